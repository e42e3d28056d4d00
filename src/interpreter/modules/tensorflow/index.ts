import { PythonModule, type PythonType, Unknown, type Value } from '../../values';
import type { Library } from '../library';
import { activationFunctions } from './activations';
import { contractingRows } from './contracting';
import { controlRows } from './control';
import { creationRows } from './creation';
import { customGradient } from './customGradient';
import { invalidArgumentType, opErrorType } from './decline';
import { elementwiseRows } from './elementwise';
import { functionDecorator } from './function';
import { generatorType } from './generator';
import { indexingRows } from './indexing';
import { inspectingRows, tensorSpecType } from './inspecting';
import { kerasModule } from './keras';
import { lossRows } from './losses';
import { mathRows } from './math';
import { normalisingRows } from './normalising';
import { dtypeMembers, tensorShapeType } from './objects';
import { orderingRows } from './ordering';
import { printRows } from './print';
import { isPure } from './pure';
import { randomKey, randomRows } from './random';
import { rearrangingRows } from './rearranging';
import { reductionRows } from './reductions';
import { samplingRows } from './sampling';
import { shapingRows } from './shaping';
import { entries } from './table';
import { gradientTapeType } from './tape';
import { tensorType } from './tensor';
import { variableType } from './variables';
import { windowingRows } from './windowing';

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
  ['TensorSpec', tensorSpecType],
  ['random.Generator', generatorType],
  ['errors.InvalidArgumentError', invalidArgumentType],
  ['errors.OpError', opErrorType],
];

const tables = [
  creationRows,
  mathRows,
  elementwiseRows,
  reductionRows,
  shapingRows,
  rearrangingRows,
  indexingRows,
  orderingRows,
  contractingRows,
  normalisingRows,
  windowingRows,
  inspectingRows,
  controlRows,
  randomRows,
  samplingRows,
  lossRows,
  printRows,
];

function load(): PythonModule {
  const root = moduleOf('tensorflow');
  for (const [path, value] of dtypeMembers()) root.members.set(path, value);
  for (const [path, value] of activationFunctions()) {
    if (!path.startsWith('keras.') && !path.startsWith('compat.')) place(root, path, value);
  }
  for (const table of tables) for (const [path, value] of entries(table)) place(root, path, value);
  for (const [path, type] of classes) place(root, path, type);
  root.members.set('function', functionDecorator);
  root.members.set('custom_gradient', customGradient);
  root.members.set('newaxis', null);
  root.members.set('__version__', '2.21.0');
  root.members.set('keras', kerasModule());
  return root;
}

/** TensorFlow 2.21, eager. */
export const library: Library = { name: 'tensorflow', load, stateKeys: [randomKey], isPure };
