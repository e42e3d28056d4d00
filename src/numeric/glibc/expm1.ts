import { fma64 } from '../fma';

/**
 * glibc's expm1 and what follows from it (sysdeps/ieee754/dbl-64/s_expm1.c, s_tanh.c, e_sinh.c, e_cosh.c; Sun Microsystems 1993). The
 * polynomials are summed in glibc's own order. Newer builds fuse multiplications with additions where the processor can; `multiplyAdd` says
 * which it is.
 */
export type MultiplyAdd = (a: number, b: number, c: number) => number;

/** One rounding: glibc 2.39 and what distributions took from it, on processors with fused multiply-add. */
export const fused: MultiplyAdd = fma64;

/** Two roundings: older builds and processors. */
export const separate: MultiplyAdd = (a, b, c) => a * b + c;

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const inverseLn2 = Math.LOG2E;
const q1 = -0.03333333333333313;
const q2 = 0.0015873015872548146;
const q3 = -7.93650757867488e-5;
const q4 = 4.008217827329362e-6;
const q5 = -2.0109921818362437e-7;

/** y * 2^k by adding to the exponent, where that stays a normal number. */
function raise(y: number, k: number): number {
  return k > 1023 ? y * 2 ** 1023 * 2 ** (k - 1023) : y * 2 ** k;
}

/** e^x - 1 for |x| below 709.78. */
export function expm1(argument: number, multiplyAdd: MultiplyAdd): number {
  let x = argument;
  const size = Math.abs(x);
  if (x <= -38.81622314453125) return -1;
  let k = 0;
  let c = 0;
  if (size >= 0.3465735912322998) {
    let high: number;
    let low: number;
    if (size < 1.0397205352783203) {
      k = x > 0 ? 1 : -1;
      high = x - k * ln2High;
      low = k * ln2Low;
    } else {
      k = Math.trunc(multiplyAdd(inverseLn2, x, x > 0 ? 0.5 : -0.5));
      high = multiplyAdd(-k, ln2High, x);
      low = k * ln2Low;
    }
    x = high - low;
    c = high - x - low;
  } else if (size < 2 ** -54) return x;
  const half = 0.5 * x;
  const hxs = x * half;
  const h2 = hxs * hxs;
  const h4 = h2 * h2;
  const low = multiplyAdd(h2, multiplyAdd(hxs, q3, q2), multiplyAdd(hxs, q1, 1));
  const r1 = multiplyAdd(h4, multiplyAdd(hxs, q5, q4), low);
  const t = multiplyAdd(-r1, half, 3);
  let e = hxs * ((r1 - t) / multiplyAdd(-x, t, 6));
  if (k === 0) return x - multiplyAdd(x, e, -hxs);
  e = multiplyAdd(x, e - c, -c) - hxs;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) return raise(1 - (e - x), k) - 1;
  if (k < 20) return raise(1 - 2 ** -k - (e - x), k);
  return raise(x - (e + 2 ** -k) + 1, k);
}

/** Hyperbolic tangent of a finite number. */
export function tanh(x: number, multiplyAdd: MultiplyAdd): number {
  const size = Math.abs(x);
  let z = 1;
  if (size < 2 ** -55) return x * (1 + x);
  if (size < 22) {
    const t = expm1((size >= 1 ? 2 : -2) * size, multiplyAdd);
    z = size >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2);
  }
  return x < 0 ? -z : z;
}

/** Hyperbolic sine of a number below 709 in size. */
export function sinh(x: number, exp: (x: number) => number, multiplyAdd: MultiplyAdd): number {
  const size = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (size < 2 ** -28) return x;
  if (size >= 22) return half * exp(size);
  const t = expm1(size, multiplyAdd);
  return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
}

/** Hyperbolic cosine of a number below 709 in size. */
export function cosh(x: number, exp: (x: number) => number, multiplyAdd: MultiplyAdd): number {
  const size = Math.abs(x);
  if (size < 0.3465735912322998) {
    if (size < 2 ** -55) return 1;
    const t = expm1(size, multiplyAdd);
    const w = 1 + t;
    return 1 + (t * t) / (w + w);
  }
  const t = exp(size);
  return size < 22 ? 0.5 * t + 0.5 / t : 0.5 * t;
}
