import { fma32 as fma } from '../../numeric/fma';
import { exponentOf } from '../../numeric/rounding';

/**
 * SLEEF's float32 functions as PyTorch's AVX-512 kernels call them (sleefsimdsp.c, the u10 variants; Shibata and Petrogalli 2020,
 * arXiv 2001.09258): fused multiply-adds and pairs of float32 whose sum is the number meant.
 */
const f = Math.fround;

/** A number as the unevaluated sum of two float32. */
type Pair = readonly [high: number, low: number];

const ln2High = f(0.693145751953125);
const ln2Low = f(1.428606765330187e-6);
const inverseLn2 = f(Math.LOG2E);
/** ln 2 to twice float32's digits. */
const ln2: Pair = [f(0.6931471824645996), f(-1.904654323148236e-9)];

/** Horner's rule from the highest power down, each step fused. */
function polynomial(x: number, terms: readonly number[]): number {
  let sum = f(terms[0] ?? 0);
  for (let n = 1; n < terms.length; n++) sum = fma(sum, x, f(terms[n] ?? 0));
  return sum;
}

function add([x, low]: Pair, y: number): Pair {
  const s = f(x + y);
  const v = f(s - x);
  return [s, f(f(f(x - f(s - v)) + f(y - v)) + low)];
}

function addPairs([x, lowX]: Pair, [y, lowY]: Pair): Pair {
  const s = f(x + y);
  const v = f(s - x);
  return [s, f(f(f(x - f(s - v)) + f(y - v)) + f(lowX + lowY))];
}

/** Sums where |x| >= |y|, which need fewer steps. */
function addSmaller([x, lowX]: Pair, [y, lowY]: Pair): Pair {
  const s = f(x + y);
  return [s, f(f(f(f(x - s) + y) + lowX) + lowY)];
}

function multiply([x, low]: Pair, y: number): Pair {
  const s = f(x * y);
  return [s, fma(low, y, fma(x, y, -s))];
}

function multiplyPairs([x, lowX]: Pair, [y, lowY]: Pair): Pair {
  const s = f(x * y);
  return [s, fma(x, lowY, fma(lowX, y, fma(x, y, -s)))];
}

function square([x, low]: Pair): Pair {
  const s = f(x * x);
  return [s, fma(f(x + x), low, fma(x, x, -s))];
}

function divide([n, lowN]: Pair, [d, lowD]: Pair): Pair {
  const t = f(1 / d);
  const s = f(n * t);
  const u = fma(t, n, -s);
  const v = fma(-lowD, t, fma(-d, t, 1));
  return [s, fma(s, v, fma(lowN, t, u))];
}

function reciprocal([d, low]: Pair): Pair {
  const s = f(1 / d);
  return [s, f(s * fma(-low, s, fma(-d, s, 1)))];
}

/** x * 2^n in two steps, as the processor's steps round denormals. */
function scale(x: number, n: number): number {
  const half = n >> 1;
  return f(f(x * 2 ** half) * 2 ** (n - half));
}

function roundEven(x: number): number {
  return f(f(x + 12582912) - 12582912);
}

/** e^x, 1 ulp. */
export function expf(x: number): number {
  if (x < -104) return 0;
  if (x > 100) return Number.POSITIVE_INFINITY;
  if (Number.isNaN(x)) return x;
  const q = roundEven(f(x * inverseLn2));
  const s = fma(q, -ln2Low, fma(q, -ln2High, x));
  const u = polynomial(
    s,
    [0.00019852761761285365, 0.001393043552525341, 0.00833336077630519, 0.041666485369205475, 0.1666666716337204, 0.5],
  );
  return scale(f(1 + fma(f(s * s), u, s)), q);
}

/** e^x as a pair. */
function exponential(x: number): Pair {
  const q = roundEven(f(x * inverseLn2));
  const s = add(add([x, 0], f(q * -ln2High)), f(q * -ln2Low));
  const u = polynomial(s[0], [0.1980960224e-3, 0.1394256484e-2, 0.8333456703e-2, 0.4166637361e-1]);
  let t = add(multiply(s, u), f(0.16666666));
  t = add(multiplyPairs(s, t), 0.5);
  t = addPairs(s, multiplyPairs(square(s), t));
  t = addSmaller([1, 0], t);
  return x < -104 ? [0, 0] : [scale(t[0], q), scale(t[1], q)];
}

/** e^x - 1, 1 ulp. */
export function expm1f(x: number): number {
  if (x > f(88.72283)) return Number.POSITIVE_INFINITY;
  if (x < f(-16.635532)) return -1;
  if (Object.is(x, -0) || Number.isNaN(x)) return x;
  const [high, low] = add(exponential(x), -1);
  return f(high + low);
}

/** Hyperbolic tangent, 1 ulp. */
export function tanhf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  let y = 1;
  if (size <= f(8.664339742)) {
    const power = exponential(size);
    const inverse = reciprocal(power);
    const [high, low] = divide(addSmaller(power, [-inverse[0], -inverse[1]]), addSmaller(power, inverse));
    y = f(high + low);
  }
  return x < 0 || Object.is(x, -0) ? -y : y;
}

/** The logarithm of 2^exponent (1 + x) / (1 - x). */
function assemble(x: Pair, exponent: number): number {
  const x2 = f(x[0] * x[0]);
  const t = polynomial(x2, [0.3027294874, 0.3996108174, 0.666669488]);
  const s = addSmaller(multiply(ln2, exponent), [f(x[0] * 2), f(x[1] * 2)]);
  const cube = f(f(x2 * x[0]) * t);
  const sum = f(s[0] + cube);
  return f(sum + f(f(f(s[0] - sum) + cube) + s[1]));
}

const fourThirds = f(1 / 0.75);

function sumOf(x: number, y: number): Pair {
  return add([x, 0], y);
}

/** Natural logarithm, 1 ulp. */
export function logf(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const scaled = f(x * fourThirds);
  const exponent = scaled === Number.POSITIVE_INFINITY ? 128 : exponentOf(scaled);
  const own = exponentOf(x);
  const mantissa = x / 2 ** (x / 2 ** own < 1.5 ? own : own + 1);
  return assemble(divide(sumOf(-1, mantissa), sumOf(1, mantissa)), exponent);
}

/** ln(1 + x), 1 ulp. */
export function log1pf(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (Object.is(x, -0)) return x;
  if (x > f(1e38)) return logf(x);
  const exponent = exponentOf(f(f(x + 1) * fourThirds));
  const t = 2 ** -exponent;
  const m = fma(x, t, f(t - 1));
  const s = f(2 + m);
  return assemble(divide([m, 0], [s, f(f(2 - s) + m)]), exponent);
}

const erfScale = f(0.3275911);

/** The error function as ATen's registers compute it (Abramowitz and Stegun 7.1.26), off by 1.5e-7. */
export function registerErf(x: number): number {
  const size = Math.abs(x);
  const t = f(1 / fma(size, erfScale, 1));
  const sum = polynomial(t, [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592]);
  const value = fma(f(-t * expf(f(-f(size * size)))), sum, 1);
  return x < 0 || Object.is(x, -0) ? -value : value;
}
