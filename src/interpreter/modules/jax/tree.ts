import { PythonDictionary } from '../../objects/dictionary';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Evaluation, Value } from '../../values';
import { Unknown } from '../../values';
import { Declined, decline } from '../declined';
import type { Row } from './table';

/** A pytree taken apart: its leaves in JAX's order and how to put others in their places. */
export interface Tree {
  readonly leaves: readonly Value[];
  readonly rebuild: (leaves: readonly Value[]) => Value;
  /** Equal for trees of the same structure. */
  readonly structure: string;
}

/** Each tree with its share of leaves, in order. */
export function rebuildAll(trees: readonly Tree[], leaves: readonly Value[]): Value[] {
  let at = 0;
  return trees.map((tree) => {
    const start = at;
    at += tree.leaves.length;
    return tree.rebuild(leaves.slice(start, at));
  });
}

const branch = (parts: readonly Tree[], name: string, make: (items: Value[]) => Value): Tree => ({
  leaves: parts.flatMap((part) => part.leaves),
  structure: `${name}(${parts.map((part) => part.structure).join()})`,
  rebuild: (leaves) => make(rebuildAll(parts, leaves)),
});

/** Takes lists, tuples and dictionaries apart; None is a tree without leaves. */
export function flatten(value: Value): Tree {
  if (value instanceof Unknown) throw new Declined(value);
  if (value === null) return { leaves: [], rebuild: () => null, structure: 'None' };
  if (value instanceof PythonList) return branch(value.items.map(flatten), 'list', (items) => new PythonList(items));
  if (value instanceof PythonTuple)
    return branch(value.items.map(flatten), 'tuple', (items) => new PythonTuple(items, value.type));
  if (value instanceof PythonDictionary) {
    const pairs = [...value.entries.values()].map(([key, item]) => [String(key), key, item] as const);
    if (pairs.some(([, key]) => typeof key !== 'string')) return decline('a pytree with such keys is not evaluated');
    const sorted = pairs.toSorted(([a], [b]) => (a < b ? -1 : 1));
    const parts = sorted.map(([, , item]) => flatten(item));
    const keys = sorted.map(([, key]) => key);
    return branch(
      parts,
      `dict ${keys.join(' ')}`,
      (items) => new PythonDictionary(items.map((item, i) => [keys[i] ?? '', item])),
    );
  }
  return { leaves: [value], rebuild: ([leaf = null]) => leaf, structure: '*' };
}

/** jax.tree.map and its older names. */
export const treeRows: readonly Row[] = [
  [
    'tree.map tree_util.tree_map',
    '(f, tree, *rest, is_leaf=None)',
    function* (bound, machine): Evaluation {
      if (bound.get('is_leaf') !== null) return decline('tree.map with is_leaf is not evaluated');
      const trees = [bound.get('tree'), ...bound.rest].map(flatten);
      const [first] = trees;
      if (first === undefined || trees.some((tree) => tree.structure !== first.structure))
        return decline('trees of different structure are not evaluated');
      const results: Value[] = [];
      for (const i of first.leaves.keys())
        results.push(yield* machine.callWith(bound.get('f'), ...trees.map((tree) => tree.leaves[i] ?? null)));
      return first.rebuild(results);
    },
  ],
  [
    'tree.leaves tree_util.tree_leaves',
    '(tree, is_leaf=None)',
    (bound) => new PythonList([...flatten(bound.get('tree')).leaves]),
  ],
];
