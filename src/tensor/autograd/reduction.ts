import type { Dtype } from '../dtype';
import { compare } from '../elementwise';
import { type RowFunction, reduce, reducedShape } from '../reduce';
import { torchMean } from '../summation/mean';
import { torchSum } from '../summation/torch';
import type { Tensor } from '../tensor';
import { divide, multiply, number, select } from './arithmetic';
import { expanded, reshaped } from './structure';
import { constant, record, type Variable } from './tape';

/** The reduced gradient or result with the reduced axes back as extents of 1. */
const withAxes = (v: Variable, shape: readonly number[], axes: readonly number[]): Variable =>
  reshaped(v, reducedShape(shape, axes, true));

const countOf = (shape: readonly number[], axes: readonly number[]): number =>
  axes.reduce((product, axis) => product * (shape[axis] ?? 1), 1);

/** A sum over axes in torch's order of additions. */
export function reduceSum(
  v: Variable,
  axes: readonly number[],
  keepDimensions: boolean,
  dtype: Dtype,
  name = 'SumBackward1',
): Variable {
  const { shape } = v.tensor;
  return record(name, torchSum(v.tensor, axes, keepDimensions, dtype), [v], (g) => [
    expanded(withAxes(g, shape, axes), shape),
  ]);
}

/** The mean as torch computes it. */
export function reduceMean(
  v: Variable,
  axes: readonly number[],
  keepDimensions: boolean,
  name = 'MeanBackward1',
): Variable {
  const { shape, dtype } = v.tensor;
  const count = countOf(shape, axes);
  return record(name, torchMean(v.tensor, axes, keepDimensions), [v], (g) => [
    divide(expanded(withAxes(g, shape, axes), shape), number(count, dtype), dtype),
  ]);
}

/** A largest or smallest element over axes; elements that tie share the gradient. */
export function reduceExtreme(
  v: Variable,
  axes: readonly number[],
  keepDimensions: boolean,
  row: RowFunction,
  name: string,
): Variable {
  const { shape, dtype } = v.tensor;
  return record(name, reduce(v.tensor, axes, keepDimensions, dtype, row), [v], (g, saved) => {
    const largest = expanded(withAxes(saved.output(), shape, axes), shape).tensor;
    const mask = compare(saved.input(0).tensor, largest, (x, y) => x === y);
    const ties = reduce(mask, axes, true, dtype, (values) => [values.reduce((sum, x) => sum + x, 0), 0]);
    const share = divide(expanded(withAxes(g, shape, axes), shape), constant(ties), dtype);
    return [select(mask, share, number(0, dtype), dtype)];
  });
}

/** A reduction whose slope is a tensor of the input's shape: the gradient is that slope times the reduced gradient. */
export function reduceBy(
  v: Variable,
  axes: readonly number[],
  value: Tensor,
  name: string,
  slope: (x: Variable, result: Variable) => Variable,
): Variable {
  const { shape } = v.tensor;
  return record(name, value, [v], (g, saved) => [
    multiply(
      expanded(withAxes(g, shape, axes), shape),
      slope(saved.input(0), expanded(withAxes(saved.output(), shape, axes), shape)),
    ),
  ]);
}
