import { itemsOf, nativeIterator, unknownIterator } from '../iteration';
import type { Interpreter } from '../machine';
import { joinReprs } from '../text/repr';
import {
  type BinaryOperator,
  type ComparisonOperator,
  type Evaluation,
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
  iterate(self) {
    const order = orderedMembers(self);
    return order instanceof Unknown ? unknownIterator(order) : nativeIterator(order[Symbol.iterator]());
  },
  repr(self, machine) {
    const name = self.type.name;
    if (self.members.size === 0) return { text: `${name}()`, approximate: false };
    const order = orderedMembers(self);
    if (order instanceof Unknown) return order;
    const [open, close] = name === 'set' ? ['{', '}'] : [`${name}({`, '})'];
    return joinReprs(self, each(order), open, close, machine as Interpreter, `${name}(...)`);
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
    if (!(result instanceof PythonSet)) return undefined;
    for (const key of [...self.members.keys()]) if (!result.members.has(key)) self.delete(key);
    self.replace(result);
    return self;
  },
  compare: (operator, self, other, machine) => setCompare(operator, self, other, machine as Interpreter),
};

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
  removed: readonly Value[] = [];
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

  replace(other: PythonSet): void {
    this.members.clear();
    for (const [key, value] of other.members) this.members.set(key, value);
    this.shrunk = true;
    this.removed = [...this.removed, ...other.removed];
  }

  delete(key: Key): boolean {
    const item = this.members.get(key);
    if (item === undefined) return false;
    this.members.delete(key);
    this.shrunk = true;
    this.removed = [...this.removed, item];
    return true;
  }
}

function* makeSet(type: PythonType, args: readonly Value[], machine: Interpreter): Evaluation {
  if (args.length > 1) machine.raise('TypeError', `${type.name} expected at most 1 argument, got ${args.length}`);
  const set = new PythonSet([], type);
  const [source] = args;
  if (source === undefined) return set;
  if (source instanceof PythonSet) {
    set.replace(source);
    set.shrunk = true;
    return set;
  }
  const items = yield* itemsOf(source, machine);
  if (items instanceof Unknown) return new Unknown(items.reason);
  for (const item of items) yield* addToSet(set, item, machine);
  return set;
}

/** The members as CPython iterates them; Unknown where that order differs from run to run or depends on the set's history. */
export function orderedMembers(set: PythonSet): Value[] | Unknown {
  const values = [...set.members.values()];
  if (values.length < 2) return values;
  return hashOrder(values, set.shrunk, set.removed);
}

type SetOperator = (left: PythonSet, right: PythonSet) => Map<Key, Value>;

const operators: Partial<Record<BinaryOperator, SetOperator>> = {
  '|': (left, right) => new Map([...left.members, ...[...right.members].filter(([key]) => !left.members.has(key))]),
  '&': (left, right) => new Map([...left.members].filter(([key]) => right.members.has(key))),
  '-': (left, right) => new Map([...left.members].filter(([key]) => !right.members.has(key))),
  '^': (left, right) =>
    new Map([
      ...[...left.members].filter(([key]) => !right.members.has(key)),
      ...[...right.members].filter(([key]) => !left.members.has(key)),
    ]),
};

export function setBinary(
  operator: BinaryOperator,
  self: PythonSet,
  other: Value,
  reflected: boolean,
  machine: Interpreter,
): Value | undefined {
  const combine = operators[operator];
  if (!combine || !(other instanceof PythonSet)) return undefined;
  const [left, right] = reflected ? [other, self] : [self, other];
  machine.charge(left.members.size + right.members.size);
  const result = new PythonSet([], left.type === frozenSetType ? frozenSetType : setType);
  for (const [key, value] of combine(left, right)) result.members.set(key, value);
  result.shrunk = true;
  const shared = operator === '^' ? [...left.members].filter(([key]) => right.members.has(key)) : [];
  result.removed = [...left.removed, ...right.removed, ...shared.map(([, value]) => value)];
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
  const isSubset = (a: PythonSet, b: PythonSet): boolean => [...a.members.keys()].every((key) => b.members.has(key));
  const [a, b] = [self.members.size, other.members.size];
  const outcomes: Record<ComparisonOperator, () => boolean> = {
    '==': () => a === b && isSubset(self, other),
    '!=': () => a !== b || !isSubset(self, other),
    '<=': () => isSubset(self, other),
    '<': () => a < b && isSubset(self, other),
    '>=': () => isSubset(other, self),
    '>': () => a > b && isSubset(other, self),
  };
  return outcomes[operator]();
}
