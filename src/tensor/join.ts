import type { Dtype } from './dtype';
import { sizeOf } from './shape';
import { contiguousStrides, Tensor } from './tensor';
import { copyInto, errorsOf, slice, toArray, unsqueeze } from './view';

/** Tensors put one after another along an axis; the shapes must agree elsewhere. Values must already be of dtype. */
export function concatenate(parts: readonly Tensor[], axis: number, dtype: Dtype): Tensor {
  const first = parts[0];
  if (first === undefined) throw new RangeError('nothing to concatenate');
  const extent = parts.reduce((sum, part) => sum + (part.shape[axis] ?? 0), 0);
  const shape = first.shape.with(axis, extent);
  const result = Tensor.of(dtype, shape, new Float64Array(sizeOf(shape)));
  let start = 0;
  for (const part of parts) {
    const count = part.shape[axis] ?? 0;
    copyInto(slice(result, axis, start, count), part);
    start += count;
  }
  return result;
}

/** Tensors of one shape put side by side along a new axis. */
export const stack = (parts: readonly Tensor[], axis: number, dtype: Dtype): Tensor =>
  concatenate(
    parts.map((part) => unsqueeze(part, axis)),
    axis,
    dtype,
  );

/** Keeps the triangle where `keep(row, column)` holds in the last two axes, zeros elsewhere. */
export function triangle(t: Tensor, keep: (row: number, column: number) => boolean): Tensor {
  const columns = t.shape.at(-1) ?? 1;
  const rows = t.shape.at(-2) ?? 1;
  const kept = (i: number) => keep(Math.floor(i / columns) % rows, i % columns);
  const values = toArray(t).map((x, i) => (kept(i) ? x : 0));
  const errors = errorsOf(t)?.map((x, i) => (kept(i) ? x : 0));
  return new Tensor({ dtype: t.dtype, values, errors }, [...t.shape], contiguousStrides(t.shape), 0);
}
