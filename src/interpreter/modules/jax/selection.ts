import { constant, type Variable } from '../../../tensor/autograd/tape';
import { compare, where } from '../../../tensor/elementwise';
import type { Tensor } from '../../../tensor/tensor';
import { decline } from '../declined';
import { back, compute, type Formula, like, multiply, sumOf } from './arithmetic';
import { applied, unrecorded } from './compilation';

/** Choices between numbers: where, maximum and minimum, comparisons. */

/** Elements of a where the condition holds, else of b. */
export const select = (condition: Tensor, a: Variable, b: Variable): Variable =>
  applied(
    'select_n',
    [constant(condition), a, b],
    ([c = condition, p = a.tensor, q = b.tensor]) => where(c, p, q, p.dtype),
    (g) => [
      undefined,
      back(a, () => select(condition, g, like(g, 0))),
      back(b, () => select(condition, like(g, 0), g)),
    ],
    ([, s, t], saved) => {
      const zero = like(saved.output(), 0);
      return s || t ? select(condition, s ?? zero, t ?? zero) : undefined;
    },
  );

/** Maximum (sign 1) or minimum (-1); NaN spreads, equal elements share the gradient. */
export function extreme(sign: 1 | -1, a: Variable, b: Variable): Variable {
  const share = (own: Variable, other: Variable, g: Variable): Variable => {
    const ahead = test(own, other, (x, y) => sign * x > sign * y);
    const tied = test(own, other, (x, y) => x === y);
    return multiply(g, select(ahead, like(g, 1), select(tied, like(g, 0.5), like(g, 0))));
  };
  return applied(
    sign === 1 ? 'max' : 'min',
    [a, b],
    ([p = a.tensor, q = b.tensor]) => compute([p, q], p.dtype, sign === 1 ? Math.max : Math.min, false),
    (g, saved) => [
      back(a, () => share(saved.input(0), saved.input(1), g)),
      back(b, () => share(saved.input(1), saved.input(0), g)),
    ],
    ([s, t], saved) =>
      sumOf(s && share(saved.input(0), saved.input(1), s), t && share(saved.input(1), saved.input(0), t)),
  );
}

/** A function without a gradient. */
export const flat = (a: Variable, b: Variable, formula: Formula, ulps = 0): Variable =>
  a.node || b.node
    ? decline('the gradient of this operation is not evaluated')
    : unrecorded('flat', [a, b], ([p = a.tensor, q = b.tensor]) => compute([p, q], p.dtype, formula, false, ulps));

/** Where a test of two tensors holds. */
export const test = (a: Variable, b: Variable, holds: (x: number, y: number) => boolean): Tensor =>
  unrecorded('compare', [a, b], ([p = a.tensor, q = b.tensor]) => compare(p, q, holds)).tensor;

export const above = (a: Variable, limit: number): Tensor => test(a, like(a, limit), (x, y) => x > y);
