import { log1pf } from '../glibc/log1p';
import { expf, logf } from '../glibc/optimizedRoutines';
import { flush, fromBits, multiplyAdd, polynomial, round } from './single';

/**
 * Eigen's vectorised exponential, logarithm and what it builds from them, as compiled for AVX without fused multiply-add
 * (Eigen/src/Core/arch/Default/GenericPacketMathFunctions.h). The `tail` functions are for elements past the last full vector.
 */

const log2e = round(Math.LOG2E);
const exp2 = round(0.49999988079071045);
const exp3 = round(0.166665181517601);
const exp4 = round(0.04166965186595917);
const exp5 = round(0.008368944749236107);
const exp6 = round(0.001374496379867196);
const reduceHigh = -0.693359375;
const reduceLow = round(2.1219444e-4);
const expLargest = round(88.723);

/** a * 2^exponent for an exponent that may leave the normal range, in four exact steps as pldexp_generic takes them. */
function scaleByPower(a: number, exponent: number): number {
  const quarter = exponent >> 2;
  const factor = 2 ** quarter;
  const part = flush(round(flush(round(flush(round(a * factor)) * factor)) * factor));
  return flush(round(part * 2 ** (exponent - 3 * quarter)));
}

/** pexp_float. */
export function exponential(input: number): number {
  const x = flush(input);
  if (Number.isNaN(x)) return x;
  if (x < -104) return 0;
  const clamped = Math.min(x, expLargest);
  const m = Math.floor(multiplyAdd(clamped, log2e, 0.5));
  const r = multiplyAdd(m, reduceLow, multiplyAdd(m, reduceHigh, clamped));
  const r2 = round(r * r);
  const even = multiplyAdd(r2, multiplyAdd(r2, exp6, exp4), exp2);
  const odd = multiplyAdd(r2, exp5, exp3);
  const y = multiplyAdd(r2, multiplyAdd(r, odd, even), round(r + 1));
  return Math.max(scaleByPower(y, m), x);
}

/** The C library's expf with denormals flushed. */
export const exponentialTail = (x: number): number => flush(expf(flush(x)));

const rootHalf = round(Math.SQRT1_2);
const ln2 = round(Math.LN2);
const logNumerator = new Float32Array([0.18256296349849255, 1.0000000190281062, 1.0000000190281135]);
const logDenominator = new Float32Array([0.049616247954120035, 0.5992324959082352, 1.4999999999999927, 1]);
const words = new Int32Array(1);
const singles = new Float32Array(words.buffer);

/** plog_float. */
export function logarithm(input: number): number {
  const x = flush(input);
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NaN;
  singles[0] = x;
  const bits = words[0] ?? 0;
  let exponent = (bits >> 23) - 126;
  let mantissa = fromBits((bits & 0x7fffff) | 0x3f000000);
  if (mantissa < rootHalf) {
    exponent -= 1;
    mantissa = round(round(mantissa - 1) + mantissa);
  } else mantissa = round(mantissa - 1);
  const numerator = round(mantissa * polynomial(mantissa, logNumerator));
  return multiplyAdd(exponent, ln2, round(numerator / polynomial(mantissa, logDenominator)));
}

/** The C library's logf; its integer steps see a denormal's sign before the processor flushes it. */
export const logarithmTail = (x: number): number => logf(x);

/** generic_log1p: Kahan's formula on the vectorised logarithm. */
export function log1p(input: number): number {
  const x = flush(input);
  const sum = round(x + 1);
  if (sum === 1) return x;
  const log = logarithm(sum);
  return log === sum ? x : flush(round(x * round(log / round(sum - 1))));
}

const log1pTail = (x: number): number => log1pf(x);

/** generic_expm1: Kahan's formula. */
export function expm1(input: number): number {
  const x = flush(input);
  const power = exponential(x);
  // Chosen by a mask, so that a denormal stays.
  if (power === 1) return input;
  const less = round(power - 1);
  if (less === -1) return -1;
  const log = logarithm(power);
  return log === power ? power : flush(round(less * round(x / log)));
}

// log(epsilon) + 2: beyond it softplus is exp(x) or x within rounding.
const softplusThreshold = round(round(Math.log(2 ** -23)) + 2);

/** functor::Softplus of softplus_op.h over a given exponential and log1p. */
function softplusOf(exp: (x: number) => number, log1plus: (x: number) => number): (x: number) => number {
  return (x) => {
    if (x > -softplusThreshold) return x;
    const power = exp(x);
    return x < softplusThreshold ? power : log1plus(power);
  };
}

export const softplus = softplusOf(exponential, log1p);
export const softplusTail = softplusOf(exponentialTail, log1pTail);

const seluScale = round(1.0507009873554805);
const seluScaleAlpha = round(1.7580993408473768);

/** functor::Elu of relu_op_functor.h. */
export const eluOf =
  (exp: (x: number) => number) =>
  (x: number): number =>
    flush(x) < 0 ? round(exp(x) - 1) : x;

/** functor::Selu. */
export const seluOf =
  (exp: (x: number) => number) =>
  (x: number): number =>
    flush(x) < 0 ? round(seluScaleAlpha * round(exp(x) - 1)) : flush(round(seluScale * flush(x)));
