import { logarithm, scaleOf, toScale } from '../fixedPoint';
import { fma64 as fma } from '../fma';
import { exp } from './exp';
import { fromBits, reduce } from './log';

/**
 * glibc's power (sysdeps/ieee754/dbl-64/e_pow.c, by Szabolcs Nagy, ARM Optimized Routines 2018) as compiled for processors with fused
 * multiply-add: the logarithm in two parts, then the exponential; worst case 0.52 ulp.
 */
const [a0, a1, a2, a3, a4, a5, a6] = [
  -0.5, -0.6666666666666679, 0.5000000000000007, 0.7999999995323976, -0.6666666663487739, -1.142909628459501,
  1.0000415263675542,
] as const;
const ln2High = 0.6931471805598903;
const ln2Low = 5.497923018708371e-14;
const start = 0x3fe6955500000000n;

/** 1/c with few digits for a c near each interval's centre, and ln c to a multiple of 2^-43 with the rest. */
let table: readonly (readonly [inverse: number, high: number, low: number])[] | undefined;

function makeTable(): readonly (readonly [number, number, number])[] {
  const scale = scaleOf(192);
  const step = scale.bits - 43n;
  return Array.from({ length: 128 }, (_, at) => {
    const centre = fromBits(start + (BigInt(at) << 45n) + (1n << 44n));
    const inverse = centre < 1 ? Math.round(128 / centre) / 128 : Math.round(256 / centre) / 256;
    const exact = -logarithm(toScale(inverse, scale), scale);
    const high = (exact + (1n << (step - 1n))) >> step;
    return [inverse, Number(high) / 2 ** 43, Number(exact - (high << step)) / 2 ** 192];
  });
}

/** x to the y for positive normal x, where the result is a normal number. */
export function pow(x: number, y: number): number {
  table ??= makeTable();
  const { z, exponent, part } = reduce(x, start);
  const [inverse, tabled, rest] = table[part] ?? [1, 0, 0];
  const r = fma(z, inverse, -1);
  const t1 = fma(exponent, ln2High, tabled);
  const t2 = t1 + r;
  const low1 = fma(exponent, ln2Low, rest);
  const low2 = t1 - t2 + r;
  const ar = a0 * r;
  const ar2 = r * ar;
  const ar3 = r * ar2;
  const head = t2 + ar2;
  const low3 = fma(ar, r, -ar2);
  const low4 = t2 - head + ar2;
  const p = ar3 * fma(ar2, fma(ar2, fma(r, a6, a5), fma(r, a4, a3)), fma(r, a2, a1));
  const low = low1 + low2 + low3 + low4 + p;
  const high = head + low;
  const tail = head - high + low;
  const product = y * high;
  return exp(product, fma(y, tail, fma(y, high, -product)));
}
