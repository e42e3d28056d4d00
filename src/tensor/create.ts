import type { Dtype } from './dtype';
import { rounder } from './rounding';
import { type Shape, sizeOf } from './shape';
import { Tensor } from './tensor';

/** A tensor of one value throughout. */
export const full = (shape: Shape, value: number, dtype: Dtype): Tensor =>
  Tensor.of(dtype, [...shape], new Float64Array(sizeOf(shape)).fill(rounder(dtype)(value)));

/** A tensor over numbers in row-major order, rounded to the dtype. */
export function fromNumbers(numbers: ArrayLike<number>, shape: Shape, dtype: Dtype): Tensor {
  const round = rounder(dtype);
  return Tensor.of(dtype, [...shape], Float64Array.from(numbers, round));
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
    Float64Array.from({ length: count }, (_, i) => round(start + i * step)),
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
    Float64Array.from({ length: rows * columns }, (_, i) =>
      (i % columns) - Math.floor(i / columns) === shift ? 1 : 0,
    ),
  );
