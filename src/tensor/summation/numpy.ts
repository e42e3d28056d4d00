import type { Dtype } from '../dtype';
import { ErrorBounds } from '../elementwise';
import { axesLast, reducedShape } from '../reduce';
import { isFloat, rounder } from '../rounding';
import { Tensor } from '../tensor';
import { errorsOf, toArray } from '../view';
import { coalesce, loopsOf, walk } from './axes';
import { carriedBound } from './bounds';
import { pairwiseSum } from './pairwise';

/**
 * `numpy.add.reduce`, rounding for rounding: the iterator walks memory from the largest stride to the smallest; where the innermost loop is
 * reduced it is summed pairwise, else rows are added one after another. t must already be of `dtype`.
 */
export function numpySum(t: Tensor, axes: readonly number[], keepDimensions: boolean, dtype: Dtype): Tensor {
  const shape = reducedShape(t.shape, axes, keepDimensions);
  const size = shape.reduce((product, extent) => product * extent, 1);
  const round = rounder(dtype);
  const inner = dtype === 'float16' ? Math.fround : round;
  const source = t.storage.values;
  const sums = new Float64Array(size).fill(isFloat(dtype) && t.size > 0 ? -0 : 0);
  if (t.size > 0) {
    const loops = coalesce(loopsOf(t, axes).reverse().sort(bySize));
    const first = loops[0];
    if (first !== undefined && first.output === 0) {
      walk(loops.slice(1), (input, output) => {
        sums[output] = round(
          (sums[output] ?? 0) + pairwiseSum(source, t.offset + input, first.extent, first.input, inner),
        );
      });
    } else {
      walk(loops, (input, output) => {
        sums[output] = round((sums[output] ?? 0) + (source[t.offset + input] ?? 0));
      });
    }
  }
  const bounds = new ErrorBounds(size);
  if (t.storage.errors !== undefined || dtype === 'int64') {
    const moved = axesLast(t, axes);
    const [values, errors] = [toArray(moved), errorsOf(moved)];
    const length = size === 0 ? 0 : t.size / size;
    for (let i = 0; i < size; i++) {
      const [from, to] = [i * length, (i + 1) * length];
      const tooLarge = dtype === 'int64' && Math.abs(sums[i] ?? 0) > Number.MAX_SAFE_INTEGER;
      bounds.set(
        i,
        tooLarge
          ? Number.POSITIVE_INFINITY
          : carriedBound(values.subarray(from, to), errors?.subarray(from, to), dtype),
      );
    }
  }
  return Tensor.of(dtype, shape, sums, bounds.errors);
}

const bySize = (a: { readonly input: number }, b: { readonly input: number }): number =>
  Math.abs(a.input) - Math.abs(b.input);
