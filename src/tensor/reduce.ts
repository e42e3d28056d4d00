import { inBlocks } from '../numeric/pausing';
import type { Dtype } from './dtype';
import { ErrorBounds } from './elementwise';
import { Tensor } from './tensor';
import { errorsOf, permute, toArray } from './view';

/** One number from a row and its error bounds (undefined when all are certain): the value, already rounded, and its own bound. */
export type RowFunction = (
  values: Float64Array,
  errors: Float64Array | undefined,
  /** Which row it is, counted in row-major order of the axes that stay. */
  index: number,
) => readonly [value: number, error: number];

/** A row from a row, with its bounds: softmax, cumulative sum, sort. */
export type RowMap = (
  values: Float64Array,
  errors: Float64Array | undefined,
  /** Which row it is, counted in row-major order of the other axes. */
  index: number,
) => readonly [values: Float64Array, errors: Float64Array | undefined];

/** The tensor with the given axes moved to the end, in their own order. */
export const axesLast = (t: Tensor, axes: readonly number[]): Tensor =>
  permute(t, [...t.shape.keys()].filter((axis) => !axes.includes(axis)).concat(axes));

/** A shape after reducing axes. */
export const reducedShape = (shape: readonly number[], axes: readonly number[], keepDimensions: boolean): number[] =>
  keepDimensions
    ? shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent))
    : shape.filter((_, axis) => !axes.includes(axis));

/** Reduces the given axes (counted from the front, ascending) by a function of a row in row-major order of those axes. */
export function reduce(
  t: Tensor,
  axes: readonly number[],
  keepDimensions: boolean,
  dtype: Dtype,
  row: RowFunction,
): Tensor {
  const moved = axesLast(t, axes);
  const input = toArray(moved);
  const inputErrors = errorsOf(moved);
  const length = axes.reduce((product, axis) => product * (t.shape[axis] ?? 1), 1);
  const shape = reducedShape(t.shape, axes, keepDimensions);
  const count = shape.reduce((product, extent) => product * extent, 1);
  const work = () => ({ values: new Float64Array(count), bounds: new ErrorBounds(count) });
  const { values, bounds } = inBlocks(count, 20 * length, work, ({ values, bounds }, start, end) => {
    for (let i = start; i < end; i++) {
      const from = i * length;
      const [value, error] = row(input.subarray(from, from + length), inputErrors?.subarray(from, from + length), i);
      values[i] = value;
      bounds.set(i, error);
    }
  });
  return Tensor.of(dtype, shape, values, bounds.errors);
}

/** Maps every row along one axis to a row of `length` numbers (its own length when left out). */
export function mapRows(t: Tensor, axis: number, dtype: Dtype, map: RowMap, length = t.shape[axis] ?? 1): Tensor {
  const moved = axesLast(t, [axis]);
  const input = toArray(moved);
  const inputErrors = errorsOf(moved);
  const extent = t.shape[axis] ?? 1;
  const count = t.size === 0 ? 0 : t.size / extent;
  const work = (): { values: Float64Array; errors?: Float64Array } => ({ values: new Float64Array(count * length) });
  const { values, errors } = inBlocks(count, 100 * extent, work, (made, start, end) => {
    for (let i = start; i < end; i++) {
      const from = i * extent;
      const [row, bounds] = map(input.subarray(from, from + extent), inputErrors?.subarray(from, from + extent), i);
      made.values.set(row, i * length);
      if (bounds !== undefined) {
        made.errors ??= new Float64Array(made.values.length);
        made.errors.set(bounds, i * length);
      }
    }
  });
  const shape = t.shape.toSpliced(axis, 1).concat(length);
  const result = Tensor.of(dtype, shape, values, errors);
  return permute(
    result,
    [...t.shape.keys()].map((k) => (k === axis ? shape.length - 1 : k < axis ? k : k - 1)),
  );
}

/** Place of the first largest number (`sign` 1) or smallest (-1); NaN counts as extreme. Error 1 or more where another could be it. */
export const argumentOfExtreme =
  (sign: 1 | -1): RowFunction =>
  (values, errors) => {
    const best = extremeIndex(values, sign);
    if (errors === undefined) return [best, 0];
    const top = sign * (values[best] ?? 0) - (errors[best] ?? 0);
    const rivals = values.some(
      (x, i) => i !== best && (errors[i] ?? 0) + (errors[best] ?? 0) > 0 && !(sign * x + (errors[i] ?? 0) < top),
    );
    return [best, rivals ? values.length : 0];
  };

/** The largest number (`sign` 1) or smallest (-1) of a row; NaN when any is. */
export const extreme =
  (sign: 1 | -1): RowFunction =>
  (values, errors) => {
    const value = values[extremeIndex(values, sign)] ?? Number.NaN;
    if (errors === undefined) return [value, 0];
    let [low, high] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    values.forEach((x, i) => {
      low = Math.max(low, sign * x - (errors[i] ?? 0));
      high = Math.max(high, sign * x + (errors[i] ?? 0));
    });
    const error = Math.max(high - sign * value, sign * value - low);
    return [value, Number.isNaN(error) ? (Number.isFinite(value) ? Number.POSITIVE_INFINITY : 0) : error];
  };

function extremeIndex(values: Float64Array, sign: 1 | -1): number {
  let best = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] ?? 0;
    if (Number.isNaN(x)) return i;
    if (sign * x > sign * (values[best] ?? 0)) best = i;
  }
  return best;
}

/** Whether any (`all` false) or every element is not zero; error 1 where an uncertain element decides. */
export const quantifier =
  (all: boolean): RowFunction =>
  (values, errors) => {
    let open = false;
    for (let i = 0; i < values.length; i++) {
      const x = values[i] ?? 0;
      if ((errors?.[i] ?? 0) >= Math.abs(x) && (errors?.[i] ?? 0) > 0) open = true;
      else if (x === 0 && errors?.[i] === 1) open = true;
      else if ((x !== 0) !== all) return [all ? 0 : 1, 0];
    }
    return [all ? 1 : 0, open ? 1 : 0];
  };
