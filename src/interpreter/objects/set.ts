import { pausing } from '../../numeric/pausing';
import { itemsOf, unknownIterator } from '../iteration';
import type { Interpreter } from '../machine';
import { joinReprs } from '../text/repr';
import {
  type BinaryOperator,
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
import { hashOrder } from './hashOrder';
import { describe, type Key, keyOf } from './key';
import { each } from './list';

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
    const result = setBinary(operator, self, other, false, machine as Interpreter);
    return result && becomes(self, result, machine as Interpreter);
  },
  compare: (operator, self, other, machine) => setCompare(operator, self, other, machine as Interpreter),
};

/** A set changed in place to the members of a result. */
function* becomes(self: PythonSet, steps: Evaluation<PythonSet>, machine: Interpreter): Evaluation {
  const result = yield* steps;
  for (const key of [...self.members.keys()]) {
    if (!result.members.has(key)) self.delete(key);
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  yield* self.replace(result, machine);
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

  *replace(other: PythonSet, machine: Interpreter): Evaluation<void> {
    if (other !== this) this.members.clear();
    for (const [key, value] of other.members) {
      this.members.set(key, value);
      machine.meter.tick();
      if (machine.meter.due()) yield;
    }
    this.shrunk = true;
    this.removed = [...this.removed, ...other.removed];
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
    yield* set.replace(source, machine);
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
  return yield* pausing(() => hashOrder(values, set.shrunk, set.removed));
}

/** Which members of the first set and which of the second a result takes: those that are, or are not, in the other one. */
const operators: Partial<Record<BinaryOperator, readonly [left: boolean | undefined, right: boolean | undefined]>> = {
  '|': [undefined, false],
  '&': [true, undefined],
  '-': [false, undefined],
  '^': [false, false],
};

/** A set made from two; undefined for other operands. */
export function setBinary(
  operator: BinaryOperator,
  self: PythonSet,
  other: Value,
  reflected: boolean,
  machine: Interpreter,
): Evaluation<PythonSet> | undefined {
  if (!operators[operator] || !(other instanceof PythonSet)) return undefined;
  const [left, right] = reflected ? [other, self] : [self, other];
  return combined(operator, left, right, machine);
}

function* combined(
  operator: BinaryOperator,
  left: PythonSet,
  right: PythonSet,
  machine: Interpreter,
): Evaluation<PythonSet> {
  machine.charge(left.members.size + right.members.size);
  const result = new PythonSet([], left.type === frozenSetType ? frozenSetType : setType);
  const [ofLeft, ofRight] = operators[operator] ?? [];
  const shared: Value[] = [];
  for (const [key, value] of left.members) {
    const isShared = ofLeft !== undefined && right.members.has(key);
    if (ofLeft === undefined || isShared === ofLeft) result.members.set(key, value);
    else if (operator === '^') shared.push(value);
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  if (ofRight !== undefined) {
    for (const [key, value] of right.members) {
      if (left.members.has(key) === ofRight) result.members.set(key, value);
      machine.meter.tick();
      if (machine.meter.due()) yield;
    }
  }
  result.shrunk = true;
  result.removed = [...left.removed, ...right.removed, ...shared];
  return result;
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
