import { kernel } from '../../../kernels/jax';
import { erf, erfc } from '../../../numeric/errorFunction';
import { roundHalfEven } from '../../../numeric/rounding';
import { record, type Variable } from '../../../tensor/autograd/tape';
import { unary } from '../../../tensor/elementwise';
import { decline } from '../declined';
import { add, compute, divide, integerPower, like, multiply, negative, subtract } from './arithmetic';

/** A function of one number. */
interface Elementary {
  readonly value: (x: number) => number;
  /** How far XLA's float32 code strays from the true value rounded, measured over a million inputs. */
  readonly ulps: number;
  /** Gradient of the input given that of the result (jax/_src/lax/lax.py, special.py); absent where it is zero. */
  readonly gradient?: (g: Variable, x: Variable, y: Variable) => Variable;
  /** Leaves integers as they are. */
  readonly keeps?: true;
}

const call = (name: string, x: Variable): Variable => elementary(name, x);
const square = (x: Variable): Variable => multiply(x, x);
const oneMinusSquare = (x: Variable): Variable => subtract(like(x, 1), square(x));
const scaled = (g: Variable, factor: number): Variable => multiply(g, like(g, factor));

const rows: Readonly<Record<string, Elementary>> = {
  exp: { value: Math.exp, ulps: 2, gradient: (g, _x, y) => multiply(g, y) },
  expm1: { value: Math.expm1, ulps: 7, gradient: (g, _x, y) => multiply(g, add(y, like(y, 1))) },
  log: { value: Math.log, ulps: 3, gradient: (g, x) => divide(g, x) },
  log2: { value: Math.log2, ulps: 4, gradient: (g, x) => divide(g, multiply(x, like(x, Math.LN2))) },
  log10: { value: Math.log10, ulps: 4, gradient: (g, x) => divide(g, multiply(x, like(x, Math.LN10))) },
  log1p: { value: Math.log1p, ulps: 4, gradient: (g, x) => divide(g, add(x, like(x, 1))) },
  sin: { value: Math.sin, ulps: 2, gradient: (g, x) => multiply(g, call('cos', x)) },
  cos: { value: Math.cos, ulps: 2, gradient: (g, x) => negative(multiply(g, call('sin', x))) },
  tan: { value: Math.tan, ulps: 3, gradient: (g, _x, y) => multiply(g, add(like(g, 1), square(y))) },
  arcsin: { value: Math.asin, ulps: 4, gradient: (g, x) => divide(g, call('sqrt', oneMinusSquare(x))) },
  arccos: { value: Math.acos, ulps: 4, gradient: (g, x) => negative(divide(g, call('sqrt', oneMinusSquare(x)))) },
  arctan: { value: Math.atan, ulps: 3, gradient: (g, x) => divide(g, add(like(x, 1), square(x))) },
  sinh: { value: Math.sinh, ulps: 28, gradient: (g, x) => multiply(g, call('cosh', x)) },
  cosh: { value: Math.cosh, ulps: 28, gradient: (g, x) => multiply(g, call('sinh', x)) },
  tanh: {
    value: Math.tanh,
    ulps: 6,
    gradient: (g, _x, y) => {
      const scale = multiply(g, subtract(like(y, 1), y));
      return add(scale, multiply(scale, y));
    },
  },
  arcsinh: { value: Math.asinh, ulps: 5, gradient: (g, x) => divide(g, call('sqrt', add(square(x), like(x, 1)))) },
  sigmoid: {
    value: (x) => 1 / (1 + Math.exp(-x)),
    ulps: 4,
    gradient: (g, _x, y) => multiply(g, multiply(y, subtract(like(y, 1), y))),
  },
  erf: {
    value: (x) => erf(x),
    ulps: 7,
    gradient: (g, x) => scaled(multiply(g, call('exp', negative(square(x)))), 2 / Math.sqrt(Math.PI)),
  },
  erfc: {
    value: (x) => erfc(x),
    ulps: 80,
    gradient: (g, x) => scaled(multiply(g, call('exp', negative(square(x)))), -2 / Math.sqrt(Math.PI)),
  },
  sqrt: { value: Math.sqrt, ulps: 0, gradient: (g, _x, y) => divide(scaled(g, 0.5), y) },
  rsqrt: { value: (x) => 1 / Math.sqrt(x), ulps: 3, gradient: (g, x, y) => multiply(g, scaled(divide(y, x), -0.5)) },
  cbrt: { value: Math.cbrt, ulps: 2 },
  square: { value: (x) => x * x, ulps: 0, keeps: true, gradient: (g, x) => multiply(g, scaled(x, 2)) },
  reciprocal: { value: (x) => 1 / x, ulps: 0, gradient: (g, x) => multiply(g, negative(integerPower(x, -2))) },
  abs: { value: Math.abs, ulps: 0, keeps: true, gradient: (g, x) => multiply(g, call('sign', x)) },
  sign: { value: (x) => (Number.isNaN(x) ? x : Math.sign(x) + 0), ulps: 0, keeps: true },
  floor: { value: Math.floor, ulps: 0, keeps: true },
  ceil: { value: Math.ceil, ulps: 0, keeps: true },
  trunc: { value: Math.trunc, ulps: 0, keeps: true },
  round: { value: roundHalfEven, ulps: 0 },
};

/** Names of the elementary functions. */
export const elementaryNames: readonly string[] = Object.keys(rows);
export const keepsIntegers = (name: string): boolean => rows[name]?.keeps === true;

/** Functions whose gradient is not written here. */
const withoutGradient: ReadonlySet<string> = new Set(['cbrt']);

/** An elementary function of every element of floats (or of integers, where it keeps them); `rank` is that of XLA's own loops over them. */
export function elementary(name: string, x: Variable, fused = true, rank = x.tensor.shape.length): Variable {
  const row = rows[name] ?? decline(`jax.numpy.${name} is not evaluated`);
  if (x.node !== undefined && withoutGradient.has(name)) return decline(`the gradient of ${name} is not evaluated`);
  const { dtype } = x.tensor;
  const own = kernel(name, dtype, fused ? 'fused' : rank);
  const value = own ? unary(x.tensor, dtype, own) : compute([x.tensor], dtype, row.value, fused, row.ulps);
  return record(name, value, [x], (g, saved) => [
    row.gradient ? row.gradient(g, saved.input(0), saved.output()) : multiply(g, like(g, 0)),
  ]);
}
