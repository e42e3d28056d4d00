import {
  logSoftmax as logSoftmaxRows,
  longestRow,
  sumColumn,
  sumInOrder,
  sumRow,
} from '../../kernels/tensorflow/reduction';
import { longestCertainRow, softmax as softmaxRow } from '../../kernels/tensorflow/softmax';
import { copyInBlocks, foldInBlocks, visitInBlocks } from '../../numeric/blocks';
import { mapInBlocks } from '../../numeric/pausing';
import { record, type Variable } from '../autograd/tape';
import { ErrorBounds } from '../elementwise';
import { extreme as extremeOfRow, mapRows, reduce, reducedShape } from '../reduce';
import { rounder, ulp } from '../rounding';
import { sizeOf } from '../shape';
import { Tensor } from '../tensor';
import { errorsOf, expand, toArray } from '../view';
import { divide, multiply, number, subtract } from './arithmetic';
import { apply, exp } from './elementary';
import { reshape } from './structure';

/** TensorFlow's reductions; float32 sums in the order of its kernels (core/kernels/reduction_ops_common.h). */

/** How the axes are reduced once neighbours of one kind are merged: `K` kept, `R` reduced. */
function pattern(shape: readonly number[], axes: readonly number[]): string {
  let text = '';
  shape.forEach((extent, axis) => {
    const kind = axes.includes(axis) ? 'R' : 'K';
    if (extent !== 1 && !text.endsWith(kind)) text += kind;
  });
  return text;
}

/** The order of additions for one result; `index` counts results in row-major order. */
function adder(t: Tensor, axes: readonly number[]): (row: Float64Array, index: number) => number {
  const kind = pattern(t.shape, axes);
  if (kind === 'RK' || kind === 'KRK') {
    const count = sizeOf(reducedShape(t.shape, axes, false));
    const last = kind === 'RK' ? count : sizeOf(t.shape.slice((axes.at(-1) ?? 0) + 1));
    return (row, index) => {
      const start = index - (index % 8);
      return start + 8 <= count && (start % last) + 7 < last ? sumColumn(row) : sumInOrder(row);
    };
  }
  if (kind === 'RKR') {
    const gap = axes.findIndex(
      (axis, i) => i > 0 && axes[i - 1] !== axis - 1 && sizeOf(t.shape.slice((axes[i - 1] ?? 0) + 1, axis)) > 1,
    );
    const inner = sizeOf(axes.slice(gap).map((axis) => t.shape[axis] ?? 1));
    return (row) => sumInOrder(turned(row, inner));
  }
  return (row) => sumRow(row);
}

/** A row-major block with its columns one after the other. */
function turned(block: Float64Array, columns: number): Float64Array {
  const rows = block.length / columns;
  return block.map((_, i) => block[(i % rows) * columns + Math.floor(i / rows)] ?? 0);
}

function magnitude(row: Float64Array): number {
  return foldInBlocks(row.length, 2, 0, (total, i) => total + Math.abs(row[i] ?? 0));
}

const plainSum = (row: Float64Array): number => foldInBlocks(row.length, 2, 0, (sum, i) => sum + (row[i] ?? 0));
const largestOf = (row: Float64Array | undefined): number =>
  row ? foldInBlocks(row.length, 2, 0, (most, i) => Math.max(most, row[i] ?? 0)) : 0;

const epsilon: Readonly<Record<string, number>> = {
  float16: 2 ** -11,
  bfloat16: 2 ** -8,
  float32: 2 ** -24,
  float64: 2 ** -53,
};

/** Sums of rows; exact for integers and for float32 rows the kernels' order is known for, else within a bound for any order. */
function sumRows(t: Tensor, axes: readonly number[], keep: boolean): Tensor {
  const { dtype } = t;
  const eps = epsilon[dtype] ?? 0;
  const round = rounder(dtype);
  const order = dtype === 'float32' ? adder(t, axes) : undefined;
  return reduce(t, axes, keep, dtype, (row, errors, index) => {
    const known = order !== undefined && row.length <= longestRow && t.size <= 65536;
    const value = known ? (order?.(row, index) ?? 0) : round(plainSum(row));
    const carried = errors ? plainSum(errors) : 0;
    if (eps === 0 || (known && carried === 0)) return [value, carried];
    return [value, carried + (row.length < 2 ? 0 : 2 * row.length * eps * (magnitude(row) + carried))];
  });
}

/** The gradient of a reduced result spread over the axes again. */
function spreadBack(g: Variable, shape: readonly number[], axes: readonly number[]): Variable {
  const kept = reshape(g, reducedShape(shape, axes, true));
  return broadcastTo(kept, shape);
}

/** BroadcastTo. */
export function broadcastTo(x: Variable, shape: readonly number[]): Variable {
  const view = expand(x.tensor, shape);
  const errors = errorsOf(view);
  const values = copyInBlocks(toArray(view));
  const tensor = Tensor.of(x.tensor.dtype, [...shape], values, errors && copyInBlocks(errors));
  return record('BroadcastTo', tensor, [x], (g) => {
    const missing = shape.length - x.tensor.shape.length;
    const axes = [...shape.keys()].filter(
      (axis) => axis < missing || (x.tensor.shape[axis - missing] === 1 && shape[axis] !== 1),
    );
    return [reshape(axes.length > 0 ? sum(g, axes, false) : g, x.tensor.shape)];
  });
}

export const sum = (x: Variable, axes: readonly number[], keep: boolean): Variable =>
  record('Sum', sumRows(x.tensor, axes, keep), [x], (g) => [spreadBack(g, x.tensor.shape, axes)]);

/** Mean: the sum divided by the count; integers divide towards zero. */
export function mean(x: Variable, axes: readonly number[], keep: boolean): Variable {
  const count = sizeOf(axes.map((axis) => x.tensor.shape[axis] ?? 1));
  const { dtype } = x.tensor;
  const total = sumRows(x.tensor, axes, keep);
  const result =
    epsilon[dtype] === undefined
      ? Tensor.of(
          dtype,
          total.shape,
          total.storage.values.map((value) => Math.trunc(value / count)),
          total.storage.errors,
        )
      : divide({ tensor: total, node: undefined }, number(count, dtype)).tensor;
  return record('Mean', result, [x], (g) => [divide(spreadBack(g, x.tensor.shape, axes), number(count, dtype))]);
}

/** Max (sign 1) or Min (-1); the gradient is shared by equal extremes. */
export function extremeAlong(sign: 1 | -1, x: Variable, axes: readonly number[], keep: boolean): Variable {
  const tensor = reduce(x.tensor, axes, keep, x.tensor.dtype, extremeOfRow(sign));
  return record(sign === 1 ? 'Max' : 'Min', tensor, [x], (g, saved) => {
    const output: Variable = { tensor: saved.output().tensor, node: undefined };
    const extremes = toArray(spreadBack(output, x.tensor.shape, axes).tensor);
    const marks = mapInBlocks(toArray(x.tensor), 2, (value, i) => (value === extremes[i] ? 1 : 0));
    const mark: Variable = { tensor: Tensor.of(x.tensor.dtype, [...x.tensor.shape], marks), node: undefined };
    const count = sum(mark, axes, true);
    return [multiply(divide(mark, broadcastTo(count, x.tensor.shape)), spreadBack(g, x.tensor.shape, axes))];
  });
}

/** Prod; float32 products within a bound. */
export function product(x: Variable, axes: readonly number[], keep: boolean): Tensor {
  const { dtype } = x.tensor;
  const eps = epsilon[dtype] ?? 0;
  const round = rounder(dtype);
  return reduce(x.tensor, axes, keep, dtype, (row, errors) => {
    if (errors !== undefined) return [round(row.reduce((a, b) => a * b, 1)), Number.POSITIVE_INFINITY];
    const value = row.reduce((a, b) => round(a * b), 1);
    return [value, row.length <= 2 ? 0 : Math.abs(value) * row.length * 2 * eps];
  });
}

/** log-softmax along the last axis, exact in float32. */
function logSoftmaxOf(t: Tensor): Tensor {
  const columns = t.shape.at(-1) ?? 1;
  const input = toArray(t);
  const rows = Array.from({ length: t.size / Math.max(1, columns) }, (_, i) =>
    input.subarray(i * columns, (i + 1) * columns),
  );
  const exact = t.dtype === 'float32';
  const errors = errorsOf(t);
  const results = exact ? logSoftmaxRows(rows) : rows.map((row) => logSoftmaxDouble(row).map(rounder(t.dtype)));
  const make = () => ({ values: new Float64Array(t.size), bounds: new ErrorBounds(t.size) });
  const { values, bounds } = visitInBlocks(results.length, 20 * columns, make, (state, k) => {
    const start = k * columns;
    const carried = 2 * largestOf(errors?.subarray(start, start + columns));
    state.values.set(results[k] ?? [], start);
    if (carried === 0 && exact) return;
    for (const [j, value] of (results[k] ?? new Float64Array(0)).entries())
      state.bounds.set(start + j, carried + 6 * ulp(t.dtype, Math.max(1, Math.abs(value))));
  });
  return Tensor.of(t.dtype, [...t.shape], values, bounds.errors);
}

function logSoftmaxDouble(row: Float64Array): Float64Array {
  const largest = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = Math.log(row.reduce((a, x) => a + Math.exp(x - largest), 0));
  return row.map((x) => x - largest - total);
}

export const logSoftmaxLast = (x: Variable): Variable =>
  record('LogSoftmax', logSoftmaxOf(x.tensor), [x], (g, saved) => {
    const last = [x.tensor.shape.length - 1];
    return [subtract(g, multiply(sum(g, last, true), exp(saved.output())))];
  });

/** How far another processor's softmax of a long row, or one of another dtype, may be off, in units in the last place. */
const softmaxUlps = 8;

/** Softmax along the last axis. */
export function softmaxLast(x: Variable): Variable {
  const { dtype } = x.tensor;
  const round = rounder(dtype);
  const tensor = mapRows(x.tensor, x.tensor.shape.length - 1, dtype, (row, errors) => {
    const values = mapInBlocks(softmaxRow(row), 2, round);
    if (errors === undefined && dtype === 'float32' && row.length <= longestCertainRow) return [values, undefined];
    const carried = 2 * largestOf(errors);
    const units = dtype === 'float64' ? softmaxUlps * 2 ** 29 : softmaxUlps;
    const bound = (value: number) => (value === 0 ? 0 : units * ulp(dtype, value) + value * Math.expm1(carried));
    return [values, mapInBlocks(values, 30, bound)];
  });
  return record('Softmax', tensor, [x], (g, saved) => {
    const last = [x.tensor.shape.length - 1];
    const y = saved.output();
    return [multiply(subtract(g, sum(multiply(g, y), last, true)), y)];
  });
}

/** Mean square deviation and its root, as reduce_variance composes them. */
export function variance(x: Variable, axes: readonly number[], keep: boolean): Variable {
  const centre = mean(x, axes, true);
  const deviation = subtract(x, centre);
  return mean(apply('square', deviation), axes, keep);
}
