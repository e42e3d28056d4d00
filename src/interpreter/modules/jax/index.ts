import { Builtin, PythonModule, Unknown, type Value } from '../../values';
import type { Library } from '../library';
import { arrangingRows } from './arranging';
import { arrayType } from './array';
import { comparingRows } from './comparing';
import { configurationRows } from './configuration';
import { controlRows } from './control';
import { constants, creationRows, scalarMakers } from './creation';
import { distributionRows } from './distributions';
import { einsumRows } from './einsum';
import { initializerRows } from './initializers';
import { activationEntries, nnRows } from './nn';
import { numericRows } from './numeric';
import { randomRows } from './random';
import { reducingRows } from './reducing';
import { shapingRows } from './shaping';
import './slots';
import { entries } from './table';
import { transformRows } from './transforms';
import { treeRows } from './tree';

const moduleOf = (name: string): PythonModule =>
  new PythonModule(name, new Map(), (member) => new Unknown(`${name}.${member} is not evaluated`));

/** Puts a value at a dotted path below a module, making the modules between. */
function place(root: PythonModule, path: string, value: Value): void {
  const parts = path.split('.');
  const last = parts.pop() ?? path;
  let module = root;
  for (const part of parts) {
    const next = module.members.get(part) ?? moduleOf(`${module.name}.${part}`);
    module.members.set(part, next);
    if (next instanceof PythonModule) module = next;
  }
  module.members.set(last, value);
}

/** Other names of the same function. */
const synonyms: Readonly<Record<string, string>> = {
  'numpy.permute_dims': 'numpy.transpose',
  'numpy.acos': 'numpy.arccos',
  'numpy.asin': 'numpy.arcsin',
  'numpy.atan': 'numpy.arctan',
  'numpy.asinh': 'numpy.arcsinh',
  'numpy.acosh': 'numpy.arccosh',
  'numpy.atanh': 'numpy.arctanh',
};

function load(): PythonModule {
  const root = moduleOf('jax');
  const found = new Map<string, Value>();
  const tables = [
    arrangingRows,
    comparingRows,
    distributionRows,
    einsumRows,
    initializerRows,
    configurationRows,
    controlRows,
    creationRows,
    numericRows,
    reducingRows,
    shapingRows,
    nnRows,
    randomRows,
    transformRows,
    treeRows,
  ];
  for (const table of tables) for (const [path, value] of entries(table, arrayType)) found.set(path, value);
  for (const [path, value] of activationEntries()) if (path !== 'numpy.tanh') found.set(path, value);
  for (const [synonym, path] of Object.entries(synonyms)) found.set(synonym, found.get(path) ?? null);
  for (const [path, value] of found) place(root, path, value);
  for (const [name, value] of constants) place(root, `numpy.${name}`, value);
  for (const maker of scalarMakers) place(root, `numpy.${maker.name}`, maker);
  for (const name of ['numpy.ndarray', 'Array']) place(root, name, arrayType);
  const [jacfwd, jacrev] = [found.get('jacfwd'), found.get('jacrev')];
  root.members.set(
    'hessian',
    new Builtin('hessian', function* (args, machine) {
      const inner = yield* machine.call(jacrev ?? null, args);
      return yield* machine.call(jacfwd ?? null, { ...args, positional: [inner] });
    }),
  );
  root.members.set('__version__', '0.10.2');
  return root;
}

/** JAX 0.10 on CPU without 64-bit numbers. Its random numbers come from keys, so nothing unknown moves a state. */
export const library: Library = { name: 'jax', load };
