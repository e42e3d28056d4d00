import { cast } from '../cast';
import { scalar } from '../create';
import type { Dtype } from '../dtype';
import { binary } from '../elementwise';
import type { Tensor } from '../tensor';
import { numpySum } from './numpy';
import { torchSum } from './torch';

const countOf = (t: Tensor, axes: readonly number[]): number =>
  axes.reduce((product, axis) => product * (t.shape[axis] ?? 1), 1);

const divide = (t: Tensor, divisor: number, dtype: Dtype): Tensor =>
  binary(t, scalar(divisor, 'float64'), dtype, (x, y) => x / y);

/** `torch.mean`: the sum divided by the count; float16 and bfloat16 in float32 throughout (ATen/native/ReduceOps.cpp). */
export function torchMean(t: Tensor, axes: readonly number[], keepDimensions: boolean): Tensor {
  const inner = t.dtype === 'float64' ? 'float64' : 'float32';
  const sum = torchSum(inner === t.dtype ? t : cast(t, inner), axes, keepDimensions, inner);
  return cast(divide(sum, countOf(t, axes), inner), t.dtype);
}

/** `numpy.mean`: integers and booleans in float64, float16 in float32, the result in `dtype`. */
export function numpyMean(t: Tensor, axes: readonly number[], keepDimensions: boolean, dtype: Dtype): Tensor {
  const inner = dtype === 'float16' ? 'float32' : dtype;
  const sum = numpySum(inner === t.dtype ? t : cast(t, inner), axes, keepDimensions, inner);
  return cast(divide(sum, countOf(t, axes), inner), dtype);
}
