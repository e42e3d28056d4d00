import type { ElementwiseKernel } from '../../kernels/kernel';
import { erf, erfc } from '../../numeric/errorFunction';
import { cast as castTensor } from '../cast';
import type { Dtype } from '../dtype';
import { kernelOf, unary } from '../elementwise';
import type { Tensor } from '../tensor';
import { add, cast, compute, divide, isNarrow, multiply, negate, number, subtract } from './arithmetic';
import { constant, record, type Variable } from './tape';

/** A function of one number that may stand on the tape. */
interface MathFunction {
  /** In float64. */
  readonly value: (x: number) => number;
  /** How far frameworks' float32 kernels stray. */
  readonly ulps: number;
  /** PyTorch's node, when it is not the name with a capital and `Backward0`. */
  readonly node?: string;
  /** Gradient of the input given that of the output; undefined: zero. */
  readonly gradient?: (g: Variable, x: Variable, y: Variable) => Variable;
}

const like = (x: Variable, value: number): Variable => number(value, x.tensor.dtype);
const oneMinusSquare = (x: Variable): Variable => subtract(like(x, 1), multiply(x, x), x.tensor.dtype);
/** 1 - x² rounded once, as compilers fuse it. */
const fusedOneMinusSquare = (x: Variable): Variable =>
  record(
    'RsubBackward1',
    compute(x.tensor, x.tensor, x.tensor.dtype, (p, q) => 1 - p * q),
    [x],
    (g, saved) => [multiply(g, multiply(saved.input(0), like(x, -2)))],
  );
/** The gradient of sigmoid from its result, which may be differentiated again (derivatives.yaml, `sigmoid_backward`). */
function sigmoidGradient(g: Variable, y: Variable): Variable {
  const [gradient, result] = [widened(g), widened(y)];
  const product = multiply(multiply(gradient, subtract(like(result, 1), result, result.tensor.dtype)), result);
  const value = cast(product, g.tensor.dtype);
  return record('SigmoidBackwardBackward0', value.tensor, [g, y], (h) => [
    sigmoidGradient(h, y),
    multiply(multiply(h, g), add(multiply(y, like(y, -2)), like(y, 1))),
  ]);
}

/** The gradient of tanh from its result (derivatives.yaml, `tanh_backward`). */
function tanhGradient(g: Variable, y: Variable): Variable {
  const value = cast(multiply(widened(g), fusedOneMinusSquare(widened(y))), g.tensor.dtype);
  return record('TanhBackwardBackward0', value.tensor, [g, y], (h) => [
    tanhGradient(h, y),
    multiply(h, multiply(multiply(y, like(y, -2)), g)),
  ]);
}

/** Numbers as backward kernels take them: the narrow types in float32, so that the gradient is rounded once. */
const widened = ({ tensor }: Variable): Variable =>
  constant(isNarrow(tensor.dtype) ? castTensor(tensor, 'float32') : tensor);

const onePlusSquare = (x: Variable): Variable => add(multiply(x, x), like(x, 1));
const call = (name: string, x: Variable): Variable => math(name, x);

const roundHalfEven = (x: number): number => {
  const rounded = Math.round(x);
  const even = Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
  return even === 0 && x < 0 ? -0 : even;
};

const rows: Readonly<Record<string, MathFunction>> = {
  exp: { value: Math.exp, ulps: 1, gradient: (g, _x, y) => multiply(g, y) },
  exp2: { value: (x) => 2 ** x, ulps: 1, gradient: (g, _x, y) => multiply(multiply(g, y), like(g, Math.LN2)) },
  expm1: { value: Math.expm1, ulps: 1, gradient: (g, _x, y) => multiply(g, add(y, like(y, 1))) },
  log: { value: Math.log, ulps: 1, gradient: (g, x) => divide(g, x) },
  log2: { value: Math.log2, ulps: 1, gradient: (g, x) => divide(g, multiply(x, like(x, Math.LN2))) },
  log10: { value: Math.log10, ulps: 1, gradient: (g, x) => divide(g, multiply(x, like(x, Math.LN10))) },
  log1p: { value: Math.log1p, ulps: 1, node: 'Log1PBackward0', gradient: (g, x) => divide(g, add(x, like(x, 1))) },
  sin: { value: Math.sin, ulps: 1, gradient: (g, x) => multiply(g, call('cos', x)) },
  cos: { value: Math.cos, ulps: 1, gradient: (g, x) => multiply(g, negate(call('sin', x))) },
  tan: { value: Math.tan, ulps: 1, gradient: (g, _x, y) => multiply(g, onePlusSquare(y)) },
  asin: { value: Math.asin, ulps: 1, gradient: (g, x) => multiply(g, call('rsqrt', oneMinusSquare(x))) },
  acos: { value: Math.acos, ulps: 1, gradient: (g, x) => multiply(g, negate(call('rsqrt', oneMinusSquare(x)))) },
  atan: { value: Math.atan, ulps: 1, gradient: (g, x) => divide(g, onePlusSquare(x)) },
  sinh: { value: Math.sinh, ulps: 1, gradient: (g, x) => multiply(g, call('cosh', x)) },
  cosh: { value: Math.cosh, ulps: 1, gradient: (g, x) => multiply(g, call('sinh', x)) },
  tanh: { value: Math.tanh, ulps: 1, gradient: (g, _x, y) => tanhGradient(g, y) },
  asinh: { value: Math.asinh, ulps: 1, gradient: (g, x) => multiply(g, call('rsqrt', onePlusSquare(x))) },
  acosh: { value: Math.acosh, ulps: 1, gradient: (g, x) => multiply(g, call('rsqrt', negate(oneMinusSquare(x)))) },
  atanh: { value: Math.atanh, ulps: 1, gradient: (g, x) => divide(g, oneMinusSquare(x)) },
  sigmoid: {
    value: (x) => 1 / (1 + Math.exp(-x)),
    ulps: 1,
    gradient: (g, _x, y) => sigmoidGradient(g, y),
  },
  erf: {
    value: erf,
    ulps: 2,
    gradient: (g, x) => multiply(multiply(call('exp', negate(multiply(x, x))), like(x, 2 / Math.sqrt(Math.PI))), g),
  },
  erfc: {
    value: erfc,
    ulps: 2,
    gradient: (g, x) => multiply(multiply(call('exp', negate(multiply(x, x))), like(x, -2 / Math.sqrt(Math.PI))), g),
  },
  sqrt: { value: Math.sqrt, ulps: 0, gradient: (g, _x, y) => divide(g, multiply(y, like(y, 2))) },
  rsqrt: {
    value: (x) => 1 / Math.sqrt(x),
    ulps: 1,
    gradient: (g, _x, y) => multiply(multiply(g, like(g, -0.5)), multiply(multiply(y, y), y)),
  },
  reciprocal: { value: (x) => 1 / x, ulps: 0, gradient: (g, _x, y) => multiply(negate(g), multiply(y, y)) },
  abs: { value: Math.abs, ulps: 0, gradient: (g, x) => multiply(g, call('sign', x)) },
  sign: { value: (x) => (Number.isNaN(x) ? 0 : Math.sign(x) + 0), ulps: 0 },
  floor: { value: Math.floor, ulps: 0 },
  ceil: { value: Math.ceil, ulps: 0 },
  round: { value: roundHalfEven, ulps: 0 },
  trunc: { value: Math.trunc, ulps: 0 },
  frac: { value: (x) => x - Math.trunc(x), ulps: 0, gradient: (g) => g },
};

/** Names of the elementary functions. */
export const mathNames: readonly string[] = Object.keys(rows);

/** Functions that leave integers as they are. */
export const keepsIntegers: ReadonlySet<string> = new Set(['abs', 'sign', 'floor', 'ceil', 'round', 'trunc']);

/** A framework's own kernels by function name, where it has any. */
export type Kernels = (name: string, dtype: Dtype) => ElementwiseKernel | undefined;

/** Applies a kernel; the narrow dtypes go through float32 unless the kernel is their own. */
export function applyKernel(t: Tensor, f: (x: number) => number, ulps: number, own?: ElementwiseKernel): Tensor {
  if (own !== undefined) return unary(t, t.dtype, own);
  if (!isNarrow(t.dtype)) return unary(t, t.dtype, kernelOf(t.dtype, f, ulps));
  return castTensor(unary(castTensor(t, 'float32'), 'float32', kernelOf('float32', f, ulps)), t.dtype);
}

/** An elementary function of every element, in the tensor's own dtype. */
export function math(name: string, x: Variable, kernels?: Kernels): Variable {
  const row = rows[name];
  if (row === undefined) throw new RangeError(`${name} is no elementary function`);
  const value = applyKernel(x.tensor, row.value, row.ulps, kernels?.(name, x.tensor.dtype));
  const node = row.node ?? `${name[0]?.toUpperCase()}${name.slice(1)}Backward0`;
  return record(node, value, [x], (g, saved) => [
    row.gradient ? row.gradient(g, saved.input(0), saved.output()) : constant(applyKernel(g.tensor, () => 0, 0)),
  ]);
}
