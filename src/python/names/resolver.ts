import type { Catalogue } from '../catalogue';
import type { Block, Expression, Scope } from '../outline/expression';
import type { Place, PlacedOutline } from '../outline/outline';
import { attributeOf } from './attribute';
import { bindingMeaning, lookUp, settledMeaning } from './binding';
import { callMeaning } from './call';
import { Findings, Sources } from './findings';
import { subscriptMeaning } from './item';
import { agreed, type Meaning, other } from './meaning';
import type { Names } from './names';
import type { Bindings, PlacedBinding } from './reach';

/** Where an expression stands. */
export interface Context {
  readonly outline: PlacedOutline;
  readonly scope: Scope;
  readonly block: Block | undefined;
}

/** What the names of one document mean. */
export interface Resolver {
  readonly catalogue: Catalogue;
  readonly names: Names;
  /** What an expression stands for; undefined where names do not tell. */
  meaning(expression: Expression, context: Context): Meaning | undefined;
  /** What a binding gives its name. */
  bound(placed: PlacedBinding): Meaning | undefined;
  /** What a name of the module stands for once all of its bindings may have been made; the same wherever it is read. */
  settled(name: string, bindings: Bindings): Meaning | undefined;
}

/** Longer chains of names are not followed at once. */
const deepest = 100;

/** Thrown where a chain of names is too long: its end is to be found first. */
class TooDeep {
  constructor(
    readonly expression: Expression,
    readonly context: Context,
  ) {}
}

/** @param findings what was found out before and holds still, by place; grows */
export function resolverOf(names: Names, catalogue: Catalogue, findings = new Map<Place, Findings>()): Resolver {
  const settled = new Map<string, Settled>();
  const settling = new Set<string>();
  /** Findings that one question has opened. */
  const asked = new Set<Findings>();
  let depth = 0;
  let circular = false;
  let current: Sources | Findings | undefined;

  const findingsAt = (place: Place): Findings => {
    const known = findings.get(place) ?? new Findings();
    findings.set(place, known);
    return known;
  };

  /** Finds with its sources noted in one place. */
  const noting = <T>(sources: Sources, find: () => T): T => {
    const outer = { current, circular };
    if (current !== sources) current?.findings.add(sources);
    current = sources;
    circular = false;
    const found = find();
    current = outer.current;
    circular ||= outer.circular;
    return found;
  };

  const find = (expression: Expression, context: Context, own: Findings): Meaning | undefined =>
    noting(own, () => {
      const { meanings, open } = own;
      if (meanings.has(expression)) return meanings.get(expression);
      if (open.has(expression) || own.circular.has(expression)) {
        // What refers to itself is not known.
        circular = true;
        return own.circular.get(expression);
      }
      if (depth >= deepest) throw new TooDeep(expression, context);
      asked.add(own);
      open.add(expression);
      depth++;
      const meaning = readMeaning(resolver, expression, context);
      depth--;
      open.delete(expression);
      (circular ? own.circular : meanings).set(expression, meaning);
      return meaning;
    });

  const forget = (): void => {
    for (const one of asked) {
      one.open.clear();
      one.circular.clear();
    }
    asked.clear();
    settling.clear();
    depth = 0;
    current = undefined;
    circular = false;
  };

  /** A question from outside: of a chain that is too long first the far end, then the nearer ones. */
  const answer = (expression: Expression, context: Context): Meaning | undefined => {
    const pending = [new TooDeep(expression, context)];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      try {
        const meaning = find(next.expression, next.context, findingsAt(next.context.outline.place));
        if (pending.length === 0 || circular) return pending.length === 0 ? meaning : undefined;
      } catch (error) {
        if (!(error instanceof TooDeep)) throw error;
        const further = error;
        if (
          [...pending, next].some(
            (one) => one.expression === further.expression && one.context.outline === further.context.outline,
          )
        )
          return undefined;
        pending.push(next, further);
      } finally {
        forget();
      }
    }
    return undefined;
  };

  const noted =
    <T>(look: (name: string) => T) =>
    (name: string): T => {
      current?.names.add(name);
      return look(name);
    };

  const resolver: Resolver = {
    catalogue,
    names: {
      moduleBindings: {
        get: noted(names.moduleBindings.get),
        until(name, base) {
          if (current instanceof Findings) current.namesAbove.add(name);
          return names.moduleBindings.until(name, base);
        },
      },
      assignedElsewhere: { has: noted((name) => names.assignedElsewhere.has(name)) },
      get stars() {
        return names.stars;
      },
      get importsTorch() {
        return names.importsTorch;
      },
    },
    meaning(expression, context) {
      if (depth === 0) return answer(expression, context);
      return find(expression, context, findingsAt(context.outline.place));
    },
    bound: (placed) => bindingMeaning(resolver, placed),
    settled(name, bindings) {
      const known = settled.get(name) ?? { sources: new Sources() };
      return noting(known.sources, () => {
        if (known.found !== undefined) return known.found.meaning;
        if (settling.has(name)) {
          circular = true;
          return undefined;
        }
        settling.add(name);
        const meaning = settledMeaning(resolver, bindings);
        settling.delete(name);
        if (!circular) settled.set(name, { ...known, found: { meaning } });
        return meaning;
      });
    },
  };
  return resolver;
}

interface Settled {
  readonly sources: Sources;
  readonly found?: { readonly meaning: Meaning | undefined };
}

function readMeaning(resolver: Resolver, expression: Expression, context: Context): Meaning | undefined {
  switch (expression.kind) {
    case 'name':
      return lookUp(resolver, expression.name, context, context.outline.base + expression.from);
    case 'attribute':
      return attributeOf(resolver, resolver.meaning(expression.object, context), expression.name);
    case 'call':
      return callMeaning(resolver, expression, context);
    case 'subscript':
      return subscriptMeaning(resolver, expression, context);
    case 'string':
      return { kind: 'text', value: expression.value };
    case 'literal':
      if (expression.value === null) return { kind: 'none' };
      return typeof expression.value === 'number' ? { kind: 'number', value: expression.value } : other;
    case 'list':
      return { kind: 'list', items: expression.items.map((item) => resolver.meaning(item, context)), id: expression };
    case 'table': {
      const entries = new Map<string, Meaning | undefined>();
      for (const [key, value] of expression.entries) {
        const meaning = resolver.meaning(key, context);
        if (meaning?.kind !== 'text') return undefined;
        entries.set(meaning.value, resolver.meaning(value, context));
      }
      return { kind: 'table', entries, id: expression };
    }
    case 'choice':
      return agreed(expression.branches.map((branch) => resolver.meaning(branch, context)));
    case 'operation': {
      const operands = expression.operands.map((operand) => resolver.meaning(operand, context));
      if (operands.some((operand) => operand?.kind === 'tensor')) return { kind: 'tensor' };
      return operands.every((operand) => operand?.kind === 'other' || operand?.kind === 'number') ? other : undefined;
    }
    case 'plain':
      return other;
    case 'unread':
      return undefined;
  }
}
