import { exponentOf, type FloatType, floatFormats } from './rounding';

/** The unit in the last place of x in a type: the gap between the two numbers of the type around |x|, the wider one at a power of two. */
export function ulp(x: number, type: FloatType): number {
  if (!Number.isFinite(x)) return x * x;
  const { fraction, lowest } = floatFormats[type];
  return 2 ** ((x === 0 ? lowest : Math.max(exponentOf(x), lowest)) - fraction);
}

const words = new BigInt64Array(1);
const double = new Float64Array(words.buffer);
const integers = new Int32Array(1);
const single = new Float32Array(integers.buffer);

/**
 * How many numbers of the type lie between a and b: 0 when equal (-0 equals 0) or both NaN, infinite when only one is NaN. Both must
 * already be rounded to the type.
 */
export function ulpDistance(a: number, b: number, type: FloatType): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) === Number.isNaN(b) ? 0 : Number.POSITIVE_INFINITY;
  if (type === 'float64') return Math.abs(Number(wideRank(a) - wideRank(b)));
  return Math.abs(rank(a, type) - rank(b, type));
}

/** A float64 number's place among all of them in rising order, counted from zero. */
function wideRank(x: number): bigint {
  double[0] = Math.abs(x);
  return x < 0 ? -(words[0] ?? 0n) : (words[0] ?? 0n);
}

/** A number's place among the type's numbers in rising order, counted from zero. */
function rank(x: number, type: Exclude<FloatType, 'float64'>): number {
  if (type === 'float16') {
    const magnitude = Math.abs(x);
    if (magnitude === 0) return 0;
    const exponent = magnitude === Number.POSITIVE_INFINITY ? 16 : Math.max(exponentOf(magnitude), -14);
    const steps = magnitude === Number.POSITIVE_INFINITY ? 1024 : magnitude / 2 ** (exponent - 10);
    return Math.sign(x) * ((exponent + 14) * 1024 + steps);
  }
  single[0] = Math.abs(x);
  const place = type === 'bfloat16' ? (integers[0] ?? 0) / 2 ** 16 : (integers[0] ?? 0);
  return Math.sign(x) * place;
}
