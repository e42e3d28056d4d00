import { constant, type Variable } from '../autograd/tape';
import { full } from '../create';
import { sizeOf } from '../shape';
import { contiguousStrides } from '../tensor';
import { toArray } from '../view';
import { divide, multiply } from './arithmetic';
import { matmulInAnyOrder } from './linear';
import { nowhere, pick, placesOf } from './rearrange';
import { extremeAlong } from './reduction';
import { reshape } from './structure';

/** Convolutions and pooling over windows of [batch, ...space, channels] (core/kernels/conv_ops.h, pooling_ops_common.h). */

export interface Windows {
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly padding: 'VALID' | 'SAME';
}

/** Extents of the output and the padding before each axis (GetWindowedOutputSize). */
function outputOf(
  space: readonly number[],
  { size, strides, dilations, padding }: Windows,
): readonly [extents: number[], before: number[]] {
  const reach = size.map((extent, i) => (extent - 1) * (dilations[i] ?? 1) + 1);
  const extents = space.map((extent, i) =>
    padding === 'SAME'
      ? Math.ceil(extent / (strides[i] ?? 1))
      : Math.max(0, Math.ceil((extent - (reach[i] ?? 1) + 1) / (strides[i] ?? 1))),
  );
  const before = space.map((extent, i) => {
    const needed = ((extents[i] ?? 1) - 1) * (strides[i] ?? 1) + (reach[i] ?? 1) - extent;
    return padding === 'SAME' ? Math.floor(Math.max(0, needed) / 2) : 0;
  });
  return [extents, before];
}

/** Every window's elements: [batch, ...output, ...window, channels], the fill where a window hangs over the edge. */
function windowsOf(x: Variable, windows: Windows, fill: number): Variable {
  const { shape } = x.tensor;
  const space = shape.slice(1, -1);
  const rank = space.length;
  const [extents, before] = outputOf(space, windows);
  const target = [shape[0] ?? 1, ...extents, ...windows.size, shape.at(-1) ?? 1];
  const [from, to] = [contiguousStrides(shape), contiguousStrides(target)];
  const at = (place: number, axis: number) => Math.floor(place / (to[axis] ?? 1)) % (target[axis] ?? 1);
  const places = toArray(placesOf(target)).map((place) => {
    let found = at(place, 0) * (from[0] ?? 1) + at(place, 2 * rank + 1);
    for (let axis = 0; axis < rank; axis++) {
      const start = at(place, 1 + axis) * (windows.strides[axis] ?? 1) - (before[axis] ?? 0);
      const own = start + at(place, 1 + rank + axis) * (windows.dilations[axis] ?? 1);
      if (own < 0 || own >= (space[axis] ?? 1)) return nowhere;
      found += own * (from[1 + axis] ?? 1);
    }
    return found;
  });
  return pick('Windows', x, places, target, fill);
}

/** Shape of what a convolution or pooling gives, channels apart. */
export const windowedShape = (shape: readonly number[], windows: Windows): number[] =>
  outputOf(shape.slice(1, -1), windows)[0];

/** Convolution with a kernel of [...window, channels, filters]; certain only where every order of additions gives the same. */
export function convolution(x: Variable, kernel: Variable, windows: Windows): Variable {
  const all = windowsOf(x, windows, 0);
  const filters = kernel.tensor.shape.at(-1) ?? 1;
  const inner = sizeOf(kernel.tensor.shape.slice(0, -1));
  const rank = windows.size.length;
  const rows = reshape(all, [sizeOf(all.tensor.shape.slice(0, 1 + rank)), inner]);
  const product = matmulInAnyOrder(rows, reshape(kernel, [inner, filters]));
  return reshape(product, [...all.tensor.shape.slice(0, 1 + rank), filters]);
}

/** The largest number of every window and channel; its gradient is not evaluated. */
export function maxPool(x: Variable, windows: Windows): Variable {
  const all = windowsOf(constant(x.tensor), windows, Number.NEGATIVE_INFINITY);
  const rank = windows.size.length;
  const axes = Array.from({ length: rank }, (_, i) => 1 + rank + i);
  return extremeAlong(1, all, axes, false);
}

/** The mean of every window and channel, of what lies inside the edges. */
export function averagePool(x: Variable, windows: Windows): Variable {
  const { shape, dtype } = x.tensor;
  const inside = constant(full(shape, 1, dtype));
  const means = (values: Variable): Variable => {
    const all = windowsOf(values, windows, 0);
    const rank = windows.size.length;
    const count = sizeOf(windows.size);
    const channels = shape.at(-1) ?? 1;
    const outer = sizeOf(all.tensor.shape.slice(0, 1 + rank));
    const rows = reshape(all, [outer, count, channels]);
    const ones = constant(full([outer, 1, count], 1, dtype));
    return reshape(matmulInAnyOrder(ones, rows), [...all.tensor.shape.slice(0, 1 + rank), channels]);
  };
  return divide(means(x), means(inside));
}

/** A depthwise convolution: every channel with its own kernels of [...window, channels, multiplier]. */
export function depthwise(x: Variable, kernel: Variable, windows: Windows): Variable {
  const all = windowsOf(x, windows, 0);
  const rank = windows.size.length;
  const [channels = 1, multiplier = 1] = kernel.tensor.shape.slice(-2);
  const outer = all.tensor.shape.slice(0, 1 + rank);
  const count = sizeOf(windows.size);
  const spread = reshape(all, [sizeOf(outer), count, channels, 1]);
  const products = multiply(spread, reshape(kernel, [1, count, channels, multiplier]));
  const rows = reshape(products, [sizeOf(outer), count, channels * multiplier]);
  const ones = constant(full([sizeOf(outer), 1, count], 1, x.tensor.dtype));
  return reshape(matmulInAnyOrder(ones, rows), [...outer, channels * multiplier]);
}
