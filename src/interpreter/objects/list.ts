import { arrayIterator, itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { maximumItems, repeatItems, tooLong } from '../operators/repeat';
import { indexOf, sliceIndices } from '../operators/subscript';
import { joinReprs } from '../text/repr';
import { type Evaluation, PythonObject, PythonType, type Slots, Unknown, type Value } from '../values';
import { compareSequences } from './sequence';
import { PythonSlice } from './slice';

const slots: Slots<PythonList> = {
  length: (self) => self.items.length,
  truth: (self) => self.items.length > 0,
  iterate: (self) => arrayIterator(self.items),
  repr: (self, machine) => joinReprs(self, each(self.items), '[', ']', machine as Interpreter),
  getItem(self, key, machine) {
    if (!(key instanceof PythonSlice)) return self.items[indexOf(key, self.items.length, 'list', machine)] ?? null;
    const { start, count, step } = sliceIndices(key, self.items.length, machine);
    machine.charge(count);
    if (step === 1) return new PythonList(self.items.slice(start, start + count));
    return new PythonList(Array.from({ length: count }, (_, index) => self.items[start + index * step] ?? null));
  },
  setItem(self, key, value, machine) {
    if (key instanceof PythonSlice) return assignSlice(self, key, value, machine as Interpreter);
    self.items[indexOf(key, self.items.length, 'list', machine, 'assignment index')] = value;
  },
  deleteItem(self, key, machine) {
    if (key instanceof PythonSlice) return deleteSlice(self, key, machine as Interpreter);
    self.items.splice(indexOf(key, self.items.length, 'list', machine, 'assignment index'), 1);
  },
  binary(operator, self, other, reflected, machine) {
    if (operator === '+' && !reflected && other instanceof PythonList) {
      if (self.items.length + other.items.length > maximumItems) return tooLong();
      machine.charge(self.items.length + other.items.length);
      return new PythonList(self.items.concat(other.items));
    }
    if (operator !== '*' || (typeof other !== 'bigint' && typeof other !== 'boolean')) return undefined;
    const items = repeatItems(self.items, other, machine);
    return items instanceof Unknown ? items : new PythonList(items);
  },
  inPlace(operator, self, other, machine) {
    if (operator === '+') return extend(self, other, machine as Interpreter);
    if (operator !== '*' || (typeof other !== 'bigint' && typeof other !== 'boolean')) return undefined;
    const items = repeatItems(self.items, other, machine);
    if (items instanceof Unknown) return items;
    return replace(self, 0, items, machine as Interpreter);
  },
  compare: (operator, self, other, machine) =>
    other instanceof PythonList
      ? compareSequences(operator, self.items, other.items, machine as Interpreter)
      : undefined,
};

export const listType = new PythonType('list', 'builtins', [], slots, (type, args, machine) =>
  makeList(type, args.positional, machine as Interpreter),
);

/** A Python list; of a subclass when `type` says so. */
export class PythonList extends PythonObject {
  attributes: Map<string, Value> | undefined;
  constructor(
    readonly items: Value[],
    readonly type: PythonType = listType,
  ) {
    super();
  }
}

/** One part per item, for joinReprs. */
export function* each(items: readonly Value[]): Generator<readonly Value[]> {
  for (const item of items) yield [item];
}

function* makeList(type: PythonType, args: readonly Value[], machine: Interpreter): Evaluation {
  if (args.length > 1) machine.raise('TypeError', `list expected at most 1 argument, got ${args.length}`);
  const [source] = args;
  if (source === undefined) return new PythonList([], type);
  const items = yield* itemsOf(source, machine);
  return items instanceof Unknown ? new Unknown(items.reason) : new PythonList(items, type);
}

/** The list with all from a place on replaced. */
function* replace(list: PythonList, from: number, items: readonly Value[], machine: Interpreter): Evaluation {
  list.items.length = from;
  for (const item of items) {
    list.items.push(item);
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  return list;
}

function* deleteSlice(list: PythonList, slice: PythonSlice, machine: Interpreter): Evaluation<void> {
  const { start, count, step } = sliceIndices(slice, list.items.length, machine);
  if (count === 0) return;
  const [first, width] = step < 0 ? [start + (count - 1) * step, -step] : [start, step];
  const kept: Value[] = [];
  for (let index = first; index < list.items.length; index++) {
    const at = index - first;
    if (at % width !== 0 || at / width >= count) kept.push(list.items[index] ?? null);
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  yield* replace(list, first, kept, machine);
}

/** `list += other`. */
export function* extend(list: PythonList, other: Value, machine: Interpreter): Evaluation {
  const items = yield* itemsOf(other, machine);
  if (items instanceof Unknown) machine.markDistrusted(list, items);
  else yield* replace(list, list.items.length, items, machine);
  return list;
}

function* assignSlice(list: PythonList, slice: PythonSlice, value: Value, machine: Interpreter): Evaluation<void> {
  const items = yield* itemsOf(value, machine);
  if (items instanceof Unknown) {
    machine.markDistrusted(list, items);
    return;
  }
  const { start, stop, step, count } = sliceIndices(slice, list.items.length, machine);
  if (step === 1) {
    const tail = list.items.slice(Math.max(start, stop));
    yield* replace(list, start, items, machine);
    yield* replace(list, list.items.length, tail, machine);
    return;
  }
  if (items.length !== count) {
    machine.raise(
      'ValueError',
      `attempt to assign sequence of size ${items.length} to extended slice of size ${count}`,
    );
  }
  for (const [index, item] of items.entries()) list.items[start + index * step] = item;
}
