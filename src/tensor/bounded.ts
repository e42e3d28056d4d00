import { visitInBlocks } from '../numeric/blocks';
import type { Dtype } from './dtype';
import { distance, ErrorBounds } from './elementwise';
import { broadcastShapes } from './shape';
import { Tensor } from './tensor';
import { errorsOf, expand, toArray } from './view';

/** A function whose results come rounded to the dtype, each with a bound on its own error. */
export type BoundedFunction = (...x: number[]) => readonly [value: number, error: number];

const corners = (x: number, error: number): readonly number[] =>
  error === 0 ? [x] : error > Math.abs(x) ? [x - error, x + error, -0, 0] : [x - error, x + error];

/** Applies such a function to every element of tensors broadcast together; uncertain operands are tried at the ends of their bounds. */
export function mapBounded(operands: readonly Tensor[], dtype: Dtype, f: BoundedFunction): Tensor {
  const shape = broadcastShapes(...operands.map((operand) => operand.shape));
  if (shape === undefined) throw new RangeError('shapes do not broadcast');
  const expanded = operands.map((operand) => expand(operand, shape));
  const inputs = expanded.map(toArray);
  const inputErrors = expanded.map(errorsOf);
  const size = inputs[0]?.length ?? 0;
  const make = () => ({ values: new Float64Array(size), bounds: new ErrorBounds(size) });
  const cost = inputErrors.reduce((steps, errors) => (errors ? 3 * steps : steps), 100);
  const { values, bounds } = visitInBlocks(size, cost, make, ({ values, bounds }, i) => {
    const point = inputs.map((input) => input[i] ?? 0);
    const errors = inputErrors.map((input) => input?.[i] ?? 0);
    const [value, own] = f(...point);
    values[i] = value;
    if (errors.every((error) => error === 0)) bounds.set(i, own);
    else if (errors.includes(Number.POSITIVE_INFINITY)) bounds.set(i, Number.POSITIVE_INFINITY);
    else {
      const ends = point.map((x, k) => corners(x, errors[k] ?? 0));
      const combinations = ends.reduce<number[][]>(
        (all, side) => all.flatMap((rest) => side.map((x) => [...rest, x])),
        [[]],
      );
      let error = own;
      for (const combination of combinations) {
        const [other, further] = f(...combination);
        error = Math.max(error, distance(value, other) + further);
      }
      bounds.set(i, error);
    }
  });
  return Tensor.of(dtype, shape, values, bounds.errors);
}
