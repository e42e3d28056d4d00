import { findInBlocks, foldInBlocks } from '../../numeric/blocks';
import type { Dtype } from '../dtype';
import { ulp } from '../rounding';

/** From this many elements torch splits a reduction to one number over its threads, whose number is not known. */
export const grainSize = 32768;

/** Largest relative error of one rounding in each accumulator type. */
export const roundoff: Readonly<Partial<Record<Dtype, number>>> = {
  float16: 2 ** -11,
  bfloat16: 2 ** -8,
  float32: 2 ** -24,
  float64: 2 ** -53,
};

const mantissaBits: Readonly<Partial<Record<Dtype, number>>> = { float16: 11, bfloat16: 8, float32: 24, float64: 53 };

/**
 * Whether every order of adding these numbers gives the same, exact result: all are multiples of one power of two, and the sum of their
 * sizes counted in that unit fits in the accumulator's significand.
 */
export function isOrderFree(terms: Float64Array, accumulator: Dtype): boolean {
  const bits = mantissaBits[accumulator] ?? 53;
  const magnitude = magnitudeOf(terms);
  if (!Number.isFinite(magnitude)) return false;
  if (magnitude === 0) return !terms.some((x) => Object.is(x, -0)) || terms.every((x) => Object.is(x, -0));
  const unit = 2 ** (Math.ceil(Math.log2(magnitude)) - bits);
  if (!(unit > 0 && magnitude <= unit * 2 ** bits)) return false;
  return findInBlocks(terms.length, 3, (i) => !Number.isInteger((terms[i] ?? 0) / unit)) < 0;
}

const magnitudeOf = (terms: Float64Array): number =>
  foldInBlocks(terms.length, 2, 0, (sum, i) => sum + Math.abs(terms[i] ?? 0));

/** How far two orders of adding these numbers may lie apart: the rounding errors of both. */
export function orderBound(terms: Float64Array, accumulator: Dtype): number {
  if (terms.length < 3 || isOrderFree(terms, accumulator)) return 0;
  const magnitude = magnitudeOf(terms);
  return Number.isFinite(magnitude) ? 2 * (terms.length - 1) * (roundoff[accumulator] ?? 2 ** -53) * magnitude : 0;
}

/** The error of a sum whose terms are uncertain: their bounds added, and what rounding may do with other terms. */
export function carriedBound(terms: Float64Array, errors: Float64Array | undefined, accumulator: Dtype): number {
  if (errors === undefined) return 0;
  const sum = foldInBlocks(errors.length, 2, 0, (total, i) => total + (errors[i] ?? 0));
  if (sum === 0) return 0;
  const magnitude = foldInBlocks(terms.length, 2, sum, (total, i) => total + Math.abs(terms[i] ?? 0));
  return sum + 2 * terms.length * (roundoff[accumulator] ?? 0) * magnitude;
}

/**
 * Rounds a float64 result that may be `relative` off to a dtype: certain when everything within reach rounds alike, else with the bound.
 * Used where a framework works in float64 inside and the order of its operations only moves the last bits.
 */
export function roundedWithin(
  x: number,
  relative: number,
  round: (x: number) => number,
  dtype: Dtype,
): readonly [value: number, error: number] {
  const value = round(x);
  const reach = Math.abs(x) * relative;
  if (!Number.isFinite(x) || (round(x - reach) === value && round(x + reach) === value)) return [value, 0];
  return [value, reach + ulp(dtype, value)];
}
