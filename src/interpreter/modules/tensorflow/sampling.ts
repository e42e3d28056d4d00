import { constant, type Variable } from '../../../tensor/autograd/tape';
import { fromNumbers } from '../../../tensor/create';
import { compare } from '../../../tensor/elementwise';
import { type PhiloxStream, statelessStream } from '../../../tensor/random/philox';
import { categorical, uniform, wholeWords } from '../../../tensor/random/philoxSampling';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { multiply, number, select } from '../../../tensor/tensorflow/arithmetic';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { convert, dtypeArgument, integer, real, shapeArgument } from './convert';
import { floats } from './math';
import { seedPair, streamOf, unseeded } from './random';
import { type Row, result } from './table';
import { wrap } from './tensor';

/** What is drawn by way of uniform numbers: dropout, classes, further seeds. */

/** Elements kept with the probability 1 - rate and scaled by its inverse, zeros for the rest (python/ops/nn_ops.py _dropout). */
export function droppedOut(x: Variable, rate: number, noiseShape: readonly number[], stream: PhiloxStream): Variable {
  const { dtype } = x.tensor;
  if (dtype !== 'float32') return decline(`dropout of ${dtype} is not evaluated`);
  const noise = Tensor.of(dtype, [...noiseShape], uniform(stream, sizeOf(noiseShape)));
  const kept = compare(noise, number(rate, dtype).tensor, (a, b) => a >= b);
  return select(kept, multiply(x, number(1 / (1 - rate), dtype)), number(0, dtype));
}

function rateOf(bound: Bound, machine: Machine): number {
  const rate = real(bound.get('rate'), 'rate');
  if (rate < 0 || rate >= 1)
    machine.raise(
      'ValueError',
      `\`rate\` must be a scalar tensor or a float in the range [0, 1). Received: rate=${Number.isInteger(rate) && typeof bound.get('rate') === 'number' ? rate.toFixed(1) : rate}`,
    );
  return rate;
}

const noiseShapeOf = (bound: Bound, x: Variable): number[] =>
  bound.get('noise_shape') === null ? [...x.tensor.shape] : shapeArgument(bound.get('noise_shape'));

function dropout(bound: Bound, machine: Machine): Result {
  const rate = rateOf(bound, machine);
  const x = floats(convert(bound.get('x'), machine), 'dropout');
  const shape = noiseShapeOf(bound, x);
  const count = sizeOf(shape);
  machine.charge(4 * count);
  const stream = streamOf('uniform:float32', bound.get('seed'), rate === 0 ? 0 : count * 256, machine);
  if (rate === 0) return result(x, machine);
  if (stream === undefined) return unseeded(x.tensor.shape, x.tensor.dtype, 'tf.nn.dropout', machine);
  return result(droppedOut(x, rate, shape, stream), machine);
}

function statelessDropout(bound: Bound, machine: Machine): Result {
  const rate = rateOf(bound, machine);
  const x = floats(convert(bound.get('x'), machine), 'dropout');
  if (rate === 0) return result(x, machine);
  machine.charge(4 * x.tensor.size);
  return result(droppedOut(x, rate, noiseShapeOf(bound, x), statelessStream(...seedPair(bound.get('seed')))), machine);
}

/** Classes drawn from rows of logits. */
export function drawnClasses(
  logits: Value,
  count: number,
  stream: PhiloxStream,
  dtype: Tensor['dtype'],
  machine: Machine,
): Result {
  const { tensor } = floats(convert(logits, machine), 'categorical');
  if (tensor.shape.length !== 2) return decline('classes drawn from other than a matrix are not evaluated');
  if (errorsOf(tensor)) return decline('classes drawn from numbers that differ between processors are not evaluated');
  const [batch = 0, classes = 0] = tensor.shape;
  machine.charge(batch * (classes + count));
  const values = toArray(tensor);
  const rows = Array.from({ length: batch }, (_, i) => values.subarray(i * classes, (i + 1) * classes));
  return result(constant(fromNumbers(categorical(stream, rows, count), [batch, count], dtype)), machine);
}

function drawClasses(bound: Bound, machine: Machine): Result {
  const count = integer(bound.get('num_samples'), 'num_samples');
  const { tensor } = convert(bound.get('logits'), machine);
  const batch = tensor.shape[0] ?? 1;
  const blocks = 2 * 256 * batch * Math.ceil(count / 4) * 4;
  const stream = streamOf(`categorical:${tensor.dtype}`, bound.get('seed'), blocks, machine);
  const dtype = dtypeArgument(bound.get('dtype')) ?? 'int64';
  if (stream === undefined) return unseeded([batch, count], dtype, 'tf.random.categorical', machine);
  return drawnClasses(bound.get('logits'), count, stream, dtype, machine);
}

/** Random 32-bit numbers under a seed: what new seeds are made of. */
function freshWords(seed: Value, shape: readonly number[], machine: Machine): Tensor {
  const { tensor } = convert(seed, machine);
  if (tensor.dtype !== 'int32') decline('new seeds of 64 bits are not evaluated');
  return Tensor.of('int32', [...shape], wholeWords(statelessStream(...seedPair(seed)), sizeOf(shape)));
}

function splitSeed(bound: Bound, machine: Machine): Result {
  const count = integer(bound.get('num'), 'num');
  return result(constant(freshWords(bound.get('seed'), [count, 2], machine)), machine);
}

function foldIn(bound: Bound, machine: Machine): Result {
  const [first = 0] = toArray(freshWords(bound.get('seed'), [], machine));
  return wrap(constant(fromNumbers([first, integer(bound.get('data'), 'data')], [2], 'int32')));
}

/** Dropout, categorical draws and seeds from seeds. */
export const samplingRows: readonly Row[] = [
  ['nn.dropout', '(x, rate, noise_shape=None, seed=None, name=None)', dropout],
  ['nn.experimental.stateless_dropout', '(x, rate, seed, rng_alg=None, noise_shape=None, name=None)', statelessDropout],
  ['random.categorical', '(logits, num_samples, dtype=None, seed=None, name=None)', drawClasses],
  [
    'random.stateless_categorical',
    '(logits, num_samples, seed, dtype="int64", name=None, alg="auto_select")',
    (bound, machine) =>
      drawnClasses(
        bound.get('logits'),
        integer(bound.get('num_samples'), 'num_samples'),
        statelessStream(...seedPair(bound.get('seed'))),
        dtypeArgument(bound.get('dtype')) ?? 'int64',
        machine,
      ),
  ],
  ['random.split random.experimental.stateless_split', '(seed, num=2, alg="auto_select")', splitSeed],
  ['random.fold_in random.experimental.stateless_fold_in', '(seed, data, alg="auto_select")', foldIn],
];
