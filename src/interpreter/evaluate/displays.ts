import type * as ast from '../../python/ast/nodes';
import type { Frame } from '../frame';
import { itemsOf, starredItems } from '../iteration';
import { PythonDictionary } from '../objects/dictionary';
import { addToSet, setEntry } from '../objects/hashing';
import { mappingPairs } from '../objects/mapping';
import { PythonSet } from '../objects/set';
import { typeOf } from '../objects/types';
import { type Evaluation, finish, Unknown, type Value } from '../values';
import { evaluate } from './expressions';

/** The items of a display, stars unpacked. */
export function* buildItems(
  nodes: readonly ast.Expression[],
  frame: Frame,
  inSet = false,
): Evaluation<Value[] | Unknown> {
  const items: Value[] = [];
  let unknown: Unknown | undefined;
  for (const node of nodes) {
    if (node.kind !== 'Starred') {
      items.push(yield* finish(evaluate(node, frame)));
      continue;
    }
    const value = yield* finish(evaluate(node.value, frame));
    const unpacked = yield* inSet ? itemsOf(value, frame.machine) : starredItems(value, 'Value after *', frame.machine);
    if (unpacked instanceof Unknown) unknown ??= unpacked;
    else for (const item of unpacked) items.push(item);
  }
  frame.machine.charge(items.length >> 2);
  return unknown ?? items;
}

export function* buildSet(node: ast.Sequence, frame: Frame): Evaluation {
  const items = yield* buildItems(node.items, frame, true);
  if (items instanceof Unknown) return items;
  const set = new PythonSet();
  for (const item of items) {
    const unknown = yield* addToSet(set, item, frame.machine);
    if (unknown) return unknown;
  }
  return set;
}

export function* buildDictionary(node: ast.DictionaryDisplay, frame: Frame): Evaluation {
  const dictionary = new PythonDictionary();
  let unknown: Unknown | undefined;
  for (const { key, value } of node.entries) {
    if (key) {
      const keyValue = yield* finish(evaluate(key, frame));
      const item = yield* finish(evaluate(value, frame));
      unknown ??= yield* setEntry(dictionary, keyValue, item, frame.machine);
      continue;
    }
    const mapping = yield* finish(evaluate(value, frame));
    const pairs = yield* mappingPairs(mapping, frame.machine);
    if (pairs === undefined) frame.machine.raise('TypeError', `'${typeOf(mapping).name}' object is not a mapping`);
    if (pairs instanceof Unknown) unknown ??= pairs;
    else for (const [pairKey, item] of pairs) unknown ??= yield* setEntry(dictionary, pairKey, item, frame.machine);
  }
  return unknown ?? dictionary;
}
