import { isFloat } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { add, subtract } from '../../../tensor/tensorflow/arithmetic';
import { errorsOf, toArray } from '../../../tensor/view';
import { own } from '../../own';
import {
  ApproximateFloat,
  type Builtin,
  type Machine,
  PythonObject,
  PythonType,
  type Result,
  type Slots,
  type Text,
  Unknown,
  type Value,
} from '../../values';
import { decline, guarded } from '../declined';
import { wrap as wrapNumpy } from '../numpy/array';
import { convert, dtypeArgument } from './convert';
import { dtypeObject, TensorShape } from './objects';
import { absolute, operatorSlots } from './operators';
import { operation } from './table';
import {
  doubt,
  isTensor,
  operandOf,
  reprOf,
  StringTensor,
  strOf,
  type TensorflowTensor,
  TensorflowVariable,
  tensorType,
  variableText,
  wrap,
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

const shared: Readonly<Record<string, (self: Self) => Value>> = {
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

const numpyMethod = operation('numpy', '(self)', (bound, machine) => numpyOf(bound.get('self') as Self, machine));

function method(name: string, signature: string, run: (self: Self, machine: Machine) => Result): [string, Builtin] {
  return [name, operation(name, signature, (bound, machine) => run(bound.get('self') as Self, machine))];
}

const methods: readonly [string, Builtin][] = [
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
      if (name === 'shape') return new TensorShape([]);
      return name === 'dtype'
        ? dtypeObject('string')
        : new Unknown(`the attribute ${name} of a string tensor is not evaluated`);
    }
    return own(shared, name)?.(self) ?? missing(name, machine);
  },
  repr: reprOf,
  str: strOf,
  format: (self: TensorflowTensor | StringTensor, specification: string, machine: Machine) =>
    self instanceof StringTensor
      ? new Unknown('formatting a string tensor is not evaluated')
      : formatted(self, specification, machine),
} satisfies Slots<never>);

/** Assigns to a variable, with TensorFlow's check of the shape. */
function assign(
  self: TensorflowVariable,
  value: Value,
  machine: Machine,
  change?: 'add' | 'subtract',
): TensorflowVariable {
  const given = convert(value, machine, isTensor(value) ? undefined : self.tensor.dtype).tensor;
  if (given.dtype !== self.tensor.dtype) decline('assigning another dtype to a variable is not evaluated');
  const before = { tensor: self.tensor, node: undefined };
  const operand = { tensor: given, node: undefined };
  const next =
    change === 'add' ? add(before, operand).tensor : change === 'subtract' ? subtract(before, operand).tensor : given;
  if (next.shape.join() !== self.tensor.shape.join() || (change && sizeOf(given.shape) !== sizeOf(self.tensor.shape))) {
    decline('assigning another shape to a variable is not evaluated');
  }
  self.tensor = Tensor.of(next.dtype, [...next.shape], toArray(next).slice(), errorsOf(next)?.slice());
  return self;
}

function variableMethods(): [string, Builtin][] {
  const assigning = (name: string, change?: 'add' | 'subtract'): [string, Builtin] => [
    name,
    operation(name, '(self, value, use_locking=None, name=None, read_value=True)', (bound, machine) =>
      assign(bound.get('self') as TensorflowVariable, bound.get('value'), machine, change),
    ),
  ];
  const reading = (name: string): [string, Builtin] =>
    method(name, '(self)', (self, machine) => guarded(() => wrap(operandOf(self, machine))));
  return [
    ...methods,
    assigning('assign'),
    assigning('assign_add', 'add'),
    assigning('assign_sub', 'subtract'),
    reading('value'),
    reading('read_value'),
  ];
}

const variableSlots: Slots<TensorflowVariable> = {
  ...operatorSlots,
  getAttribute: (self, name) => {
    if (name === 'trainable') return self.trainable;
    if (name === 'name') return self.path === undefined ? `${self.name}:0` : self.name;
    if (self.path !== undefined) {
      if (name === 'path') return self.path;
      if (name === 'dtype') return self.tensor.dtype;
      if (name === 'value') return wrap({ tensor: self.tensor, node: self.node });
    }
    return own(shared, name)?.(self);
  },
  repr: variableText,
  format: (self, specification, machine) =>
    specification === '' ? variableText(self, machine) : new Unknown('formatting a variable is not evaluated'),
};

/** `tf.Variable`. */
export const variableType: PythonType = new PythonType(
  'ResourceVariable',
  'tensorflow.python.ops.resource_variable_ops',
  [],
  variableSlots,
  (_type, args, machine) => builder.implementation(args, machine),
);
/** The variable a Keras layer owns. */
export const kerasVariableType: PythonType = new PythonType('Variable', 'keras.src.backend', [], variableSlots);

const builder = operation(
  'Variable',
  '(initial_value=None, trainable=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None, import_scope=None, constraint=None, synchronization=None, aggregation=None, shape=None, experimental_enable_variable_lifting=True)',
  (bound, machine) => {
    const value = bound.get('initial_value');
    const dtype = bound.get('dtype') === null ? undefined : bound.get('dtype');
    const made = convert(value, machine, dtype === undefined ? undefined : dtypeFrom(dtype)).tensor;
    if (dtype !== undefined && made.dtype !== dtypeFrom(dtype))
      return decline('a variable of another dtype than its value is not evaluated');
    const name = bound.get('name');
    const own = Tensor.of(made.dtype, [...made.shape], toArray(made).slice(), errorsOf(made)?.slice());
    return new TensorflowVariable(
      own,
      variableType,
      typeof name === 'string' ? name : 'Variable',
      bound.get('trainable') !== false,
    );
  },
);

const dtypeFrom = (value: Value) => dtypeArgument(value) ?? 'float32';

for (const [name, builtin] of variableMethods()) {
  variableType.dictionary.set(name, builtin);
  if (name !== 'value') kerasVariableType.dictionary.set(name, builtin);
}
