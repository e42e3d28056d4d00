import { PythonModule, Unknown, type Value } from '../../../values';
import type { Library } from '../../library';
import { activationFunctions } from '../activations';
import { integer } from '../convert';
import { isPure } from '../pure';
import { randomKey, setSeed } from '../random';
import { operation } from '../table';
import { activationMembers, getActivation } from './activations';
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
      operation(name, signature, run),
    ]),
  ]);
  ops.members.set('nn', ops);
  const models: [string, Value][] = [
    ['Model', modelType],
    ['Sequential', sequentialType],
  ];
  made = moduleOf('keras', [
    ['activations', moduleOf('keras.activations', [...activationMembers(), ['get', getActivation]])],
    ['layers', moduleOf('keras.layers', [...layerMembers(), ['Input', input], ['InputLayer', inputLayerType]])],
    ['initializers', moduleOf('keras.initializers', initializerMembers())],
    ['losses', moduleOf('keras.losses', lossMembers())],
    ['models', moduleOf('keras.models', models)],
    ['ops', ops],
    ['metrics', moduleOf('keras.metrics', metricMembers())],
    ['optimizers', moduleOf('keras.optimizers', optimizerMembers())],
    ['random', moduleOf('keras.random', randomMembers())],
    ['utils', moduleOf('keras.utils', [['set_random_seed', setRandomSeed]])],
    ['Layer', layerType],
    ['Input', input],
    ['__version__', '3.15.1'],
    ...models,
  ]);
  return made;
}

/** `import keras`. */
export const library: Library = { name: 'keras', load: kerasModule, stateKeys: [randomKey, kerasKey], isPure };
