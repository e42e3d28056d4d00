import { constant, type Variable } from '../../../tensor/autograd/tape';
import { matmulShape } from '../../../tensor/linear';
import { extreme, reduce, reducedShape } from '../../../tensor/reduce';
import { transpose } from '../../../tensor/view';
import { decline } from '../declined';
import { add, addTangents, compute, divide, divideBy, like, multiply, subtract } from './arithmetic';
import { applied, compiled, placeOf, unrecorded } from './compilation';
import { elementary } from './elementary';
import { laneOf } from './lanes';
import { broadcast, rearrange, reshaped } from './moving';
import { matrixProduct } from './products';
import { select, test } from './selection';
import { spreadBack, sum } from './sums';

/** Reductions, products and softmax as JAX composes them. */

/** The sum over the count; where the count is a constant XLA multiplies by its rounded reciprocal. */
export function mean(v: Variable, axes: readonly number[], keep: boolean): Variable {
  const count = axes.reduce((product, axis) => product * (v.tensor.shape[axis] ?? 1), 1);
  const total = sum(v, axes, keep);
  const isConstant = v.node === undefined || placeOf(v.tensor)?.module !== undefined;
  return isConstant ? divideBy(total, count) : divide(total, like(v, count));
}

/** A number in every element that XLA does not know beforehand. */
const unknown = (shape: Variable, value: number): Variable =>
  unrecorded('count()', [shape], ([t = shape.tensor]) => compute([t], t.dtype, () => value, false));

/** Largest (sign 1) or smallest element; elements that tie share the gradient. */
export function extremeAlong(sign: 1 | -1, v: Variable, axes: readonly number[], keep: boolean): Variable {
  const { shape, dtype } = v.tensor;
  const places = (x: Variable, y: Variable): Variable => {
    const at = test(x, spreadBack(y, shape, axes), (p, q) => p === q);
    return select(at, like(x, 1), like(x, 0));
  };
  return applied(
    `reduce_${sign}(${axes.join()},${keep})`,
    [v],
    ([t = v.tensor]) => reduce(t, axes, keep, dtype, extreme(sign)),
    (g, saved) => {
      const located = places(saved.input(0), saved.output());
      return [multiply(spreadBack(divide(g, sum(located, axes, keep)), shape, axes), located)];
    },
    ([t], saved) => {
      const located = places(saved.input(0), saved.output());
      return t && divide(sum(multiply(t, located), axes, keep), sum(located, axes, keep));
    },
  );
}

/** Mean squared distance from the mean, the count less `correction`; compiled as a whole. */
export const variance = (v: Variable, axes: readonly number[], keep: boolean, correction: number): Variable =>
  compiled([v], ([x = v]) => {
    const count = axes.reduce((product, axis) => product * (x.tensor.shape[axis] ?? 1), 1);
    const centre = divideBy(sum(x, axes, true), count);
    const centred = subtract(x, broadcast(centre, x.tensor.shape));
    const total = sum(multiply(centred, centred), axes, keep);
    return divide(total, unknown(total, count - correction));
  });

/** softmax along axes: exponentials of the distance from the largest, over their sum (jax/_src/nn/functions.py, _softmax_deprecated). */
export function softmax(v: Variable, axes: readonly number[]): Variable {
  const exponential = elementary('exp', subtract(v, extremeAlong(1, constant(v.tensor), axes, true)));
  return divide(exponential, sum(exponential, axes, true));
}

/** log_softmax, compiled as a whole. */
export const logSoftmax = (v: Variable, axes: readonly number[]): Variable =>
  compiled([v], ([x = v]) => {
    const shifted = subtract(x, constant(extremeAlong(1, constant(x.tensor), axes, true).tensor));
    const total = sum(elementary('exp', shifted, 2), axes, true);
    return subtract(shifted, elementary('log', total, 2));
  });

/** log of the sum of exponentials (jax/_src/ops/special.py), not compiled as a whole. */
export function logSumExp(v: Variable, axes: readonly number[], keep: boolean): Variable {
  const largest = constant(extremeAlong(1, constant(v.tensor), axes, true).tensor);
  const finite = select(
    test(largest, largest, (x) => Number.isFinite(x)),
    largest,
    like(largest, 0),
  );
  const total = elementary('abs', sum(elementary('exp', subtract(v, finite)), axes, true));
  const whole = add(elementary('log', total), finite);
  return keep ? whole : reshaped(whole, reducedShape(v.tensor.shape, axes, false));
}

const turned = (v: Variable): Variable => {
  const rank = v.tensor.shape.length;
  return rearrange('transpose', v, (t) => transpose(t, rank - 2, rank - 1));
};

/** `@` of two operands of one dtype. */
export function product(a: Variable, b: Variable): Variable {
  const [p, q] = [a.tensor.shape, b.tensor.shape];
  if (matmulShape(p, q) === undefined) return decline('a matrix product of shapes that do not fit: JAX raises');
  if (p.length === 1 && q.length === 1) return reshaped(product(rowOf(a), columnOf(b)), []);
  if (p.length === 1) return dropAxis(product(rowOf(a), b), -2);
  if (q.length === 1) return dropAxis(product(a, columnOf(b)), -1);
  if ((a.node || b.node) && (p.length > 2 || q.length > 2) && p.slice(0, -2).join() !== q.slice(0, -2).join())
    return decline('the gradient of a broadcast matrix product is not evaluated');
  const isTransposed = [a, b].some(({ tensor }) => placeOf(tensor)?.pass !== undefined || laneOf(tensor) !== undefined);
  return applied(
    'dot_general()',
    [a, b],
    ([x = a.tensor, y = b.tensor], setting) => matrixProduct(x, y, isTransposed ? 'compiled' : setting),
    (g, saved) => [a.node && product(g, turned(saved.input(1))), b.node && product(turned(saved.input(0)), g)],
    ([s, t], saved) => {
      const [left, right] = [s && product(s, saved.input(1)), t && product(saved.input(0), t)];
      return left && right ? addTangents(left, right) : (left ?? right);
    },
  );
}

const rowOf = (v: Variable): Variable => reshaped(v, [1, ...v.tensor.shape]);
const columnOf = (v: Variable): Variable => reshaped(v, [...v.tensor.shape, 1]);
const dropAxis = (v: Variable, axis: number): Variable => {
  const { shape } = v.tensor;
  return reshaped(v, shape.toSpliced(shape.length + axis, 1));
};
