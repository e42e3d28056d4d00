import type { Dtype } from '../dtype';
import { type RowFunction, reduce } from '../reduce';
import { rounder } from '../rounding';
import type { Tensor } from '../tensor';
import { coalesce, inMemoryOrder } from './axes';
import { relativeBound } from './variance';

/**
 * Multiplies a row one factor after another, as NumPy does; float16 along the last axis in float32, rounded at the end (`HALF_multiply` in
 * numpy/_core/src/umath/loops.c.src).
 */
export const productRow = (dtype: Dtype, isOuter = false): RowFunction => {
  const round = rounder(dtype === 'float16' && !isOuter ? 'float32' : dtype);
  const last = rounder(dtype);
  return (values, errors) => {
    const value = last(values.reduce((product, x) => round(product * x), 1));
    return [value, productError(values, errors, value, dtype)];
  };
};

/** `torch.prod` over one axis or all. */
export function torchProduct(t: Tensor, axes: readonly number[], keepDimensions: boolean, dtype: Dtype): Tensor {
  const order = inMemoryOrder(t, axes);
  const run = coalesce(
    order.toReversed().map((axis) => ({ extent: t.shape[axis] ?? 1, input: t.strides[axis] ?? 0, output: 0 })),
  );
  return reduce(t, order, keepDimensions, dtype, torchProductRow(dtype, run[0]?.input === 1));
}

/**
 * A row of `torch.prod`: four registers of partial products over a contiguous row of at least four registers' length
 * (ATen/native/cpu/Reduce.h), else one factor after another.
 */
const torchProductRow = (dtype: Dtype, isContiguous: boolean): RowFunction => {
  const round = rounder(dtype);
  const lanes = dtype === 'float64' ? 4 : 8;
  const width = 4 * lanes;
  return (values, errors) => {
    const whole = isContiguous ? values.length - (values.length % width) : 0;
    let product = 1;
    if (whole > 0) {
      const partial = values.slice(0, width);
      for (let i = width; i < whole; i++) partial[i % width] = round((partial[i % width] ?? 1) * (values[i] ?? 1));
      const at = (i: number) => partial[i] ?? 1;
      const register = Array.from({ length: lanes }, (_, i) =>
        round(round(at(i) * at(i + lanes)) * round(at(i + 2 * lanes) * at(i + 3 * lanes))),
      );
      product = register.reduce((result, x) => round(result * x));
    }
    for (let i = whole; i < values.length; i++) product = round(product * (values[i] ?? 1));
    return [product, productError(values, errors, product, dtype)];
  };
};

function productError(values: Float64Array, errors: Float64Array | undefined, value: number, dtype: Dtype): number {
  if (dtype === 'int64' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  if (errors === undefined || !errors.some((error) => error > 0)) return 0;
  let relative = relativeBound(values.length, dtype);
  values.forEach((x, i) => {
    const error = errors[i] ?? 0;
    if (error > 0) relative += error / Math.abs(x) + relative * (error / Math.abs(x));
  });
  const error = Math.abs(value) * relative;
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
