import type { Outline } from '../outline/expression';
import type { Place, PlacedOutline } from '../outline/outline';
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

/** All that the statements at some places say, kept up to date as places come and go. */
export class NameIndex implements Names {
  readonly #binding = new Map<string, Set<Place>>();
  readonly #assigning = new Map<string, Set<Place>>();
  readonly #starring = new Set<Place>();
  readonly #importing = new Set<Place>();
  readonly #bound = new Map<string, Bindings>();
  readonly assignedElsewhere = { has: (name: string) => (this.#assigning.get(name)?.size ?? 0) > 0 };
  readonly moduleBindings = {
    get: (name: string) => this.#bindingsOf(name),
    until: (name: string) => this.#bindingsOf(name),
  };

  add(place: Place): void {
    for (const { outline } of place.outlines) {
      for (const name of outline.scope.bindings.keys()) {
        setAt(this.#binding, name).add(place);
        this.#bound.delete(name);
      }
      for (const name of outline.assignedElsewhere) setAt(this.#assigning, name).add(place);
      if (outline.stars.length > 0) this.#starring.add(place);
      if (outline.importsTorch) this.#importing.add(place);
    }
  }

  delete(place: Place): void {
    for (const { outline } of place.outlines) {
      for (const name of outline.scope.bindings.keys()) {
        this.#binding.get(name)?.delete(place);
        this.#bound.delete(name);
      }
      for (const name of outline.assignedElsewhere) this.#assigning.get(name)?.delete(place);
      this.#starring.delete(place);
      this.#importing.delete(place);
    }
  }

  /** Where after an offset the first place begins that surely binds a name; infinity where none does. */
  boundNext(name: string, offset: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { start, outlines } of this.#binding.get(name) ?? [])
      if (start >= offset && start < next && outlines.some(({ outline }) => surelyBinds(outline, name))) next = start;
    return next;
  }

  get stars(): readonly string[] {
    return inOrder(this.#starring).flatMap(({ outlines }) => outlines.flatMap(({ outline }) => outline.stars));
  }

  get importsTorch(): boolean {
    return this.#importing.size > 0;
  }

  #bindingsOf(name: string): Bindings | undefined {
    const known = this.#bound.get(name);
    const places = this.#binding.get(name);
    if (known !== undefined || places === undefined || places.size === 0) return known;
    const all = inOrder(places).flatMap(({ outlines }) => outlines.flatMap((outline) => bindingsIn(outline, name)));
    const bindings = bindingsOf(all);
    this.#bound.set(name, bindings);
    return bindings;
  }
}

function surelyBinds({ scope }: Outline, name: string): boolean {
  return scope.bindings.get(name)?.some(({ block, floating }) => block === undefined && !floating) ?? false;
}

/** What one statement binds to a name at module level. */
export function bindingsIn(outline: PlacedOutline, name: string): PlacedBinding[] {
  return (outline.outline.scope.bindings.get(name) ?? []).map((binding) => ({ binding, outline }));
}

/** The names of which a statement says something to others. */
export function namesSaid({ scope, assignedElsewhere }: Outline): string[] {
  return [...scope.bindings.keys(), ...assignedElsewhere];
}

function inOrder(places: ReadonlySet<Place>): readonly Place[] {
  return [...places].sort((a, b) => a.start - b.start);
}

function setAt(map: Map<string, Set<Place>>, name: string): Set<Place> {
  const known = map.get(name) ?? new Set<Place>();
  map.set(name, known);
  return known;
}
