import { scalar } from '../create';
import type { Dtype } from '../dtype';
import { binary, kernelOf, unary } from '../elementwise';
import { castInOrder, inOrderOf } from '../memoryOrder';
import { type RowFunction, reduce } from '../reduce';
import { rounder, ulp } from '../rounding';
import type { Tensor } from '../tensor';
import { inMemoryOrder } from './axes';
import { grainSize, roundedWithin, roundoff } from './bounds';
import { torchMean } from './mean';
import { numpySum } from './numpy';

/**
 * `torch.var` and `torch.std` (`root`): Welford's algorithm in float64 (ATen/native/SharedReduceOps.h); over everything at once two passes
 * around the rounded mean (`std_var_all_cpu` in ATen/native/ReduceOps.cpp).
 */
export function torchVariance(
  t: Tensor,
  axes: readonly number[],
  keepDimensions: boolean,
  correction: number,
  root: boolean,
): Tensor {
  const { dtype } = t;
  const round = rounder(dtype);
  const count = axes.reduce((product, axis) => product * (t.shape[axis] ?? 1), 1);
  const all = count === t.size && (dtype === 'float32' || dtype === 'float64');
  const mean = all ? (torchMean(t, axes, false).storage.values[0] ?? 0) : 0;
  const isSplit = count === t.size && count >= grainSize;
  const relative = (count + 4) * 2 ** -52;
  const row: RowFunction = (values, errors) => {
    const squares = all ? twoPass(values, mean) : welford(values);
    const variance = squares / Math.max(0, count - correction);
    const x = root ? Math.sqrt(variance) : variance;
    const [value, error] = isSplit ? roundedWithin(x, relative, round, dtype) : [round(x), 0];
    return [value, error + spreadError(values, errors, value, root, count - correction, dtype)];
  };
  return reduce(t, inMemoryOrder(t, axes), keepDimensions, dtype, row);
}

function twoPass(values: Float64Array, mean: number): number {
  let sum = 0;
  for (const x of values) sum += (x - mean) * (x - mean);
  return sum;
}

function welford(values: Float64Array): number {
  let mean = 0;
  let squares = 0;
  values.forEach((x, i) => {
    const delta = x - mean;
    mean += delta / (i + 1);
    squares += delta * (x - mean);
  });
  return squares;
}

/** How far uncertain terms may move a variance or deviation. */
function spreadError(
  values: Float64Array,
  errors: Float64Array | undefined,
  value: number,
  root: boolean,
  divisor: number,
  dtype: Dtype,
): number {
  if (errors === undefined || !errors.some((error) => error > 0)) return 0;
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const shift = errors.reduce((sum, error) => sum + error, 0) / values.length;
  let moved = 0;
  values.forEach((x, i) => {
    const by = (errors[i] ?? 0) + shift;
    moved += 2 * Math.abs(x - mean) * by + by * by;
  });
  const variance = moved / divisor;
  const error = root
    ? Math.min(Math.sqrt(variance), value > 0 ? variance / value : Number.POSITIVE_INFINITY)
    : variance;
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error + 2 * ulp(dtype, value);
}

/** `numpy.var` and `numpy.std` (`root`), rounding for rounding, in the dtype throughout: deviations from the mean, squared and added pairwise. */
export function numpyVariance(
  t: Tensor,
  axes: readonly number[],
  keepDimensions: boolean,
  correction: number,
  root: boolean,
  dtype: Dtype,
): Tensor {
  const input = t.dtype === dtype ? t : castInOrder(t, dtype);
  const count = axes.reduce((product, axis) => product * (t.shape[axis] ?? 1), 1);
  const mean = binary(numpySum(input, axes, true, dtype), scalar(count, 'float64'), dtype, (x, y) => x / y);
  const deviations = inOrderOf(
    binary(input, mean, dtype, (x, y) => x - y),
    [input, mean],
  );
  const squares = inOrderOf(
    binary(deviations, deviations, dtype, (x, y) => x * y),
    [deviations],
  );
  const sum = numpySum(squares, axes, keepDimensions, dtype);
  const divisor = scalar(Math.max(0, count - correction), 'float64');
  const variance = binary(sum, divisor, dtype, (x, y) => x / y);
  return root ? unary(variance, dtype, kernelOf(dtype, Math.sqrt)) : variance;
}

/** The error of a product or norm of `count` factors whose order of rounding is not known, relative to its size. */
export const relativeBound = (count: number, dtype: Dtype): number => 2 * (count + 2) * (roundoff[dtype] ?? 2 ** -53);
