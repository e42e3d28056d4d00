import { isFloat } from '../../../../tensor/rounding';
import { Tensor } from '../../../../tensor/tensor';
import { toArray } from '../../../../tensor/view';
import { resumable } from '../../../resumable';
import { PythonModule, Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import type { Library } from '../../library';
import { wrap as wrapNumpy } from '../../numpy/array';
import { activationFunctions } from '../activations';
import { convert, integer } from '../convert';
import { isPure } from '../pure';
import { randomKey, setSeed } from '../random';
import { operation } from '../table';
import { TensorflowTensor } from '../tensor';
import { activationMembers, deserialiseActivation, getActivation, serialiseActivation } from './activations';
import { borrowedOperations } from './borrowed';
import { initializerMembers } from './initializers';
import { layerType } from './layer';
import { layerMembers } from './layers';
import { lossMembers } from './losses';
import { metricMembers } from './metrics';
import { input, inputLayerType, modelType } from './model';
import { computingOperations } from './operations';
import { optimizerMembers } from './optimizers';
import { randomMembers } from './random';
import { reshapingOperations } from './reshaping';
import { sequentialType } from './sequential';
import { callLibrary, kerasKey } from './state';
import './weights';

const moduleOf = (name: string, members: Iterable<readonly [string, Value]>): PythonModule =>
  new PythonModule(
    name,
    new Map(members),
    (member) => new Unknown(`${name}.${member} is not evaluated`, undefined, 'keras'),
  );

/** keras.utils.set_random_seed: Python's generator, from which layers take their seeds, NumPy's and TensorFlow's. */
const setRandomSeed = operation('set_random_seed', '(seed)', (bound, machine) => {
  const seed = BigInt(integer(bound.get('seed'), 'seed'));
  for (const seeding of ['random.seed', 'numpy.random.seed']) callLibrary(seeding, [seed], machine);
  setSeed(seed, machine);
  machine.state(kerasKey).generator = undefined;
  return null;
});

/** keras.utils.to_categorical: rows of one 1 as a NumPy array of float64. */
const toCategorical = operation('to_categorical', '(x, num_classes=None)', (bound, machine) => {
  const { tensor } = convert(bound.get('x'), machine);
  if (isFloat(tensor.dtype) || bound.get('x') instanceof TensorflowTensor)
    return decline('classes that are no plain integers are not evaluated');
  const places = toArray(tensor);
  const given = bound.get('num_classes');
  const classes = given === null ? places.reduce((a, b) => Math.max(a, b), -1) + 1 : integer(given, 'num_classes');
  if (places.some((place) => place < 0 || place >= classes)) return decline('a class out of range is not evaluated');
  machine.charge(places.length * classes);
  const values = new Float64Array(places.length * classes);
  places.forEach((place, i) => {
    values[i * classes + place] = 1;
  });
  return wrapNumpy(Tensor.of('float64', [...tensor.shape, classes], values), machine);
});

/** What keras.config and keras.backend tell of Keras's own settings. */
const configuration: [string, Value][] = [
  ['epsilon', operation('epsilon', '()', () => 1e-7)],
  ['floatx', operation('floatx', '()', () => 'float32')],
  ['image_data_format', operation('image_data_format', '()', () => 'channels_last')],
  ['backend', operation('backend', '()', () => 'tensorflow')],
];

let made: PythonModule | undefined;

/** keras 3.15, on TensorFlow. */
export function kerasModule(): PythonModule {
  if (made) return made;
  const operations = [...activationFunctions()].flatMap(([path, callee]): [string, Value][] => {
    const name = /^keras\.ops\.(\w+)$/.exec(path)?.[1];
    return name === undefined ? [] : [[name, callee]];
  });
  const ops = moduleOf('keras.ops', [
    ...operations,
    ...borrowedOperations(),
    ...[...computingOperations, ...reshapingOperations].map(([name, signature, run]): [string, Value] => [
      name,
      operation(name, signature, (bound, machine) => resumable(() => run(bound, machine))),
    ]),
  ]);
  ops.members.set('nn', ops);
  const models: [string, Value][] = [
    ['Model', modelType],
    ['Sequential', sequentialType],
  ];
  made = moduleOf('keras', [
    [
      'activations',
      moduleOf('keras.activations', [
        ...activationMembers(),
        ['get', getActivation],
        ['serialize', serialiseActivation],
        ['deserialize', deserialiseActivation],
      ]),
    ],
    ['layers', moduleOf('keras.layers', [...layerMembers(), ['Input', input], ['InputLayer', inputLayerType]])],
    ['initializers', moduleOf('keras.initializers', initializerMembers())],
    ['losses', moduleOf('keras.losses', lossMembers())],
    ['models', moduleOf('keras.models', models)],
    ['ops', ops],
    ['metrics', moduleOf('keras.metrics', metricMembers())],
    ['optimizers', moduleOf('keras.optimizers', optimizerMembers())],
    ['random', moduleOf('keras.random', randomMembers())],
    [
      'utils',
      moduleOf('keras.utils', [
        ['set_random_seed', setRandomSeed],
        ['to_categorical', toCategorical],
      ]),
    ],
    ['config', moduleOf('keras.config', configuration)],
    ['backend', moduleOf('keras.backend', configuration)],
    ['Layer', layerType],
    ['Input', input],
    ['__version__', '3.15.1'],
    ...models,
  ]);
  return made;
}

/** `import keras`. */
export const library: Library = { name: 'keras', load: kerasModule, stateKeys: [randomKey, kerasKey], isPure };
