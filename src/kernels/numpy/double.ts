import { exponential, logarithm, scaleOf, toScale } from '../../numeric/fixedPoint';
import { fma64 } from '../../numeric/fma';
import { libm } from '../../numeric/libm';
import { exponentOf } from '../../numeric/rounding';

/**
 * float64 exp and log as NumPy computes them on processors with AVX-512: Intel's short vector mathematical library (numpy/SVML,
 * linux/avx512/svml_z0_exp_d_ha.s and svml_z0_log_d_ha.s), instruction for instruction.
 */
export interface Result {
  readonly value: number;
  /** False where the result hangs on the processor's own approximation of a reciprocal, or on the C library; one ulp away at most. */
  readonly certain: boolean;
}

/** A number in two parts, the first of few enough digits for what is done with it. */
type Pair = readonly [high: number, low: number];

let roots: readonly Pair[] | undefined;
let logarithms: readonly Pair[] | undefined;

/** 2^(j/16) as a factor and the relative correction it needs. */
function makeRoots(): readonly Pair[] {
  const scale = scaleOf(192);
  return Array.from({ length: 16 }, (_, j) => {
    const high = libm('exp2', j / 16).value;
    const [power] = exponential((scale.ln2 * BigInt(j)) / 16n, scale);
    const near = toScale(high, scale);
    return [high, Number(((power - near) << scale.bits) / near) / 2 ** 192];
  });
}

/** The logarithm of each reciprocal, negated and reduced by ln 2 below 3/4: to 2^-42, and the rest. */
function makeLogarithms(): readonly Pair[] {
  const scale = scaleOf(192);
  const step = scale.bits - 42n;
  return Array.from({ length: 16 }, (_, i) => {
    const x = (i < 8 ? 0n : scale.ln2) - logarithm(toScale(1 + i / 16, scale), scale);
    const high = ((x + (1n << (step - 1n))) >> step) << step;
    return [Number(high) / 2 ** 192, Number(x - high) / 2 ** 192];
  });
}

const log2e = 1.4426950408889634;

/** e to the x: a sixteenth of a power of two from a table times a polynomial. */
export function exp(x: number): Result {
  if (!(Math.abs(x) < 707.7032713517042)) return libm('exp', x);
  roots ??= makeRoots();
  let steps = Math.floor(x * log2e * 16);
  if (fma64(x, log2e, -steps / 16) < 0) steps--;
  else if (fma64(x, log2e, -(steps + 1) / 16) >= 0) steps++;
  const n = steps / 16;
  const r = fma64(-n, 2.3190468138462996e-17, fma64(-n, 0.6931471805599453, x));
  const square = r * r;
  const high = fma64(0.0014193283516881214, r, 0.008331512908898442);
  const middle = fma64(0.0416667205488057, r, 0.1666666658485894);
  const low = fma64(0.5000000000059126, r, 0.999999999999984);
  const polynomial = fma64(fma64(high, square, middle), square, low);
  const exponent = Math.floor(n);
  const [root, correction] = roots[steps - 16 * exponent] ?? [1, 0];
  return { value: fma64(fma64(polynomial, r, correction), root, root) * 2 ** exponent, certain: true };
}

/** Natural logarithm: a five-bit reciprocal from the processor, a table and a polynomial. */
export function log(x: number): Result {
  if (!(x >= 2 ** -1022) || x === Number.POSITIVE_INFINITY) return libm('log', x);
  const power = exponentOf(x);
  const half = Math.trunc(power / 2);
  const mantissa = x / 2 ** half / 2 ** (power - half);
  // The processor's reciprocal is good to 2^-14; near the middle of two steps either may be taken.
  const a = Math.round((32 * (1 + 2 ** -14)) / mantissa) / 32;
  const b = Math.round((32 * (1 - 2 ** -14)) / mantissa) / 32;
  const value = logWith(a, mantissa, power);
  return { value, certain: a === b || logWith(b, mantissa, power) === value };
}

function logWith(reciprocal: number, mantissa: number, power: number): number {
  logarithms ??= makeLogarithms();
  const r = fma64(reciprocal, mantissa, -1);
  const square = r * r;
  const top = fma64(
    square,
    fma64(0.11135561406034511, r, -0.125220000081181),
    fma64(0.14285690939597326, r, -0.16666650546695666),
  );
  const bottom = fma64(
    square,
    fma64(0.20000000009280938, r, -0.2500000000437373),
    fma64(0.33333333333332005, r, -0.4999999999999968),
  );
  const [tableHigh, tableLow] = logarithms[(reciprocal * (reciprocal < 1 ? 2 : 1) - 1) * 16] ?? [0, 0];
  const exponent = power + (reciprocal < 0.75 ? 1 : 0);
  const head = fma64(exponent, 0.6931471805582987, tableHigh);
  const high = head + r;
  const polynomial = fma64(fma64(square * square, top, bottom), square, r - (high - head));
  return high + (polynomial + fma64(1.6465949582866463e-12, exponent, tableLow));
}
