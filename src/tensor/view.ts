import { copyInBlocks, findInBlocks } from '../numeric/blocks';
import { runThrough } from '../numeric/pausing';
import { gatherInBlocks, placesOf, scatter } from './gather';
import type { Shape } from './shape';
import { contiguousStrides, Tensor } from './tensor';

const view = (t: Tensor, shape: Shape, strides: Shape, offset = t.offset): Tensor =>
  new Tensor(t.storage, shape, strides, offset);

/** Whether the elements lie in row-major order without gaps. */
export function isContiguous(t: Tensor): boolean {
  let step = 1;
  for (let axis = t.shape.length - 1; axis >= 0; axis--) {
    const extent = t.shape[axis] ?? 1;
    if (extent === 0) return true;
    if (extent !== 1 && t.strides[axis] !== step) return false;
    step *= extent;
  }
  return true;
}

/** Places of all elements in the storage, in row-major order. */
export const positions = (t: Tensor): Int32Array => placesOf(t, t.size);

const gather = (t: Tensor, source: Float64Array): Float64Array =>
  isContiguous(t) ? source.subarray(t.offset, t.offset + t.size) : gatherInBlocks(t, t.size, source);

/** All elements in row-major order; may share the storage's memory, so it must not be written to. */
export const toArray = (t: Tensor): Float64Array => gather(t, t.storage.values);

/** The elements' error bounds in row-major order, not to be written to; undefined when all are certain. */
export function errorsOf(t: Tensor): Float64Array | undefined {
  if (t.storage.errors === undefined) return undefined;
  const errors = gather(t, t.storage.errors);
  return findInBlocks(errors.length, 1, (i) => errors[i] !== 0) < 0 ? undefined : errors;
}

const copied = (numbers: Float64Array | undefined): Float64Array | undefined => numbers && copyInBlocks(numbers);

/** The elements of a tensor, in a storage of their own. */
export const copy = (t: Tensor): Tensor =>
  Tensor.of(t.dtype, [...t.shape], copyInBlocks(toArray(t)), copied(errorsOf(t)));

/** The tensor itself when contiguous, else a contiguous copy. */
export const contiguous = (t: Tensor): Tensor => (isContiguous(t) ? t : copy(t));

/** Writes source's elements into target's storage; source must have target's shape after broadcasting, and its values be of target's dtype. */
export function copyInto(target: Tensor, source: Tensor): void {
  const expanded = expand(source, target.shape);
  const values = toArray(expanded);
  const errors = errorsOf(expanded);
  const { storage } = target;
  // What is written may be read meanwhile where both share a storage.
  const shared = source.storage.values.buffer === storage.values.buffer;
  const [written, bounds] = shared ? [copyInBlocks(values), copied(errors)] : [values, errors];
  runThrough();
  scatter(target, written, storage.values);
  if (bounds !== undefined) storage.errors ??= new Float64Array(storage.values.length);
  if (storage.errors !== undefined) scatter(target, bounds ?? new Float64Array(written.length), storage.errors);
}

/** The elements in row-major order under another shape of the same size: a view where strides allow, else a copy. */
export function reshape(t: Tensor, shape: Shape): Tensor {
  const strides = viewStrides(t, shape);
  return strides === undefined ? view(copy(t), shape, contiguousStrides(shape), 0) : view(t, shape, strides);
}

/** Strides under which a reshape is a view of the same storage, or undefined when it needs a copy. */
export function viewStrides(t: Tensor, shape: Shape): number[] | undefined {
  if (isContiguous(t)) return contiguousStrides(shape);
  const strides = new Array<number>(shape.length).fill(0);
  let target = shape.length - 1;
  let axis = t.shape.length - 1;
  while (axis >= 0) {
    const step = t.strides[axis] ?? 0;
    let run = t.shape[axis] ?? 1;
    for (axis--; axis >= 0; axis--) {
      const extent = t.shape[axis] ?? 1;
      if (extent !== 1 && t.strides[axis] !== step * run) break;
      run *= extent;
    }
    let filled = 1;
    for (; target >= 0 && (filled < run || shape[target] === 1); target--) {
      strides[target] = step * filled;
      filled *= shape[target] ?? 1;
    }
    if (filled !== run) return undefined;
  }
  return strides;
}

/** Axes in a new order: axis i of the result is axis `order[i]` of t. */
export const permute = (t: Tensor, order: readonly number[]): Tensor =>
  view(
    t,
    order.map((axis) => t.shape[axis] ?? 1),
    order.map((axis) => t.strides[axis] ?? 0),
  );

/** Two axes exchanged. */
export function transpose(t: Tensor, a: number, b: number): Tensor {
  return permute(
    t,
    t.shape.map((_, axis) => (axis === a ? b : axis === b ? a : axis)),
  );
}

/** `count` elements along an axis from `start`, each `step` from the last; step may be negative. */
export const slice = (t: Tensor, axis: number, start: number, count: number, step = 1): Tensor =>
  view(
    t,
    t.shape.with(axis, count),
    t.strides.with(axis, (t.strides[axis] ?? 0) * step),
    t.offset + (count > 0 ? start : 0) * (t.strides[axis] ?? 0),
  );

/** The part at one index of an axis, without that axis. */
export const select = (t: Tensor, axis: number, index: number): Tensor =>
  view(t, t.shape.toSpliced(axis, 1), t.strides.toSpliced(axis, 1), t.offset + index * (t.strides[axis] ?? 0));

/** Broadcast to a shape, which must be one that t broadcasts to; repeated elements share memory. */
export function expand(t: Tensor, shape: Shape): Tensor {
  const missing = shape.length - t.shape.length;
  return view(
    t,
    shape,
    shape.map((_, axis) => (axis < missing || t.shape[axis - missing] === 1 ? 0 : (t.strides[axis - missing] ?? 0))),
  );
}

/** Without the given axes of extent 1; without all of them when none are given. */
export function squeeze(t: Tensor, axes?: readonly number[]): Tensor {
  const kept = t.shape.map((_, axis) => axis).filter((axis) => t.shape[axis] !== 1 || (axes && !axes.includes(axis)));
  return permute(t, kept);
}

/** With an axis of extent 1 put in at a place from 0 to rank. */
export const unsqueeze = (t: Tensor, axis: number): Tensor =>
  view(t, t.shape.toSpliced(axis, 0, 1), t.strides.toSpliced(axis, 0, (t.shape[axis] ?? 1) * (t.strides[axis] ?? 1)));

/** The given axes reversed, as a view. */
export const flip = (t: Tensor, axes: readonly number[]): Tensor =>
  axes.reduce((result, axis) => {
    const extent = result.shape[axis] ?? 1;
    return slice(result, axis, extent - 1, extent, -1);
  }, t);

/** The main diagonal of two axes as a new last axis, shifted by `shift` columns. */
export function diagonal(t: Tensor, shift = 0, first = 0, second = 1): Tensor {
  const rows = (t.shape[first] ?? 1) - Math.max(0, -shift);
  const columns = (t.shape[second] ?? 1) - Math.max(0, shift);
  const offset =
    t.offset + Math.max(0, -shift) * (t.strides[first] ?? 0) + Math.max(0, shift) * (t.strides[second] ?? 0);
  const rest = t.shape.map((_, axis) => axis).filter((axis) => axis !== first && axis !== second);
  return view(
    t,
    [...rest.map((axis) => t.shape[axis] ?? 1), Math.max(0, Math.min(rows, columns))],
    [...rest.map((axis) => t.strides[axis] ?? 0), (t.strides[first] ?? 0) + (t.strides[second] ?? 0)],
    offset,
  );
}
