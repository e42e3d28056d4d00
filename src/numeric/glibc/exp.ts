import { exponential, scaleOf, toScale } from '../fixedPoint';
import { fma64 as fma } from '../fma';

/**
 * glibc's exponential (sysdeps/ieee754/dbl-64/e_exp.c, by Szabolcs Nagy, ARM Optimized Routines 2018) as compiled for processors with fused
 * multiply-add: a table of 2^(k/128) and a polynomial; worst case 0.511 ulp.
 */
const steps = 128;
const inverse = Math.LOG2E * steps;
const ln2High = -0.005415212348111709;
const ln2Low = -1.2864023111638346e-14;
const c2 = 0.49999999999996786;
const c3 = 0.16666666666665886;
const c4 = 0.0416666808410674;
const c5 = 0.008333335853059549;
const shift = 1.5 * 2 ** 52;

/** 2^(k/128) as a float64 and what the rounding left out, relative to it. */
let table: readonly (readonly [power: number, tail: number])[] | undefined;

function makeTable(): readonly (readonly [number, number])[] {
  const scale = scaleOf(192);
  return Array.from({ length: steps }, (_, k) => {
    const [exact] = exponential((scale.ln2 * BigInt(k)) / BigInt(steps), scale);
    const drop = scale.bits - 52n;
    const power = Number((exact + (1n << (drop - 1n))) >> drop) / 2 ** 52;
    const rounded = toScale(power, scale);
    return [power, Number(((exact - rounded) << scale.bits) / rounded) / 2 ** 192];
  });
}

/**
 * e^(x + tail), for results that are normal numbers: |x| below about 708 and a tail that is tiny beside x.
 */
export function exp(x: number, tail = 0): number {
  table ??= makeTable();
  const k = fma(inverse, x, shift) - shift;
  const r = fma(k, ln2Low, fma(k, ln2High, x)) + tail;
  const at = ((k % steps) + steps) % steps;
  const [power, rest] = table[at] ?? [1, 0];
  const r2 = r * r;
  const sum = fma(r2 * r2, fma(r, c5, c4), fma(r2, fma(r, c3, c2), rest + r));
  const exponent = (k - at) / steps;
  return fma(power, sum, power) * 2 ** exponent;
}
