import { constant, type Variable } from '../autograd/tape';
import { scalar } from '../create';
import { compare } from '../elementwise';
import { add, divide, extreme, multiply, negative, number, select, squaredDifference, subtract } from './arithmetic';
import { apply, sqrt, square } from './elementary';
import { mean, sum } from './reduction';
import { reshape } from './structure';

/** Norms and normalisations as TensorFlow composes them (python/ops/nn_impl.py, clip_ops.py). */

const like = (x: Variable, value: number): Variable => number(value, x.tensor.dtype);
const rsqrt = (x: Variable): Variable => apply('rsqrt', x);
const all = (x: Variable): number[] => [...x.tensor.shape.keys()];

/** tf.math.l2_normalize. */
export function normalised(x: Variable, axes: readonly number[], epsilon: number): Variable {
  const squares = sum(square(x), axes, true);
  return multiply(x, rsqrt(extreme(1, squares, like(x, epsilon))));
}

/** Mean and variance along axes (tf.nn.moments). */
export function moments(
  x: Variable,
  axes: readonly number[],
  keep: boolean,
): readonly [mean: Variable, variance: Variable] {
  const centre = mean(x, axes, true);
  const spread = mean(squaredDifference(x, constant(centre.tensor)), axes, true);
  if (keep) return [centre, spread];
  const shape = x.tensor.shape.filter((_, axis) => !axes.includes(axis));
  return [reshape(centre, shape), reshape(spread, shape)];
}

/** x * inv + (offset - mean * inv) with inv = rsqrt(variance + epsilon) * scale (tf.nn.batch_normalization). */
export function batchNormalised(
  x: Variable,
  centre: Variable,
  variance: Variable,
  offset: Variable | undefined,
  scale: Variable | undefined,
  epsilon: number,
): Variable {
  const root = rsqrt(add(variance, like(x, epsilon)));
  const factor = scale === undefined ? root : multiply(root, scale);
  const shift = offset === undefined ? multiply(negative(centre), factor) : subtract(offset, multiply(centre, factor));
  return add(multiply(x, factor), shift);
}

/** Half the sum of squares (L2Loss). */
export const halfSquares = (x: Variable): Variable => multiply(sum(square(x), all(x), false), like(x, 0.5));

/** x shortened to a norm along axes (tf.clip_by_norm). */
export function clippedByNorm(x: Variable, limit: Variable, axes: readonly number[]): Variable {
  const squares = sum(multiply(x, x), axes, true);
  const positive = compare(squares.tensor, scalar(0, x.tensor.dtype), (a, b) => a > b);
  const norm = select(positive, sqrt(select(positive, squares, like(x, 1))), squares);
  return divide(multiply(x, limit), extreme(1, norm, limit));
}

/** The square root of all squares together. */
export function globalNorm(parts: readonly Variable[]): Variable {
  const halves = parts.map(halfSquares);
  const total = halves.slice(1).reduce((a, b) => add(a, b), halves[0] ?? number(0, 'float32'));
  return sqrt(multiply(total, like(total, 2)));
}
