import { visitInBlocks } from '../../numeric/blocks';
import type { Dtype } from '../dtype';
import { ErrorBounds } from '../elementwise';
import { castInOrder } from '../memoryOrder';
import { axesLast, reducedShape } from '../reduce';
import { isFloat, rounder } from '../rounding';
import { Tensor } from '../tensor';
import { errorsOf, isContiguous, toArray } from '../view';
import { coalesce, countOf, loopsOf, offsetsOf } from './axes';
import { carriedBound } from './bounds';
import { pairwiseSum } from './pairwise';

/**
 * `numpy.add.reduce`, rounding for rounding: the iterator walks memory from the largest stride to the smallest; where the innermost loop is
 * reduced it is summed pairwise, else rows are added one after another. t must already be of `dtype`.
 */
export function numpySum(input: Tensor, axes: readonly number[], keepDimensions: boolean, dtype: Dtype): Tensor {
  // The iterator's buffer brings elements that lie apart together, in their order in memory.
  const t = isContiguous(input) ? input : castInOrder(input, input.dtype);
  const shape = reducedShape(t.shape, axes, keepDimensions);
  const size = shape.reduce((product, extent) => product * extent, 1);
  const round = rounder(dtype);
  const inner = dtype === 'float16' ? Math.fround : round;
  const source = t.storage.values;
  const loops = t.size === 0 ? [] : coalesce(loopsOf(t, axes).reverse().sort(bySize));
  const first = loops[0] ?? { extent: 1, input: 0, output: 0 };
  const isRow = loops[0]?.output === 0;
  const outer = loops.slice(1);
  const make = () => new Float64Array(size).fill(isFloat(dtype) && t.size > 0 ? -0 : 0);
  const sums = visitInBlocks(t.size === 0 ? 0 : countOf(outer), 10 * first.extent, make, (added, visit) => {
    const [input, output] = offsetsOf(outer, visit);
    if (isRow) {
      const sum = pairwiseSum(source, t.offset + input, first.extent, first.input, inner);
      added[output] = round((added[output] ?? 0) + sum);
      return;
    }
    for (let i = 0; i < first.extent; i++) {
      const at = output + i * first.output;
      added[at] = round((added[at] ?? 0) + (source[t.offset + input + i * first.input] ?? 0));
    }
  });
  if (t.storage.errors !== undefined || dtype === 'int64') {
    const moved = axesLast(t, axes);
    const [values, errors] = [toArray(moved), errorsOf(moved)];
    const length = size === 0 ? 0 : t.size / size;
    const filled = visitInBlocks(
      size,
      errors === undefined ? 3 : 5 * length,
      () => new ErrorBounds(size),
      (found, i) => {
        const [from, to] = [i * length, (i + 1) * length];
        if (dtype === 'int64' && Math.abs(sums[i] ?? 0) > Number.MAX_SAFE_INTEGER)
          found.set(i, Number.POSITIVE_INFINITY);
        else if (errors !== undefined)
          found.set(i, carriedBound(values.subarray(from, to), errors.subarray(from, to), dtype));
      },
    );
    return Tensor.of(dtype, shape, sums, filled.errors);
  }
  return Tensor.of(dtype, shape, sums);
}

const bySize = (a: { readonly input: number }, b: { readonly input: number }): number =>
  Math.abs(a.input) - Math.abs(b.input);
