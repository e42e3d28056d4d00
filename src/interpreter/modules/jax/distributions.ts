import { erfInverse } from '../../../kernels/jax/erfInverse';
import { erf } from '../../../kernels/jax/errorFunction';
import { logarithm, logarithm1p } from '../../../kernels/jax/logarithm';
import { constant } from '../../../tensor/autograd/tape';
import { mapBounded } from '../../../tensor/bounded';
import * as threefry from '../../../tensor/random/threefry';
import { argumentOfExtreme, reduce } from '../../../tensor/reduce';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { expand, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { add } from './arithmetic';
import { type JaxArray, wrap } from './array';
import { axisArgument, convert, integer, shapeArgument } from './convert';
import { float32, known, shaped, uniformOf, wordsOf } from './random';
import type { Row } from './table';

/** Distributions that jax.random makes of uniform numbers (jax/_src/random/core.py), each compiled as a whole. */

const tiny = 2 ** -126;
const rootTwo = Math.fround(Math.SQRT2);

const mapped = (t: Tensor, f: (x: number) => number): Tensor =>
  mapBounded([t], 'float32', (x = 0) => [Math.fround(f(x)), 0]);

/** -log(-log(u)), u above zero. */
const gumbelOf = (key: threefry.Words, shape: readonly number[], machine: Machine): Tensor =>
  mapped(uniformOf(key, shape, tiny, 1, machine), (u) => -logarithm(-logarithm(u)));

/** Normal numbers between two limits: the inverse error function of a uniform number between those of the limits. */
export function truncatedNormalOf(
  key: threefry.Words,
  low: number,
  high: number,
  shape: readonly number[],
  machine: Machine,
): Tensor {
  const [a, b] = [low, high].map((x) => erf(Math.fround(x / rootTwo)));
  const [above, below] = [next(low, 1), next(high, -1)];
  return mapped(uniformOf(key, shape, a ?? 0, b ?? 0, machine), (u) =>
    Math.max(above, Math.min(below, Math.fround(rootTwo * erfInverse(u)))),
  );
}

/** The float32 beside one, towards +∞ or -∞. */
function next(x: number, direction: 1 | -1): number {
  const single = Float32Array.of(x);
  const bits = new Int32Array(single.buffer);
  if (x === 0) return direction * 2 ** -149;
  bits[0] = (bits[0] ?? 0) + (x > 0 === direction > 0 ? 1 : -1);
  return single[0] ?? x;
}

type Distribution = (key: threefry.Words, shape: readonly number[], machine: Machine) => Tensor;

const distributions: readonly (readonly [string, Distribution])[] = [
  ['gumbel', gumbelOf],
  ['exponential', (key, shape, machine) => mapped(uniformOf(key, shape, 0, 1, machine), (u) => -logarithm1p(-u))],
  [
    'laplace',
    (key, shape, machine) =>
      mapped(uniformOf(key, shape, -1 + 2 ** -24, 1, machine), (u) => Math.sign(u) * logarithm1p(-Math.abs(u))),
  ],
];

/** The place of the largest of logits with Gumbel noise. */
function categorical(bound: Bound, machine: Machine): JaxArray {
  const logits = convert(bound.get('logits'), machine);
  const { shape } = logits.tensor;
  if (bound.get('replace') === false || axisArgument(bound.get('axis'), shape.length) !== shape.length - 1)
    return decline('this form of categorical is not evaluated');
  const batch = shape.slice(0, -1);
  const wanted = bound.get('shape') === null ? batch : shapeArgument(bound.get('shape'));
  if (batch.length > 0 && wanted.join() !== batch.join())
    return decline('categorical with a shape beside that of the logits is not evaluated');
  const whole = [...wanted, shape.at(-1) ?? 0];
  const noise = constant(gumbelOf(wordsOf(bound), whole, machine));
  const noisy = add(noise, constant(expand(logits.tensor, whole))).tensor;
  return wrap(constant(reduce(noisy, [whole.length - 1], false, 'int32', argumentOfExtreme(1))), machine);
}

function choice(bound: Bound, machine: Machine): Value {
  if (bound.get('p') !== null || bound.get('axis') !== 0n) return decline('choice with p= or axis= is not evaluated');
  const x = convert(bound.get('a'), machine);
  const isCount = x.tensor.shape.length === 0;
  if (x.tensor.shape.length > 1) return decline('choice of rows is not evaluated');
  const count = isCount ? integer(bound.get('a'), 'a count') : x.tensor.size;
  const shape = shaped(bound);
  const draws = sizeOf(shape);
  machine.charge(draws + count);
  const key = wordsOf(bound);
  const order =
    bound.get('replace') === false
      ? threefry.shuffledOrder(key, count).slice(0, draws)
      : threefry.integersBetween(key, draws, 0, count);
  if (order.length < draws) return decline('more draws than there are things: JAX raises');
  const values = toArray(x.tensor);
  const chosen = isCount ? order : order.map((place) => values[place] ?? 0);
  return wrap(constant(Tensor.of(isCount ? 'int32' : x.tensor.dtype, shape, chosen)), machine);
}

export const distributionRows: readonly Row[] = [
  ...distributions.map(
    ([name, draw]): Row => [
      `random.${name}`,
      '(key, shape=(), dtype=None)',
      (bound, machine) => {
        float32(bound, machine);
        return wrap(constant(draw(wordsOf(bound), shaped(bound), machine)), machine);
      },
    ],
  ),
  [
    'random.truncated_normal',
    '(key, lower, upper, shape=None, dtype=None)',
    (bound, machine) => {
      float32(bound, machine);
      const [low, high] = [known(bound.get('lower'), machine), known(bound.get('upper'), machine)];
      return wrap(constant(truncatedNormalOf(wordsOf(bound), low, high, shaped(bound), machine)), machine);
    },
  ],
  [
    'random.rademacher',
    '(key, shape=(), dtype=None)',
    (bound, machine) => {
      if (bound.get('dtype') !== null) return decline('rademacher with dtype= is not evaluated');
      const draws = uniformOf(wordsOf(bound), shaped(bound), 0, 1, machine);
      const signs = toArray(draws).map((u) => (u < 0.5 ? 1 : -1));
      return wrap(constant(Tensor.of('int32', [...draws.shape], signs)), machine);
    },
  ],
  ['random.categorical', '(key, logits, axis=-1, shape=None, replace=True, mode=None)', categorical],
  ['random.choice', '(key, a, shape=(), replace=True, p=None, axis=0, mode=None)', choice],
];
