import { PythonModule, type PythonType, Unknown, type Value } from '../../values';
import type { Library } from '../library';
import { activationFunctions } from './activations';
import { variableType } from './attributes';
import { creationRows } from './creation';
import { invalidArgumentType, opErrorType } from './decline';
import { functionDecorator } from './function';
import { kerasModule } from './keras';
import { lossRows } from './losses';
import { mathRows } from './math';
import { dtypeMembers, tensorShapeType } from './objects';
import { printRows } from './print';
import { isPure } from './pure';
import { generatorType, randomKey, randomRows } from './random';
import { reductionRows } from './reductions';
import { shapingRows } from './shaping';
import { entries } from './table';
import { gradientTapeType } from './tape';
import { tensorType } from './tensor';

/** A module whose further names are declined, the random state with them. */
const moduleOf = (name: string): PythonModule =>
  new PythonModule(
    name,
    new Map(),
    (member) => new Unknown(`${name}.${member} is not evaluated`, undefined, 'tensorflow'),
  );

/** Puts a value at a dotted path below a module, making the modules between. */
function place(root: PythonModule, path: string, value: Value): void {
  const parts = path.split('.');
  const last = parts.pop() ?? path;
  let module = root;
  for (const part of parts) {
    const next = module.members.get(part);
    if (next instanceof PythonModule) module = next;
    else {
      const made = moduleOf(`${module.name}.${part}`);
      module.members.set(part, made);
      module = made;
    }
  }
  module.members.set(last, value);
}

const classes: readonly (readonly [path: string, type: PythonType])[] = [
  ['Tensor', tensorType],
  ['Variable', variableType],
  ['GradientTape', gradientTapeType],
  ['TensorShape', tensorShapeType],
  ['random.Generator', generatorType],
  ['errors.InvalidArgumentError', invalidArgumentType],
  ['errors.OpError', opErrorType],
];

function load(): PythonModule {
  const root = moduleOf('tensorflow');
  for (const [path, value] of dtypeMembers()) root.members.set(path, value);
  for (const [path, value] of activationFunctions()) {
    if (!path.startsWith('keras.') && !path.startsWith('compat.')) place(root, path, value);
  }
  const rows = [creationRows, mathRows, reductionRows, shapingRows, randomRows, lossRows, printRows];
  for (const table of rows) for (const [path, value] of entries(table)) place(root, path, value);
  for (const [path, type] of classes) place(root, path, type);
  root.members.set('function', functionDecorator);
  root.members.set('newaxis', null);
  root.members.set('__version__', '2.21.0');
  root.members.set('keras', kerasModule());
  return root;
}

/** TensorFlow 2.21, eager. */
export const library: Library = { name: 'tensorflow', load, stateKeys: [randomKey], isPure };
