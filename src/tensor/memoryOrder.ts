import { cast } from './cast';
import type { Dtype } from './dtype';
import type { Tensor } from './tensor';
import { copy, isContiguous, permute } from './view';

/**
 * The axes from slowest to fastest in which NumPy's iterator walks operands together, and so lays out what it allocates ("K" order):
 * `npyiter_find_best_axis_ordering` of numpy/_core/src/multiarray/nditer_constr.c. Where operands disagree, C order wins.
 */
function walkingOrder(operands: readonly Tensor[], rank: number): number[] {
  const strides = operands.map(({ shape, strides: own }) => {
    const missing = rank - shape.length;
    return (axis: number) => ((shape[axis - missing] ?? 1) === 1 ? 0 : Math.abs(own[axis - missing] ?? 0));
  });
  const order: number[] = [];
  for (let axis = rank - 1; axis >= 0; axis--) {
    let place = order.length;
    for (let other = order.length - 1; other >= 0; other--) {
      let isOpen = true;
      let goesBefore = false;
      for (const stride of strides) {
        const [own, faster] = [stride(axis), stride(order[other] ?? 0)];
        if (own === 0 || faster === 0) continue;
        goesBefore = faster > own && (isOpen || goesBefore);
        isOpen = false;
      }
      if (isOpen) continue;
      if (!goesBefore) break;
      place = other;
    }
    order.splice(place, 0, axis);
  }
  return order.reverse();
}

/** The result of a ufunc laid out in memory as NumPy lays it out, given the operands; the same tensor in the usual case. */
export function inOrderOf(result: Tensor, operands: readonly Tensor[]): Tensor {
  const rank = result.shape.length;
  if (rank < 2 || operands.every((t) => t.shape.length < 2 || isContiguous(t))) return result;
  const order = walkingOrder(operands, rank);
  if (order.every((axis, i) => axis === i)) return result;
  return permute(
    copy(permute(result, order)),
    order.map((_, axis) => order.indexOf(axis)),
  );
}

/** A cast that keeps the order of the axes in memory, as `astype` does. */
export const castInOrder = (t: Tensor, dtype: Dtype): Tensor => inOrderOf(cast(t, dtype), [t]);
