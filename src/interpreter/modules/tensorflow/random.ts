import { mapInBlocks, onlyOnce } from '../../../numeric/pausing';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { IndexFailure } from '../../../tensor/index';
import type { MersenneTwister } from '../../../tensor/random/mersenne';
import { PhiloxStream, statelessStream } from '../../../tensor/random/philox';
import * as sampling from '../../../tensor/random/philoxSampling';
import { pythonRandom, randomInteger } from '../../../tensor/random/pythonRandom';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { add, multiply, subtract } from '../../../tensor/tensorflow/arithmetic';
import { gather } from '../../../tensor/tensorflow/structure';
import { toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import { type Machine, PythonObject, type Result, StateKey, type Value } from '../../values';
import { decline } from '../declined';
import { convert, dtypeArgument, integer, sequence, shapeArgument } from './convert';
import type { Row } from './table';
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
export const streamOf = (kernel: string, seed: Value, blocks: number, machine: Machine): PhiloxStream | undefined =>
  onlyOnce(() => nextStream(kernel, seed, blocks, machine));

function nextStream(kernel: string, seed: Value, blocks: number, machine: Machine): PhiloxStream | undefined {
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
export function unseeded(
  shape: readonly number[],
  dtype: Tensor['dtype'],
  what: string,
  machine: Machine,
): TensorflowTensor {
  machine.state(unknownNumbersKey).reason ??= `${what} is not seeded: tf.random.set_seed`;
  const size = sizeOf(shape);
  return new TensorflowTensor(
    Tensor.of(dtype, [...shape], new Float64Array(size), new Float64Array(size).fill(Number.POSITIVE_INFINITY)),
  );
}

type Sampler = (stream: PhiloxStream, count: number) => Float64Array;
type RandomDtype = 'float16' | 'bfloat16' | 'float32' | 'float64';

const samplers: Readonly<Record<string, Sampler>> = {
  'normal float32': sampling.normal,
  'normal float16': sampling.normal,
  'normal bfloat16': sampling.normal,
  'normal float64': sampling.normalDouble,
  'truncated_normal float32': sampling.truncatedNormal,
  'uniform float32': sampling.uniform,
  'uniform float64': sampling.uniformDouble,
};

/** Units in the last place by which a C library's sine, cosine and logarithm may move a float64 number. */
const libraryUlps = 4;

/** Standard numbers as a tensor. */
function sampled(name: string, stream: PhiloxStream, shape: readonly number[], dtype: RandomDtype): Variable {
  const sample = samplers[`${name} ${dtype}`] ?? decline(`${name} random numbers of ${dtype} are not evaluated`);
  const values = mapInBlocks(sample(stream, sizeOf(shape)), 5, rounder(dtype));
  const inexact = name === 'normal' && dtype === 'float64';
  const errors = inexact ? mapInBlocks(values, 10, (x) => libraryUlps * ulp(dtype, x)) : undefined;
  return constant(Tensor.of(dtype, [...shape], values, errors));
}

/** Scales standard numbers: a factor and an offset, each an operation of its own. */
const scaled = (x: Variable, factor: Value, offset: Value, machine: Machine): Variable =>
  add(multiply(x, convert(factor, machine, x.tensor.dtype)), convert(offset, machine, x.tensor.dtype));

export function integers(
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
export function draw(
  name: string,
  stream: PhiloxStream,
  bound: Bound,
  shape: readonly number[],
  always: boolean,
  machine: Machine,
): Variable {
  const dtype = floatType(bound);
  const x = sampled(name, stream, shape, dtype);
  if (name !== 'uniform') return scaled(x, bound.get('stddev'), bound.get('mean'), machine);
  const low = bound.get('minval');
  const high = bound.get('maxval') ?? 1n;
  if (!always && isExactly(low, 0n)) return isExactly(high, 1n) ? x : multiply(x, convert(high, machine, dtype));
  const range = subtract(convert(high, machine, dtype), convert(low, machine, dtype));
  return add(multiply(x, range), convert(low, machine, dtype));
}

const floatType = (bound: Bound): RandomDtype => {
  const dtype = dtypeArgument(bound.get('dtype')) ?? 'float32';
  return isFloat(dtype) ? dtype : decline(`random numbers of ${dtype} are not evaluated`);
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
    return wrap(draw(name, stream, bound, shape, false, machine));
  };

export function seedPair(value: Value): readonly [bigint, bigint] {
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
  const order = Tensor.of('int32', [count], sampling.permutation(stream, count));
  const shuffled = gather(constant(x.tensor), order, 0);
  return shuffled instanceof IndexFailure ? decline('shuffle') : wrap(shuffled);
}

/** Parameters of every normal distribution. */
export const normalParameters = 'mean=0.0, stddev=1.0, dtype=None';

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
