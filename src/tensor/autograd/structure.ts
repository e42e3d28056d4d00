import { fillInBlocks, visitInBlocks } from '../../numeric/blocks';
import { full } from '../create';
import type { Dtype } from '../dtype';
import { ErrorBounds } from '../elementwise';
import { concatenate } from '../join';
import { reduce } from '../reduce';
import { rounder } from '../rounding';
import { type Shape, sameShape, sizeOf } from '../shape';
import { carriedBound, orderBound } from '../summation/bounds';
import { Tensor } from '../tensor';
import { errorsOf, expand, reshape, slice, toArray } from '../view';
import { reduceSum } from './reduction';
import { record, type Variable } from './tape';

/** The places that a rearrangement takes its elements from: it applied to the numbers 0, 1, 2, ... in the source's shape. */
function placesOf(shape: Shape, rearrange: (t: Tensor) => Tensor): Tensor {
  return rearrange(
    Tensor.of(
      'int64',
      shape,
      fillInBlocks(sizeOf(shape), 1, (i) => i),
    ),
  );
}

/**
 * Elements of a tensor in another arrangement: a view, a subscript, a repetition. `rearrange` must do the same for any tensor of this shape; the
 * gradient goes back to where each element came from, summed where one was taken twice.
 */
export function rearrange(name: string, v: Variable, arrange: (t: Tensor) => Tensor): Variable {
  const { shape } = v.tensor;
  return record(name, arrange(v.tensor), [v], (g) => [scatterAdd(g, shape, arrange)]);
}

/** The reverse of a rearrangement: a tensor of zeros with the elements added where they came from. */
function scatterAdd(g: Variable, shape: Shape, arrange: (t: Tensor) => Tensor): Variable {
  const { tensor } = g;
  const places = toArray(placesOf(shape, arrange));
  const size = sizeOf(shape);
  const given = toArray(tensor);
  const errors = errorsOf(tensor);
  const round = tensor.dtype === 'float64' ? (x: number) => x : Math.fround;
  const make = () => ({
    values: new Float64Array(size),
    exact: new Float64Array(size),
    carried: new ErrorBounds(size),
  });
  const { values, exact, carried } = visitInBlocks(places.length, 5, make, ({ values, exact, carried }, i) => {
    const place = places[i] ?? 0;
    values[place] = round((values[place] ?? 0) + (given[i] ?? 0));
    exact[place] = (exact[place] ?? 0) + (given[i] ?? 0);
    if (errors?.[i]) carried.set(place, (carried.errors?.[place] ?? 0) + errors[i]);
  });
  const { errors: bounds } = visitInBlocks(
    size,
    5,
    () => new ErrorBounds(size),
    (total, i) => {
      const gap = Math.abs((values[i] ?? 0) - round(exact[i] ?? 0));
      total.set(i, (carried.errors?.[i] ?? 0) + (gap > 0 ? 2 * gap : 0));
    },
  );
  return record('IndexPutBackward0', Tensor.of(tensor.dtype, [...shape], values, bounds), [g], (gg) => [
    rearrange('IndexBackward0', gg, arrange),
  ]);
}

/** Another shape of the same size. */
export const reshaped = (v: Variable, shape: Shape, name = 'ViewBackward0'): Variable =>
  record(name, reshape(v.tensor, shape), [v], (g) => [reshaped(g, v.tensor.shape)]);

/** Broadcast to a shape. */
export function expanded(v: Variable, shape: Shape): Variable {
  if (sameShape(v.tensor.shape, shape)) return v;
  const from = v.tensor.shape;
  return record('ExpandBackward0', expand(v.tensor, shape), [v], (g) => [sumTo(g, from, torchSumOf)]);
}

type AxesSum = (v: Variable, axes: readonly number[]) => Variable;

/** A sum in torch's order of additions, the axes kept. */
export const torchSumOf: AxesSum = (v, axes) => reduceSum(v, axes, true, v.tensor.dtype);

/** A sum in an order that is not known. */
const sumInAnyOrder: AxesSum = (v, axes) => {
  const { dtype, shape } = v.tensor;
  const accumulator = dtype === 'float16' || dtype === 'bfloat16' ? 'float32' : dtype;
  const value = reduce(v.tensor, axes, true, dtype, (terms, errors) => [
    rounder(dtype)(terms.reduce((sum, x) => sum + x, 0)),
    orderBound(terms, accumulator) + carriedBound(terms, errors, accumulator),
  ]);
  return record('SumBackward1', value, [v], (g) => [expanded(g, shape)]);
};

/** Summed over the axes that broadcasting from `shape` added or stretched. */
export function sumTo(v: Variable, shape: Shape, sum: AxesSum = sumInAnyOrder): Variable {
  if (sameShape(v.tensor.shape, shape)) return v;
  const missing = v.tensor.shape.length - shape.length;
  const axes = [...v.tensor.shape.keys()].filter((axis) => axis < missing || shape[axis - missing] === 1);
  const stretched = axes.filter((axis) => axis < missing || v.tensor.shape[axis] !== 1);
  return reshaped(sum(v, stretched), shape);
}

/** Tensors one after another along an axis. */
export function joined(parts: readonly Variable[], axis: number, dtype: Dtype, name = 'CatBackward0'): Variable {
  const value = concatenate(
    parts.map((part) => part.tensor),
    axis,
    dtype,
  );
  return record(name, value, parts, (g) => {
    let start = 0;
    return parts.map((part) => {
      const count = part.tensor.shape[axis] ?? 0;
      const from = start;
      start += count;
      return part.node && rearrange('SliceBackward0', g, (t) => slice(t, axis, from, count));
    });
  });
}

/** Zeros in a variable's shape and dtype. */
export const zerosLike = (v: Variable): Variable => ({
  tensor: full(v.tensor.shape, 0, v.tensor.dtype),
  node: undefined,
});
