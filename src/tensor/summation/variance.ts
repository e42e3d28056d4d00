import { foldInBlocks, visitInBlocks } from '../../numeric/blocks';
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
  return foldInBlocks(values.length, 3, 0, (sum, i) => {
    const deviation = (values[i] ?? 0) - mean;
    return sum + deviation * deviation;
  });
}

function welford(values: Float64Array): number {
  const make = () => ({ mean: 0, squares: 0 });
  return visitInBlocks(values.length, 5, make, (state, i) => {
    const x = values[i] ?? 0;
    const delta = x - state.mean;
    state.mean += delta / (i + 1);
    state.squares += delta * (x - state.mean);
  }).squares;
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
  const mean = foldInBlocks(values.length, 2, 0, (sum, i) => sum + (values[i] ?? 0)) / values.length;
  const shift = foldInBlocks(errors.length, 2, 0, (sum, i) => sum + (errors[i] ?? 0)) / values.length;
  const moved = foldInBlocks(values.length, 5, 0, (sum, i) => {
    const by = (errors[i] ?? 0) + shift;
    return sum + (2 * Math.abs((values[i] ?? 0) - mean) * by + by * by);
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
