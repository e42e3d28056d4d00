import type { Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { ErrorBounds } from '../../../tensor/elementwise';
import { concatenate } from '../../../tensor/join';
import { type Shape, sameShape, sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, expand, reshape, slice, toArray } from '../../../tensor/view';
import { applied } from './compilation';
import { sum } from './sums';

/** Operations that move elements and compute nothing; gradients go back where the elements came from. */

type Arrange = (t: Tensor) => Tensor;

/** Elements in another arrangement: `arrange` must do the same for any tensor of this shape. */
export function rearrange(name: string, v: Variable, arrange: Arrange): Variable {
  const { shape } = v.tensor;
  return applied(
    name,
    [v],
    ([t = v.tensor]) => arrange(t),
    (g) => [scattered(g, shape, arrange)],
    ([t]) => t && rearrange(name, t, arrange),
  );
}

/** The reverse of a rearrangement: zeros with the elements added where they came from. */
function scattered(g: Variable, shape: Shape, arrange: Arrange): Variable {
  return applied(
    'scatter_add',
    [g],
    ([t = g.tensor]) => scatter(t, shape, arrange),
    (gg) => [rearrange('gather', gg, arrange)],
    ([t]) => t && scattered(t, shape, arrange),
  );
}

function scatter(t: Tensor, shape: Shape, arrange: Arrange): Tensor {
  const numbers = Float64Array.from({ length: sizeOf(shape) }, (_, i) => i);
  const places = toArray(arrange(Tensor.of('int64', shape, numbers)));
  const values = new Float64Array(sizeOf(shape));
  const bounds = new ErrorBounds(values.length);
  const carried = new Float64Array(values.length);
  const [given, errors] = [toArray(t), errorsOf(t)];
  places.forEach((place, i) => {
    const exact = (values[place] ?? 0) + (given[i] ?? 0);
    const rounded = Math.fround(exact);
    values[place] = rounded;
    carried[place] = (carried[place] ?? 0) + (errors?.[i] ?? 0) + 2 * Math.abs(exact - rounded);
  });
  carried.forEach((error, i) => {
    bounds.set(i, error);
  });
  return Tensor.of(t.dtype, [...shape], values, bounds.errors);
}

/** Another shape of the same size. */
export const reshaped = (v: Variable, shape: Shape): Variable =>
  applied(
    'reshape',
    [v],
    ([t = v.tensor]) => reshape(t, shape),
    (g) => [reshaped(g, v.tensor.shape)],
    ([t]) => t && reshaped(t, shape),
  );

/** Broadcast to a shape; the gradient is summed back. */
export const broadcast = (v: Variable, shape: Shape): Variable =>
  applied(
    'broadcast_in_dim',
    [v],
    ([t = v.tensor]) => expand(t, shape),
    (g) => [sumTo(g, v.tensor.shape)],
    ([t]) => t && broadcast(t, shape),
  );

/** Summed over the axes that broadcasting from `shape` added or stretched. */
export function sumTo(v: Variable, shape: Shape): Variable {
  if (sameShape(v.tensor.shape, shape)) return v;
  const missing = v.tensor.shape.length - shape.length;
  const axes = [...v.tensor.shape.keys()].filter((axis) => axis < missing || shape[axis - missing] === 1);
  const stretched = axes.filter((axis) => axis < missing || v.tensor.shape[axis] !== 1);
  return reshaped(sum(v, stretched, true), shape);
}

/** Tensors one after another along an axis. */
export const joined = (parts: readonly Variable[], axis: number, dtype: Dtype): Variable =>
  applied(
    'concatenate',
    parts,
    (tensors) => concatenate(tensors, axis, dtype),
    (g) => {
      let start = 0;
      return parts.map((part) => {
        const count = part.tensor.shape[axis] ?? 0;
        const from = start;
        start += count;
        return part.node && rearrange('slice', g, (t) => slice(t, axis, from, count));
      });
    },
    (tangents) =>
      joined(
        parts.map((part, i) => tangents[i] ?? zeros(part.tensor)),
        axis,
        dtype,
      ),
  );

const zeros = (t: Tensor): Variable => ({
  tensor: Tensor.of(t.dtype, [...t.shape], new Float64Array(t.size)),
  node: undefined,
});

/** Tensors of one shape side by side along a new first axis. */
export const stackFirst = (parts: readonly Variable[], dtype: Dtype): Variable =>
  joined(
    parts.map((part) => reshaped(part, [1, ...part.tensor.shape])),
    0,
    dtype,
  );
