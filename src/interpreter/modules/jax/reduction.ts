import { joined, rearrange, reshaped } from '../../../tensor/autograd/structure';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { matmul, matmulShape } from '../../../tensor/linear';
import { extreme, type RowFunction, reduce, reducedShape } from '../../../tensor/reduce';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { carriedBound, isOrderFree, roundoff } from '../../../tensor/summation/bounds';
import { boundedDot } from '../../../tensor/summation/dot';
import { expand, transpose } from '../../../tensor/view';
import { decline } from '../declined';
import { divide, divideBy, like, multiply, negative, select, subtract, test } from './arithmetic';
import { elementary } from './elementary';

/** Reductions, products and softmax as JAX composes them; XLA chooses the order of additions, so sums are bounded unless every order agrees. */

const accumulatorOf = (dtype: Dtype): Dtype => (dtype === 'float16' || dtype === 'bfloat16' ? 'float32' : dtype);

/** One element after another, as XLA's reduction loop adds short rows. */
function sumRow(dtype: Dtype, fused: boolean): RowFunction {
  const accumulator = accumulatorOf(dtype);
  const [step, round] = [rounder(accumulator), rounder(dtype)];
  return (values, errors) => {
    const total = round(values.reduce((sum, x) => step(sum + x), 0));
    if (!isFloat(dtype)) return [total, errors?.some((error) => error > 0) ? Number.POSITIVE_INFINITY : 0];
    const carried = carriedBound(values, errors, accumulator);
    if (values.length < (fused ? 3 : 17) || isOrderFree(values, accumulator)) return [total, carried];
    const magnitude = values.reduce((sum, x) => sum + Math.abs(x), 0);
    if (!Number.isFinite(magnitude)) return [total, Number.isFinite(total) ? Number.POSITIVE_INFINITY : carried];
    return [total, carried + values.length * (roundoff[accumulator] ?? 0) * magnitude + ulp(dtype, total) / 2];
  };
}

const spreadBack = (g: Variable, shape: readonly number[], axes: readonly number[]): Variable =>
  broadcast(reshaped(g, reducedShape(shape, axes, true)), shape);

/** Broadcast to a shape. */
export const broadcast = (v: Variable, shape: readonly number[]): Variable =>
  rearrange('broadcast_in_dim', v, (t) => expand(t, shape));

/** A sum; along one axis of up to 16 elements XLA adds one after the other. */
export const sum = (v: Variable, axes: readonly number[], keep: boolean, fused = true): Variable =>
  record(
    'reduce_sum',
    reduce(v.tensor, axes, keep, v.tensor.dtype, sumRow(v.tensor.dtype, fused || axes.length > 1)),
    [v],
    (g) => [spreadBack(g, v.tensor.shape, axes)],
  );

/** The sum times the rounded reciprocal of the count, which XLA makes of the division. */
export function mean(v: Variable, axes: readonly number[], keep: boolean, fused = true): Variable {
  const count = axes.reduce((product, axis) => product * (v.tensor.shape[axis] ?? 1), 1);
  return divideBy(sum(v, axes, keep, fused), count, fused);
}

/** Largest (sign 1) or smallest element; elements that tie share the gradient. */
export function extremeAlong(sign: 1 | -1, v: Variable, axes: readonly number[], keep: boolean): Variable {
  const { shape, dtype } = v.tensor;
  return record('reduce_max', reduce(v.tensor, axes, keep, dtype, extreme(sign)), [v], (g, saved) => {
    const at = test(saved.input(0), spreadBack(saved.output(), shape, axes), (x, y) => x === y);
    const count = constant(reduce(at, axes, true, dtype, (row) => [row.reduce((a, b) => a + b, 0), 0]));
    const ones = select(at, like(g, 1), like(g, 0));
    return [multiply(spreadBack(g, shape, axes), divide(ones, count))];
  });
}

/** Mean squared distance from the mean, the count less `correction`. */
export function variance(v: Variable, axes: readonly number[], keep: boolean, correction: number): Variable {
  const count = axes.reduce((product, axis) => product * (v.tensor.shape[axis] ?? 1), 1);
  const centred = subtract(v, mean(v, axes, true));
  const total = sum(multiply(centred, centred), axes, keep);
  return divideBy(total, count - correction);
}

/** softmax along axes, XLA's own steps, checked against it for rows of up to 16; with the gradient of its own rule (jax/_src/nn/functions.py, _softmax_jvp). */
export function softmax(v: Variable, axes: readonly number[], fused: boolean): Variable {
  const plain = constant(v.tensor);
  const exponential = elementary('exp', subtract(plain, extremeAlong(1, plain, axes, true), fused), fused);
  const value = divide(exponential, sum(exponential, axes, true, fused), fused).tensor;
  return record('softmax', value, [v], (g, saved) => {
    // The transpose of y (t - sum(y t)): the weighted sum is subtracted from each product.
    const y = saved.output();
    const weighted = multiply(g, y);
    return [subtract(weighted, multiply(y, sum(weighted, axes, true)))];
  });
}

export function logSoftmax(v: Variable, axes: readonly number[], fused: boolean): Variable {
  const shifted = subtract(v, constant(extremeAlong(1, constant(v.tensor), axes, true).tensor), fused);
  const total = sum(elementary('exp', shifted, fused, 2), axes, true, fused);
  return subtract(shifted, elementary('log', total, fused, 2), fused);
}

export function logSumExp(v: Variable, axes: readonly number[], keep: boolean): Variable {
  const largest = constant(extremeAlong(1, constant(v.tensor), axes, true).tensor);
  const total = elementary('log', sum(elementary('exp', subtract(v, largest)), axes, true));
  const whole = subtract(total, negative(largest));
  return keep ? whole : reshaped(whole, reducedShape(v.tensor.shape, axes, false));
}

const turned = (v: Variable): Variable => {
  const rank = v.tensor.shape.length;
  return rearrange('transpose', v, (t) => transpose(t, rank - 2, rank - 1));
};

/** `@` of two operands of one dtype. */
export function product(a: Variable, b: Variable): Variable {
  const [p, q] = [a.tensor.shape, b.tensor.shape];
  const { dtype } = a.tensor;
  if (matmulShape(p, q) === undefined) return decline('a matrix product of shapes that do not fit: JAX raises');
  if (p.length === 1 && q.length === 1) return reshaped(product(rowOf(a), columnOf(b)), []);
  if (p.length === 1) return dropAxis(product(rowOf(a), b), -2);
  if (q.length === 1) return dropAxis(product(a, columnOf(b)), -1);
  if ((a.node || b.node) && (p.length > 2 || q.length > 2) && p.slice(0, -2).join() !== q.slice(0, -2).join())
    return decline('the gradient of a broadcast matrix product is not evaluated');
  return record('dot_general', matmul(a.tensor, b.tensor, dtype, boundedDot(dtype)), [a, b], (g, saved) => [
    a.node && product(g, turned(saved.input(1))),
    b.node && product(turned(saved.input(0)), g),
  ]);
}

const rowOf = (v: Variable): Variable => reshaped(v, [1, ...v.tensor.shape]);
const columnOf = (v: Variable): Variable => reshaped(v, [...v.tensor.shape, 1]);
const dropAxis = (v: Variable, axis: number): Variable => {
  const { shape } = v.tensor;
  return reshaped(v, shape.toSpliced(shape.length + axis, 1));
};

/** Tensors of one shape side by side along a new first axis. */
export const stackFirst = (parts: readonly Variable[], dtype: Dtype): Variable =>
  joined(
    parts.map((part) => reshaped(part, [1, ...part.tensor.shape])),
    0,
    dtype,
  );
