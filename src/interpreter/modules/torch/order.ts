import { fillInBlocks, findInBlocks } from '../../../numeric/blocks';
import { orderInBlocks } from '../../../numeric/ordering';
import { mapRows } from '../../../tensor/reduce';
import type { Tensor } from '../../../tensor/tensor';
import { toArray } from '../../../tensor/view';

/** The order of a row: stable, NaN largest. Uncertain where neighbours' bounds overlap. */
function orderOf(
  values: Float64Array,
  errors: Float64Array | undefined,
  descending: boolean,
): readonly [Int32Array, boolean] {
  const sign = descending ? -1 : 1;
  const order = orderInBlocks(values.length, (a, b) => {
    const [x, y] = [values[a] ?? 0, values[b] ?? 0];
    if (Number.isNaN(x) || Number.isNaN(y)) return sign * (Number(Number.isNaN(x)) - Number(Number.isNaN(y)));
    return sign * (x - y);
  });
  const open =
    errors !== undefined &&
    findInBlocks(order.length - 1, 5, (i) => {
      const [place = 0, next = 0] = [order[i], order[i + 1]];
      const reach = (errors[place] ?? 0) + (errors[next] ?? 0);
      return reach > 0 && Math.abs((values[place] ?? 0) - (values[next] ?? 0)) <= reach;
    }) >= 0;
  return [order, open];
}

/** The places of a tensor's elements in sorted order along an axis, the first `count` of them. */
export function orderAlong(t: Tensor, along: number, descending: boolean, count: number): Tensor {
  return mapRows(
    t,
    along,
    'int64',
    (values, errors) => {
      const [order, open] = orderOf(values, errors, descending);
      const chosen = fillInBlocks(Math.min(count, order.length), 1, (i) => order[i] ?? 0);
      return [chosen, open ? new Float64Array(chosen.length).fill(values.length) : undefined];
    },
    count,
  );
}

/** Whether equal elements are among the first `count` of a row, or at their edge. */
export function rowsHaveTies(t: Tensor, along: number, largest: boolean, count: number): boolean {
  const hits = mapRows(
    t,
    along,
    'bool',
    (values) => {
      const [order] = orderOf(values, undefined, largest);
      const top = Array.from(order.subarray(0, count + 1), (place) => values[place] ?? 0);
      return [Float64Array.of(new Set(top).size < top.length ? 1 : 0), undefined];
    },
    1,
  );
  return toArray(hits).includes(1);
}
