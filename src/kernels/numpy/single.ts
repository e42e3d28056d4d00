import { fma32 } from '../../numeric/fma';
import { exponentOf } from '../../numeric/rounding';

const round = Math.fround;
const expNumerator = [
  5.082762527590694e-4, 6.757896990527505e-3, 5.1145120816372985e-2, 2.4736154348955208e-1, 7.257664613233125e-1,
  9.999999999980871e-1,
].map(round);
const expDenominator = [2.1595093756858297e-2, -2.7423353904116676e-1, 1].map(round);
const logNumerator = [
  2.5899791179079226e-2, 3.808837741388408e-1, 1.4800006335765066, 2.112677543073053, 9.999999999999999e-1, 0,
].map(round);
const logDenominator = [
  5.875095403124574e-3, 1.5464763749839067e-1, 9.864942958519419e-1, 2.453006071784736, 2.6126775430731093, 1,
].map(round);

/** Horner's rule with fused multiplications, highest power first. */
const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => fma32(sum, x, coefficient));

/** float32 e to the x as NumPy's AVX-512 and AVX2 loops compute it (numpy/_core/src/umath/loops_exponent_log.dispatch.c.src). */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x >= 88.72283935546875) return Number.POSITIVE_INFINITY;
  if (x <= -103.97208404541016) return 0;
  const magic = 12582912;
  const quadrant = round(round(round(x * round(Math.LOG2E)) + magic) - magic);
  let r = fma32(quadrant, round(-6.93145752e-1), x);
  r = fma32(quadrant, round(-1.42860677e-6), r);
  const ratio = round(horner(expNumerator, r) / horner(expDenominator, r));
  const half = Math.trunc(quadrant / 2);
  return round(ratio * 2 ** half * 2 ** (quadrant - half));
}

/** float32 natural logarithm from the same file. */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  let exponent = exponentOf(x);
  let mantissa = x / 2 ** exponent;
  if (mantissa > round(Math.SQRT2)) {
    mantissa /= 2;
    exponent++;
  }
  const r = round(mantissa - 1);
  const ratio = round(horner(logNumerator, r) / horner(logDenominator, r));
  return fma32(exponent, round(Math.LN2), ratio);
}
