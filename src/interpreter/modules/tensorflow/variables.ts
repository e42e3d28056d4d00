import { IndexFailure, setIndex } from '../../../tensor/index';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { add, subtract } from '../../../tensor/tensorflow/arithmetic';
import { errorsOf, toArray } from '../../../tensor/view';
import { own } from '../../own';
import {
  type BinaryOperator,
  type Builtin,
  type Machine,
  PythonType,
  type Slots,
  Unknown,
  type Value,
} from '../../values';
import { decline, guarded } from '../declined';
import { method, methods, shared } from './attributes';
import { convert, dtypeArgument } from './convert';
import { operatorSlots } from './operators';
import { indicesOf } from './subscript';
import { operation } from './table';
import {
  isTensor,
  operandOf,
  reprOf,
  TensorflowTensor,
  TensorflowVariable,
  tensorType,
  unread,
  variableText,
  wrap,
} from './tensor';

/** tf.Variable and the variables that Keras's layers own: what changes them. */

/** Assigns to a variable, with TensorFlow's check of the shape. */
function assign(
  self: TensorflowVariable,
  value: Value,
  machine: Machine,
  change?: 'add' | 'subtract',
): TensorflowVariable | TensorflowTensor {
  if (self.name === unread) decline('assigning to what an assignment gave is not evaluated');
  const given = convert(value, machine, isTensor(value) ? undefined : self.tensor.dtype).tensor;
  if (given.dtype !== self.tensor.dtype) {
    const text = isTensor(value) && value instanceof TensorflowTensor ? reprOf(value, machine) : undefined;
    if (text === undefined || text instanceof Unknown || text.approximate || self.path !== undefined)
      return decline('assigning another dtype to a variable is not evaluated');
    machine.raise(
      'ValueError',
      `Tensor conversion requested dtype ${self.tensor.dtype} for Tensor with dtype ${given.dtype}: ${text.text}`,
    );
  }
  if (change === undefined && self.path === undefined && given.shape.join() !== self.tensor.shape.join()) {
    const text = (shape: readonly number[]) => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
    machine.raise(
      'ValueError',
      `Cannot assign value to variable ' ${self.name}:0': Shape mismatch.The variable shape ${text(self.tensor.shape)}, and the assigned value shape ${text(given.shape)} are incompatible.`,
    );
  }
  const before = { tensor: self.tensor, node: undefined };
  const operand = { tensor: given, node: undefined };
  const next =
    change === 'add' ? add(before, operand).tensor : change === 'subtract' ? subtract(before, operand).tensor : given;
  if (next.shape.join() !== self.tensor.shape.join() || (change && sizeOf(given.shape) !== sizeOf(self.tensor.shape))) {
    decline('assigning another shape to a variable is not evaluated');
  }
  self.tensor = Tensor.of(next.dtype, [...next.shape], toArray(next).slice(), errorsOf(next)?.slice());
  if (self.path !== undefined) return wrap(operandOf(self, machine));
  return new TensorflowVariable(self.tensor, variableType, unread, self.trainable, undefined, self.node);
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

/** Operators that do not change a variable in place, with the words of the refusal (python/ops/resource_variable_ops.py). */
const refusals: Readonly<Partial<Record<BinaryOperator, readonly [place: string, remedy: string, instead: string]>>> = {
  '+': ['variable', 'variable.assign_add(value)', '+'],
  '-': ['variable', 'variable.assign_sub(value)', '*'],
  '*': ['var', 'var.assign(var * value)', '*'],
  '/': ['var', 'var.assign(var / value)', '/'],
  '**': ['var', 'var.assign(var ** value)', '**'],
};

const variableSlots: Slots<TensorflowVariable> = {
  ...operatorSlots,
  inPlace: (operator, self, _other, machine) => {
    const refusal = self.path === undefined ? refusals[operator] : undefined;
    if (refusal === undefined) return undefined;
    const [place, remedy, instead] = refusal;
    return machine.raise(
      'RuntimeError',
      `\`${place} ${operator}= value\` with \`tf.Variable\`s is not supported. Use \`${remedy}\` to modify the variable, or \`out = ${place} ${instead} value\` if you need to get a new output Tensor.`,
    );
  },
  getAttribute: (self, name) => {
    if (name === 'trainable') return self.trainable;
    if (name === 'name') return self.path === undefined && self.name !== unread ? `${self.name}:0` : self.name;
    if (self.path !== undefined) {
      if (name === 'path') return self.path;
      if (name === 'dtype') return self.tensor.dtype;
      if (name === 'value')
        return new TensorflowVariable(self.tensor, variableType, self.path, self.trainable, undefined, self.node);
    }
    return own(shared, name)?.(self);
  },
  length: (self, machine) =>
    machine.raise(
      'TypeError',
      `object of type '${self.path === undefined ? 'ResourceVariable' : 'Variable'}' has no len()`,
    ),
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

/** `variable[key].assign(value)`: a part of a variable, which remembers where it came from. */
tensorType.dictionary.set(
  'assign',
  operation('assign', '(self, value, name=None)', (bound, machine) => {
    const self = bound.get('self');
    if (!(self instanceof TensorflowTensor) || self.part === undefined)
      return decline('assigning to a tensor is not evaluated');
    const [variable, key] = self.part;
    const { dtype, shape } = variable.tensor;
    const next = Tensor.of(dtype, [...shape], toArray(variable.tensor).slice(), errorsOf(variable.tensor)?.slice());
    const { tensor } = convert(bound.get('value'), machine, isTensor(bound.get('value')) ? undefined : dtype);
    const failed = tensor.dtype !== dtype || setIndex(next, indicesOf(key, machine), tensor, 'select');
    if (failed === true || failed instanceof IndexFailure) {
      variable.distrusted ??= new Unknown('assigning this part of a variable is not evaluated');
      return variable.distrusted;
    }
    variable.tensor = next;
    return variable;
  }),
);
