import { raised } from '../exceptions';
import { itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { areEqual } from '../operators/compare';
import { joinReprs } from '../text/repr';
import {
  type Arguments,
  type Evaluation,
  type PythonIterator,
  PythonObject,
  PythonType,
  type Slots,
  Unknown,
  type Value,
} from '../values';
import { hashKey, setEntry } from './hashing';
import { type Key, keyOf } from './key';
import { mappingPairs } from './mapping';
import { typeOf } from './types';

const slots: Slots<PythonDictionary> = {
  length: (self) => self.entries.size,
  truth: (self) => self.entries.size > 0,
  iterate: (self) => entryIterator(self, ([key]) => key),
  *repr(self, machine) {
    return yield* joinReprs(self, self.entries.values(), '{', '}', machine as Interpreter);
  },
  *getItem(self, key, machine) {
    const found = yield* hashKey(key, machine as Interpreter);
    if (found instanceof Unknown) return found;
    const entry = self.entries.get(found);
    if (entry) return entry[1];
    const missing = self.type.order.find((base) => base.dictionary.has('__missing__'))?.dictionary.get('__missing__');
    if (missing !== undefined) return yield* machine.callWith(missing, self, key);
    throw raised('KeyError', key);
  },
  *setItem(self, key, value, machine) {
    yield* setEntry(self, key, value, machine as Interpreter);
  },
  *deleteItem(self, key, machine) {
    const found = yield* hashKey(key, machine as Interpreter);
    if (!(found instanceof Unknown) && !self.entries.delete(found)) throw raised('KeyError', key);
  },
  *contains(self, item, machine) {
    const found = yield* hashKey(item, machine as Interpreter);
    return found instanceof Unknown ? found : self.entries.has(found);
  },
  compare: (operator, self, other, machine) =>
    other instanceof PythonDictionary && (operator === '==' || operator === '!=')
      ? equalDictionaries(self, other, operator === '!=', machine as Interpreter)
      : undefined,
  binary(operator, self, other, reflected, machine) {
    if (operator !== '|' || !(other instanceof PythonDictionary)) return undefined;
    const [first, second] = reflected ? [other, self] : [self, other];
    return copyEntries([first, second], new PythonDictionary(), machine as Interpreter);
  },
  *inPlace(operator, self, other, machine) {
    if (operator !== '|')
      return machine.raise(
        'TypeError',
        `unsupported operand type(s) for ${operator}=: 'dict' and '${typeOf(other).name}'`,
      );
    yield* updateDictionary(self, other, machine as Interpreter);
    return self;
  },
};

export const dictionaryType = new PythonType('dict', 'builtins', [], slots, (type, args, machine) =>
  makeDictionary(type, args, machine as Interpreter),
);

/** A Python dict. */
export class PythonDictionary extends PythonObject {
  attributes: Map<string, Value> | undefined;
  readonly entries = new Map<Key, readonly [Value, Value]>();
  constructor(
    pairs: Iterable<readonly [Value, Value]> = [],
    readonly type: PythonType = dictionaryType,
  ) {
    super();
    for (const [key, value] of pairs) this.set(key, value);
  }

  /** The value, undefined when absent. Keys must be hashable natively (see keyOf). */
  get(key: Value): Value | undefined {
    const found = keyOf(key);
    return found === undefined ? undefined : this.entries.get(found)?.[1];
  }

  /** Sets a natively hashable key; the first spelling of an equal key stays. */
  set(key: Value, value: Value): void {
    const found = keyOf(key);
    if (found !== undefined) this.setByKey(found, key, value);
  }

  setByKey(found: Key, key: Value, value: Value): void {
    this.entries.set(found, [this.entries.get(found)?.[0] ?? key, value]);
  }
}

/** A dict with the entries of others, one after the other. */
export function* copyEntries(
  sources: readonly PythonDictionary[],
  into: PythonDictionary,
  machine: Interpreter,
): Evaluation<PythonDictionary> {
  for (const source of sources) {
    for (const [key, [name, value]] of source.entries) {
      into.setByKey(key, name, value);
      machine.meter.tick();
      if (machine.meter.due()) yield;
    }
  }
  return into;
}

/** Iterates entries; CPython's RuntimeError when the size changes meanwhile. */
export function entryIterator(
  dictionary: PythonDictionary,
  pick: (entry: readonly [Value, Value]) => Value,
): PythonIterator {
  const { size } = dictionary.entries;
  const source = dictionary.entries.values();
  let done = false;
  return {
    next(machine) {
      if (done) return undefined;
      if (dictionary.entries.size !== size) machine.raise('RuntimeError', 'dictionary changed size during iteration');
      const step = source.next();
      done = step.done === true;
      return step.done ? undefined : pick(step.value);
    },
  };
}

function* makeDictionary(type: PythonType, args: Arguments, machine: Interpreter): Evaluation {
  const dictionary = new PythonDictionary([], type);
  if (args.positional.length > 1)
    machine.raise('TypeError', `dict expected at most 1 argument, got ${args.positional.length}`);
  const [source] = args.positional;
  if (source !== undefined) yield* updateDictionary(dictionary, source, machine);
  for (const [name, value] of args.keywords) dictionary.set(name, value);
  return dictionary;
}

/** `dictionary.update(source)`: a mapping or pairs. */
export function* updateDictionary(dictionary: PythonDictionary, source: Value, machine: Interpreter): Evaluation<void> {
  const pairs = (yield* mappingPairs(source, machine)) ?? (yield* pairsOf(source, machine));
  if (pairs instanceof Unknown) {
    machine.markDistrusted(dictionary, pairs);
    return;
  }
  for (const [key, value] of pairs) yield* setEntry(dictionary, key, value, machine);
}

function* pairsOf(source: Value, machine: Interpreter): Evaluation<(readonly [Value, Value])[] | Unknown> {
  const items = yield* itemsOf(source, machine);
  if (items instanceof Unknown) return items;
  const pairs: (readonly [Value, Value])[] = [];
  for (const [index, item] of items.entries()) {
    if (!(typeof item === 'string' || item instanceof PythonObject)) {
      machine.raise('TypeError', `cannot convert dictionary update sequence element #${index} to a sequence`);
    }
    const pair = yield* itemsOf(item, machine);
    if (pair instanceof Unknown) return pair;
    const [key = null, value = null] = pair;
    if (pair.length !== 2) {
      machine.raise(
        'ValueError',
        `dictionary update sequence element #${index} has length ${pair.length}; 2 is required`,
      );
    }
    pairs.push([key, value]);
  }
  return pairs;
}

function* equalDictionaries(
  left: PythonDictionary,
  right: PythonDictionary,
  negated: boolean,
  machine: Interpreter,
): Evaluation {
  if (left.entries.size !== right.entries.size) return negated;
  for (const [key, [, value]] of left.entries) {
    const other = right.entries.get(key);
    if (!other) return negated;
    machine.meter.tick();
    if (machine.meter.due()) yield;
    const equal = yield* areEqual(value, other[1], machine);
    if (equal instanceof Unknown) return equal;
    if (!equal) return negated;
  }
  return !negated;
}
