import { type FloatType, floatFormats, type IntegerType, largest, roundTo, wrapTo } from '../numeric/rounding';
import { ulp as ulpOf } from '../numeric/ulp';
import type { Dtype } from './dtype';

/** The kinds of number a dtype holds, in the order in which type promotion climbs. */
export type Category = 'bool' | 'integer' | 'float';

/** Bytes per element, by dtype. */
export const bytes: Readonly<Record<Dtype, number>> = {
  bool: 1,
  uint8: 1,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  float16: 2,
  bfloat16: 2,
  float32: 4,
  float64: 8,
};

export const isFloat = (dtype: Dtype): dtype is FloatType => dtype in floatFormats;
export const isInteger = (dtype: Dtype): dtype is Exclude<IntegerType, 'bool'> => !isFloat(dtype) && dtype !== 'bool';
export const categoryOf = (dtype: Dtype): Category =>
  dtype === 'bool' ? 'bool' : isFloat(dtype) ? 'float' : 'integer';

/** Smallest and largest finite value a dtype holds; int64's largest is rounded up to 2^63. */
export function limits(dtype: Dtype): readonly [min: number, max: number] {
  if (isFloat(dtype)) return [-largest[dtype], largest[dtype]];
  if (dtype === 'bool') return [0, 1];
  const bits = bytes[dtype] * 8;
  return dtype === 'uint8' ? [0, 255] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - (bits === 64 ? 0 : 1)];
}

/** Distance from |x| to the next larger value of a float dtype; 1 for integers and booleans. */
export const ulp = (dtype: Dtype, x: number): number => (isFloat(dtype) ? ulpOf(x, dtype) : 1);

/**
 * The function that brings a float64 result into a dtype: floats to nearest even, integers by wrapping, booleans by not-zero. An int64 beyond
 * 2^53 stays as it is, to be marked uncertain by whoever made it.
 */
export function rounder(dtype: Dtype): (x: number) => number {
  if (dtype === 'float64') return (x) => x;
  if (dtype === 'float32') return Math.fround;
  if (isFloat(dtype)) return (x) => roundTo(x, dtype);
  return (x) => wrapTo(x, dtype) ?? x;
}
