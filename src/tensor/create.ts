import { fillInBlocks } from '../numeric/blocks';
import { inBlocks } from '../numeric/pausing';
import type { Dtype } from './dtype';
import { rounder } from './rounding';
import { type Shape, sizeOf } from './shape';
import { Tensor } from './tensor';

/** A tensor of one value throughout. */
export const full = (shape: Shape, value: number, dtype: Dtype): Tensor =>
  Tensor.of(dtype, [...shape], filledWith(sizeOf(shape), rounder(dtype)(value)));

const filledWith = (size: number, value: number): Float64Array =>
  inBlocks(
    size,
    1,
    () => new Float64Array(size),
    (values, from, to) => {
      if (!Object.is(value, 0)) values.fill(value, from, to);
    },
  );

/** A tensor over numbers in row-major order, rounded to the dtype. */
export function fromNumbers(numbers: ArrayLike<number>, shape: Shape, dtype: Dtype): Tensor {
  const round = rounder(dtype);
  return Tensor.of(
    dtype,
    [...shape],
    fillInBlocks(numbers.length, 5, (i) => round(numbers[i] ?? 0)),
  );
}

/** A 0-d tensor. */
export const scalar = (value: number, dtype: Dtype, error = 0): Tensor =>
  Tensor.of(dtype, [], Float64Array.of(rounder(dtype)(value)), error > 0 ? Float64Array.of(error) : undefined);

/** Numbers from start by step, `count` of them, as start + i * step. */
export function ramp(start: number, step: number, count: number, dtype: Dtype): Tensor {
  const round = rounder(dtype);
  return Tensor.of(
    dtype,
    [count],
    fillInBlocks(count, 5, (i) => round(start + i * step)),
  );
}

/** How many numbers a range from start to stop by step holds. */
export const rangeLength = (start: number, stop: number, step: number): number =>
  Math.max(0, Math.ceil((stop - start) / step));

/** Ones on a diagonal, zeros elsewhere. */
export const eye = (rows: number, columns: number, dtype: Dtype, shift = 0): Tensor =>
  Tensor.of(
    dtype,
    [rows, columns],
    fillInBlocks(rows * columns, 5, (i) => ((i % columns) - Math.floor(i / columns) === shift ? 1 : 0)),
  );
