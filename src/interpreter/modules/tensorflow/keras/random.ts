import { constant, type Variable } from '../../../../tensor/autograd/tape';
import type { PhiloxStream } from '../../../../tensor/random/philox';
import * as philox from '../../../../tensor/random/philoxSampling';
import { sizeOf } from '../../../../tensor/shape';
import { Tensor } from '../../../../tensor/tensor';
import { add, multiply, number, subtract } from '../../../../tensor/tensorflow/arithmetic';
import type { Bound } from '../../../signature';
import type { Builtin, Machine, Result, Value } from '../../../values';
import { decline } from '../../declined';
import { convert, dtypeArgument, extentsArgument, integer, real } from '../convert';
import { unseeded } from '../random';
import { drawnClasses, droppedOut } from '../sampling';
import { operation } from '../table';
import { wrap } from '../tensor';
import { drawStream, seedGeneratorType } from './seeds';

/** keras.random: TensorFlow's stateless operations under Keras's seeds (keras/src/backend/tensorflow/random.py). */

type Draw = (stream: PhiloxStream, shape: readonly number[], bound: Bound) => Variable;

const standard = (values: Float64Array, shape: readonly number[]): Variable =>
  constant(Tensor.of('float32', [...shape], values));
const setting = (bound: Bound, name: string): Variable => number(real(bound.get(name), name), 'float32');

const around =
  (sample: (stream: PhiloxStream, count: number) => Float64Array): Draw =>
  (stream, shape, bound) =>
    add(multiply(standard(sample(stream, sizeOf(shape)), shape), setting(bound, 'stddev')), setting(bound, 'mean'));

const between: Draw = (stream, shape, bound) => {
  const [low, high] = [setting(bound, 'minval'), setting(bound, 'maxval')];
  return add(multiply(standard(philox.uniform(stream, sizeOf(shape)), shape), subtract(high, low)), low);
};

const draws: Readonly<Record<string, readonly [parameters: string, draw: Draw]>> = {
  normal: ['mean=0.0, stddev=1.0', around(philox.normal)],
  truncated_normal: ['mean=0.0, stddev=1.0', around(philox.truncatedNormal)],
  uniform: ['minval=0.0, maxval=1.0', between],
};

function floatDraw(name: string, draw: Draw) {
  return (bound: Bound, machine: Machine): Result => {
    if ((dtypeArgument(bound.get('dtype')) ?? 'float32') !== 'float32')
      return decline('random numbers of another dtype are not evaluated');
    const shape = extentsArgument(bound.get('shape'));
    machine.charge(4 * sizeOf(shape));
    const stream = drawStream(bound.get('seed'), machine);
    return stream === undefined
      ? unseeded(shape, 'float32', `keras.random.${name}`, machine)
      : wrap(draw(stream, shape, bound));
  };
}

function integers(bound: Bound, machine: Machine): Result {
  const dtype = dtypeArgument(bound.get('dtype')) ?? 'int32';
  if (dtype !== 'int32' && dtype !== 'int64') return decline('random integers of another dtype are not evaluated');
  const shape = extentsArgument(bound.get('shape'));
  const [low, high] = [integer(bound.get('minval'), 'minval'), integer(bound.get('maxval'), 'maxval')];
  if (high <= low) return decline('an empty range of random integers is not evaluated');
  const stream = drawStream(bound.get('seed'), machine);
  if (stream === undefined) return unseeded(shape, dtype, 'keras.random.randint', machine);
  const sample = dtype === 'int32' ? philox.uniformInteger : philox.uniformLong;
  return wrap(constant(Tensor.of(dtype, shape, sample(stream, sizeOf(shape), low, high))));
}

/** Dropout under a `seed` argument. */
export function dropoutOf(
  x: Variable,
  rate: number,
  noiseShape: readonly number[],
  seed: Value,
  machine: Machine,
): Result {
  if (rate === 0) return wrap(x);
  if (rate === 1) return wrap(multiply(x, number(0, x.tensor.dtype)));
  machine.charge(4 * x.tensor.size);
  const stream = drawStream(seed, machine);
  return stream === undefined
    ? unseeded(x.tensor.shape, x.tensor.dtype, 'dropout', machine)
    : wrap(droppedOut(x, rate, noiseShape, stream));
}

/** The members of keras.random. */
export const randomMembers = (): [string, Value][] => [
  ...Object.entries(draws).map(([name, [parameters, draw]]): [string, Builtin] => [
    name,
    operation(name, `(shape, ${parameters}, dtype=None, seed=None)`, floatDraw(name, draw)),
  ]),
  ['randint', operation('randint', "(shape, minval, maxval, dtype='int32', seed=None)", integers)],
  [
    'categorical',
    operation('categorical', "(logits, num_samples, dtype='int32', seed=None)", (bound, machine) => {
      const stream = drawStream(bound.get('seed'), machine) ?? decline('unseeded draws are not known');
      const dtype = dtypeArgument(bound.get('dtype')) ?? 'int32';
      return drawnClasses(
        bound.get('logits'),
        integer(bound.get('num_samples'), 'num_samples'),
        stream,
        dtype,
        machine,
      );
    }),
  ],
  [
    'dropout',
    operation('dropout', '(inputs, rate, noise_shape=None, seed=None)', (bound, machine) => {
      const x = convert(bound.get('inputs'), machine);
      if (bound.get('noise_shape') !== null) return decline('dropout with a noise shape is not evaluated');
      return dropoutOf(x, real(bound.get('rate'), 'rate'), x.tensor.shape, bound.get('seed'), machine);
    }),
  ],
  ['SeedGenerator', seedGeneratorType],
];
