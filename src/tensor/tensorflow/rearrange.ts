import { fillInBlocks } from '../../numeric/blocks';
import { inBlocks } from '../../numeric/pausing';
import { record, type Variable } from '../autograd/tape';
import { rounder } from '../rounding';
import { sizeOf } from '../shape';
import { Tensor } from '../tensor';
import { errorsOf, toArray } from '../view';

/**
 * Operations that only move numbers: the result's elements are named by their places in the operand, and the gradient puts what arrives
 * back to those places.
 */

/** The place of an element that comes from nowhere and holds the fill value. */
export const nowhere = -1;

/** Elements of x in row-major order of the new shape; `nowhere` gives the fill value. */
export function pick(
  name: string,
  x: Variable,
  places: ArrayLike<number>,
  shape: readonly number[],
  fill = 0,
): Variable {
  const source = toArray(x.tensor);
  const errors = errorsOf(x.tensor);
  const count = sizeOf(shape);
  const make = () => ({ values: new Float64Array(count), bounds: errors && new Float64Array(count) });
  const { values, bounds } = inBlocks(count, 3, make, ({ values, bounds }, from, to) => {
    for (let i = from; i < to; i++) {
      const place = places[i] ?? nowhere;
      values[i] = place < 0 ? fill : (source[place] ?? fill);
      if (bounds) bounds[i] = place < 0 ? 0 : (errors?.[place] ?? 0);
    }
  });
  return record(name, Tensor.of(x.tensor.dtype, [...shape], values, bounds), [x], (g) => [
    scatter(`${name}Grad`, g, places, x.tensor.shape),
  ]);
}

/** Zeros with every element of g added at its place, in the order of g. */
export function scatter(name: string, g: Variable, places: ArrayLike<number>, shape: readonly number[]): Variable {
  const { dtype } = g.tensor;
  const round = rounder(dtype);
  const source = toArray(g.tensor);
  const errors = errorsOf(g.tensor);
  const size = sizeOf(shape);
  const make = () => ({
    values: new Float64Array(size),
    filled: new Uint8Array(size),
    bounds: errors && new Float64Array(size),
  });
  const { values, bounds } = inBlocks(source.length, 5, make, ({ values, filled, bounds }, from, to) => {
    for (let i = from; i < to; i++) {
      const place = places[i] ?? nowhere;
      if (place < 0) continue;
      // The first to arrive keeps the sign of its zero.
      values[place] = filled[place] === 1 ? round((values[place] ?? 0) + (source[i] ?? 0)) : (source[i] ?? 0);
      filled[place] = 1;
      if (bounds) bounds[place] = (bounds[place] ?? 0) + (errors?.[i] ?? 0);
    }
  });
  return record(name, Tensor.of(dtype, [...shape], values, bounds), [g], (outer) => [
    pick(`${name}Grad`, outer, places, g.tensor.shape),
  ]);
}

/** The places of a tensor's elements, as a tensor of its shape. */
export const placesOf = (shape: readonly number[]): Tensor =>
  Tensor.of(
    'int64',
    [...shape],
    fillInBlocks(sizeOf(shape), 1, (i) => i),
  );

/** Moves elements as a view of the places says: flip, slice, permute, diagonal and their compositions. */
export function rearrange(name: string, x: Variable, view: (places: Tensor) => Tensor): Variable {
  const places = view(placesOf(x.tensor.shape));
  return pick(name, x, toArray(places), places.shape);
}
