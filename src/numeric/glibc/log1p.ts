import { exponentOf } from '../rounding';
import type { MultiplyAdd } from './expm1';
import { bitsOf } from './log';

/**
 * glibc's log1p, log10, asinh, acosh and atanh (sysdeps/ieee754/dbl-64/s_log1p.c, e_log10.c, s_asinh.c, e_acosh.c, e_atanh.c; Sun
 * Microsystems 1993). The polynomial is summed in glibc's own order.
 */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const p1 = 0.6666666666666735;
const p2 = 0.3999999999940942;
const p3 = 0.2857142874366239;
const p4 = 0.22222198432149784;
const p5 = 0.1818357216161805;
const p6 = 0.15313837699209373;
const p7 = 0.14798198605116586;

/** ln(1 + x) for finite x above -1. */
export function log1p(x: number, multiplyAdd: MultiplyAdd): number {
  const size = Math.abs(x);
  if (size < 2 ** -29) return size < 2 ** -54 ? x : x - x * x * 0.5;
  let f = x;
  let k = 0;
  let c = 0;
  let tiny = false;
  // The bounds are those of the number's high word.
  if (x <= -0.2928934097290039 || x >= 0.4142136573791504) {
    let u = x;
    if (x < 2 ** 53) {
      u = 1 + x;
      k = exponentOf(u);
      c = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    } else k = exponentOf(u);
    u /= 2 ** k;
    const fraction = Number((bitsOf(u) >> 32n) & 0xfffffn);
    if (fraction >= 0x6a09e) {
      k += 1;
      u /= 2;
      tiny = (0x100000 - fraction) >> 2 === 0;
    } else tiny = fraction === 0;
    f = u - 1;
  }
  const half = 0.5 * f * f;
  if (tiny) {
    if (f === 0) return k === 0 ? 0 : k * ln2High + multiplyAdd(k, ln2Low, c);
    const rest = half * multiplyAdd(-0.6666666666666666, f, 1);
    return k === 0 ? f - rest : k * ln2High - (rest - multiplyAdd(k, ln2Low, c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const z6 = z4 * z2;
  const low = multiplyAdd(z, p1, z2 * multiplyAdd(z, p3, p2));
  const r = multiplyAdd(z6, multiplyAdd(z, p7, p6), multiplyAdd(z4, multiplyAdd(z, p5, p4), low));
  return k === 0
    ? f - (half - s * (half + r))
    : k * ln2High - (half - (s * (half + r) + multiplyAdd(k, ln2Low, c)) - f);
}

const inverseLn10 = Math.LOG10E;
const log10of2High = 0.30102999566361177;
const log10of2Low = 3.694239077158931e-13;

/** Logarithm to base 10 of a positive normal number. */
export function log10(x: number, log: (x: number) => number): number {
  const k = exponentOf(x);
  const i = k < 0 ? 1 : 0;
  const y = k + i;
  const z = y * log10of2Low + inverseLn10 * log(x / 2 ** y);
  return z + y * log10of2High;
}

/** Inverse hyperbolic sine of a finite number. */
export function asinh(x: number, log: (x: number) => number, multiplyAdd: MultiplyAdd): number {
  const size = Math.abs(x);
  if (size < 2 ** -28) return x;
  let w: number;
  if (size > 2 ** 28) w = log(size) + Math.LN2;
  else if (size > 2) w = log(2 * size + 1 / (Math.sqrt(x * x + 1) + size));
  else {
    const t = x * x;
    w = log1p(size + t / (1 + Math.sqrt(1 + t)), multiplyAdd);
  }
  return x < 0 ? -w : w;
}

/** Inverse hyperbolic cosine of a number above 1. */
export function acosh(x: number, log: (x: number) => number, multiplyAdd: MultiplyAdd): number {
  if (x > 2 ** 28) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t), multiplyAdd);
}

/** Inverse hyperbolic tangent of a number below 1 in size. */
export function atanh(x: number, multiplyAdd: MultiplyAdd): number {
  const size = Math.abs(x);
  if (size < 2 ** -28) return x;
  const t = size + size;
  const value =
    size < 0.5 ? 0.5 * log1p(t + (t * size) / (1 - size), multiplyAdd) : 0.5 * log1p(t / (1 - size), multiplyAdd);
  return x < 0 ? -value : value;
}
