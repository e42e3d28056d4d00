import { kernel } from '../../../kernels/jax';
import type { ElementwiseKernel } from '../../../kernels/kernel';
import { erf, erfc } from '../../../numeric/errorFunction';
import { roundHalfEven } from '../../../numeric/rounding';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { unary } from '../../../tensor/elementwise';
import type { Tensor } from '../../../tensor/tensor';
import { decline } from '../declined';
import { add, addTangents, compute, divide, integerPower, like, multiply, negative, subtract } from './arithmetic';
import { applied, type Setting } from './compilation';
import { type Lane, laneOf } from './lanes';
import { select, test } from './selection';
import { slopeOf } from './slopes';

/** What JAX multiplies a gradient by is computed with the function itself: from the input and the result. */
type Slope = (x: Variable, y: Variable) => Variable;
/** Gradient of the input from that of the result, or tangent of the result from that of the input, in JAX's order. */
type Rule = (g: Variable, slope: Variable, y: Variable) => Variable;

/** A function of one number with its derivative (jax/_src/lax/lax.py, special.py). */
interface Elementary {
  readonly value: (x: number) => number;
  /** How far XLA's float32 code strays from the true value rounded, measured over a million inputs. */
  readonly ulps: number;
  /** Absent where the gradient is zero. */
  readonly slope?: Slope;
  /** The product with the slope when left out. */
  readonly gradient?: Rule;
  /** The same as the gradient when left out. */
  readonly tangent?: Rule;
  /** Leaves integers as they are. */
  readonly keeps?: true;
}

const call = (name: string, x: Variable): Variable => elementary(name, x);
const square = (x: Variable): Variable => multiply(x, x);
const one = (x: Variable): Variable => like(x, 1);
const oneMinusSquare = (x: Variable): Variable => subtract(one(x), square(x));
const scaled = (g: Variable, factor: number): Variable => multiply(like(g, factor), g);
const atLeastZero = (x: Variable) => test(x, like(x, 0), (p, zero) => p >= zero);
const bell = (x: Variable): Variable => call('exp', negative(square(x)));
const overRootPi = 2 / Math.sqrt(Math.PI);

const rows: Readonly<Record<string, Elementary>> = {
  exp: { value: Math.exp, ulps: 2, slope: (_x, y) => y },
  exp2: {
    value: (x) => 2 ** x,
    ulps: 3,
    slope: (_x, y) => call('log', like(y, 2)),
    gradient: (g, slope, y) => multiply(multiply(slope, g), y),
    tangent: (g, slope, y) => multiply(slope, multiply(g, y)),
  },
  expm1: { value: Math.expm1, ulps: 7, slope: (_x, y) => add(y, one(y)) },
  log: { value: Math.log, ulps: 3, slope: (x) => x, gradient: divide },
  log2: { value: Math.log2, ulps: 4 },
  log10: {
    value: Math.log10,
    ulps: 4,
    slope: (x) => x,
    gradient: (g, x) => divide(scaled(g, 1 / Math.LN10), x),
    tangent: (g, x) => scaled(divide(g, x), 1 / Math.LN10),
  },
  log1p: { value: Math.log1p, ulps: 4, slope: (x) => add(x, one(x)), gradient: divide },
  sin: { value: Math.sin, ulps: 2, slope: (x) => call('cos', x) },
  cos: {
    value: Math.cos,
    ulps: 2,
    slope: (x) => call('sin', x),
    gradient: (g, slope) => multiply(negative(g), slope),
    tangent: (g, slope) => negative(multiply(g, slope)),
  },
  tan: { value: Math.tan, ulps: 3, slope: (_x, y) => add(one(y), square(y)) },
  arcsin: { value: Math.asin, ulps: 4, slope: (x) => call('rsqrt', oneMinusSquare(x)) },
  arccos: { value: Math.acos, ulps: 4, slope: (x) => negative(call('rsqrt', oneMinusSquare(x))) },
  arctan: { value: Math.atan, ulps: 3, slope: (x) => add(one(x), square(x)), gradient: divide },
  sinh: { value: Math.sinh, ulps: 28, slope: (x) => call('cosh', x) },
  cosh: { value: Math.cosh, ulps: 28, slope: (x) => call('sinh', x) },
  tanh: {
    value: Math.tanh,
    ulps: 6,
    slope: (_x, y) => subtract(one(y), y),
    gradient: (g, slope, y) => {
      const scale = multiply(g, slope);
      return addTangents(scale, multiply(scale, y));
    },
    tangent: (g, slope, y) => multiply(add(g, multiply(g, y)), slope),
  },
  arcsinh: { value: Math.asinh, ulps: 5, slope: (x) => call('rsqrt', add(square(x), one(x))) },
  arccosh: { value: Math.acosh, ulps: 6, slope: (x) => call('rsqrt', subtract(square(x), one(x))) },
  arctanh: {
    value: Math.atanh,
    ulps: 6,
    slope: (x) => x,
    gradient: (g, x) => divide(multiply(g, call('reciprocal', add(one(x), x))), subtract(one(x), x)),
    tangent: (g, x) => multiply(call('reciprocal', add(one(x), x)), divide(g, subtract(one(x), x))),
  },
  sigmoid: {
    value: (x) => 1 / (1 + Math.exp(-x)),
    ulps: 4,
    slope: (_x, y) => multiply(y, subtract(one(y), y)),
  },
  erf: {
    value: (x) => erf(x),
    ulps: 7,
    slope: bell,
    gradient: (g, slope) => multiply(scaled(g, overRootPi), slope),
    tangent: (g, slope) => scaled(multiply(g, slope), overRootPi),
  },
  erfc: {
    value: (x) => erfc(x),
    ulps: 80,
    slope: bell,
    gradient: (g, slope) => multiply(scaled(g, -overRootPi), slope),
    tangent: (g, slope) => scaled(multiply(g, slope), -overRootPi),
  },
  sqrt: { value: Math.sqrt, ulps: 0, slope: (_x, y) => divide(like(y, 0.5), y) },
  rsqrt: { value: (x) => 1 / Math.sqrt(x), ulps: 3, slope: (x, y) => scaled(divide(y, x), -0.5) },
  cbrt: { value: Math.cbrt, ulps: 2, slope: (_x, y) => scaled(integerPower(y, -2), 1 / 3) },
  square: { value: (x) => x * x, ulps: 0, keeps: true, slope: (x) => scaled(x, 2) },
  reciprocal: { value: (x) => 1 / x, ulps: 0, slope: (x) => scaled(integerPower(x, -2), -1) },
  abs: {
    value: Math.abs,
    ulps: 0,
    keeps: true,
    slope: (x) => x,
    gradient: (g, x) => {
      const [positive, zero] = [atLeastZero(x), like(g, 0)];
      return addTangents(select(positive, g, zero), negative(select(positive, zero, g)));
    },
    tangent: (t, x) => select(atLeastZero(x), t, negative(t)),
  },
  sign: { value: (x) => (Number.isNaN(x) ? x : Math.sign(x) + 0), ulps: 0, keeps: true },
  floor: { value: Math.floor, ulps: 0, keeps: true },
  ceil: { value: Math.ceil, ulps: 0, keeps: true },
  trunc: { value: Math.trunc, ulps: 0, keeps: true },
  round: { value: roundHalfEven, ulps: 0 },
};

/** Names of the elementary functions. */
export const elementaryNames: readonly string[] = Object.keys(rows);
export const keepsIntegers = (name: string): boolean => rows[name]?.keeps === true;

/** What XLA writes out as several operations, of which a product at the end may be contracted with what follows. */
const written: Readonly<Record<string, (x: Variable) => Variable>> = {
  square: (x) => multiply(x, x),
  log2: (x) => multiply(elementary('log', x, 2), like(x, Math.LOG2E)),
  log10: (x) => multiply(elementary('log', x, 2), like(x, Math.LOG10E)),
};

const settings: Readonly<Partial<Record<Setting, 2 | 'fused'>>> = { compiled: 'fused', loop: 2 };

/** A function of one number at its place among those of all indices that jax.vmap maps over. */
function inLane(t: Tensor, { at, count }: Lane, kernel: ElementwiseKernel): Tensor {
  const among = (x: number) => kernel.apply(new Float64Array(count).fill(x))[at] ?? Number.NaN;
  return unary(t, t.dtype, { apply: (input) => input.map(among), ulps: kernel.ulps });
}

/** An elementary function of every element of floats (or of integers, where it keeps them); `rank` is that of XLA's own loops over them. */
export function elementary(name: string, x: Variable, rank = x.tensor.shape.length): Variable {
  const row = rows[name] ?? decline(`jax.numpy.${name} is not evaluated`);
  const { dtype } = x.tensor;
  if (name === 'log2' && x.node !== undefined) return decline('the gradient of log2 is not evaluated');
  const value = written[name]?.(constant(x.tensor));
  const result: Variable = applied(
    value === undefined ? `${name}()` : `copy(${name})`,
    value === undefined ? [x] : [value, x],
    ([t = x.tensor], setting) => {
      if (value !== undefined) return t;
      const lane = laneOf(x.tensor);
      const isVector = lane !== undefined && lane.levels === 1 && rank === 0;
      const own = kernel(name, dtype, settings[setting] ?? (isVector ? 1 : rank + (lane?.levels ?? 0)));
      if (own) return isVector && setting === 'alone' ? inLane(t, lane, own) : unary(t, dtype, own);
      return compute([t], dtype, row.value, setting !== 'alone' && row.ulps > 0, row.ulps);
    },
    (g) => (value === undefined ? [backward(g)] : [undefined, backward(g)]),
    (tangents) => {
      const t = tangents.at(-1);
      return t && forward(t);
    },
  );
  if (x.node === undefined) return result;
  const rule = row.slope;
  const slope = rule && slopeOf(() => rule(x, result));
  const { gradient = multiply, tangent = gradient } = row;
  const backward = (g: Variable) => (slope ? gradient(g, slope(), result) : multiply(g, like(g, 0)));
  const forward = (t: Variable) => (slope ? tangent(t, slope(), result) : multiply(t, like(t, 0)));
  return result;
}
