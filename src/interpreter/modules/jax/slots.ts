import { constant } from '../../../tensor/autograd/tape';
import { bytes, isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, permute, select, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import { formatPrimitive } from '../../text/format';
import { type Machine, type PythonObject, type Result, type Slots, type Text, Unknown, type Value } from '../../values';
import { decline, guarded } from '../declined';
import { NumpyArray, pythonNumber, toNestedList } from '../numpy/array';
import { arrayType, hidden, isArray, JaxArray, reprOf, strOf, wrap } from './array';
import { rearrange } from './moving';
import { binary, compare, unary } from './operators';
import { JaxDtype } from './scalars';
import { getItem, IndexUpdate } from './subscript';
import { operation } from './table';

const attributes: Readonly<Record<string, (self: JaxArray, machine: Machine) => Value>> = {
  shape: ({ tensor }) => new PythonTuple(tensor.shape.map(BigInt)),
  ndim: ({ tensor }) => BigInt(tensor.shape.length),
  size: ({ tensor }) => BigInt(tensor.size),
  dtype: ({ tensor }) =>
    tensor.dtype === 'int64' ? new Unknown('the dtype uint32 is not evaluated') : new JaxDtype(tensor.dtype),
  weak_type: ({ weak }) => weak,
  itemsize: ({ tensor }) => BigInt(tensor.dtype === 'int64' ? 4 : bytes[tensor.dtype]),
  nbytes: ({ tensor }) => BigInt((tensor.dtype === 'int64' ? 4 : bytes[tensor.dtype]) * tensor.size),
  T: (self, machine) =>
    wrap(
      rearrange('transpose', self, (t) => permute(t, [...t.shape.keys()].reverse())),
      machine,
      self.weak,
    ),
  at: (self) => new IndexUpdate(self),
};

/** The one number of an array as Python's, or why it is not known. */
function numberOf(self: JaxArray, machine: Machine): Value {
  const { tensor } = self;
  const values = toArray(tensor);
  return hidden(self, machine) ?? pythonNumber(values[0] ?? 0, errorsOf(tensor)?.[0] ?? 0, tensor.dtype);
}

function scalarOf(self: JaxArray, machine: Machine): Value {
  if (self.tensor.shape.length > 0)
    return machine.raise(
      'TypeError',
      'Only scalar arrays can be converted to Python scalars; got arr.ndim='.concat(`${self.tensor.shape.length}`),
    );
  return numberOf(self, machine);
}

function truth(self: JaxArray, machine: Machine): boolean | Unknown {
  const { tensor } = self;
  const unknown = hidden(self, machine);
  if (unknown !== undefined) return unknown;
  if (tensor.size !== 1) {
    if (tensor.size === 0) return new Unknown('the truth value of an empty array: JAX raises');
    return machine.raise(
      'ValueError',
      'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()',
    );
  }
  const [x = 0, error = 0] = [toArray(tensor)[0], errorsOf(tensor)?.[0]];
  if (error > 0 && !(Math.abs(x) > error))
    return new Unknown('a condition depends on digits that differ between processors');
  return x !== 0;
}

/** Other libraries' arrays and numbers take part; anything else does not. */
const takesPart = (value: Value): boolean =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  typeof value === 'boolean' ||
  (typeof value === 'object' && value !== null && ((value as PythonObject).tensor !== undefined || 'error' in value));

function toFloat(value: Value): Value {
  return typeof value === 'bigint' ? Number(value) : typeof value === 'boolean' ? Number(value) : value;
}

function toInteger(self: JaxArray, machine: Machine): Value {
  const value = scalarOf(self, machine);
  if (typeof value === 'boolean') return BigInt(value);
  if (typeof value !== 'number') return typeof value === 'bigint' ? value : new Unknown('an integer is not known');
  return Number.isFinite(value)
    ? BigInt(Math.trunc(value))
    : decline('an integer from infinity or NaN is not evaluated');
}

const self = (value: Value): JaxArray => (isArray(value) ? value : decline('an array is expected here'));

const methods: Readonly<Record<string, (self: JaxArray, machine: Machine) => Result>> = {
  __float__: (array, machine) => toFloat(scalarOf(array, machine)),
  __int__: toInteger,
  __index__: (array, machine) =>
    isFloat(array.tensor.dtype)
      ? machine.raise('TypeError', 'Only integer scalar arrays can be converted to a scalar index.')
      : toInteger(array, machine),
  item: (array, machine) =>
    array.tensor.size === 1 ? numberOf(array, machine) : decline('item() of several elements: JAX raises'),
  tolist: (array, machine) => hidden(array, machine) ?? toNestedList(array.tensor),
  block_until_ready: (array) => array,
  __array__: (array, machine) => hidden(array, machine) ?? new NumpyArray(array.tensor),
  __abs__: (array, machine) => machine.callWith(arrayType.dictionary.get('abs') ?? null, array),
};
for (const [name, run] of Object.entries(methods))
  arrayType.dictionary.set(
    name,
    operation(name, '(self)', (bound, machine) => run(self(bound.get('self')), machine)),
  );

function format(array: JaxArray, specification: string, machine: Machine): Text | Unknown {
  if (specification === '') return strOf(array, machine);
  if (array.tensor.shape.length > 0)
    return machine.raise('TypeError', 'unsupported format string passed to ArrayImpl.__format__');
  const value = numberOf(array, machine);
  return value instanceof Unknown ? value : formatPrimitive(value, specification, machine);
}

/** Fills in what arrays do. */
Object.assign(arrayType.slots, {
  repr: reprOf,
  str: strOf,
  format,
  truth,
  getAttribute: (array: JaxArray, name: string, machine: Machine) =>
    Object.hasOwn(attributes, name) ? attributes[name]?.(array, machine) : undefined,
  binary: (operator, array: JaxArray, other: Value, reflected: boolean, machine: Machine) =>
    takesPart(other)
      ? guarded(() => (reflected ? binary(operator, other, array, machine) : binary(operator, array, other, machine)))
      : undefined,
  compare: (operator, array: JaxArray, other: Value, machine: Machine) =>
    takesPart(other) ? guarded(() => compare(operator, array, other, machine)) : undefined,
  unary: (operator, array: JaxArray, machine: Machine) => guarded(() => unary(operator, array, machine)),
  getItem: (array: JaxArray, key: Value, machine: Machine) => guarded(() => getItem(array, key, machine)),
  setItem: (_array: JaxArray, _key: Value, _value: Value, machine: Machine) =>
    machine.raise(
      'TypeError',
      'JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, use x = x.at[idx].set(y) or another .at[] method: https://docs.jax.dev/en/latest/_autosummary/jax.numpy.ndarray.at.html',
    ),
  length: (array: JaxArray, machine: Machine) =>
    array.tensor.shape[0] ?? machine.raise('TypeError', 'len() of unsized object'),
  iterate: (array: JaxArray, machine: Machine) => {
    const extent = array.tensor.shape[0] ?? machine.raise('TypeError', 'iteration over a 0-d array');
    let i = 0;
    const next = () => {
      if (i >= extent) return undefined;
      const at = i++;
      const part = rearrange('slice', array, (t) => select(t, 0, at));
      return new JaxArray(part.tensor, array.weak, part.node);
    };
    return { next };
  },
} satisfies Slots<JaxArray>);

/** An array of numbers that no gradient reaches. */
export const fresh = (tensor: Tensor, machine: Machine, weak = false): JaxArray =>
  wrap(constant(tensor), machine, weak);
