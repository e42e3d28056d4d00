import { raised } from '../exceptions';
import { itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import type { Bound } from '../signature';
import { type BinaryOperator, type Evaluation, finish, type Result, Unknown, type Value } from '../values';
import { PythonDictionary } from './dictionary';
import { addToSet, hashKey } from './hashing';
import type { MethodRow } from './methods';
import { orderedMembers, PythonSet, setCompare } from './set';
import { setBinary } from './setCombination';

function* toSet(value: Value, machine: Interpreter): Evaluation<PythonSet | Unknown> {
  if (value instanceof PythonSet) return value;
  const items = yield* itemsOf(value, machine);
  if (items instanceof Unknown) return items;
  const set = new PythonSet();
  for (const item of items) {
    const unknown = yield* addToSet(set, item, machine);
    if (unknown) return unknown;
  }
  return set;
}

/** `self.method(*others)` by an operator. */
const combine = (operator: BinaryOperator): MethodRow<PythonSet> => [
  '*others',
  function* (self, bound, machine) {
    let result = bound.rest.length === 0 ? yield* copy(self, machine) : self;
    for (const other of bound.rest) {
      const right = yield* toSet(other, machine);
      if (right instanceof Unknown) return right;
      const next = yield* finish(setBinary(operator, result, right, false, machine) ?? null);
      if (next instanceof PythonSet) result = next;
      result.shrunk ||= !(other instanceof PythonSet) || bound.rest.length > 1;
    }
    return result;
  },
];

const update = (operator: BinaryOperator): MethodRow<PythonSet> => [
  '*others',
  function* (self, bound, machine) {
    for (const other of bound.rest) {
      const right = yield* toSet(other, machine);
      if (right instanceof Unknown) machine.markDistrusted(self, right);
      else if (operator === '|' && !(other instanceof PythonSet)) {
        for (const item of right.members.values()) yield* addToSet(self, item, machine);
        self.shrunk ||= other instanceof PythonDictionary;
      } else {
        const result = yield* finish(setBinary(operator, self, right, false, machine, true) ?? null);
        if (result instanceof PythonSet) yield* self.become(result, machine);
        self.shrunk ||= !(other instanceof PythonSet);
      }
    }
    return null;
  },
];

const relation = (test: (left: PythonSet, right: PythonSet, machine: Interpreter) => Result): MethodRow<PythonSet> => [
  'other, /',
  function* (self, bound, machine) {
    const right = yield* toSet(bound.get('other'), machine);
    return right instanceof Unknown ? right : yield* finish(test(self, right, machine));
  },
];

function* copy(self: PythonSet, machine: Interpreter): Evaluation<PythonSet> {
  const result = new PythonSet([], self.type);
  yield* result.copy(self, machine);
  return result;
}

const remove = (raises: boolean): MethodRow<PythonSet> => [
  'element, /',
  function* (self: PythonSet, bound: Bound, machine: Interpreter) {
    const key = yield* hashKey(bound.get('element'), machine);
    if (key instanceof Unknown) machine.markDistrusted(self, key);
    else if (!self.delete(key) && raises) throw raised('KeyError', bound.get('element'));
    return null;
  },
];

/** Methods of sets and frozensets alike. */
export const frozenSetMethods: Readonly<Record<string, MethodRow<PythonSet>>> = {
  union: combine('|'),
  intersection: combine('&'),
  difference: combine('-'),
  symmetric_difference: combine('^'),
  issubset: relation((left, right, machine) => setCompare('<=', left, right, machine) ?? null),
  issuperset: relation((left, right, machine) => setCompare('>=', left, right, machine) ?? null),
  isdisjoint: relation((left, right) => [...left.members.keys()].every((key) => !right.members.has(key))),
  copy: ['', (self, _bound, machine) => copy(self, machine)],
};

export const setMethods: Readonly<Record<string, MethodRow<PythonSet>>> = {
  ...frozenSetMethods,
  add: [
    'element, /',
    function* (self, bound, machine) {
      yield* addToSet(self, bound.get('element'), machine);
      return null;
    },
  ],
  remove: remove(true),
  discard: remove(false),
  pop: [
    '',
    function* (self, _bound, machine) {
      const order = yield* orderedMembers(self);
      if (order instanceof Unknown) {
        machine.markDistrusted(self, order);
        return order;
      }
      const [first] = order;
      if (first === undefined) return machine.raise('KeyError', 'pop from an empty set');
      for (const [key, value] of self.members) if (value === first) self.delete(key);
      return first;
    },
  ],
  clear: [
    '',
    (self) => {
      self.members.clear();
      self.base = undefined;
      self.shrunk = false;
      self.removed = [];
      return null;
    },
  ],
  update: update('|'),
  difference_update: update('-'),
  intersection_update: update('&'),
  symmetric_difference_update: update('^'),
};
