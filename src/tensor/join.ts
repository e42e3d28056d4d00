import { inBlocks, mapInBlocks } from '../numeric/pausing';
import type { Dtype } from './dtype';
import { sizeOf } from './shape';
import { contiguousStrides, Tensor } from './tensor';
import { errorsOf, toArray, unsqueeze } from './view';

/** Tensors put one after another along an axis; the shapes must agree elsewhere. Values must already be of dtype. */
export function concatenate(parts: readonly Tensor[], axis: number, dtype: Dtype): Tensor {
  const first = parts[0];
  if (first === undefined) throw new RangeError('nothing to concatenate');
  const extent = parts.reduce((sum, part) => sum + (part.shape[axis] ?? 0), 0);
  const shape = first.shape.with(axis, extent);
  const outer = sizeOf(shape.slice(0, axis));
  const inner = sizeOf(shape.slice(axis + 1));
  const size = sizeOf(shape);
  const join = (sources: readonly (Float64Array | undefined)[]): Float64Array => {
    const rows = () => new Float64Array(size);
    return inBlocks(outer, extent * inner, rows, (output, from, to) => {
      let start = 0;
      for (const [k, source] of sources.entries()) {
        const run = (parts[k]?.shape[axis] ?? 0) * inner;
        if (source !== undefined) copyRuns(source, output, run, start, extent * inner, from, to);
        start += run;
      }
    });
  };
  const errors = parts.map(errorsOf);
  const values = join(parts.map(toArray));
  return Tensor.of(dtype, shape, values, errors.some((bounds) => bounds !== undefined) ? join(errors) : undefined);
}

/** Copies the rows `from` to below `to` of a source, `run` numbers each, to where they begin in rows of `width`. */
function copyRuns(
  source: Float64Array,
  output: Float64Array,
  run: number,
  start: number,
  width: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const at = row * width + start;
    if (run > 16) output.set(source.subarray(row * run, (row + 1) * run), at);
    else for (let i = 0; i < run; i++) output[at + i] = source[row * run + i] ?? 0;
  }
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
  const kept = (x: number, i: number) => (keep(Math.floor(i / columns) % rows, i % columns) ? x : 0);
  const values = mapInBlocks(toArray(t), 5, kept);
  const bounds = errorsOf(t);
  const errors = bounds && mapInBlocks(bounds, 5, kept);
  return new Tensor({ dtype: t.dtype, values, errors }, [...t.shape], contiguousStrides(t.shape), 0);
}
