import { inBlocks } from '../../../../numeric/pausing';
import { constant, type Variable } from '../../../../tensor/autograd/tape';
import { eye, full } from '../../../../tensor/create';
import { statelessStream } from '../../../../tensor/random/philox';
import { normal, truncatedNormal, uniform } from '../../../../tensor/random/philoxSampling';
import { sizeOf } from '../../../../tensor/shape';
import { Tensor } from '../../../../tensor/tensor';
import { add, multiply, number, subtract } from '../../../../tensor/tensorflow/arithmetic';
import { own } from '../../../own';
import { resumable } from '../../../resumable';
import { type Arguments, type Machine, PythonObject, PythonType, type Value } from '../../../values';
import { decline } from '../../declined';
import { dtypeArgument, extentsArgument, integer, real } from '../convert';
import { operation } from '../table';
import { TensorflowTensor, unknownNumbersKey } from '../tensor';
import { defaultSeed } from './state';

/** Keras's initialisers (keras/src/initializers). */

type Maker = (shape: readonly number[]) => Tensor;

/** An initialiser object: called with a shape it gives a tensor. */
export class Initializer extends PythonObject {
  constructor(
    readonly type: PythonType,
    readonly make: Maker,
  ) {
    super();
  }
}

interface Scaling {
  readonly scale: number;
  readonly mode: 'fan_in' | 'fan_out' | 'fan_avg';
  readonly distribution: 'uniform' | 'truncated_normal' | 'untruncated_normal';
}

const scalings: Readonly<Record<string, Scaling>> = {
  GlorotUniform: { scale: 1, mode: 'fan_avg', distribution: 'uniform' },
  GlorotNormal: { scale: 1, mode: 'fan_avg', distribution: 'truncated_normal' },
  HeUniform: { scale: 2, mode: 'fan_in', distribution: 'uniform' },
  HeNormal: { scale: 2, mode: 'fan_in', distribution: 'truncated_normal' },
  LecunUniform: { scale: 1, mode: 'fan_in', distribution: 'uniform' },
  LecunNormal: { scale: 1, mode: 'fan_in', distribution: 'truncated_normal' },
};

/** Fan-in and fan-out of a weight (compute_fans). */
function fans(shape: readonly number[]): readonly [number, number] {
  if (shape.length === 0) return [1, 1];
  if (shape.length === 1) return [shape[0] ?? 1, shape[0] ?? 1];
  const field = sizeOf(shape.slice(0, -2));
  return [(shape.at(-2) ?? 1) * field, (shape.at(-1) ?? 1) * field];
}

/** Keras draws by TensorFlow's stateless operations under the seed [seed, 0]. */
function draw(
  distribution: 'uniform' | 'normal' | 'truncated_normal',
  shape: readonly number[],
  seed: bigint,
): Variable {
  const stream = statelessStream(((seed % (2n ** 31n - 2n)) + (2n ** 31n - 2n)) % (2n ** 31n - 2n), 0n);
  const sample = { uniform, normal, truncated_normal: truncatedNormal }[distribution];
  return constant(Tensor.of('float32', [...shape], sample(stream, sizeOf(shape))));
}

const between = (x: Variable, low: number, high: number): Tensor => {
  const [from, to] = [number(low, 'float32'), number(high, 'float32')];
  return add(multiply(x, subtract(to, from)), from).tensor;
};
const scaledBy = (x: Variable, mean: number, deviation: number): Tensor =>
  add(multiply(x, number(deviation, 'float32')), number(mean, 'float32')).tensor;

/** Weights that nothing seeds: their shape is known, their numbers are not. */
function unknownWeights(shape: readonly number[], machine: Machine): Tensor {
  machine.state(unknownNumbersKey).reason ??= "a layer's initial weights are random and not seeded";
  const size = sizeOf(shape);
  const errors = inBlocks(
    size,
    1,
    () => new Float64Array(size),
    (bounds, from, to) => bounds.fill(Number.POSITIVE_INFINITY, from, to),
  );
  return Tensor.of('float32', [...shape], new Float64Array(size), errors);
}

function scaling({ scale, mode, distribution }: Scaling, seed: bigint): Maker {
  return (shape) => {
    const [fanIn, fanOut] = fans(shape);
    const fan = { fan_in: fanIn, fan_out: fanOut, fan_avg: (fanIn + fanOut) / 2 }[mode];
    const spread = scale / Math.max(1, fan);
    if (distribution === 'untruncated_normal') return scaledBy(draw('normal', shape, seed), 0, Math.sqrt(spread));
    if (distribution === 'uniform') {
      const limit = Math.sqrt(3 * spread);
      return between(draw('uniform', shape, seed), -limit, limit);
    }
    return scaledBy(draw('truncated_normal', shape, seed), 0, Math.sqrt(spread) / 0.8796256610342398);
  };
}

const types = new Map<string, PythonType>();

const initializerSlots = {
  call: (self: Initializer, args: Arguments, machine: Machine) =>
    initialise.implementation({ ...args, positional: [self, ...args.positional] }, machine),
};

const initialise = operation('__call__', '(self, shape, dtype=None)', (bound, machine) => {
  const self = bound.get('self');
  if (!(self instanceof Initializer)) return decline('an initialiser is not known');
  if ((dtypeArgument(bound.get('dtype')) ?? 'float32') !== 'float32')
    return decline('initial values of another dtype are not evaluated');
  const shape = extentsArgument(bound.get('shape'));
  machine.charge(sizeOf(shape));
  return resumable(() => new TensorflowTensor(self.make(shape)));
});

/** The seed to draw with: the given one, or what Keras takes from Python's generator. */
function seedOf(given: Value, machine: Machine): bigint | undefined {
  return given === null ? defaultSeed(machine) : BigInt(integer(given, 'seed'));
}

type Build = (read: (name: string) => Value, machine: Machine) => Maker;

const random =
  (make: (seed: bigint, read: (name: string) => Value) => Maker): Build =>
  (read, machine) => {
    const seed = seedOf(read('seed'), machine);
    return seed === undefined ? (shape) => unknownWeights(shape, machine) : make(seed, read);
  };

const rows: Readonly<Record<string, readonly [signature: string, build: Build]>> = {
  Zeros: ['()', () => (shape) => full(shape, 0, 'float32')],
  Ones: ['()', () => (shape) => full(shape, 1, 'float32')],
  Constant: ['(value=0.0)', (read) => (shape) => full(shape, real(read('value'), 'value'), 'float32')],
  Identity: [
    '(gain=1.0)',
    () =>
      ([rows = 0, columns = 0]) =>
        eye(rows, columns, 'float32'),
  ],
  RandomNormal: [
    '(mean=0.0, stddev=0.05, seed=None)',
    random(
      (seed, read) => (shape) =>
        scaledBy(draw('normal', shape, seed), real(read('mean'), 'mean'), real(read('stddev'), 'stddev')),
    ),
  ],
  TruncatedNormal: [
    '(mean=0.0, stddev=0.05, seed=None)',
    random(
      (seed, read) => (shape) =>
        scaledBy(draw('truncated_normal', shape, seed), real(read('mean'), 'mean'), real(read('stddev'), 'stddev')),
    ),
  ],
  RandomUniform: [
    '(minval=-0.05, maxval=0.05, seed=None)',
    random(
      (seed, read) => (shape) =>
        between(draw('uniform', shape, seed), real(read('minval'), 'minval'), real(read('maxval'), 'maxval')),
    ),
  ],
  VarianceScaling: [
    "(scale=1.0, mode='fan_in', distribution='truncated_normal', seed=None)",
    random((seed, read) => {
      const given = read('distribution') === 'normal' ? 'truncated_normal' : read('distribution');
      const mode = read('mode');
      if (given !== 'uniform' && given !== 'truncated_normal' && given !== 'untruncated_normal')
        return decline('this distribution is not evaluated');
      if (mode !== 'fan_in' && mode !== 'fan_out' && mode !== 'fan_avg') return decline('this mode is not evaluated');
      return scaling({ scale: real(read('scale'), 'scale'), mode, distribution: given }, seed);
    }),
  ],
  ...Object.fromEntries(
    Object.entries(scalings).map(([name, row]) => [
      name,
      ['(seed=None)', random((seed) => scaling(row, seed))] as const,
    ]),
  ),
};

/** `glorot_uniform` for `GlorotUniform`. */
const stringName = (name: string): string => name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase();

function typeNamed(name: string): PythonType {
  const known = types.get(name);
  if (known) return known;
  const [signature = '()', build] = own(rows, name) ?? [];
  const maker = operation(name, signature, (bound, machine): Value => {
    if (name === 'Identity' && bound.given('gain'))
      return decline('an identity initialiser with a gain is not evaluated');
    return new Initializer(
      type,
      build?.((parameter) => bound.get(parameter), machine) ?? decline(`${name} is not evaluated`),
    );
  });
  const type: PythonType = new PythonType(
    name,
    'keras.src.initializers',
    [],
    initializerSlots,
    (_type, args, machine) => maker.implementation(args, machine),
  );
  types.set(name, type);
  return type;
}

/** `keras.initializers.get`. */
const getInitializer = operation('get', '(identifier)', (bound, machine) =>
  initializerFrom(bound.get('identifier'), machine),
);

/** The members of keras.initializers, each class also under its name in lower case. */
export const initializerMembers = (): [string, Value][] => [
  ...Object.keys(rows).flatMap((name): [string, Value][] => [
    [name, typeNamed(name)],
    [stringName(name), typeNamed(name)],
  ]),
  ['get', getInitializer],
];

/** An initialiser from its name or object; what is neither declines. */
export function initializerFrom(value: Value, machine: Machine): Initializer {
  if (value instanceof Initializer) return value;
  const name = Object.keys(rows).find(
    (row) => row === value || stringName(row) === value || row.toLowerCase() === value,
  );
  if (name === undefined || name === 'Constant') return decline('this initialiser is not evaluated');
  const [, build] = own(rows, name) ?? [];
  const defaults: Readonly<Record<string, number>> = { mean: 0, stddev: 0.05, minval: -0.05, maxval: 0.05, value: 0 };
  return new Initializer(
    typeNamed(name),
    build?.((parameter) => defaults[parameter] ?? null, machine) ?? decline('initialiser'),
  );
}
