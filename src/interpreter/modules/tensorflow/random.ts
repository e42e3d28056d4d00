import { constant, type Variable } from '../../../tensor/autograd/tape';
import { IndexFailure } from '../../../tensor/index';
import type { MersenneTwister } from '../../../tensor/random/mersenne';
import { PhiloxStream, statelessStream } from '../../../tensor/random/philox';
import * as sampling from '../../../tensor/random/philoxSampling';
import { pythonRandom, randomInteger } from '../../../tensor/random/pythonRandom';
import { isFloat } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { add, multiply, subtract } from '../../../tensor/tensorflow/arithmetic';
import { gather } from '../../../tensor/tensorflow/structure';
import { toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import { type Builtin, type Machine, PythonObject, PythonType, type Result, StateKey, type Value } from '../../values';
import { decline } from '../declined';
import { convert, dtypeArgument, integer, sequence, shapeArgument } from './convert';
import { operation, type Row } from './table';
import { TensorflowTensor, unknownNumbersKey, wrap } from './tensor';

/** What tf.random.set_seed sets, and the streams of the operations drawn from since. */
interface RandomState {
  /** The global seed with the generator of operation seeds; undefined before set_seed. */
  global: { readonly seed: bigint; readonly operations: MersenneTwister } | undefined;
  /** Streams by operation, dtype and seeds, as the cached kernels hold them. */
  readonly streams: Map<string, PhiloxStream>;
}

export const randomKey = new StateKey<RandomState>('tensorflow.random', () => ({
  global: undefined,
  streams: new Map(),
}));

const largestSeed = 2n ** 31n - 1n;
const truncated = (seed: bigint): bigint => ((seed % largestSeed) + largestSeed) % largestSeed;
const defaultSeed = 87654321n;

/** tf.random.set_seed. */
export function setSeed(seed: bigint, machine: Machine): void {
  const state = machine.state(randomKey);
  state.global = { seed, operations: pythonRandom(seed) };
  state.streams.clear();
}

/**
 * The stream of a random operation (python/framework/random_seed.py get_seed): two seeds, and a kernel per pair of seeds that goes on
 * where it stopped. Undefined when neither seed is set.
 */
function streamOf(kernel: string, seed: Value, blocks: number, machine: Machine): PhiloxStream | undefined {
  const unknown = machine.distrusted(randomKey);
  if (unknown) return decline(unknown.reason);
  const state = machine.state(randomKey);
  const own = seed === null ? undefined : BigInt(integer(seed, 'seed'));
  if (state.global === undefined && own === undefined) return undefined;
  const drawn =
    state.global && own === undefined ? BigInt(randomInteger(state.global.operations, 0, Number(largestSeed))) : own;
  let [first, second] = [state.global ? truncated(state.global.seed) : defaultSeed, truncated(drawn ?? 0n)];
  if (first === 0n && second === 0n) second = largestSeed;
  const key = `${kernel}:${first}:${second}`;
  const stream = state.streams.get(key) ?? PhiloxStream.ofSeeds(first, second);
  state.streams.set(key, stream.ahead(blocks));
  return stream.ahead(0);
}

/** A tensor of numbers that no seed fixes: its shape is known, its numbers are not. */
function unseeded(shape: readonly number[], dtype: Tensor['dtype'], what: string, machine: Machine): TensorflowTensor {
  machine.state(unknownNumbersKey).reason ??= `${what} is not seeded: tf.random.set_seed`;
  const size = sizeOf(shape);
  return new TensorflowTensor(
    Tensor.of(dtype, [...shape], new Float64Array(size), new Float64Array(size).fill(Number.POSITIVE_INFINITY)),
  );
}

type Sampler = (stream: PhiloxStream, count: number) => Float64Array;

const samplers: Readonly<Record<string, Sampler>> = {
  normal: sampling.normal,
  truncated_normal: sampling.truncatedNormal,
  uniform: sampling.uniform,
};

/** Standard numbers as a tensor. */
const sampled = (name: string, stream: PhiloxStream, shape: readonly number[]): Variable =>
  constant(Tensor.of('float32', [...shape], (samplers[name] ?? sampling.uniform)(stream, sizeOf(shape))));

/** Scales standard numbers: a factor and an offset, each a float32 operation of its own. */
const scaled = (x: Variable, factor: Value, offset: Value, machine: Machine): Variable =>
  add(multiply(x, convert(factor, machine, 'float32')), convert(offset, machine, 'float32'));

function integers(
  stream: PhiloxStream,
  bound: Bound,
  shape: readonly number[],
  dtype: 'int32' | 'int64',
): TensorflowTensor {
  if (bound.get('maxval') === null) return decline('random integers of the full range are not evaluated');
  const [low, high] = [integer(bound.get('minval'), 'minval'), integer(bound.get('maxval'), 'maxval')];
  if (high <= low) return decline('an empty range of random integers is not evaluated');
  const draw = dtype === 'int32' ? sampling.uniformInteger : sampling.uniformLong;
  return new TensorflowTensor(Tensor.of(dtype, [...shape], draw(stream, sizeOf(shape), low, high)));
}

/** Whether a Python int is this one: tf.random.uniform leaves out the arithmetic for 0 and 1. */
const isExactly = (value: Value, expected: bigint): boolean => value === expected;

/** Draws from one distribution with the arithmetic TensorFlow puts around it. */
function draw(
  name: string,
  stream: PhiloxStream,
  bound: Bound,
  shape: readonly number[],
  always: boolean,
  machine: Machine,
): Variable {
  const x = sampled(name, stream, shape);
  if (name !== 'uniform') return scaled(x, bound.get('stddev'), bound.get('mean'), machine);
  const low = bound.get('minval');
  const high = bound.get('maxval') ?? 1n;
  if (!always && isExactly(low, 0n)) return isExactly(high, 1n) ? x : multiply(x, convert(high, machine, 'float32'));
  const range = subtract(convert(high, machine, 'float32'), convert(low, machine, 'float32'));
  return add(multiply(x, range), convert(low, machine, 'float32'));
}

const floatType = (bound: Bound): 'float32' => {
  const dtype = dtypeArgument(bound.get('dtype')) ?? 'float32';
  return dtype === 'float32' ? dtype : decline(`random numbers of ${dtype} are not evaluated`);
};

/** The stateful operations: tf.random.normal and its kin. */
const stateful =
  (name: string) =>
  (bound: Bound, machine: Machine): Result => {
    const shape = shapeArgument(bound.get('shape'));
    const count = sizeOf(shape);
    machine.charge(4 * count);
    const dtype = dtypeArgument(bound.get('dtype')) ?? 'float32';
    const whole = name === 'uniform' && !isFloat(dtype);
    const stream = streamOf(`${name}:${dtype}`, bound.get('seed'), count * 256, machine);
    if (stream === undefined) return unseeded(shape, dtype, `tf.random.${name}`, machine);
    if (whole) return integers(stream, bound, shape, dtype === 'int64' ? 'int64' : 'int32');
    floatType(bound);
    return wrap(draw(name, stream, bound, shape, false, machine));
  };

function seedPair(value: Value): readonly [bigint, bigint] {
  const items = sequence(value)?.map((item) => integer(item, 'seed'));
  const numbers = items ?? (value instanceof PythonObject && value.tensor ? [...toArray(value.tensor)] : []);
  if (numbers.length !== 2) return decline('a stateless seed other than two integers is not evaluated');
  return [BigInt(numbers[0] ?? 0), BigInt(numbers[1] ?? 0)];
}

/** tf.random.stateless_normal and its kin. */
const stateless =
  (name: string) =>
  (bound: Bound, machine: Machine): Result => {
    const shape = shapeArgument(bound.get('shape'));
    machine.charge(4 * sizeOf(shape));
    const stream = statelessStream(...seedPair(bound.get('seed')));
    const dtype = dtypeArgument(bound.get('dtype')) ?? 'float32';
    if (name === 'uniform' && !isFloat(dtype))
      return integers(stream, bound, shape, dtype === 'int64' ? 'int64' : 'int32');
    floatType(bound);
    return wrap(draw(name, stream, bound, shape, true, machine));
  };

function shuffle(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('value'), machine);
  const count = x.tensor.shape[0] ?? decline('shuffling a scalar is not evaluated');
  const stream = streamOf(
    `shuffle:${x.tensor.dtype}`,
    bound.get('seed'),
    Math.ceil(Math.max(0, count - 1) / 4),
    machine,
  );
  if (stream === undefined) return unseeded(x.tensor.shape, x.tensor.dtype, 'tf.random.shuffle', machine);
  const order = Tensor.of('int32', [count], Float64Array.from(sampling.permutation(stream, count)));
  const shuffled = gather(constant(x.tensor), order, 0);
  return shuffled instanceof IndexFailure ? decline('shuffle') : wrap(shuffled);
}

/** tf.random.Generator: a stream that every call advances by 256 blocks for each number. */
export class RandomGenerator extends PythonObject {
  readonly type = generatorType;
  constructor(public stream: PhiloxStream) {
    super();
  }
}

export const generatorType: PythonType = new PythonType('Generator', 'tensorflow.python.ops.stateful_random_ops');

const generatorMethod = (name: string, signature: string): Builtin =>
  operation(name, signature, (bound, machine) => {
    const self = bound.get('self');
    if (!(self instanceof RandomGenerator)) return decline('a generator is not known');
    const shape = shapeArgument(bound.get('shape'));
    machine.charge(4 * sizeOf(shape));
    const { stream } = self;
    self.stream = stream.ahead(sizeOf(shape) * 256);
    const dtype = dtypeArgument(bound.get('dtype')) ?? 'float32';
    if (name === 'uniform' && !isFloat(dtype))
      return integers(stream.ahead(0), bound, shape, dtype === 'int64' ? 'int64' : 'int32');
    floatType(bound);
    return wrap(draw(name, stream.ahead(0), bound, shape, true, machine));
  });

const normalParameters = 'mean=0.0, stddev=1.0, dtype=None';
generatorType.dictionary.set('normal', generatorMethod('normal', `(self, shape, ${normalParameters}, name=None)`));
generatorType.dictionary.set(
  'truncated_normal',
  generatorMethod('truncated_normal', `(self, shape, ${normalParameters}, name=None)`),
);
generatorType.dictionary.set(
  'uniform',
  generatorMethod('uniform', '(self, shape, minval=0, maxval=None, dtype=None, name=None)'),
);
generatorType.dictionary.set(
  'from_seed',
  operation('from_seed', '(seed, alg=None)', (bound) => {
    if (bound.get('alg') !== null) decline('generators other than Philox are not evaluated');
    const seed = BigInt(integer(bound.get('seed'), 'seed'));
    return new RandomGenerator(new PhiloxStream([0, 0], BigInt.asUintN(64, seed)));
  }),
);

/** tf.random. */
export const randomRows: readonly Row[] = [
  [
    'random.set_seed',
    '(seed)',
    (bound, machine) => {
      const seed = bound.get('seed');
      setSeed(typeof seed === 'bigint' ? seed : BigInt(integer(seed, 'seed')), machine);
      return null;
    },
  ],
  ['random.normal', `(shape, ${normalParameters}, seed=None, name=None)`, stateful('normal')],
  ['random.truncated_normal', `(shape, ${normalParameters}, seed=None, name=None)`, stateful('truncated_normal')],
  ['random.uniform', '(shape, minval=0, maxval=None, dtype=None, seed=None, name=None)', stateful('uniform')],
  ['random.shuffle', '(value, seed=None, name=None)', shuffle],
  ['random.stateless_normal', `(shape, seed, ${normalParameters}, name=None, alg="auto_select")`, stateless('normal')],
  [
    'random.stateless_truncated_normal',
    `(shape, seed, ${normalParameters}, name=None, alg="auto_select")`,
    stateless('truncated_normal'),
  ],
  [
    'random.stateless_uniform',
    '(shape, seed, minval=0, maxval=None, dtype=None, name=None, alg="auto_select")',
    stateless('uniform'),
  ],
];
