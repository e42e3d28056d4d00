import { call } from './call';
import { slotOf } from './lookup';
import type { Interpreter } from './machine';
import { BoundMethod } from './objects/function';
import { PythonBytes } from './objects/types';
import { ApproximateFloat, ApproximateText, finish, PythonObject, type Result, Unknown, type Value } from './values';

/** `bool(value)`. */
export function truthOf(value: Value, machine: Interpreter): Result<boolean | Unknown> {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (!(value instanceof PythonObject))
    return typeof value === 'bigint' ? value !== 0n : Boolean(value) || Number.isNaN(value);
  if (value instanceof Unknown) return value;
  if (value.distrusted) return value.distrusted;
  if (value instanceof ApproximateFloat) {
    return Math.abs(value.value) > value.error || new Unknown('whether an approximate number is zero');
  }
  if (value instanceof ApproximateText) return value.text !== '';
  if (value instanceof PythonBytes) return value.data !== '';
  const truth = slotOf(value.type, 'truth', '__bool__');
  if (truth?.slot) return truth.slot(value, machine);
  if (truth?.method !== undefined) return userTruth(value, truth.method, machine);
  const length = slotOf(value.type, 'length', '__len__');
  if (length?.slot) return lengthTruth(length.slot(value, machine));
  if (length?.method !== undefined) return userTruth(value, length.method, machine);
  return true;
}

function lengthTruth(length: Result<number | Unknown>): Result<boolean | Unknown> {
  if (typeof length === 'number') return length !== 0;
  if (length instanceof Unknown) return length;
  return (function* () {
    const result = yield* finish(length);
    return result instanceof Unknown ? result : result !== 0;
  })();
}

function* userTruth(value: PythonObject, method: Value, machine: Interpreter): Generator<void, boolean | Unknown> {
  const result = yield* finish(call(new BoundMethod(method, value), { positional: [], keywords: new Map() }, machine));
  if (result instanceof Unknown) return result;
  if (typeof result === 'boolean') return result;
  if (typeof result === 'bigint') return result !== 0n;
  return machine.raise('TypeError', '__bool__ should return bool');
}
