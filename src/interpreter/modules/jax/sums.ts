import { fma32 } from '../../../numeric/fma';
import type { Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { ErrorBounds } from '../../../tensor/elementwise';
import { axesLast, type RowFunction, reduce, reducedShape } from '../../../tensor/reduce';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import { carriedBound, isOrderFree, roundoff } from '../../../tensor/summation/bounds';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, expand, toArray } from '../../../tensor/view';
import { compute } from './arithmetic';
import { applied, type Setting } from './compilation';
import { broadcast, reshaped } from './moving';

type Add = (a: number, b: number) => number;

const accumulatorOf = (dtype: Dtype): Dtype => (dtype === 'float16' || dtype === 'bfloat16' ? 'float32' : dtype);

const inOrder = (values: Float64Array, add: Add): number => values.reduce((sum, x) => add(sum, x), 0);

/** XLA's window: rows longer than this are summed in windows first, zeros on both sides of the row (TreeReductionRewriter). */
const window = 32;

/** A row of up to 4096 numbers, beyond which XLA divides the work among threads. */
function sumRow(values: Float64Array, add: Add): number {
  if (values.length <= window) return inOrder(values, add);
  const count = Math.ceil(values.length / window);
  const before = Math.floor((count * window - values.length) / 2);
  const parts = Float64Array.from({ length: count }, (_, k) =>
    inOrder(values.subarray(Math.max(0, k * window - before), (k + 1) * window - before), add),
  );
  return sumRow(parts, add);
}

/**
 * All numbers of a matrix of up to 32 rows of up to 32: LLVM sums as many rows side by side as a vector holds and adds those by halves, or
 * one number after another; undefined where it was not found out which.
 */
function sumMatrix(values: Float64Array, rows: number, add: Add): number | undefined {
  const columns = values.length / rows;
  if (rows === 1 || columns === 1) return sumRow(values, add);
  if (rows > window || columns > window) return undefined;
  if (rows < 16 && ![2, 4, 8].includes(rows)) return inOrder(values, add);
  const lanes = rows < 16 ? rows : 8;
  if (rows >= 16 && (rows >> 2) % 2 === 1) return undefined;
  const sums = new Float64Array(lanes);
  const whole = rows - (rows % lanes);
  for (let row = 0; row < whole; row++)
    for (let k = 0; k < columns; k++) sums[row % lanes] = add(sums[row % lanes] ?? 0, values[row * columns + k] ?? 0);
  for (let half = lanes / 2; half >= 1; half /= 2)
    for (let k = 0; k < half; k++) sums[k] = add(sums[k] ?? 0, sums[k + half] ?? 0);
  return values.subarray(whole * columns).reduce((sum, x) => add(sum, x), sums[0] ?? 0);
}

/** Sums in XLA's order where it is known, with a bound for any order elsewhere. */
function summed(t: Tensor, axes: readonly number[], keep: boolean, compiled: boolean): Tensor {
  const { dtype } = t;
  const accumulator = accumulatorOf(dtype);
  const [step, round] = [rounder(accumulator), rounder(dtype)];
  const add: Add = (a, b) => step(a + b);
  const long = axes.filter((axis) => t.shape[axis] !== 1);
  const rows = long.length === 2 && t.shape.length === 2 ? (t.shape[0] ?? 1) : long.length < 2 ? 1 : undefined;
  const row: RowFunction = (values, errors) => {
    const own = rows === undefined || values.length > 4096 ? undefined : sumMatrix(values, rows, add);
    const total = round(own ?? inOrder(values, add));
    if (!isFloat(dtype)) return [total, errors?.some((error) => error > 0) ? Number.POSITIVE_INFINITY : 0];
    const carried = carriedBound(values, errors, accumulator);
    const known = own !== undefined && !(compiled && (values.length > window || dtype !== 'float32' || rows !== 1));
    if (known || values.length < 3 || isOrderFree(values, accumulator)) return [total, carried];
    const magnitude = values.reduce((sum, x) => sum + Math.abs(x), 0);
    if (!Number.isFinite(magnitude)) return [total, Number.isFinite(total) ? Number.POSITIVE_INFINITY : carried];
    return [total, carried + values.length * (roundoff[accumulator] ?? 0) * magnitude + ulp(dtype, total) / 2];
  };
  return reduce(t, axes, keep, dtype, row);
}

/** A sum along axes. */
export const sum = (v: Variable, axes: readonly number[], keep: boolean): Variable =>
  applied(
    `reduce_sum(${axes.join()},${keep})`,
    [v],
    ([t = v.tensor], setting) => summed(t, axes, keep, setting !== 'alone'),
    (g) => [spreadBack(g, v.tensor.shape, axes)],
    ([t]) => t && sum(t, axes, keep),
    (a, b, setting) => sumOfProducts(a, b, axes, keep, setting),
  );

/** A sum of products, each fused with its addition; in a loop that was unrolled the second is rounded first. */
function sumOfProducts(a: Tensor, b: Tensor, axes: readonly number[], keep: boolean, setting: Setting): Tensor {
  const shape = broadcastShapes(a.shape, b.shape) ?? a.shape;
  const [x, y] = [expand(a, shape), expand(b, shape)];
  const products = summed(
    compute([x, y], 'float32', (p, q) => p * q, false),
    axes,
    keep,
    true,
  );
  const length = axes.reduce((count, axis) => count * (shape[axis] ?? 1), 1);
  const certain = errorsOf(x) === undefined && errorsOf(y) === undefined && errorsOf(products) === undefined;
  const [left, right] = [toArray(axesLast(x, axes)), toArray(axesLast(y, axes))];
  const bounds = new ErrorBounds(products.size);
  const unfused = toArray(products);
  const values = unfused.map((other, i) => {
    const order = [...Array(length).keys()];
    if (setting === 'loop' && length > 1) order.splice(0, 2, 1, 0);
    let total = 0;
    for (const k of order) total = fma32(left[i * length + k] ?? 0, right[i * length + k] ?? 0, total);
    if (!certain || setting === 'compiled')
      bounds.set(i, Math.abs(total - other) + (errorsOf(products)?.[i] ?? 0) + length * ulp('float32', other));
    return total;
  });
  return Tensor.of('float32', [...products.shape], values, bounds.errors);
}

/** What was reduced along axes, back in the shape that it came from. */
export const spreadBack = (g: Variable, shape: readonly number[], axes: readonly number[]): Variable =>
  broadcast(reshaped(g, reducedShape(shape, axes, true)), shape);
