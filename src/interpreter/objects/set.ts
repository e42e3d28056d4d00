import { pausing } from '../../numeric/pausing';
import { itemsOf, unknownIterator } from '../iteration';
import type { Interpreter } from '../machine';
import { joinReprs } from '../text/repr';
import {
  type ComparisonOperator,
  type Evaluation,
  type PythonIterator,
  PythonObject,
  PythonType,
  type Result,
  type Slots,
  Unknown,
  type Value,
} from '../values';
import { addToSet, hashKey } from './hashing';
import { emptyTable, hashOrder, itemsIn, merge, type Table, tableOf } from './hashOrder';
import { describe, type Key, keyOf } from './key';
import { each } from './list';
import { setBinary } from './setCombination';

const slots: Slots<PythonSet> = {
  length: (self) => self.members.size,
  truth: (self) => self.members.size > 0,
  *iterate(self) {
    const order = yield* orderedMembers(self);
    return order instanceof Unknown ? unknownIterator(order) : sizedIterator(self, order);
  },
  *repr(self, machine) {
    const name = self.type.name;
    if (self.members.size === 0) return { text: `${name}()`, approximate: false };
    const order = yield* orderedMembers(self);
    if (order instanceof Unknown) return order;
    const [open, close] = name === 'set' ? ['{', '}'] : [`${name}({`, '})'];
    return yield* joinReprs(self, each(order), open, close, machine as Interpreter, `${name}(...)`);
  },
  *contains(self, item, machine) {
    const key = yield* hashKey(item, machine as Interpreter);
    return key instanceof Unknown ? key : self.members.has(key);
  },
  binary: (operator, self, other, reflected, machine) =>
    setBinary(operator, self, other, reflected, machine as Interpreter),
  inPlace(operator, self, other, machine) {
    if (self.type === frozenSetType || !(other instanceof PythonSet)) return undefined;
    const result = setBinary(operator, self, other, false, machine as Interpreter, true);
    return result && becomes(self, result, machine as Interpreter);
  },
  compare: (operator, self, other, machine) => setCompare(operator, self, other, machine as Interpreter),
};

/** A set changed in place to a result. */
function* becomes(self: PythonSet, steps: Evaluation<PythonSet>, machine: Interpreter): Evaluation {
  yield* self.become(yield* steps, machine);
  return self;
}

/** Iterates the members as they were; Python raises where the set has grown or shrunk meanwhile. */
function sizedIterator(set: PythonSet, order: readonly Value[]): PythonIterator {
  const items = order[Symbol.iterator]();
  return {
    next: (machine) => {
      if (set.members.size !== order.length) machine.raise('RuntimeError', 'Set changed size during iteration');
      return items.next().value;
    },
  };
}

const make = (type: PythonType, args: readonly Value[], machine: Interpreter): Evaluation =>
  makeSet(type, args, machine);

export const setType = new PythonType('set', 'builtins', [], slots, (type, args, machine) =>
  make(type, args.positional, machine as Interpreter),
);
export const frozenSetType = new PythonType(
  'frozenset',
  'builtins',
  [],
  {
    ...slots,
    hash: (self: PythonSet) => [...self.members.keys()].map(describe).sort().join(','),
  },
  (type, args, machine) => make(type, args.positional, machine as Interpreter),
);

/** A Python set or frozenset. */
export class PythonSet extends PythonObject {
  attributes: Map<string, Value> | undefined;
  readonly members = new Map<Key, Value>();
  /** Whether an item was ever taken out: CPython's order then depends on what was there. */
  shrunk = false;
  /** The table of the members that were there first, where an operation made it. */
  base: Table | undefined;
  /** Items taken out, whose places in CPython's table stay taken. */
  removed: Value[] = [];
  constructor(
    items: Iterable<Value> = [],
    readonly type: PythonType = setType,
  ) {
    super();
    for (const item of items) {
      const key = keyOf(item);
      if (key !== undefined && !this.members.has(key)) this.members.set(key, item);
    }
  }

  /** Becomes a copy of another set as `set(other)` makes it. */
  *copy(other: PythonSet, machine: Interpreter): Evaluation<void> {
    const table = yield* tableIn(other);
    yield* this.become(other, machine);
    if (table instanceof Unknown) return;
    this.shrunk = false;
    this.removed = [];
    yield* this.lie(yield* pausing(() => merge(emptyTable(), table, () => true)));
  }

  /** Takes over the members and the history of a result. */
  *become(result: PythonSet, machine: Interpreter): Evaluation<void> {
    const members = [...result.members];
    this.members.clear();
    for (const [key, value] of members) {
      this.members.set(key, value);
      machine.meter.tick();
      if (machine.meter.due()) yield;
    }
    this.base = result.base;
    this.shrunk = result.shrunk;
    this.removed = [...result.removed];
  }

  /** Members lie as in this table, all of whose items they are. */
  *lie(table: Table): Evaluation<void> {
    this.members.clear();
    for (const value of yield* pausing(() => itemsIn(table))) {
      const key = keyOf(value);
      if (key !== undefined) this.members.set(key, value);
    }
    this.base = table;
  }

  delete(key: Key): boolean {
    const item = this.members.get(key);
    if (item === undefined) return false;
    this.members.delete(key);
    this.shrunk = true;
    this.removed.push(item);
    return true;
  }
}

function* makeSet(type: PythonType, args: readonly Value[], machine: Interpreter): Evaluation {
  if (args.length > 1) machine.raise('TypeError', `${type.name} expected at most 1 argument, got ${args.length}`);
  const set = new PythonSet([], type);
  const [source] = args;
  if (source === undefined) return set;
  if (source instanceof PythonSet) {
    if (type === frozenSetType && source.type === frozenSetType) return source;
    yield* set.copy(source, machine);
    return set;
  }
  const items = yield* itemsOf(source, machine);
  if (items instanceof Unknown) return new Unknown(items.reason);
  for (const item of items) yield* addToSet(set, item, machine);
  return set;
}

/** The members as CPython iterates them; Unknown where that order differs from run to run or depends on the set's history. */
export function* orderedMembers(set: PythonSet): Evaluation<Value[] | Unknown> {
  const values = [...set.members.values()];
  if (values.length < 2) return values;
  return yield* pausing(() => hashOrder(historyOf(set, values)));
}

const historyOf = ({ base, shrunk, removed }: PythonSet, values: readonly Value[]) => ({
  values,
  base,
  shrunk,
  removed,
});

/** The table of a set as CPython has it; Unknown as the order is. */
export function* tableIn(set: PythonSet): Evaluation<Table | Unknown> {
  return yield* pausing(() => tableOf(historyOf(set, [...set.members.values()])));
}

export function setCompare(
  operator: ComparisonOperator,
  self: PythonSet,
  other: Value,
  machine: Interpreter,
): Result | undefined {
  if (!(other instanceof PythonSet)) return undefined;
  machine.charge(self.members.size);
  const [a, b] = [self.members.size, other.members.size];
  switch (operator) {
    case '==':
      return a === b && isSubset(self, other, false, machine);
    case '!=':
      return a !== b || isSubset(self, other, true, machine);
    case '<=':
      return isSubset(self, other, false, machine);
    case '<':
      return a < b && isSubset(self, other, false, machine);
    case '>=':
      return isSubset(other, self, false, machine);
    default:
      return a > b && isSubset(other, self, false, machine);
  }
}

/** Whether every member is in the other set; the opposite when `negated`. */
function* isSubset(a: PythonSet, b: PythonSet, negated: boolean, machine: Interpreter): Evaluation<boolean> {
  for (const key of a.members.keys()) {
    if (!b.members.has(key)) return negated;
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  return !negated;
}
