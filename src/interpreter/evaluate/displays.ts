import type * as ast from '../../python/ast/nodes';
import type { Frame } from '../frame';
import { itemsOf, starredItems } from '../iteration';
import type { Interpreter } from '../machine';
import { PythonDictionary } from '../objects/dictionary';
import { addToSet, setEntry } from '../objects/hashing';
import { mappingPairs } from '../objects/mapping';
import { orderedMembers, PythonSet } from '../objects/set';
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
  if (node.items.length > 2 && node.items.every(isConstant)) return yield* merged(set, frame.machine);
  if (node.items.some(({ kind }) => kind === 'Starred' || kind === 'Binary')) set.shrunk = true;
  return set;
}

const constants: ReadonlySet<ast.Expression['kind']> = new Set<ast.Expression['kind']>([
  'Bytes',
  'Constant',
  'Ellipsis',
  'Imaginary',
]);

/**
 * A display of three or more constants: CPython's compiler keeps a frozenset of them, made anew where it joins equal constants, and
 * merges it into an empty set (Python/compile.c, starunpack_helper and merge_consts_recursive).
 */
function* merged(set: PythonSet, machine: Interpreter): Evaluation {
  const order = yield* orderedMembers(set);
  const [constant, display] = [new PythonSet(order instanceof Unknown ? set.members.values() : order), new PythonSet()];
  yield* display.copy(constant, machine);
  return display;
}

/** Whether CPython's compiler makes a constant of it. */
function isConstant(node: ast.Expression): boolean {
  if (node.kind === 'Unary') return isConstant(node.operand);
  return node.kind === 'Tuple' ? node.items.every(isConstant) : constants.has(node.kind);
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
