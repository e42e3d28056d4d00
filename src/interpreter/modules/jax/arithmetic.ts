import { sumTo } from '../../../tensor/autograd/structure';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { mapBounded } from '../../../tensor/bounded';
import { cast as castTensor } from '../../../tensor/cast';
import { scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { compare, where } from '../../../tensor/elementwise';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { flusher } from '../../../tensor/tensorflow/flush';
import { decline } from '../declined';

/**
 * JAX's arithmetic with gradients (jax/_src/lax/lax.py). `fused` says that XLA compiles the operation together with others: it may then
 * contract a product and a sum, divide by multiplying, or keep more digits in between, so every rounding carries a unit in the last place.
 */

const isNarrow = (dtype: Dtype): boolean => dtype === 'float16' || dtype === 'bfloat16';

type Formula = (x: number, y: number) => number;

/** A formula of one or two numbers, denormals flushed on the way in and out. */
export function compute(operands: readonly Tensor[], dtype: Dtype, formula: Formula, fused: boolean, ulps = 0): Tensor {
  const [flush, round, narrow] = [flusher(dtype), rounder(dtype), isNarrow(dtype)];
  return mapBounded(operands, dtype, (x = 0, y = 0) => {
    const exact = formula(flush(x), flush(y));
    const value = flush(round(narrow ? Math.fround(exact) : exact));
    if (!isFloat(dtype))
      return [value, Number.isSafeInteger(exact) || Number.isNaN(exact) ? 0 : Number.POSITIVE_INFINITY];
    const slack = ulps + (fused && value !== exact ? 1 : 0);
    return [value, slack > 0 && value !== 0 && Number.isFinite(value) ? slack * ulp(dtype, value) : 0];
  });
}

/** A number as a constant in the dtype of a tensor. */
export const like = (x: Variable, value: number): Variable => constant(scalar(value, x.tensor.dtype));

const back = (operand: Variable, gradient: () => Variable): Variable | undefined =>
  operand.node && sumTo(gradient(), operand.tensor.shape);

export const cast = (v: Variable, dtype: Dtype): Variable => {
  const from = v.tensor.dtype;
  if (from === dtype) return v;
  return record('convert_element_type', castTensor(v.tensor, dtype), [v], (g) => [cast(g, from)]);
};

export const add = (a: Variable, b: Variable, fused = true): Variable =>
  record(
    'add',
    compute([a.tensor, b.tensor], a.tensor.dtype, (x, y) => x + y, fused),
    [a, b],
    (g) => [back(a, () => g), back(b, () => g)],
  );

export const subtract = (a: Variable, b: Variable, fused = true): Variable =>
  record(
    'sub',
    compute([a.tensor, b.tensor], a.tensor.dtype, (x, y) => x - y, fused),
    [a, b],
    (g) => [back(a, () => g), back(b, () => negative(g))],
  );

export const multiply = (a: Variable, b: Variable, fused = true): Variable =>
  record(
    'mul',
    compute([a.tensor, b.tensor], a.tensor.dtype, a.tensor.dtype === 'int32' ? Math.imul : (x, y) => x * y, fused),
    [a, b],
    (g, saved) => [back(a, () => multiply(g, saved.input(1))), back(b, () => multiply(saved.input(0), g))],
  );

/** Quotients; XLA multiplies by the rounded reciprocal of a divisor that is broadcast, and where it compiles more may do so anyway. */
function quotient(a: Tensor, b: Tensor, fused: boolean): Tensor {
  const { dtype } = a;
  const round = rounder(dtype);
  const size = sizeOf(broadcastShapes(a.shape, b.shape) ?? a.shape);
  if (b.size < size) return compute([a, b], dtype, (x, y) => x * round(1 / y), fused);
  return compute([a, b], dtype, (x, y) => x / y, fused, fused ? 1 : 0);
}

/** Division of floats. */
export const divide = (a: Variable, b: Variable, fused = true): Variable =>
  record('div', quotient(a.tensor, b.tensor, fused), [a, b], (g, saved) => [
    back(a, () => divide(g, saved.input(1))),
    back(b, () => {
      const [x, y] = [saved.input(0), saved.input(1)];
      return multiply(multiply(negative(g), x), integerPower(y, -2));
    }),
  ]);

/** Division by a number that stands in the program: XLA multiplies by its rounded reciprocal. */
export const divideBy = (a: Variable, divisor: number, fused = true): Variable =>
  multiply(a, like(a, 1 / rounder(a.tensor.dtype)(divisor)), fused);

export const negative = (a: Variable): Variable =>
  record(
    'neg',
    compute([a.tensor], a.tensor.dtype, (x) => -x, false),
    [a],
    (g) => [negative(g)],
  );

/** a to a whole power by squaring and multiplying (lax.integer_pow). */
export function integerPower(a: Variable, exponent: number, fused = true): Variable {
  const { dtype } = a.tensor;
  const times: Formula = dtype === 'int32' ? Math.imul : (x, y) => x * y;
  if (exponent < 0 && !isFloat(dtype)) return decline('a negative power of integers is not evaluated');
  let [result, square]: [Tensor | undefined, Tensor] = [undefined, a.tensor];
  for (let left = Math.abs(exponent); left > 0; left >>= 1) {
    if ((left & 1) === 1) result = result === undefined ? square : compute([result, square], dtype, times, fused);
    if (left > 1) square = compute([square, square], dtype, times, fused);
  }
  const whole = result ?? compute([a.tensor], dtype, () => 1, false);
  const value = exponent < 0 ? compute([whole], dtype, (x) => 1 / x, fused) : whole;
  return record('integer_pow', value, [a], (g, saved) => [
    exponent === 0
      ? multiply(g, like(g, 0))
      : multiply(g, multiply(like(g, exponent), integerPower(saved.input(0), exponent - 1))),
  ]);
}

/** Elements of a where the condition holds, else of b. */
export const select = (condition: Tensor, a: Variable, b: Variable): Variable =>
  record('select_n', where(condition, a.tensor, b.tensor, a.tensor.dtype), [a, b], (g) => [
    back(a, () => select(condition, g, like(g, 0))),
    back(b, () => select(condition, like(g, 0), g)),
  ]);

/** Maximum (sign 1) or minimum (-1); NaN spreads, equal elements share the gradient. */
export function extreme(sign: 1 | -1, a: Variable, b: Variable): Variable {
  const pick = sign === 1 ? Math.max : Math.min;
  const value = compute([a.tensor, b.tensor], a.tensor.dtype, pick, false);
  const share = (own: Variable, other: Variable, g: Variable): Variable => {
    const ahead = compare(own.tensor, other.tensor, (x, y) => sign * x > sign * y);
    const tied = compare(own.tensor, other.tensor, (x, y) => x === y);
    return select(ahead, g, select(tied, multiply(g, like(g, 0.5)), like(g, 0)));
  };
  return record(sign === 1 ? 'max' : 'min', value, [a, b], (g, saved) => [
    back(a, () => share(saved.input(0), saved.input(1), g)),
    back(b, () => share(saved.input(1), saved.input(0), g)),
  ]);
}

/** A function without a gradient. */
export const flat = (a: Variable, b: Variable, formula: Formula, ulps = 0): Variable =>
  a.node || b.node
    ? decline('the gradient of this operation is not evaluated')
    : constant(compute([a.tensor, b.tensor], a.tensor.dtype, formula, false, ulps));

/** Where a test of two tensors holds. */
export const test = (a: Variable, b: Variable, holds: (x: number, y: number) => boolean): Tensor =>
  compare(a.tensor, b.tensor, holds);

export const above = (a: Variable, limit: number): Tensor => test(a, like(a, limit), (x, y) => x > y);
