import { cast as castTensor } from '../cast';
import { scalar } from '../create';
import type { Dtype } from '../dtype';
import { binary, where as choose, compare } from '../elementwise';
import { isFloat } from '../rounding';
import type { Tensor } from '../tensor';
import { math } from './math';
import { sumTo, torchSumOf } from './structure';
import { constant, record, type Variable } from './tape';

/** Whether a dtype is computed in float32 and rounded afterwards. */
export const isNarrow = (dtype: Dtype): boolean => dtype === 'float16' || dtype === 'bfloat16';

/** The operand in the dtype of the computation; 0-d operands of narrow dtypes keep float32, as frameworks pass scalars. */
export function operand(t: Tensor, dtype: Dtype): Tensor {
  const wanted = isNarrow(dtype) && t.shape.length === 0 && t.dtype !== dtype ? 'float32' : dtype;
  return t.dtype === wanted ? t : castTensor(t, wanted);
}

const stepwise = (dtype: Dtype, f: (x: number, y: number) => number): ((x: number, y: number) => number) =>
  isNarrow(dtype) ? (x, y) => Math.fround(f(x, y)) : f;

/** A gradient summed over broadcast axes and brought to the dtype of the operand it is for; undefined when that wants none. */
export function toOperand(operand: Variable, gradient: () => Variable): Variable | undefined {
  if (operand.node === undefined) return undefined;
  return cast(sumTo(gradient(), operand.tensor.shape, torchSumOf), operand.tensor.dtype);
}

/** A 0-d constant in the dtype that scalars take beside tensors of `dtype`. */
export const number = (value: number, dtype: Dtype): Variable =>
  constant(scalar(value, isNarrow(dtype) ? 'float32' : dtype));

/** A function of two numbers with broadcasting, off the tape. */
export const compute = (a: Tensor, b: Tensor, dtype: Dtype, f: (x: number, y: number) => number, ulps = 0): Tensor =>
  binary(operand(a, dtype), operand(b, dtype), dtype, stepwise(dtype, f), ulps);

/** The numbers in another dtype. */
export function cast(v: Variable, dtype: Dtype): Variable {
  if (v.tensor.dtype === dtype) return v;
  if (!isFloat(dtype)) return constant(castTensor(v.tensor, dtype));
  const from = v.tensor.dtype;
  return record('ToCopyBackward0', castTensor(v.tensor, dtype), [v], (g) => [cast(g, from)]);
}

const common = (a: Variable): Dtype => a.tensor.dtype;

/** a + alpha b. */
export function add(a: Variable, b: Variable, dtype = common(a), alpha = 1): Variable {
  const sum = compute(a.tensor, b.tensor, dtype, alpha === 1 ? (x, y) => x + y : (x, y) => x + alpha * y);
  return record('AddBackward0', sum, [a, b], (g) => [
    toOperand(a, () => g),
    toOperand(b, () => (alpha === 1 ? g : multiply(g, number(alpha, dtype), dtype))),
  ]);
}

/** a - alpha b; `name` is RsubBackward1 for a number minus a tensor. */
export function subtract(a: Variable, b: Variable, dtype = common(a), alpha = 1, name = 'SubBackward0'): Variable {
  const difference = compute(a.tensor, b.tensor, dtype, alpha === 1 ? (x, y) => x - y : (x, y) => x - alpha * y);
  return record(name, difference, [a, b], (g) => [
    toOperand(a, () => g),
    toOperand(b, () => (alpha === 1 ? negate(g) : multiply(negate(g), number(alpha, dtype), dtype))),
  ]);
}

export function multiply(a: Variable, b: Variable, dtype = common(a)): Variable {
  return record(
    'MulBackward0',
    compute(a.tensor, b.tensor, dtype, (x, y) => x * y),
    [a, b],
    (g, saved) => [
      toOperand(a, () => multiply(g, saved.input(1), dtype)),
      toOperand(b, () => multiply(g, saved.input(0), dtype)),
    ],
  );
}

export function divide(a: Variable, b: Variable, dtype = common(a)): Variable {
  return record(
    'DivBackward0',
    compute(a.tensor, b.tensor, dtype, (x, y) => x / y),
    [a, b],
    (g, saved) => [
      toOperand(a, () => divide(g, saved.input(1), dtype)),
      toOperand(b, () => {
        const [x, y] = [saved.input(0), saved.input(1)];
        return multiply(negate(g), divide(divide(x, y, dtype), y, dtype), dtype);
      }),
    ],
  );
}

/** A function without slope (comparisons apart), such as floor division; `name` undefined keeps it off the tape. */
export function plain(a: Variable, b: Variable, dtype: Dtype, f: (x: number, y: number) => number): Variable {
  return constant(compute(a.tensor, b.tensor, dtype, f));
}

/** Python's remainder: the sign of the divisor. */
export function remainder(a: Variable, b: Variable, dtype: Dtype): Variable {
  const value = compute(a.tensor, b.tensor, dtype, (x, y) => {
    const rest = x % y;
    return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
  });
  return record('RemainderBackward0', value, [a], (g) => [toOperand(a, () => g)]);
}

export function negate(a: Variable): Variable {
  const zero = scalar(-1, a.tensor.dtype);
  return record(
    'NegBackward0',
    binary(a.tensor, zero, a.tensor.dtype, (x, y) => x * y),
    [a],
    (g) => [negate(g)],
  );
}

/** What pow does at one pair of numbers, and how far the framework's own may be off: whole small powers are multiplications. */
function powerOf(exponent: number | undefined): {
  readonly f: (x: number, y: number) => number;
  readonly ulps: number;
} {
  const exact: Readonly<Record<string, (x: number) => number>> = {
    0: () => 1,
    1: (x) => x,
    2: (x) => x * x,
    0.5: Math.sqrt,
    '-1': (x) => 1 / x,
  };
  const f = exponent === undefined ? undefined : exact[exponent];
  return f === undefined ? { f: (x, y) => x ** y, ulps: 1 } : { f: (x) => f(x), ulps: 0 };
}

/** Rounded products for exponents that PyTorch's kernel writes out (pow_tensor_scalar_optimized_kernel). */
const written: Readonly<Record<string, (x: number, round: (x: number) => number) => number>> = {
  3: (x, round) => round(round(x * x) * x),
  '-0.5': (x, round) => round(1 / round(Math.sqrt(x))),
  '-2': (x, round) => round(1 / round(x * x)),
};

/** a to a power that is a number. */
export function powerNumber(a: Variable, exponent: number, dtype = common(a)): Variable {
  const round = dtype === 'float64' ? (x: number) => x : Math.fround;
  const product = dtype.startsWith('float') || dtype === 'bfloat16' ? written[exponent] : undefined;
  const { f, ulps } = product ? { f: (x: number) => product(x, round), ulps: 0 } : powerOf(exponent);
  const value = compute(
    a.tensor,
    scalar(exponent, dtype === 'float64' ? 'float64' : 'float32'),
    dtype,
    (x) => f(x, exponent),
    integral(dtype) ? 0 : ulps,
  );
  return record('PowBackward0', value, [a], (g, saved) => [
    toOperand(a, () => {
      if (exponent === 0) return multiply(g, number(0, dtype), dtype);
      const slope = multiply(powerNumber(saved.input(0), exponent - 1, dtype), number(exponent, dtype), dtype);
      return multiply(g, slope, dtype);
    }),
  ]);
}

const integral = (dtype: Dtype): boolean => !dtype.includes('float');

/** a to the power b, elementwise; `name` is PowBackward2 for a number to a tensor. */
export function power(a: Variable, b: Variable, dtype = common(a), name = 'PowBackward1'): Variable {
  const value = compute(a.tensor, b.tensor, dtype, (x, y) => x ** y, integral(dtype) ? 0 : 1);
  return record(name, value, [a, b], (g, saved) => [
    toOperand(a, () => {
      const [x, y] = [saved.input(0), saved.input(1)];
      const slope = multiply(power(x, subtract(y, number(1, dtype), dtype), dtype), y, dtype);
      return multiply(
        g,
        select(
          compare(y.tensor, scalar(0, dtype), (p, q) => p === q),
          number(0, dtype),
          slope,
          dtype,
        ),
        dtype,
      );
    }),
    toOperand(b, () => {
      const slope = multiply(saved.output(), math('log', cast(saved.input(0), dtype)), dtype);
      const flat = compare(saved.input(0).tensor, scalar(0, dtype), (p, q) => p === q);
      return multiply(g, select(flat, number(0, dtype), slope, dtype), dtype);
    }),
  ]);
}

/** Elements of a where the condition holds, else of b. */
export function select(condition: Tensor, a: Variable, b: Variable, dtype = common(a)): Variable {
  const value = choose(condition, operand(a.tensor, dtype), operand(b.tensor, dtype), dtype);
  return record('WhereBackward0', value, [a, b], (g) => [
    toOperand(a, () => select(condition, g, number(0, dtype), dtype)),
    toOperand(b, () => select(condition, number(0, dtype), g, dtype)),
  ]);
}

/** The larger (`sign` 1) or smaller of two; equal elements share the gradient. NaN wins. */
export function extremeOf(a: Variable, b: Variable, sign: 1 | -1, dtype = common(a)): Variable {
  const pick = sign === 1 ? Math.max : Math.min;
  const value = compute(a.tensor, b.tensor, dtype, (x, y) => (x === y ? x : pick(x, y)));
  const share = (own: Variable, other: Variable, g: Variable): Variable => {
    const [x, y] = [operand(own.tensor, dtype), operand(other.tensor, dtype)];
    const half = select(
      compare(x, y, (p, q) => p === q),
      divide(g, number(2, dtype), dtype),
      g,
      dtype,
    );
    return select(
      compare(x, y, (p, q) => sign * p < sign * q),
      number(0, dtype),
      half,
      dtype,
    );
  };
  return record(sign === 1 ? 'MaximumBackward0' : 'MinimumBackward0', value, [a, b], (g, saved) => [
    toOperand(a, () => share(saved.input(0), saved.input(1), g)),
    toOperand(b, () => share(saved.input(1), saved.input(0), g)),
  ]);
}
