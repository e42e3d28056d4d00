import { scalar } from '../../../tensor/create';
import { Builtin, PythonModule, type Value } from '../../values';
import type { Library } from '../library';
import { abstractTypes, NumpyScalar, ndarrayType, scalarTypes } from './array';
import { calculusRows } from './calculus';
import { combiningRows } from './combining';
import { errstateType, warningFunctions } from './contexts';
import { creationRows } from './creation';
import { dtypeType } from './dtypes';
import { exceptionNames, numpyException } from './errors';
import { functionRows } from './functions';
import { gridRows, indexers } from './grids';
import { inspectionRows } from './inspection';
import { iteratorType } from './iterating';
import { joiningRows } from './joining';
import { limitTypes } from './limits';
import { linalgRows } from './linalg';
import { registerMethods } from './methods';
import { missingRows } from './missing';
import { paddingRows } from './padding';
import { printingFunctions } from './printing';
import { randomModule, randomState } from './random';
import { reductionRows } from './reductions';
import { setRows } from './setOperations';
import { shapeRows } from './shapes';
import { solvingRows } from './solving';
import { sortingRows } from './sorting';
import { statisticsRows } from './statistics';
import { register } from './table';
import { testingRows } from './testing';
import { textingRows } from './texting';
import { makeUfuncs } from './ufunc';
import { ufuncNames, ufuncRows } from './ufuncs';
import { mappingRows, vectorizeType } from './vectorize';

const constants: Readonly<Record<string, Value>> = {
  pi: Math.PI,
  e: Math.E,
  inf: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
  euler_gamma: 0.5772156649015329,
  newaxis: null,
  True_: new NumpyScalar(scalar(1, 'bool')),
  False_: new NumpyScalar(scalar(0, 'bool')),
  __version__: '2.4.6',
};

/** Other names of scalar types. */
const aliases: Readonly<Record<string, keyof typeof scalarTypes>> = {
  bool_: 'bool',
  double: 'float64',
  single: 'float32',
  half: 'float16',
  int_: 'int64',
  intp: 'int64',
  longlong: 'int64',
  intc: 'int32',
  short: 'int16',
  byte: 'int8',
  ubyte: 'uint8',
};

/** Other names of functions. */
const synonyms: Readonly<Record<string, string>> = {
  abs: 'absolute',
  true_divide: 'divide',
  mod: 'remainder',
  pow: 'power',
  degrees: 'rad2deg',
  radians: 'deg2rad',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  atan2: 'arctan2',
  asinh: 'arcsinh',
  acosh: 'arccosh',
  atanh: 'arctanh',
  bitwise_left_shift: 'left_shift',
  bitwise_right_shift: 'right_shift',
  fix: 'trunc',
  conj: 'positive',
  amax: 'max',
  amin: 'min',
  around: 'round',
  concat: 'concatenate',
  asanyarray: 'asarray',
  row_stack: 'vstack',
  permute_dims: 'transpose',
  bitwise_not: 'invert',
  bitwise_invert: 'invert',
};

function load(): PythonModule {
  const members = new Map<string, Value>(Object.entries(constants));
  const linalg = new Map<string, Value>([['LinAlgError', numpyException('LinAlgError')]]);
  const testing = new Map<string, Value>();
  for (const rows of [
    creationRows,
    functionRows,
    reductionRows,
    shapeRows,
    sortingRows,
    linalgRows,
    ufuncRows,
    joiningRows,
    calculusRows,
    combiningRows,
    gridRows,
    inspectionRows,
    mappingRows,
    missingRows,
    paddingRows,
    setRows,
    solvingRows,
    statisticsRows,
    testingRows,
    textingRows,
  ])
    register(rows, members, linalg, testing);
  makeUfuncs(ufuncNames, members);
  for (const [synonym, name] of Object.entries(synonyms)) members.set(synonym, members.get(name) ?? null);
  registerMethods();
  for (const [dtype, type] of Object.entries(scalarTypes)) if (dtype !== 'bfloat16') members.set(dtype, type);
  for (const [alias, dtype] of Object.entries(aliases)) members.set(alias, scalarTypes[dtype]);
  for (const type of [
    ...abstractTypes,
    ndarrayType,
    dtypeType,
    errstateType,
    vectorizeType,
    iteratorType,
    ...limitTypes,
  ])
    members.set(type.name, type);
  for (const builtin of [...printingFunctions, ...warningFunctions])
    if (builtin instanceof Builtin) members.set(builtin.name, builtin);
  members.set('linalg', new PythonModule('numpy.linalg', linalg));
  members.set('testing', new PythonModule('numpy.testing', testing));
  members.set('random', randomModule());
  for (const [name, indexer] of indexers) members.set(name, indexer);
  const exceptions = exceptionNames.map((name) => [name, numpyException(name)] as const);
  members.set('exceptions', new PythonModule('numpy.exceptions', new Map<string, Value>(exceptions)));
  return new PythonModule('numpy', members);
}

/** NumPy 2. */
export const library: Library = { name: 'numpy', load, stateKeys: [randomState] };
