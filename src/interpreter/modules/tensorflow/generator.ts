import { PhiloxStream } from '../../../tensor/random/philox';
import { wholeLongs } from '../../../tensor/random/philoxSampling';
import { isFloat } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { PythonList } from '../../objects/list';
import { type Builtin, PythonObject, PythonType, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { dtypeArgument, integer, shapeArgument } from './convert';
import { draw, integers, normalParameters } from './random';
import { operation } from './table';
import { TensorflowTensor, wrap } from './tensor';

/** tf.random.Generator: a stream that every call advances by 256 blocks for each number. */
class RandomGenerator extends PythonObject {
  readonly type = generatorType;
  constructor(public stream: PhiloxStream) {
    super();
  }
}

const philoxAlgorithm = 1n;

export const generatorType: PythonType = new PythonType('Generator', 'tensorflow.python.ops.stateful_random_ops', [], {
  getAttribute: (self: RandomGenerator, name) => {
    if (name === 'algorithm') return philoxAlgorithm;
    if (name !== 'key') return undefined;
    const [low, high] = self.stream.key;
    const key = (BigInt(high) << 32n) | BigInt(low);
    if (key > BigInt(Number.MAX_SAFE_INTEGER)) return decline('a key beyond 2^53 is not evaluated');
    return new TensorflowTensor(Tensor.of('int64', [], Float64Array.of(Number(key))));
  },
});

/** Blocks that one random number reserves. */
const reserved = 256;

const fromSeed = (seed: bigint): PhiloxStream => new PhiloxStream([0, 0], BigInt.asUintN(64, seed));

const generatorOf = (value: Value): RandomGenerator =>
  value instanceof RandomGenerator ? value : decline('a generator is not known');

const generatorMethod = (name: string, signature: string): Builtin =>
  operation(name, signature, (bound, machine) => {
    const self = generatorOf(bound.get('self'));
    const shape = shapeArgument(bound.get('shape'));
    machine.charge(4 * sizeOf(shape));
    const { stream } = self;
    self.stream = stream.ahead(sizeOf(shape) * reserved);
    const dtype = dtypeArgument(bound.get('dtype')) ?? 'float32';
    if (name === 'uniform' && !isFloat(dtype))
      return integers(stream.ahead(0), bound, shape, dtype === 'int64' ? 'int64' : 'int32');
    return wrap(draw(name, stream.ahead(0), bound, shape, true, machine));
  });

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
    const algorithm = bound.get('alg');
    if (algorithm !== null && algorithm !== 'philox' && algorithm !== philoxAlgorithm)
      decline('generators other than Philox are not evaluated');
    return new RandomGenerator(fromSeed(BigInt(integer(bound.get('seed'), 'seed'))));
  }),
);
generatorType.dictionary.set(
  'reset_from_seed',
  operation('reset_from_seed', '(self, seed)', (bound) => {
    generatorOf(bound.get('self')).stream = fromSeed(BigInt(integer(bound.get('seed'), 'seed')));
    return null;
  }),
);
generatorType.dictionary.set(
  'skip',
  operation('skip', '(self, delta)', (bound) => {
    const self = generatorOf(bound.get('self'));
    self.stream = self.stream.ahead(integer(bound.get('delta'), 'delta') * reserved);
    return new Unknown('the state that a generator had is not evaluated');
  }),
);
generatorType.dictionary.set(
  'split',
  operation('split', '(self, count=1)', (bound) => {
    const self = generatorOf(bound.get('self'));
    const count = integer(bound.get('count'), 'count');
    const keys = wholeLongs(self.stream.ahead(0), count).map((key) => BigInt.asUintN(64, key));
    self.stream = self.stream.ahead(count * reserved);
    return new PythonList(
      keys.map((key) => new RandomGenerator(new PhiloxStream([Number(key & 0xffffffffn), Number(key >> 32n)], 0n))),
    );
  }),
);
