import { onlyOnce } from '../../../../numeric/pausing';
import { type PhiloxStream, statelessStream } from '../../../../tensor/random/philox';
import { Tensor } from '../../../../tensor/tensor';
import { type Machine, PythonObject, PythonType, type Value } from '../../../values';
import { decline } from '../../declined';
import { integer } from '../convert';
import { operation } from '../table';
import { TensorflowVariable } from '../tensor';
import { kerasVariableType } from '../variables';
import { automaticName, defaultSeed, kerasKey } from './state';

/** keras.random.SeedGenerator: a pair of numbers, the second counting up (keras/src/random/seed_generator.py). */
export class SeedGenerator extends PythonObject {
  readonly type = seedGeneratorType;
  constructor(
    public state: readonly [bigint, bigint] | undefined,
    readonly name: string,
  ) {
    super();
  }
}

/** int32's largest number less one: what Keras takes a seed modulo of. */
const modulus = 2n ** 31n - 2n;

/** Two's complement of 64 bits modulo, as floormod gives it. */
const cast = (value: bigint): bigint => ((value % modulus) + modulus) % modulus;

/** The stream of a pair of seeds. */
const streamOf = ([first, second]: readonly [bigint, bigint]): PhiloxStream =>
  statelessStream(cast(first), cast(second));

/** A generator with the given seed, or with one from Python's generator; its state is undefined when nothing seeds it. */
export function makeGenerator(seed: Value, machine: Machine): SeedGenerator {
  const name = automaticName('SeedGenerator', machine);
  const own = seed === null ? defaultSeed(machine) : BigInt(integer(seed, 'seed'));
  return new SeedGenerator(own === undefined ? undefined : [own, 0n], name);
}

/** The next stream of a generator; undefined when nothing seeds it. */
export const nextStream = (generator: SeedGenerator): PhiloxStream | undefined =>
  onlyOnce(() => streamAfter(generator));

function streamAfter(generator: SeedGenerator): PhiloxStream | undefined {
  const { state } = generator;
  if (state === undefined) return undefined;
  generator.state = [state[0], state[1] + 1n];
  return streamOf(state);
}

/** The stream that a `seed` argument stands for: an int, a generator, or None for Keras's own generator. */
export const drawStream = (seed: Value, machine: Machine): PhiloxStream | undefined =>
  onlyOnce(() => drawnStream(seed, machine));

function drawnStream(seed: Value, machine: Machine): PhiloxStream | undefined {
  if (seed instanceof SeedGenerator) return nextStream(seed);
  if (seed !== null) return streamOf([BigInt(integer(seed, 'seed')), 0n]);
  const keras = machine.state(kerasKey);
  keras.generator ??= makeGenerator(null, machine);
  const { state } = keras.generator;
  if (state === undefined) return undefined;
  const step = (value: bigint): bigint => ((value + 1n) * 5387n) % 933199n;
  keras.generator.state = [step(state[0]), step(state[1])];
  return streamOf(state);
}

export const seedGeneratorType: PythonType = new PythonType(
  'SeedGenerator',
  'keras.src.random.seed_generator',
  [],
  {
    getAttribute: (self: SeedGenerator, name) => {
      if (name === 'name') return self.name;
      if (name !== 'state' || self.state === undefined) return undefined;
      const values = Float64Array.from(self.state, Number);
      const path = `${self.name}/seed_generator_state`;
      return new TensorflowVariable(
        Tensor.of('int64', [2], values),
        kerasVariableType,
        'seed_generator_state',
        false,
        path,
      );
    },
  },
  (_type, args, machine) => maker.implementation(args, machine),
);

const maker = operation('SeedGenerator', '(seed=None, name=None, **kwargs)', (bound, machine) => {
  if (bound.keywords.size > 0 || bound.get('name') !== null) return decline('a named seed generator is not evaluated');
  return makeGenerator(bound.get('seed'), machine);
});
