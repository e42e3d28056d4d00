import { makeIterator } from '../../builtins/iterators';
import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { dictionaryType, PythonDictionary } from '../../objects/dictionary';
import { hashKey, plainKey, setEntry } from '../../objects/hashing';
import { PythonList } from '../../objects/list';
import { mappingPairs } from '../../objects/mapping';
import { defineMethods, type MethodRow } from '../../objects/methods';
import { PythonTuple } from '../../objects/tuple';
import { binary } from '../../operators/binary';
import { compare } from '../../operators/compare';
import { sortItems } from '../../operators/sort';
import { toIndex } from '../../operators/subscript';
import { joinReprs } from '../../text/repr';
import {
  type BinaryOperator,
  Builtin,
  type Evaluation,
  finish,
  PythonType,
  type Slots,
  Unknown,
  type Value,
} from '../../values';

const count = new Builtin(
  'count',
  ({ positional: [pair] }) => (pair instanceof PythonTuple ? (pair.items[1] ?? null) : null),
  true,
);

function* mostCommon(self: PythonDictionary, machine: Interpreter): Evaluation<Value[] | Unknown> {
  const pairs: PythonTuple[] = [];
  for (const entry of self.entries.values()) {
    pairs.push(new PythonTuple(entry));
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  return yield* sortItems(pairs, count, true, machine);
}

function* combine(
  operator: BinaryOperator,
  left: PythonDictionary,
  right: PythonDictionary,
  machine: Interpreter,
): Evaluation {
  const result = new PythonDictionary([], counterType);
  const keys = new Map([...left.entries, ...right.entries]);
  for (const [key, [name]] of keys) {
    machine.meter.tick();
    if (machine.meter.due()) yield;
    const a = left.entries.get(key)?.[1] ?? 0n;
    const b = right.entries.get(key)?.[1] ?? 0n;
    const less = yield* finish(compare('<', a, b, machine));
    let value: Value;
    if (operator === '&') value = less === true ? a : b;
    else if (operator === '|') value = less === true ? b : a;
    else value = yield* finish(binary(operator, a, b, machine));
    if ((yield* finish(compare('>', value, 0n, machine))) === true) result.setByKey(key, name, value);
  }
  return result;
}

const slots: Slots<PythonDictionary> = {
  *getItem(self, key, machine) {
    const found = yield* hashKey(key, machine as Interpreter);
    return found instanceof Unknown ? found : (self.entries.get(found)?.[1] ?? 0n);
  },
  *repr(self, machine) {
    if (self.entries.size === 0) return { text: 'Counter()', approximate: false };
    const pairs = yield* mostCommon(self, machine as Interpreter);
    if (pairs instanceof Unknown) return pairs;
    const entries = pairs.map((pair) => (pair as PythonTuple).items);
    return yield* joinReprs(self, entries, 'Counter({', '})', machine as Interpreter);
  },
  unary: (operator, self, machine) => {
    const none = new PythonDictionary([], counterType);
    if (operator === '~') return undefined;
    const [left, right] = operator === '+' ? [self, none] : [none, self];
    return combine(operator, left, right, machine as Interpreter);
  },
  binary: (operator, self, other, reflected, machine) =>
    '+-&|'.includes(operator) && !reflected && other instanceof PythonDictionary && other.type === counterType
      ? combine(operator, self, other, machine as Interpreter)
      : undefined,
};

/** `collections.Counter`. */
export const counterType: PythonType = new PythonType(
  'Counter',
  'collections',
  [dictionaryType],
  slots,
  function* (type, { positional: [source], keywords }, machine) {
    const counter = new PythonDictionary([], type);
    const unknown =
      source === undefined || source === null ? undefined : yield* add(counter, source, '+', machine as Interpreter);
    for (const [name, value] of keywords) counter.set(name, value);
    return unknown ?? counter;
  },
);

/** Adds or subtracts the counts of a mapping, or one for each item. */
function* add(
  counter: PythonDictionary,
  source: Value,
  operator: '+' | '-',
  machine: Interpreter,
): Evaluation<Unknown | undefined> {
  const pairs = yield* mappingPairs(source, machine);
  const items = pairs ?? (yield* itemsOf(source, machine));
  if (items instanceof Unknown) {
    machine.markDistrusted(counter, items);
    return items;
  }
  for (const item of items) {
    const [key, amount] = pairs ? (item as readonly [Value, Value]) : [item as Value, 1n];
    const found = plainKey(key) ?? (yield* hashKey(key, machine));
    if (found instanceof Unknown) return found;
    const before = counter.entries.get(found)?.[1] ?? 0n;
    yield* setEntry(counter, key, yield* finish(binary(operator, before, amount, machine)), machine);
  }
  return undefined;
}

const change = (operator: '+' | '-'): MethodRow<PythonDictionary> => [
  'source=None, /',
  function* (self, bound, machine) {
    if (bound.get('source') !== null) yield* add(self, bound.get('source'), operator, machine);
    return null;
  },
];

const methods: Readonly<Record<string, MethodRow<PythonDictionary>>> = {
  most_common: [
    'n=None',
    function* (self, bound, machine) {
      const pairs = yield* mostCommon(self, machine);
      if (pairs instanceof Unknown) return pairs;
      const most = bound.get('n') === null ? pairs.length : Math.max(0, toIndex(bound.get('n'), machine));
      return new PythonList(pairs.slice(0, most));
    },
  ],
  elements: [
    '',
    (self) => {
      const items = [...self.entries.values()].flatMap(([key, times]) =>
        new Array<Value>(Math.min(Number(times), 100_000)).fill(key),
      );
      return makeIterator('chain', () => items.shift());
    },
  ],
  total: [
    '',
    function* (self, _bound, machine) {
      let total: Value = 0n;
      for (const [, value] of self.entries.values()) {
        total = yield* finish(binary('+', total, value, machine));
        machine.meter.tick();
        if (machine.meter.due()) yield;
      }
      return total;
    },
  ],
  update: change('+'),
  subtract: change('-'),
};

export function installCounter(): void {
  defineMethods(counterType, methods);
}
