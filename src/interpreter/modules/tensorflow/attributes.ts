import { isFloat } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { raised } from '../../exceptions';
import { own } from '../../own';
import { resumable } from '../../resumable';
import {
  ApproximateFloat,
  type Builtin,
  type Machine,
  PythonObject,
  type Result,
  type Slots,
  type Text,
  Unknown,
  type Value,
} from '../../values';
import { decline } from '../declined';
import { wrap as wrapNumpy } from '../numpy/array';
import { dtypeObject, TensorShape } from './objects';
import { absolute, operatorSlots } from './operators';
import { operation } from './table';
import {
  doubt,
  reprOf,
  StringTensor,
  strOf,
  type TensorflowTensor,
  type TensorflowVariable,
  tensorType,
} from './tensor';

type Self = TensorflowTensor | TensorflowVariable;

const device = '/job:localhost/replica:0/task:0/device:CPU:0';

/** The tensor's numbers as NumPy gives them: an array, whose shape is known even where its numbers are not, or a scalar for a 0-d tensor. */
export function numpyOf(self: Self, machine: Machine): Value {
  const { tensor } = self;
  const copied = Tensor.of(tensor.dtype, [...tensor.shape], toArray(tensor).slice(), errorsOf(tensor)?.slice());
  const unknown = tensor.shape.length === 0 ? doubt(tensor, machine) : undefined;
  return unknown ?? wrapNumpy(copied, machine);
}

/** `float(tensor)` and `int(tensor)`. */
function pythonNumber(self: Self, kind: 'float' | 'int', machine: Machine): Value {
  const { tensor } = self;
  if (tensor.shape.length > 0)
    machine.raise('TypeError', 'only 0-dimensional arrays can be converted to Python scalars');
  const unknown = doubt(tensor, machine);
  if (unknown) return unknown;
  const value = toArray(tensor)[0] ?? 0;
  const error = errorsOf(tensor)?.[0] ?? 0;
  if (kind === 'float') return error > 0 ? new ApproximateFloat(value, error) : value;
  if (error > 0 && Math.trunc(value - error) !== Math.trunc(value + error))
    return new Unknown('an integer depends on digits that differ between processors');
  if (!Number.isFinite(value)) return decline('an integer from infinity or NaN is not evaluated');
  return BigInt(Math.trunc(value));
}

/** What tensors and variables have alike. */
export const shared: Readonly<Record<string, (self: Self) => Value>> = {
  shape: (self) => new TensorShape(self.tensor.shape),
  dtype: (self) => dtypeObject(self.tensor.dtype),
  ndim: (self) => BigInt(self.tensor.shape.length),
  device: () => device,
};

/** `format(tensor, specification)`: NumPy's of the array or scalar inside. */
function formatted(self: Self, specification: string, machine: Machine): Result<Text | Unknown> {
  const array = numpyOf(self, machine);
  if (!(array instanceof PythonObject) || array instanceof Unknown)
    return new Unknown('formatting this tensor is not evaluated');
  const { format } = array.type.slots;
  return format?.(array, specification, machine) ?? new Unknown('formatting this tensor is not evaluated');
}

const numpyMethod = operation('numpy', '(self)', (bound, machine) =>
  resumable(() => numpyOf(bound.get('self') as Self, machine)),
);

/** A method of one argument, the tensor itself. */
export function method(
  name: string,
  signature: string,
  run: (self: Self, machine: Machine) => Result,
): [string, Builtin] {
  return [
    name,
    operation(name, signature, (bound, machine) => resumable(() => run(bound.get('self') as Self, machine))),
  ];
}

/** Methods of tensors and variables alike. */
export const methods: readonly [string, Builtin][] = [
  ['numpy', numpyMethod],
  method('get_shape', '(self)', (self) => new TensorShape(self.tensor.shape)),
  method('__float__', '(self)', (self, machine) => pythonNumber(self, 'float', machine)),
  method('__int__', '(self)', (self, machine) => pythonNumber(self, 'int', machine)),
  method('__index__', '(self)', (self, machine) =>
    isFloat(self.tensor.dtype)
      ? machine.raise('TypeError', 'only integer scalar arrays can be converted to a scalar index')
      : pythonNumber(self, 'int', machine),
  ),
  method('__abs__', '(self)', absolute),
];
for (const [name, builtin] of methods) tensorType.dictionary.set(name, builtin);

/** Names of NumPy's that a tensor's error explains (python/framework/tensor.py). */
const numpyNames: ReadonlySet<string> = new Set([
  'T',
  'astype',
  'ravel',
  'transpose',
  'reshape',
  'clip',
  'size',
  'tolist',
  'data',
]);

/** What a tensor says of an attribute that it does not have; undefined where it may have it. */
function missing(name: string, machine: Machine): undefined {
  if (numpyNames.has(name))
    machine.raise(
      'AttributeError',
      `EagerTensor object has no attribute '${name}'. \n        If you are looking for numpy-related methods, please run the following:\n        tf.experimental.numpy.experimental_enable_numpy_behavior()\n      `,
    );
  return undefined;
}

/** Fills in what tensors do; TensorFlow's type object is shared by numbers and strings. */
Object.assign(tensorType.slots, {
  ...operatorSlots,
  getAttribute: (self: TensorflowTensor | StringTensor, name: string, machine: Machine) => {
    if (self instanceof StringTensor) {
      if (name === 'shape') return new TensorShape(self.texts === undefined ? [] : [self.texts.length]);
      return name === 'dtype'
        ? dtypeObject('string')
        : new Unknown(`the attribute ${name} of a string tensor is not evaluated`);
    }
    return own(shared, name)?.(self) ?? missing(name, machine);
  },
  hash: () => {
    throw raised('TypeError', 'Tensor is unhashable. Instead, use tensor.ref() as the key.');
  },
  repr: reprOf,
  str: strOf,
  format: (self: TensorflowTensor | StringTensor, specification: string, machine: Machine) =>
    self instanceof StringTensor
      ? new Unknown('formatting a string tensor is not evaluated')
      : formatted(self, specification, machine),
} satisfies Slots<never>);
