import { callPositional } from '../call';
import { raised } from '../exceptions';
import { iterate, iteratorOf } from '../iteration';
import { boundMethod, slotOf } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonDictionary } from '../objects/dictionary';
import { iteratorType, NativeIterator, PythonGenerator } from '../objects/generator';
import { PythonRange } from '../objects/range';
import { PythonTuple } from '../objects/tuple';
import { typeOf } from '../objects/types';
import { areEqual } from '../operators/compare';
import { getItem } from '../operators/item';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import { UnknownRest } from '../unknown/rest';
import {
  type Evaluation,
  finish,
  type PythonIterator,
  PythonObject,
  type Result,
  Unknown,
  type Value,
} from '../values';

/** The next item of an iterator, undefined at its end. */
export function* nextItem(iterator: PythonIterator, machine: Interpreter): Evaluation<Value | undefined> {
  const result = iterator.next(machine);
  machine.charge(1);
  if (machine.meter.due()) yield;
  return result === undefined ? undefined : yield* finish(result);
}

/** A native iterator object around a step function. */
export function makeIterator(
  name: string,
  step: () => Result<Value | undefined>,
  over: readonly Value[] = [],
): NativeIterator {
  let done = false;
  const source: PythonIterator = {
    *next() {
      if (done) return undefined;
      const item = yield* finish(step());
      done = item === undefined;
      return item;
    },
  };
  return new NativeIterator(iteratorType(name), source, over);
}

export function* enumerate(iterable: Value, start: Value, machine: Interpreter): Evaluation {
  const source = yield* finish(iterate(iterable, machine));
  let index = typeof start === 'bigint' ? start : 0n;
  return makeIterator(
    'enumerate',
    function* () {
      const item = yield* nextItem(source, machine);
      if (item === undefined || item instanceof UnknownRest) return item;
      index += 1n;
      return new PythonTuple([index - 1n, item]);
    },
    [iterable],
  );
}

export function* zip(iterables: readonly Value[], strict: boolean, machine: Interpreter): Evaluation {
  const sources: PythonIterator[] = [];
  for (const iterable of iterables) sources.push(yield* finish(iterate(iterable, machine)));
  return makeIterator(
    'zip',
    function* () {
      if (sources.length === 0) return undefined;
      const items: Value[] = [];
      for (const [index, source] of sources.entries()) {
        const item = yield* nextItem(source, machine);
        if (item instanceof UnknownRest) return item;
        if (item === undefined) {
          if (strict && index > 0) uneven(index, 'shorter', machine);
          if (strict) yield* checkEnds(sources, machine);
          return undefined;
        }
        items.push(item);
      }
      return new PythonTuple(items);
    },
    iterables,
  );
}

function* checkEnds(sources: readonly PythonIterator[], machine: Interpreter): Evaluation<void> {
  for (const [index, source] of sources.entries()) {
    if (index > 0 && (yield* nextItem(source, machine)) !== undefined) uneven(index, 'longer', machine);
  }
}

function uneven(index: number, how: string, machine: Interpreter): never {
  const others = index === 1 ? 'argument 1' : `arguments 1-${index}`;
  return machine.raise('ValueError', `zip() argument ${index + 1} is ${how} than ${others}`);
}

export function* map(callee: Value, iterables: readonly Value[], machine: Interpreter): Evaluation {
  const sources: PythonIterator[] = [];
  for (const iterable of iterables) sources.push(yield* finish(iterate(iterable, machine)));
  return makeIterator(
    'map',
    function* () {
      const items: Value[] = [];
      for (const source of sources) {
        const item = yield* nextItem(source, machine);
        if (item === undefined || item instanceof UnknownRest) return item;
        items.push(item);
      }
      return yield* finish(callPositional(callee, items, machine));
    },
    [callee, ...iterables],
  );
}

export function* filter(callee: Value, iterable: Value, machine: Interpreter): Evaluation {
  const source = yield* finish(iterate(iterable, machine));
  return makeIterator(
    'filter',
    function* () {
      while (true) {
        const item = yield* nextItem(source, machine);
        if (item === undefined || item instanceof UnknownRest) return item;
        const test = callee === null ? item : yield* finish(callPositional(callee, [item], machine));
        const truth = yield* finish(truthOf(test, machine));
        if (truth instanceof Unknown) return new UnknownRest(truth.reason);
        if (truth) return item;
      }
    },
    [iterable],
  );
}

export function* reversed(value: Value, machine: Interpreter): Evaluation {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  const method = value instanceof PythonObject ? boundMethod(value.type, '__reversed__', value, machine) : undefined;
  if (method !== undefined) return yield* finish(callPositional(method, [], machine));
  if (value instanceof PythonDictionary) {
    const keys = [...value.entries.values()].map(([key]) => key).reverse();
    return makeIterator('dict_reversekeyiterator', () => keys.shift());
  }
  const hasLength = value instanceof PythonObject && slotOf(value.type, 'length', '__len__');
  const hasItems = value instanceof PythonObject && slotOf(value.type, 'getItem', '__getitem__');
  if (typeof value !== 'string' && !(hasLength && hasItems)) {
    machine.raise('TypeError', `'${typeOf(value).name}' object is not reversible`);
  }
  const length = yield* lengthOf(value, machine);
  if (length instanceof Unknown) return length;
  let index = length;
  const name =
    value instanceof PythonRange
      ? 'range_iterator'
      : `${typeOf(value).name === 'list' ? 'list_reverseiterator' : 'reversed'}`;
  return makeIterator(name, function* () {
    if (index <= 0) return undefined;
    index -= 1;
    return yield* finish(getItem(value, BigInt(index), machine));
  });
}

/** `len(value)`. */
export function* lengthOf(value: Value, machine: Interpreter): Evaluation<number | Unknown> {
  if (typeof value === 'string') return [...value].length;
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  if (value instanceof PythonObject) {
    const found = slotOf(value.type, 'length', '__len__');
    if (found?.slot) return yield* finish(found.slot(value, machine));
    if (found?.method !== undefined) {
      const result = yield* finish(callPositional(found.method, [value], machine));
      if (result instanceof Unknown) return result;
      if (typeof result !== 'bigint' && typeof result !== 'boolean') {
        machine.raise('TypeError', `'${typeOf(result).name}' object cannot be interpreted as an integer`);
      }
      if (BigInt(result) < 0n) machine.raise('ValueError', '__len__() should return >= 0');
      return Number(result);
    }
    if (value.type.module === 'activation-lens') return new Unknown('the length of a value whose digits are not known');
  }
  return machine.raise('TypeError', `object of type '${typeOf(value).name}' has no len()`);
}

/** `iter(value)` as an object. */
export function* makeIter(value: Value, machine: Interpreter): Evaluation {
  const source = yield* finish(iterate(value, machine));
  if (value instanceof PythonObject && 'resume' in value) return value;
  if (source instanceof PythonObject) return source;
  const method = value instanceof PythonObject ? boundMethod(value.type, '__iter__', value, machine) : undefined;
  if (method !== undefined) return yield* finish(callPositional(method, [], machine));
  const names: Readonly<Record<string, string>> = { str: 'str_iterator', dict: 'dict_keyiterator' };
  const { name } = typeOf(value);
  return new NativeIterator(iteratorType(names[name] ?? `${name}_iterator`), source, [value]);
}

/** `next(iterator, default)`. */
export function* next(iterator: Value, fallback: Value | undefined, machine: Interpreter): Evaluation {
  const unknown = unknownOf(iterator);
  if (unknown) return unknown;
  if (iterator instanceof PythonGenerator) {
    const step = yield* iterator.resume({ value: null });
    if (!step.done) return step.value;
    if (fallback !== undefined) return fallback;
    throw raised('StopIteration', ...(step.value === null ? [] : [step.value]));
  }
  const source = yield* finish(iteratorOf(iterator, machine, `'${typeOf(iterator).name}' object is not an iterator`));
  const item = yield* nextItem(source, machine);
  if (item !== undefined) return item;
  return fallback !== undefined ? fallback : machine.raise('StopIteration', '');
}

/** `iter(callee, sentinel)`: what each call gives, until it gives the sentinel. */
export function untilSentinel(callee: Value, sentinel: Value, machine: Interpreter): Value {
  return makeIterator(
    'callable_iterator',
    function* () {
      const item = yield* finish(callPositional(callee, [], machine));
      const isLast = yield* areEqual(item, sentinel, machine);
      if (isLast instanceof Unknown) return new UnknownRest(isLast.reason, isLast.position);
      return isLast ? undefined : item;
    },
    [callee],
  );
}
