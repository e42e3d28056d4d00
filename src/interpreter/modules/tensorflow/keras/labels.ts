import type { Variable } from '../../../../tensor/autograd/tape';
import { add, multiply, number } from '../../../../tensor/tensorflow/arithmetic';
import { reshape } from '../../../../tensor/tensorflow/structure';
import type { Value } from '../../../values';
import { real } from '../convert';

/** What Keras does to labels before a loss is computed (keras/src/losses/loss.py, losses.py). */

/** Where one rank is one less and the other ends in 1, the shorter gets an axis or the longer loses it. */
export function sameRank(a: Variable, b: Variable): readonly [Variable, Variable] {
  const [p, q] = [a.tensor.shape, b.tensor.shape];
  if (p.length === q.length + 1 && p.at(-1) === 1) {
    return q.length === 1 ? [a, reshape(b, [...q, 1])] : [reshape(a, p.slice(0, -1)), b];
  }
  if (q.length === p.length + 1 && q.at(-1) === 1) {
    return p.length === 1 ? [reshape(a, [...p, 1]), b] : [a, reshape(b, q.slice(0, -1))];
  }
  return [a, b];
}

/** Labels moved towards the share of each class by label smoothing. */
export function smoothed(y: Variable, settings: (name: string) => Value, classes: number): Variable {
  const share = settings('label_smoothing') === null ? 0 : real(settings('label_smoothing'), 'label_smoothing');
  if (share === 0) return y;
  const like = (value: number) => number(value, y.tensor.dtype);
  return add(multiply(y, like(1 - share)), like(share / classes));
}
