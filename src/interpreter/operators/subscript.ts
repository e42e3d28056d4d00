import { isInteger } from '../../tensor/rounding';
import { errorsOf, toArray } from '../../tensor/view';
import type { PythonSlice } from '../objects/slice';
import { typeOf } from '../objects/types';
import {
  ApproximateFloat,
  ApproximateText,
  Instance,
  type Machine,
  PythonObject,
  type Result,
  Unknown,
  type Value,
} from '../values';
import { numeric } from './numbers';

/** An integer is wanted and there is one, but which is not known. */
export class Undecided extends Error {
  readonly unknown = new Unknown('an integer that depends on digits that are not known');
}

/** What a run gives; where an integer in it is not known, what `otherwise` makes of that. */
export function orUndecided<T>(run: () => Result<T>, otherwise: (unknown: Unknown) => T): Result<T> {
  try {
    return run();
  } catch (error) {
    if (error instanceof Undecided) return otherwise(error.unknown);
    throw error;
  }
}

function nameOf(value: Value): string {
  return value instanceof ApproximateFloat ? 'float' : value instanceof ApproximateText ? 'str' : typeOf(value).name;
}

/** An integer argument as a JavaScript number, or Python's TypeError; throws Undecided where it is not known. */
export function toIndex(value: Value, machine: Machine, complaint?: string): number {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  const equal = value instanceof Instance ? numeric(value) : undefined;
  if (typeof equal === 'bigint') return Number(equal);
  // A method of the program's may print: its integer is left unknown.
  if (value instanceof Instance && value.type.order.some((base) => base.dictionary.has('__index__')))
    throw new Undecided();
  if (value instanceof PythonObject && value.tensor?.size === 1 && isInteger(value.tensor.dtype)) {
    // `__index__` of a NumPy or torch integer.
    if (errorsOf(value.tensor) !== undefined) throw new Undecided();
    return toArray(value.tensor)[0] ?? 0;
  }
  return machine.raise('TypeError', complaint ?? `'${nameOf(value)}' object cannot be interpreted as an integer`);
}

/** A position in a sequence of this length, or Python's IndexError. */
export function indexOf(index: Value, length: number, what: string, machine: Machine, action = 'index'): number {
  const complaint = what === 'string' ? `integers, not '${nameOf(index)}'` : `integers or slices, not ${nameOf(index)}`;
  const position = toIndex(index, machine, `${what} indices must be ${complaint}`);
  const resolved = position < 0 ? position + length : position;
  if (resolved < 0 || resolved >= length) machine.raise('IndexError', `${what} ${action} out of range`);
  return resolved;
}

export interface SliceIndices {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** `slice.indices(length)` with the number of items. */
export function sliceIndices(slice: PythonSlice, length: number, machine: Machine): SliceIndices {
  const complaint = 'slice indices must be integers or None or have an __index__ method';
  const step = slice.step === null ? 1 : toIndex(slice.step, machine, complaint);
  if (step === 0) machine.raise('ValueError', 'slice step cannot be zero');
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const clamp = (value: Value, missing: number): number => {
    if (value === null) return missing;
    const index = toIndex(value, machine, complaint);
    return index < 0 ? Math.max(index + length, low) : Math.min(index, high);
  };
  const start = clamp(slice.start, step < 0 ? high : low);
  const stop = clamp(slice.stop, step < 0 ? low : high);
  return { start, stop, step, count: Math.max(0, Math.ceil((stop - start) / step)) };
}
