import { constant, type Variable } from '../../../tensor/autograd/tape';
import { cast as castTensor } from '../../../tensor/cast';
import { getIndex, type Index, IndexFailure, setIndex } from '../../../tensor/index';
import { isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { copy, errorsOf, toArray } from '../../../tensor/view';
import { ellipsis, PythonSlice } from '../../objects/slice';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, PythonObject, PythonType, type Value } from '../../values';
import { decline, guarded } from '../declined';
import { add, cast, divide, multiply, subtract } from './arithmetic';
import { type JaxArray, wrap } from './array';
import { convert, integer } from './convert';
import { rearrange } from './moving';
import { extreme } from './selection';
import { operation } from './table';

function indexOf(part: Value): Index {
  if (part === null) return { kind: 'newAxis' };
  if (part === ellipsis) return { kind: 'ellipsis' };
  if (typeof part === 'bigint') return { kind: 'integer', at: Number(part) };
  if (part instanceof PythonSlice) {
    const bound = (value: Value) => (value === null ? undefined : integer(value, 'a bound of a slice'));
    const [start, stop, step] = [bound(part.start), bound(part.stop), bound(part.step)];
    if (step === 0) return decline('a slice of step 0: JAX raises');
    return {
      kind: 'slice',
      ...(start !== undefined && { start }),
      ...(stop !== undefined && { stop }),
      ...(step !== undefined && { step }),
    };
  }
  if (part instanceof PythonObject && part.tensor !== undefined) {
    const { tensor } = part;
    if (errorsOf(tensor) !== undefined) return decline('an index depends on digits that differ between processors');
    if (tensor.dtype === 'bool') return { kind: 'mask', tensor };
    if (isFloat(tensor.dtype)) return decline('an index of floats: JAX raises');
    return tensor.shape.length === 0
      ? { kind: 'integer', at: integer(part, 'an index') }
      : { kind: 'array', tensor: castTensor(tensor, 'int64') };
  }
  return decline('this kind of index is not evaluated');
}

const indicesOf = (key: Value): Index[] => (key instanceof PythonTuple ? key.items : [key]).map(indexOf);

function taken(t: Tensor, indices: readonly Index[]): Tensor {
  const found = getIndex(t, indices, 'broadcast');
  // JAX clamps an index out of bounds; which one it was is not told here.
  return found instanceof IndexFailure ? decline('an index that does not fit the array is not evaluated') : found;
}

/** `array[key]`. */
export function getItem(self: JaxArray, key: Value, machine: Machine): JaxArray {
  const indices = indicesOf(key);
  return wrap(
    rearrange('gather', self, (t) => taken(t, indices)),
    machine,
    self.weak,
  );
}

/** `array.at`, and with a key `array.at[key]`. */
export class IndexUpdate extends PythonObject {
  readonly type = updateType;
  constructor(
    readonly array: JaxArray,
    readonly key?: Value,
  ) {
    super();
  }
}

const updateType: PythonType = new PythonType('_IndexUpdateHelper', 'jax._src.numpy.array_methods', [], {
  getItem: (self: IndexUpdate, key) => new IndexUpdate(self.array, key),
});

type Change = (old: Variable, value: Variable) => Variable;

const changes: Readonly<Record<string, Change>> = {
  set: (_old, value) => value,
  add,
  subtract,
  multiply,
  mul: multiply,
  divide,
  max: (old, value) => extreme(1, old, value),
  min: (old, value) => extreme(-1, old, value),
};

function update(self: IndexUpdate, given: Value, change: Change, isSet: boolean, machine: Machine): Value {
  const { array, key } = self;
  const value = convert(given, machine);
  if (key === undefined) return decline('an update without an index is not evaluated');
  if (array.node || value.node) return decline('the gradient of an indexed update is not evaluated');
  if (isFloat(value.tensor.dtype) && !isFloat(array.tensor.dtype))
    return decline('an update of integers with floats is not evaluated');
  const indices = indicesOf(key);
  if (indices.some((index) => index.kind === 'array' && new Set(toArray(index.tensor)).size < index.tensor.size))
    return decline('an update of one element twice is not evaluated');
  const operand = cast(value, array.tensor.dtype);
  const target = copy(array.tensor);
  const next = isSet ? operand : change(constant(taken(target, indices)), operand);
  const failure = setIndex(target, indices, next.tensor, 'broadcast');
  if (failure !== undefined) return decline('an update that does not fit the array is not evaluated');
  return wrap(constant(target), machine, array.weak && value.weak);
}

for (const [name, change] of Object.entries(changes)) {
  const method = operation(
    name,
    '(self, values, /, *, indices_are_sorted=False, unique_indices=False)',
    (bound, machine) => {
      const self = bound.get('self');
      if (!(self instanceof IndexUpdate)) return decline('an update of something else is not evaluated');
      return update(self, bound.get('values'), change, name === 'set', machine);
    },
  );
  updateType.dictionary.set(name, method);
}

updateType.dictionary.set(
  'get',
  operation('get', '(self)', (bound, machine) => {
    const self = bound.get('self');
    if (!(self instanceof IndexUpdate) || self.key === undefined) return decline('this lookup is not evaluated');
    const { array, key } = self;
    return guarded(() => getItem(array, key, machine));
  }),
);
