import type { Variable } from '../../../../tensor/autograd/tape';
import { scalar } from '../../../../tensor/create';
import { compare } from '../../../../tensor/elementwise';
import {
  add,
  divide,
  extreme,
  multiply,
  negative,
  number,
  select,
  subtract,
} from '../../../../tensor/tensorflow/arithmetic';
import { abs, apply, log, softplus, square } from '../../../../tensor/tensorflow/elementary';
import { extremeAlong, mean, sum } from '../../../../tensor/tensorflow/reduction';
import { errorsOf, toArray } from '../../../../tensor/view';
import { decline } from '../../declined';

/** Keras's losses of labels and predictions along the last axis (keras/src/losses/losses.py), in float32. */

/** The loss of labels y and predictions p of one dtype and rank. */
export type Formula = (y: Variable, p: Variable, setting: (name: string) => number) => Variable;

const epsilon = 1e-7;
const like = (x: Variable, value: number): Variable => number(value, x.tensor.dtype);
const last = (x: Variable): number[] => [x.tensor.shape.length - 1];
const meanLast = (x: Variable): Variable => mean(x, last(x), false);
const atLeast = (x: Variable, least: number): Variable => extreme(1, x, like(x, least));

/** Labels of 0 and 1 as -1 and 1; others as they are. */
function signed(y: Variable): Variable {
  if (errorsOf(y.tensor)) decline('labels that differ between processors are not evaluated');
  const isBinary = toArray(y.tensor).every((x) => x === 0 || x === 1);
  return isBinary ? subtract(multiply(like(y, 2), y), like(y, 1)) : y;
}

const margin: Formula = (y, p) => atLeast(subtract(like(p, 1), multiply(signed(y), p)), 0);

const huber: Formula = (y, p, setting) => {
  const delta = like(p, setting('delta'));
  const half = like(p, 0.5);
  const error = subtract(p, y);
  const size = abs(error);
  const small = compare(size.tensor, scalar(setting('delta'), p.tensor.dtype), (a, b) => a <= b);
  const linear = subtract(multiply(delta, size), multiply(half, square(delta)));
  return meanLast(select(small, multiply(half, square(error)), linear));
};

const logCosh: Formula = (y, p) => {
  const x = subtract(p, y);
  const bent = add(x, softplus(multiply(x, like(x, -2))));
  return meanLast(subtract(bent, log(like(x, 2))));
};

const clipped = (x: Variable): Variable => extreme(1, extreme(-1, x, like(x, 1)), like(x, epsilon));

const divergence: Formula = (y, p) => {
  const [labels, shares] = [clipped(y), clipped(p)];
  return sum(multiply(labels, log(divide(labels, shares))), last(p), false);
};

const unit = (x: Variable): Variable => {
  const inverse = apply('rsqrt', sum(square(x), last(x), true));
  return multiply(x, extreme(-1, inverse, like(x, 1 / epsilon)));
};

const logarithmic = (x: Variable): Variable => log(add(atLeast(x, epsilon), like(x, 1)));

/** Class name, function names, settings beside the reduction, and formula. */
export const lossFormulas: readonly (readonly [
  className: string,
  functions: string,
  settings: string,
  formula: Formula,
])[] = [
  ['Huber', 'huber', 'delta=1.0', huber],
  ['LogCosh', 'log_cosh logcosh', '', logCosh],
  ['KLDivergence', 'kl_divergence kld KLD', '', divergence],
  ['Poisson', 'poisson', '', (y, p) => meanLast(subtract(p, multiply(y, log(add(p, like(p, epsilon))))))],
  ['Hinge', 'hinge', '', (y, p, setting) => meanLast(margin(y, p, setting))],
  ['SquaredHinge', 'squared_hinge', '', (y, p, setting) => meanLast(square(margin(y, p, setting)))],
  [
    'CategoricalHinge',
    'categorical_hinge',
    '',
    (y, p) => {
      const right = sum(multiply(y, p), last(p), false);
      const wrong = extremeAlong(1, multiply(subtract(like(p, 1), y), p), last(p), false);
      return atLeast(add(subtract(wrong, right), like(p, 1)), 0);
    },
  ],
  ['CosineSimilarity', 'cosine_similarity', '', (y, p) => negative(sum(multiply(unit(y), unit(p)), last(p), false))],
  [
    'MeanAbsolutePercentageError',
    'mean_absolute_percentage_error mape MAPE',
    '',
    (y, p) => multiply(like(p, 100), meanLast(abs(divide(subtract(y, p), atLeast(abs(y), epsilon))))),
  ],
  [
    'MeanSquaredLogarithmicError',
    'mean_squared_logarithmic_error msle MSLE',
    '',
    (y, p) => meanLast(square(subtract(logarithmic(p), logarithmic(y)))),
  ],
];
