import type { PlacedOutline } from '../outline/outline';
import { type Bindings, bindingsOf, type PlacedBinding } from './reach';

/** What the statements of a document say about names, as far as resolving asks for it. */
export interface Names {
  /** What is bound at module level, by name. */
  readonly moduleBindings: {
    get(name: string): Bindings | undefined;
    /** At least those that can hold where a name is read at module level in a statement that begins at an offset. */
    until(name: string, base: number): Bindings | undefined;
  };
  /** Modules of which everything is imported. */
  readonly stars: readonly string[];
  readonly assignedElsewhere: { has(name: string): boolean };
  readonly importsTorch: boolean;
}

/** All that the outlines of a document say. */
export function namesOf(outlines: readonly PlacedOutline[]): Names {
  const stars: string[] = [];
  const assignedElsewhere = new Set<string>();
  const all = new Map<string, PlacedBinding[]>();
  let importsTorch = false;
  for (const placed of outlines) {
    const { outline } = placed;
    stars.push(...outline.stars);
    for (const name of outline.assignedElsewhere) assignedElsewhere.add(name);
    importsTorch ||= outline.importsTorch;
    for (const [name, bindings] of outline.scope.bindings) {
      const known = all.get(name);
      const own = bindings.map((binding): PlacedBinding => ({ binding, outline: placed }));
      if (known === undefined) all.set(name, own);
      else known.push(...own);
    }
  }
  const bound = new Map([...all].map(([name, bindings]) => [name, bindingsOf(bindings)]));
  const get = (name: string) => bound.get(name);
  return { moduleBindings: { get, until: get }, stars, assignedElsewhere, importsTorch };
}
