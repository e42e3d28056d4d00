import { call } from './call';
import { exceptionType } from './exceptions';
import { boundMethod, findWritten, slotOf } from './lookup';
import type { Interpreter } from './machine';
import { Raised } from './objects/exception';
import { PythonGenerator } from './objects/generator';
import { isSubtype, typeOf } from './objects/types';
import { maximumItems } from './operators/repeat';
import { unknownOf } from './unknown/among';
import { UnknownRest } from './unknown/rest';
import {
  ApproximateText,
  type Evaluation,
  finish,
  noKeywords,
  type PythonIterator,
  PythonObject,
  type Result,
  Unknown,
  type Value,
} from './values';

/** Iterates an array; the array may grow meanwhile. */
export function arrayIterator(items: ArrayLike<Value> | readonly Value[]): PythonIterator {
  let index = 0;
  return {
    next: () => {
      if (index >= items.length) {
        index = Number.POSITIVE_INFINITY;
        return undefined;
      }
      index += 1;
      return items[index - 1];
    },
  };
}

/** Iterates what a JavaScript iterator gives. */
export function nativeIterator(iterator: Iterator<Value>): PythonIterator {
  return {
    next: () => {
      const step = iterator.next();
      return step.done ? undefined : step.value;
    },
  };
}

/** An unknown rest from the start. */
export function unknownIterator(unknown: Unknown): PythonIterator {
  const rest = new UnknownRest(unknown.reason, unknown.position);
  return { next: () => rest };
}

/** `iter(value)`. */
export function iterate(value: Value, machine: Interpreter): Result<PythonIterator> {
  if (typeof value === 'string') return nativeIterator(value[Symbol.iterator]());
  const unknown = unknownOf(value);
  if (unknown) return unknownIterator(unknown);
  if (value instanceof ApproximateText)
    return unknownIterator(new Unknown('the characters of text whose digits are not known'));
  if (value instanceof PythonGenerator) return generatorIterator(value);
  if (value instanceof PythonObject) {
    const found = slotOf(value.type, 'iterate', '__iter__');
    if (found?.slot) return found.slot(value, machine);
    if (found?.method !== undefined && found.method !== null) return userIterator(value, machine);
    const getter = boundMethod(value.type, '__getitem__', value, machine);
    if (getter !== undefined) return indexIterator(getter, machine);
  }
  return machine.raise('TypeError', `'${typeOf(value).name}' object is not iterable`);
}

function generatorIterator(generator: PythonGenerator): PythonIterator {
  return {
    next: function* () {
      const step = yield* generator.resume({ value: null });
      return step.done ? undefined : step.value;
    },
  };
}

function* userIterator(value: PythonObject, machine: Interpreter): Evaluation<PythonIterator> {
  const method = boundMethod(value.type, '__iter__', value, machine) ?? null;
  const iterator = yield* finish(call(method, { positional: [], keywords: noKeywords }, machine));
  const unknown = unknownOf(iterator);
  if (unknown) return unknownIterator(unknown);
  return yield* finish(
    iteratorOf(iterator, machine, `iter() returned non-iterator of type '${typeOf(iterator).name}'`),
  );
}

/** What drives `next(value)`, or Python's TypeError. */
export function iteratorOf(value: Value, machine: Interpreter, complaint: string): Result<PythonIterator> {
  if (value instanceof PythonGenerator) return generatorIterator(value);
  if (value instanceof PythonObject) {
    if ('next' in value) return value as PythonObject & PythonIterator;
    const method = boundMethod(value.type, '__next__', value, machine);
    if (method !== undefined) return { next: () => untilStop(method, machine) };
  }
  return machine.raise('TypeError', complaint);
}

/** Calls `__next__`; StopIteration is the end. */
function* untilStop(method: Value, machine: Interpreter): Evaluation<Value | undefined> {
  return yield* orUndefined('StopIteration', () => call(method, { positional: [], keywords: noKeywords }, machine));
}

function* orUndefined(type: string, run: () => Result): Evaluation<Value | undefined> {
  try {
    return yield* finish(run());
  } catch (error) {
    if (isRaised(error, type)) return undefined;
    throw error;
  }
}

/** Whether a JavaScript error carries a Python exception of this built-in class. */
export function isRaised(error: unknown, type: string): error is Raised {
  return error instanceof Raised && isSubtype(error.exception.type, exceptionType(type));
}

/** Old-style iteration by `__getitem__(0)`, `__getitem__(1)`, ... until IndexError. */
function indexIterator(getter: Value, machine: Interpreter): PythonIterator {
  let index = 0n;
  return {
    next: () => {
      index += 1n;
      return orUndefined('IndexError', () => call(getter, { positional: [index - 1n], keywords: noKeywords }, machine));
    },
  };
}

/** The items of what stands after a star; where it is not iterable the TypeError has words of its own. */
export function* starredItems(value: Value, complaint: string, machine: Interpreter): Evaluation<Value[] | Unknown> {
  const type = typeOf(value);
  const isIterable =
    typeof value === 'string' ||
    unknownOf(value) !== undefined ||
    value instanceof ApproximateText ||
    value instanceof PythonGenerator ||
    (value instanceof PythonObject &&
      (slotOf(type, 'iterate', '__iter__') !== undefined || findWritten(type, '__getitem__') !== undefined));
  if (!isIterable) machine.raise('TypeError', `${complaint} must be an iterable, not ${type.name}`);
  return yield* itemsOf(value, machine);
}

/** All items of an iterable; Unknown when they cannot be known. */
export function* itemsOf(value: Value, machine: Interpreter): Evaluation<Value[] | Unknown> {
  const iterator = yield* finish(iterate(value, machine));
  const items: Value[] = [];
  while (true) {
    const result = iterator.next(machine);
    const item = result !== undefined ? yield* finish(result) : undefined;
    if (item === undefined) return items;
    if (item instanceof UnknownRest) return item;
    machine.charge(1);
    if (machine.meter.due()) yield;
    items.push(item);
    if (items.length > maximumItems) return new Unknown(`more than ${maximumItems.toLocaleString('en')} items`);
  }
}
