import type { Catalogue } from '../catalogue';
import type { Block, Expression, Scope } from '../outline/expression';
import type { PlacedOutline } from '../outline/outline';
import { attributeOf } from './attribute';
import { bindingMeaning, lookUp, settledMeaning } from './binding';
import { callMeaning } from './call';
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

/** Longer chains of names are not followed. */
const deepest = 100;

export function resolverOf(names: Names, catalogue: Catalogue): Resolver {
  /** By expression; a segment that stands twice shares its expressions, so each copy has its own. */
  const meanings: Map<Expression, Meaning | undefined>[] = [];
  const settled = new Map<string, Meaning | undefined>();
  let depth = 0;
  const resolver: Resolver = {
    catalogue,
    names,
    meaning(expression, context) {
      if (depth >= deepest) return undefined;
      const { copy } = context.outline;
      const known = meanings[copy] ?? new Map<Expression, Meaning | undefined>();
      meanings[copy] = known;
      const memo = known.get(expression);
      if (memo !== undefined || known.has(expression)) return memo;
      // What refers to itself is not known.
      known.set(expression, undefined);
      depth++;
      const meaning = readMeaning(resolver, expression, context);
      depth--;
      known.set(expression, meaning);
      return meaning;
    },
    bound: (placed) => bindingMeaning(resolver, placed),
    settled(name, bindings) {
      if (!settled.has(name)) {
        settled.set(name, undefined);
        settled.set(name, settledMeaning(resolver, bindings));
      }
      return settled.get(name);
    },
  };
  return resolver;
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
