import type { Expression } from '../../python/ast/nodes';
import { deleteAttribute, setAttribute } from '../attributeStores';
import { raised } from '../exceptions';
import type { Frame } from '../frame';
import { itemsOf, iterate } from '../iteration';
import { bindingFrame } from '../names';
import { PythonList } from '../objects/list';
import { PythonTuple } from '../objects/tuple';
import { typeOf } from '../objects/types';
import { deleteItem, setItem } from '../operators/item';
import { unknownOf } from '../unknown/among';
import { UnknownRest } from '../unknown/rest';
import { type Evaluation, finish, type PythonIterator, type Result, Unknown, type Value } from '../values';
import { evaluate } from './expressions';

/** `target = value`. */
export function assign(target: Expression, value: Value, frame: Frame): Result<void> {
  if (target.kind === 'Name') {
    bindingFrame(target.name, frame).locals.set(target.name, value);
    return;
  }
  if (target.kind === 'Tuple' || target.kind === 'List') return unpack(target.items, value, frame);
  if (target.kind === 'Starred') return assign(target.value, value, frame);
  return store(target, value, frame);
}

function* store(target: Expression, value: Value, frame: Frame): Evaluation<void> {
  if (target.kind === 'Attribute') {
    const object = yield* finish(evaluate(target.object, frame));
    yield* finish(setAttribute(object, target.name, value, frame.machine));
  } else if (target.kind === 'Subscript') {
    const object = yield* finish(evaluate(target.object, frame));
    const index = yield* finish(evaluate(target.index, frame));
    yield* finish(setItem(object, index, value, frame.machine));
  }
}

function* unpack(targets: readonly Expression[], value: Value, frame: Frame): Evaluation<void> {
  const items = yield* unpackedItems(targets, value, frame);
  for (const [index, target] of targets.entries()) {
    const item = items instanceof Unknown ? items : (items[index] ?? null);
    yield* finish(assign(target, item, frame));
  }
}

/** One value per target, or Python's ValueError; Unknown when the items are. */
function* unpackedItems(targets: readonly Expression[], value: Value, frame: Frame): Evaluation<Value[] | Unknown> {
  const { machine } = frame;
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  const star = targets.findIndex((target) => target.kind === 'Starred');
  if (star < 0) {
    const items =
      value instanceof PythonTuple || value instanceof PythonList
        ? value.items
        : yield* take(yield* unpackable(value, frame), targets.length + 1, frame);
    if (items instanceof Unknown) return items;
    if (items.length > targets.length) {
      throw raised('ValueError', `too many values to unpack (expected ${targets.length})`);
    }
    if (items.length < targets.length) {
      throw raised('ValueError', `not enough values to unpack (expected ${targets.length}, got ${items.length})`);
    }
    return [...items];
  }
  yield* unpackable(value, frame);
  const items = yield* itemsOf(value, machine);
  if (items instanceof Unknown) return items;
  const after = targets.length - star - 1;
  if (items.length < targets.length - 1) {
    throw raised(
      'ValueError',
      `not enough values to unpack (expected at least ${targets.length - 1}, got ${items.length})`,
    );
  }
  const middle = new PythonList(items.slice(star, items.length - after));
  return [...items.slice(0, star), middle, ...items.slice(items.length - after)];
}

function* unpackable(value: Value, frame: Frame): Evaluation<PythonIterator> {
  try {
    return yield* finish(iterate(value, frame.machine));
  } catch (error) {
    const type = typeOf(value).name;
    const [message] = (error as { exception?: { args: readonly Value[] } }).exception?.args ?? [];
    if (message === `'${type}' object is not iterable`)
      throw raised('TypeError', `cannot unpack non-iterable ${type} object`);
    throw error;
  }
}

function* take(iterator: PythonIterator, most: number, frame: Frame): Evaluation<Value[] | Unknown> {
  const items: Value[] = [];
  while (items.length < most) {
    const result = iterator.next(frame.machine);
    const item = result !== undefined ? yield* finish(result) : undefined;
    if (item === undefined) break;
    if (item instanceof UnknownRest) return item;
    items.push(item);
  }
  return items;
}

/** `del target`. */
export function* remove(target: Expression, frame: Frame): Evaluation<void> {
  if (target.kind === 'Name') {
    const { locals } = bindingFrame(target.name, frame);
    if (locals.delete(target.name)) return;
    if (frame.scope.kind !== 'function') throw raised('NameError', `name '${target.name}' is not defined`);
    throw raised(
      'UnboundLocalError',
      `cannot access local variable '${target.name}' where it is not associated with a value`,
    );
  }
  if (target.kind === 'Attribute') {
    const object = yield* finish(evaluate(target.object, frame));
    yield* finish(deleteAttribute(object, target.name, frame.machine));
  } else if (target.kind === 'Subscript') {
    const object = yield* finish(evaluate(target.object, frame));
    const index = yield* finish(evaluate(target.index, frame));
    yield* finish(deleteItem(object, index, frame.machine));
  } else if (target.kind === 'Tuple' || target.kind === 'List') {
    for (const item of target.items) yield* remove(item, frame);
  }
}
