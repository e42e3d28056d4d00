import { powf } from '../glibc/optimizedRoutines';
import { exponential } from './exponential';
import { bitsOf, flush, fromBits, polynomial, round } from './single';

/**
 * Eigen's vectorised power, generic_pow without fused multiply-add: 2^(y log2 x) with the logarithm and the product held as a pair of
 * float32 numbers (Muller, Elementary Functions, 3rd edition; GenericPacketMathFunctions.h).
 */

type Pair = readonly [high: number, low: number];

const rootHalf = round(Math.SQRT1_2);
const ln2 = round(Math.LN2);
const split = 4097;

function twoSum(a: number, b: number): Pair {
  const high = round(a + b);
  return [high, round(b - round(high - a))];
}

function halves(x: number): Pair {
  const scaled = round(split * x);
  const high = round(round(x - scaled) + scaled);
  return [high, round(x - high)];
}

function twoProduct(a: number, b: number): Pair {
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  const high = round(a * b);
  let low = round(round(aHigh * bHigh) - high);
  low = round(round(aHigh * bLow) + low);
  low = round(round(aLow * bHigh) + low);
  return [high, round(round(aLow * bLow) + low)];
}

function addPairs([aHigh, aLow]: Pair, [bHigh, bLow]: Pair): Pair {
  const [high, low] = twoSum(aHigh, bHigh);
  return twoSum(high, round(round(bLow + low) + aLow));
}

function scalePair([high, low]: Pair, y: number): Pair {
  const [productHigh, productLow] = twoProduct(high, y);
  const [sum, rest] = twoSum(productHigh, round(low * y));
  return twoSum(sum, round(rest + productLow));
}

function pairOf(x: number): Pair {
  const high = round(x);
  return [high, round(x - high)];
}

const first = pairOf(1.4426950417421103);
const second = pairOf(-0.7213475158826866);
const higher = new Float32Array([
  0.09701082855463028, -0.16896486282348633, 0.17200836539268494, -0.17892272770404816, 0.205053448677063,
  -0.24046677350997925, 0.28857553005218506, -0.3606741428375244, 0.4808979034423828,
]);

/** accurate_log2<float> of a mantissa between the square roots of one half and two. */
function logarithm(mantissa: number): Pair {
  const x = round(mantissa - 1);
  const tail = addPairs(second, twoProduct(x, polynomial(x, higher)));
  return scalePair(addPairs(first, scalePair(tail, x)), x);
}

/** Half away from zero, as pround. */
const nearest = (x: number): number => (x < 0 ? -Math.floor(0.5 - x) : Math.floor(x + 0.5));

/** generic_pow_impl for positive finite x. */
function positivePower(x: number, y: number): number {
  const bits = bitsOf(x);
  let exponent = (bits >> 23) - 126;
  let mantissa = fromBits((bits & 0x7fffff) | 0x3f000000);
  if (mantissa < rootHalf) {
    mantissa *= 2;
    exponent -= 1;
  }
  const [high, low] = addPairs(twoProduct(exponent, y), scalePair(logarithm(mantissa), y));
  let whole = nearest(high);
  let rest = round(round(high - whole) + low);
  const carry = nearest(rest);
  rest = round(rest - carry);
  whole += carry;
  const clamped = Math.max(Math.min(rest, 129), -151);
  const [power, error] = twoProduct(ln2, clamped);
  const fraction = round(exponential(power) * round(1 + error));
  return flush(round(fraction * 2 ** Math.max(-278, Math.min(278, whole))));
}

/** generic_pow: the special cases of C's pow around the formula. */
export function power(base: number, y: number): number {
  const x = flush(base);
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const magnitude = Math.abs(x);
  if (x === 0 || magnitude === Number.POSITIVE_INFINITY || Math.abs(y) >= 744261120) return x === -1 ? 1 : x ** y;
  if (x > 0) return positivePower(x, y);
  if (!Number.isInteger(y)) return Number.NaN;
  return Math.abs(y) % 2 === 1 ? -positivePower(magnitude, y) : positivePower(magnitude, y);
}

/** The C library's powf with denormals flushed. */
export const powerTail = (x: number, y: number): number => flush(powf(flush(x), y));
