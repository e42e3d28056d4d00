import { kernel } from '../../kernels/tensorflow/index';
import { erfc as erfcDouble, erf as erfDouble } from '../../numeric/errorFunction';
import { sigmoid as sigmoidDouble } from '../../numeric/logistic';
import { roundHalfEven } from '../../numeric/rounding';
import { GradientError, record, type Variable } from '../autograd/tape';
import { scalar } from '../create';
import { compare, kernelOf, unary } from '../elementwise';
import { isFloat } from '../rounding';
import { Tensor } from '../tensor';
import { errorsOf } from '../view';
import { add, divide, multiply, negative, number, select, subtract } from './arithmetic';
import { gradientKernel } from './gradientKernels';

/** TensorFlow's functions of one tensor with their gradients (python/ops/math_grad.py, nn_grad.py). */

type Gradient = (g: Variable, x: Variable, y: Variable) => Variable;

interface Elementary {
  /** As the operation is called: `Exp`. */
  readonly operation: string;
  readonly value: (x: number) => number;
  readonly gradient?: Gradient;
  /** How far the framework's own may be from `value` where no kernel reproduces it. */
  readonly ulps?: number;
}

const like = (value: number, t: Variable): Variable => number(value, t.tensor.dtype);
const one = (t: Variable): Variable => like(1, t);
const positive = (t: Variable): Tensor => compare(t.tensor, scalar(0, t.tensor.dtype), (x, y) => x > y);

const rows: Readonly<Record<string, Elementary>> = {
  exp: { operation: 'Exp', value: Math.exp, gradient: (g, _x, y) => multiply(g, y) },
  expm1: { operation: 'Expm1', value: Math.expm1, gradient: (g, x) => multiply(g, exp(x)) },
  log: { operation: 'Log', value: Math.log, gradient: (g, x) => multiply(g, reciprocal(x)) },
  log1p: { operation: 'Log1p', value: Math.log1p, gradient: (g, x) => multiply(g, reciprocal(add(one(x), x))) },
  tanh: { operation: 'Tanh', value: Math.tanh, gradient: (g, _x, y) => gradientKernel('tanh', g, y) },
  sigmoid: { operation: 'Sigmoid', value: sigmoidDouble, gradient: (g, _x, y) => gradientKernel('sigmoid', g, y) },
  sqrt: { operation: 'Sqrt', value: Math.sqrt, gradient: (g, _x, y) => gradientKernel('sqrt', g, y), ulps: 0 },
  rsqrt: { operation: 'Rsqrt', value: (x) => 1 / Math.sqrt(x), gradient: (g, _x, y) => gradientKernel('rsqrt', g, y) },
  square: {
    operation: 'Square',
    value: (x) => x * x,
    gradient: (g, x) => multiply(g, multiply(x, like(2, x))),
    ulps: 0,
  },
  reciprocal: {
    operation: 'Reciprocal',
    value: (x) => 1 / x,
    gradient: (g, _x, y) => negative(multiply(multiply(y, y), g)),
  },
  abs: { operation: 'Abs', value: Math.abs, gradient: (g, x) => multiply(g, sign(x)), ulps: 0 },
  sign: { operation: 'Sign', value: (x) => (x > 0 ? 1 : x < 0 ? -1 : x + 0), ulps: 0 },
  floor: { operation: 'Floor', value: Math.floor, ulps: 0 },
  ceil: { operation: 'Ceil', value: Math.ceil, ulps: 0 },
  round: { operation: 'Round', value: roundHalfEven, ulps: 0 },
  erf: {
    operation: 'Erf',
    value: erfDouble,
    gradient: (g, x) => multiply(multiply(g, like(2 / Math.sqrt(Math.PI), g)), exp(negative(square(x)))),
  },
  erfc: {
    operation: 'Erfc',
    value: erfcDouble,
    gradient: (g, x) => multiply(multiply(g, like(-2 / Math.sqrt(Math.PI), g)), exp(negative(square(x)))),
    ulps: 8,
  },
  sin: { operation: 'Sin', value: Math.sin, gradient: (g, x) => multiply(g, cos(x)) },
  cos: { operation: 'Cos', value: Math.cos, gradient: (g, x) => multiply(negative(g), sin(x)) },
  tan: { operation: 'Tan', value: Math.tan },
  asin: { operation: 'Asin', value: Math.asin },
  acos: { operation: 'Acos', value: Math.acos },
  atan: { operation: 'Atan', value: Math.atan, gradient: (g, x) => multiply(g, reciprocal(add(one(x), square(x)))) },
  sinh: { operation: 'Sinh', value: Math.sinh, gradient: (g, x) => multiply(g, apply('cosh', x)) },
  cosh: { operation: 'Cosh', value: Math.cosh, gradient: (g, x) => multiply(g, apply('sinh', x)) },
  asinh: { operation: 'Asinh', value: Math.asinh },
  acosh: { operation: 'Acosh', value: Math.acosh },
  atanh: { operation: 'Atanh', value: Math.atanh },
  softplus: {
    operation: 'Softplus',
    value: (x) => (x > 30 ? x : Math.log1p(Math.exp(x))),
    gradient: (g, x) => multiply(g, sigmoid(x)),
  },
  softsign: {
    operation: 'Softsign',
    value: (x) => x / (Math.abs(x) + 1),
    gradient: (g, x) => divide(g, square(add(abs(x), one(x)))),
  },
  relu: { operation: 'Relu', value: (x) => (x <= 0 ? 0 : x), gradient: (g, _x, y) => maskPositive(g, y), ulps: 0 },
  relu6: {
    operation: 'Relu6',
    value: (x) => (x <= 0 ? 0 : x > 6 ? 6 : x),
    gradient: (g, _x, y) =>
      multiply(
        maskPositive(g, y),
        asNumbers(
          compare(y.tensor, scalar(6, y.tensor.dtype), (p, q) => p < q),
          y,
        ),
      ),
    ulps: 0,
  },
  elu: {
    operation: 'Elu',
    value: (x) => (x < 0 ? Math.expm1(x) : x),
    gradient: (g, _x, y) => select(negativeMask(y), multiply(add(y, one(y)), g), g),
  },
  selu: {
    operation: 'Selu',
    value: (x) => (x < 0 ? 1.7580993408473768 * Math.expm1(x) : 1.0507009873554805 * x),
    gradient: (g, _x, y) =>
      select(
        negativeMask(y),
        multiply(g, add(y, like(1.7580993408473768, y))),
        multiply(g, like(1.0507009873554805, g)),
      ),
  },
};

const asNumbers = (condition: Tensor, t: Variable): Variable => ({
  tensor: Tensor.of(t.tensor.dtype, [...condition.shape], condition.storage.values, errorsOf(condition)),
  node: undefined,
});
const maskPositive = (g: Variable, y: Variable): Variable => multiply(g, asNumbers(positive(y), y));
const negativeMask = (y: Variable): Tensor => compare(y.tensor, scalar(0, y.tensor.dtype), (p, q) => p < q);

/** Steps: TensorFlow lets no gradient through them. */
const withoutGradient: ReadonlySet<string> = new Set(['floor', 'ceil', 'round']);

/** Names of the functions here. */
export const elementaryNames: readonly string[] = Object.keys(rows);

/** The operation's own name: `Exp` for exp. */
export const operationOf = (name: string): string => rows[name]?.operation ?? name;

/** Applies one of the functions to a tensor of floats (`abs`, `sign`, `square`, `relu` and the roundings take integers too). */
export function apply(name: string, x: Variable): Variable {
  const row = rows[name];
  if (row === undefined) throw new RangeError(`no function ${name}`);
  const { dtype } = x.tensor;
  const exact = kernel(name, dtype);
  const tensor = unary(x.tensor, dtype, exact ?? kernelOf(dtype, row.value, isFloat(dtype) ? (row.ulps ?? 6) : 0));
  return record(row.operation, tensor, [x], (g, saved) => {
    if (withoutGradient.has(name)) return [undefined];
    if (row.gradient === undefined) throw new GradientError('unsupported', `the gradient of ${name} is not evaluated`);
    return [row.gradient(g, saved.input(0), saved.output())];
  });
}

const named =
  (name: string) =>
  (x: Variable): Variable =>
    apply(name, x);

export const exp = named('exp');
export const log = named('log');
export const log1p = named('log1p');
export const expm1 = named('expm1');
export const tanh = named('tanh');
export const sigmoid = named('sigmoid');
export const reciprocal = named('reciprocal');
export const square = named('square');
export const sqrt = named('sqrt');
export const abs = named('abs');
export const sign = named('sign');
export const sin = named('sin');
export const cos = named('cos');
export const erf = named('erf');
export const softplus = named('softplus');
export const relu = named('relu');
export const relu6 = named('relu6');

/** LeakyRelu with its own gradient. */
export function leakyRelu(x: Variable, alpha: number): Variable {
  // The operation's attribute is a float32, whatever the tensor's dtype.
  const slope = Math.fround(alpha);
  const chosen = select(positive(x), detach(x), multiply(detach(x), like(slope, x)));
  return record('LeakyRelu', chosen.tensor, [x], (g, saved) => [
    select(positive(saved.input(0)), g, multiply(g, like(slope, g))),
  ]);
}

const detach = (x: Variable): Variable => ({ tensor: x.tensor, node: undefined });

/** 1 - x. */
export const complement = (x: Variable): Variable => subtract(one(x), x);
