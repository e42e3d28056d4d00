import { expm1f } from '../glibc/fdlibm';
import { log1pf } from '../glibc/log1p';
import { expf, logf } from '../glibc/optimizedRoutines';
import { flush, round } from './single';

/**
 * Hyperbolic functions in single precision, which Eigen takes from the C library for every element (glibc's e_sinhf.c, e_coshf.c and
 * s_asinhf.c, after Sun's fdlibm). Every operation is rounded to float32; a number handed back untouched keeps its denormal.
 */

/** From here on e^-|x| no longer counts. */
const large = 22;
const overflow = round(88.72168);

function largeHalfExponential(size: number): number {
  if (size < overflow) return round(0.5 * expf(size));
  const root = expf(round(0.5 * size));
  return round(round(0.5 * root) * root);
}

export function sinhf(input: number): number {
  const x = flush(input);
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size < 2 ** -28) return input;
  const sign = x < 0 ? -1 : 1;
  if (size >= large) return sign * largeHalfExponential(size);
  const t = expm1f(size);
  const share = (numerator: number) => round(numerator / round(t + 1));
  const sum = size < 1 ? round(round(2 * t) - share(round(t * t))) : round(t + share(t));
  return sign * round(0.5 * sum);
}

/** Half the natural logarithm of 2, up to which cosh is computed from expm1. */
const halfLogarithm = round(0.34657359);

export function coshf(input: number): number {
  const size = Math.abs(flush(input));
  if (Number.isNaN(size) || size === Number.POSITIVE_INFINITY) return size;
  if (size >= large) return largeHalfExponential(size);
  if (size < halfLogarithm) {
    const t = expm1f(size);
    const w = round(1 + t);
    return round(1 + round(round(t * t) / round(w + w)));
  }
  const t = expf(size);
  return round(round(0.5 * t) + round(0.5 / t));
}

const ln2 = round(Math.LN2);

export function asinhf(input: number): number {
  const x = flush(input);
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size < 2 ** -14) return input;
  const sign = x < 0 ? -1 : 1;
  if (size > 2 ** 14) return sign * round(logf(size) + ln2);
  const square = round(size * size);
  const root = round(Math.sqrt(round(square + 1)));
  if (size > 2) return sign * logf(round(round(2 * size) + round(1 / round(root + size))));
  return sign * log1pf(round(size + round(square / round(1 + root))));
}
