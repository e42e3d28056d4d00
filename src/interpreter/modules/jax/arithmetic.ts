import { constant, type Saved, type Variable } from '../../../tensor/autograd/tape';
import { mapBounded } from '../../../tensor/bounded';
import { cast as castTensor } from '../../../tensor/cast';
import { scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { distance } from '../../../tensor/elementwise';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { flusher } from '../../../tensor/tensorflow/flush';
import { decline } from '../declined';
import { applied, placeOf, type Setting, unrecorded } from './compilation';
import { laneOf } from './lanes';
import { sumTo } from './moving';
import { slopeOf } from './slopes';

/**
 * JAX's arithmetic with derivatives (jax/_src/lax/lax.py): each rule multiplies and adds in JAX's order, backwards and forwards.
 */

const isNarrow = (dtype: Dtype): boolean => dtype === 'float16' || dtype === 'bfloat16';

export type Formula = (x: number, y: number) => number;

/** A formula of one or two numbers, denormals flushed on the way in and out; `compiled` with others it may round elsewhere by a unit. */
export function compute(
  operands: readonly Tensor[],
  dtype: Dtype,
  formula: Formula,
  compiled: boolean,
  ulps = 0,
): Tensor {
  const [flush, round, narrow] = [flusher(dtype), rounder(dtype), isNarrow(dtype)];
  return mapBounded(operands, dtype, (x = 0, y = 0) => {
    const exact = formula(flush(x), flush(y));
    const value = flush(round(narrow ? Math.fround(exact) : exact));
    if (!isFloat(dtype))
      return [value, Number.isSafeInteger(exact) || Number.isNaN(exact) ? 0 : Number.POSITIVE_INFINITY];
    const slack = ulps + (compiled && value !== exact ? 1 : 0);
    return [value, slack > 0 && value !== 0 && Number.isFinite(value) ? slack * ulp(dtype, value) : 0];
  });
}

/** A number as a constant in the dtype of a tensor. */
export const like = (x: Variable, value: number): Variable => constant(scalar(value, x.tensor.dtype));

export const back = (operand: Variable, gradient: () => Variable): Variable | undefined =>
  operand.node && sumTo(gradient(), operand.tensor.shape);

/** A formula of one or two operands as a step of the trace. */
const step =
  (formula: Formula) =>
  ([a, b]: readonly Tensor[], setting: Setting): Tensor =>
    a === undefined
      ? decline('an operand is missing')
      : compute(b === undefined ? [a] : [a, b], a.dtype, formula, setting !== 'alone');

/** The sum of what the operands' tangents give. */
export const sumOf = (a: Variable | undefined, b: Variable | undefined): Variable | undefined =>
  a && b ? addTangents(a, b) : (a ?? b);

export const cast = (v: Variable, dtype: Dtype): Variable => {
  const from = v.tensor.dtype;
  if (from === dtype) return v;
  return applied(
    `convert_element_type(${dtype})`,
    [v],
    ([t]) => castTensor(t ?? v.tensor, dtype),
    (g) => [cast(g, from)],
    ([t]) => t && (isFloat(dtype) ? cast(t, dtype) : undefined),
  );
};

/** Two gradients that meet. */
export const addTangents = (a: Variable, b: Variable): Variable =>
  applied(
    'add_any',
    [a, b],
    step((x, y) => x + y),
    (g) => [g, g],
    ([s, t]) => sumOf(s, t),
  );

export const add = (a: Variable, b: Variable): Variable =>
  applied(
    'add',
    [a, b],
    step((x, y) => x + y),
    (g) => [back(a, () => g), back(b, () => g)],
    ([s, t], saved) => spreadTangent(s && t ? addTangents(s, t) : (s ?? t), saved.output()),
  );

export const subtract = (a: Variable, b: Variable): Variable =>
  applied(
    'sub',
    [a, b],
    step((x, y) => x - y),
    (g) => [back(a, () => g), back(b, () => negative(g))],
    ([s, t], saved) => spreadTangent(s && t ? subtract(s, t) : (s ?? (t && negative(t))), saved.output()),
  );

/** A tangent in the shape of the result. */
const spreadTangent = (tangent: Variable | undefined, result: Variable): Variable | undefined =>
  tangent && (sizeOf(tangent.tensor.shape) < result.tensor.size ? multiply(tangent, one(result)) : tangent);
const one = (v: Variable): Variable => constant(compute([v.tensor], v.tensor.dtype, () => 1, false));

export const multiply = (a: Variable, b: Variable): Variable =>
  applied(
    'mul',
    [a, b],
    step(a.tensor.dtype === 'int32' ? Math.imul : (x, y) => x * y),
    (g, saved) => [back(a, () => multiply(g, saved.input(1))), back(b, () => multiply(saved.input(0), g))],
    ([s, t], saved) => sumOf(s && multiply(s, saved.input(1)), t && multiply(saved.input(0), t)),
  );

/** Quotients; XLA multiplies by the rounded reciprocal of a divisor that is broadcast. */
export function divide(a: Variable, b: Variable): Variable {
  const shape = broadcastShapes(a.tensor.shape, b.tensor.shape) ?? a.tensor.shape;
  const isAcrossLanes = laneOf(b.tensor) === undefined && (laneOf(a.tensor)?.count ?? 1) > 1;
  const isSpread = b.tensor.size < sizeOf(shape) || isAcrossLanes;
  const divisor = isSpread
    ? unrecorded(
        'reciprocal()',
        [b],
        step((y) => 1 / y),
      ).tensor
    : b.tensor;
  if (isSpread && b.tensor.shape.length === 0 && placeOf(a.tensor)?.trace.isForward) return divideForwards(a, b);
  const y = (saved: Saved) => (isSpread ? b : saved.input(1));
  const inverseSquare = b.node && slopeOf(() => integerPower(b, -2));
  return applied(
    isSpread ? 'mul' : 'div',
    [a, { tensor: divisor, node: b.node }],
    step(isSpread ? (p, q) => p * q : (p, q) => p / q),
    (g, saved) => [
      back(a, () => divide(g, y(saved))),
      back(b, () => negative(multiply(multiply(g, inverseSquare?.() ?? b), saved.input(0)))),
    ],
    ([s, t], saved) =>
      sumOf(
        s && divideTangent(s, y(saved)),
        t && multiply(multiply(negative(t), saved.input(0)), inverseSquare?.() ?? b),
      ),
  );
}

/** A quotient of which it is not known whether XLA divides or multiplies by the rounded reciprocal. */
const divideEither = (a: Variable, b: Variable): Variable =>
  unrecorded('div()', [a, b], ([p = a.tensor, q = b.tensor]) =>
    mapBounded([p, q], p.dtype, (x = 0, y = 0) => {
      const [quotient, product] = [Math.fround(x / y), Math.fround(x * Math.fround(1 / y))];
      return [quotient, distance(quotient, product)];
    }),
  );

const divideTangent = (t: Variable, divisor: Variable): Variable =>
  divisor.tensor.shape.length === 0 && (laneOf(t.tensor)?.count ?? 1) > 1
    ? divideEither(t, divisor)
    : divide(t, divisor);

const divideForwards = (a: Variable, b: Variable): Variable => {
  if (b.node !== undefined) return decline('the forward derivative of such a quotient is not evaluated');
  return withDerivative(
    'div',
    divideEither(a, b),
    a,
    (g) => divide(g, b),
    (t) => divideEither(t, b),
  );
};

/** Division by a number that stands in the program: XLA multiplies by its rounded reciprocal. */
export const divideBy = (a: Variable, divisor: number): Variable =>
  multiply(a, like(a, 1 / rounder(a.tensor.dtype)(divisor)));

export const negative = (a: Variable): Variable =>
  applied(
    'neg',
    [a],
    ([t = a.tensor]) => compute([t], t.dtype, (x) => -x, false),
    (g) => [negative(g)],
    ([t]) => t && negative(t),
  );

/** Powers by squaring and multiplying, as lax.integer_pow is written out. */
function powerOf(a: Variable, exponent: number): Variable {
  if (exponent === 0)
    return unrecorded('integer_pow(0)', [a], ([t = a.tensor]) => compute([t], t.dtype, () => 1, false));
  let [result, square]: [Variable | undefined, Variable] = [undefined, constant(a.tensor)];
  for (let left = Math.abs(exponent); left > 0; left >>= 1) {
    if ((left & 1) === 1) result = result === undefined ? square : multiply(result, square);
    if (left > 1) square = multiply(square, square);
  }
  const whole = result ?? square;
  return exponent < 0
    ? unrecorded(
        'reciprocal()',
        [whole],
        step((x) => 1 / x),
      )
    : whole;
}

/** a to a whole power (lax.integer_pow). */
export function integerPower(a: Variable, exponent: number): Variable {
  if (exponent < 0 && !isFloat(a.tensor.dtype)) return decline('a negative power of integers is not evaluated');
  const value = powerOf(a, exponent);
  if (a.node === undefined) return value;
  if (exponent === 0) return withDerivative('integer_pow', value, a, (g) => multiply(g, like(g, 0)));
  const slope = slopeOf(() => multiply(like(a, exponent), exponent === 2 ? a : integerPower(a, exponent - 1)));
  return withDerivative('integer_pow', value, a, (g) => (exponent === 1 ? g : multiply(g, slope())));
}

type Derivative = (g: Variable, input: Variable, output: Variable) => Variable;

/** A value with the derivative of a rule of its own, backwards and forwards. */
export const withDerivative = (
  name: string,
  value: Variable,
  input: Variable,
  rule: Derivative,
  tangent: Derivative = rule,
): Variable =>
  input.node === undefined
    ? value
    : applied(
        `copy(${name})`,
        [value, input].map((v, i) => (i === 0 ? constant(v.tensor) : v)),
        ([t = value.tensor]) => t,
        (g, saved) => [undefined, rule(g, saved.input(1), saved.output())],
        ([, t], saved) => t && tangent(t, saved.input(1), saved.output()),
      );
