import { cast } from '../../../tensor/cast';
import { full } from '../../../tensor/create';
import { numpyScalarStr } from '../../../tensor/printing/numpy';
import { categoryOf, isFloat } from '../../../tensor/rounding';
import { broadcastShapes, sameShape } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { copyInto, errorsOf, select, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import {
  type BinaryOperator,
  type ComparisonOperator,
  type Machine,
  PythonObject,
  type Slots,
  type UnaryOperator,
  Unknown,
  type Value,
} from '../../values';
import { decline } from '../declined';
import { type Numeric, NumpyArray, NumpyScalar, pythonNumber, scalarTypes, wrap } from './array';
import { attribute } from './attributes';
import { guard, type Operand, operandOf } from './convert';
import { raiseNumpy } from './errors';
import { multiplyMatrices } from './matrix';
import { applyBinary, applyComparison } from './operations';
import { getItem, setItem } from './subscript';
import { formatScalar, known, printed } from './text';
import { applyUnary } from './unary';

const operatorNames: Readonly<Record<Exclude<BinaryOperator, '@'>, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '//': 'floor_divide',
  '%': 'remainder',
  '**': 'power',
  '&': 'bitwise_and',
  '|': 'bitwise_or',
  '^': 'bitwise_xor',
  '<<': 'left_shift',
  '>>': 'right_shift',
};

const comparisonNames: Readonly<Record<ComparisonOperator, string>> = {
  '==': 'equal',
  '!=': 'not_equal',
  '<': 'less',
  '<=': 'less_equal',
  '>': 'greater',
  '>=': 'greater_equal',
};

function combine(operator: BinaryOperator, a: Operand, b: Operand, machine: Machine): Tensor {
  return operator === '@' ? multiplyMatrices(a, b, machine) : applyBinary(operatorNames[operator], a, b, machine);
}

/** Arrays of other libraries handle the operation themselves. */
const isForeign = (value: Value): boolean =>
  value instanceof PythonObject &&
  value.tensor !== undefined &&
  !(value instanceof NumpyArray || value instanceof NumpyScalar);

/** NumPy makes arrays of objects or texts of what is no number. */
const unfitting = (other: Value): never =>
  decline(
    `arithmetic of an array and ${other === null ? 'None' : typeof other === 'string' ? 'text' : 'such an object'} is not evaluated`,
  );

function binarySlot(
  operator: BinaryOperator,
  self: Numeric,
  other: Value,
  reflected: boolean,
  machine: Machine,
): Value | undefined {
  return guard(() => {
    if (isForeign(other)) return undefined;
    const operand = operandOf(other, machine) ?? unfitting(other);
    const own: Operand = { tensor: self.tensor };
    return wrap(
      reflected ? combine(operator, operand, own, machine) : combine(operator, own, operand, machine),
      machine,
    );
  });
}

function inPlace(operator: BinaryOperator, self: NumpyArray, other: Value, machine: Machine): Value | undefined {
  return guard(() => {
    const operand = operandOf(other, machine) ?? unfitting(other);
    if (operator !== '@' && broadcastShapes(self.tensor.shape, operand.tensor.shape) === undefined)
      return decline('operands in place that do not broadcast are not evaluated');
    const result = combine(operator, { tensor: self.tensor }, operand, machine);
    store(result, self.tensor, operator === '@' ? 'matmul' : operatorNames[operator], machine);
    return self;
  });
}

/** Writes a ufunc's result into an existing array, as `out=` and in-place operators do. */
export function store(result: Tensor, target: Tensor, name: string, machine: Machine): void {
  const order = ['bool', 'integer', 'float'];
  if (order.indexOf(categoryOf(result.dtype)) > order.indexOf(categoryOf(target.dtype))) {
    raiseNumpy(
      'UFuncTypeError',
      `Cannot cast ufunc '${name}' output from dtype('${result.dtype}') to dtype('${target.dtype}') with casting rule 'same_kind'`,
    );
  }
  if (!sameShape(result.shape, target.shape)) {
    if (!broadcastShapes(result.shape, target.shape)) decline('an output that does not broadcast is not evaluated');
    const text = (shape: readonly number[]) => `(${shape.join(',')}${shape.length === 1 ? ',' : ''})`;
    machine.raise(
      'ValueError',
      `non-broadcastable output operand with shape ${text(target.shape)} doesn't match the broadcast shape ${text(result.shape)}`,
    );
  }
  copyInto(target, result.dtype === target.dtype ? result : cast(result, target.dtype));
}

function compareSlot(operator: ComparisonOperator, self: Numeric, other: Value, machine: Machine): Value | undefined {
  return guard(() => {
    if (isForeign(other)) return undefined;
    if ((other === null || typeof other === 'string') && (operator === '==' || operator === '!=')) {
      return wrap(full(self.tensor.shape, operator === '!=' ? 1 : 0, 'bool'), machine);
    }
    const operand = operandOf(other, machine) ?? unfitting(other);
    return wrap(applyComparison(comparisonNames[operator], { tensor: self.tensor }, operand, machine), machine);
  });
}

function unarySlot(operator: UnaryOperator, self: Numeric, machine: Machine): Value | undefined {
  return guard(() => {
    const operand = { tensor: self.tensor };
    if (operator === '+') return wrap(applyUnary('positive', operand, machine), machine);
    if (operator === '-') return wrap(applyUnary('negative', operand, machine), machine);
    return wrap(invert(self.tensor, machine), machine);
  });
}

/** `~x`. */
export function invert(t: Tensor, machine: Machine): Tensor {
  if (isFloat(t.dtype)) {
    return machine.raise(
      'TypeError',
      "ufunc 'invert' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''",
    );
  }
  const all = operandOf(t.dtype === 'bool' ? true : -1n, machine) as Operand;
  return applyBinary(
    'bitwise_xor',
    { tensor: t },
    t.dtype === 'uint8' ? { tensor: cast(all.tensor, 'uint8') } : all,
    machine,
  );
}

function truth(self: Numeric, machine: Machine): boolean | Unknown {
  const { tensor } = self;
  if (tensor.size === 0) {
    return machine.raise(
      'ValueError',
      'The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.',
    );
  }
  if (tensor.size > 1) {
    return machine.raise(
      'ValueError',
      'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()',
    );
  }
  const x = toArray(tensor)[0] ?? 0;
  const error = errorsOf(tensor)?.[0] ?? 0;
  if (error > 0 && (tensor.dtype === 'bool' || !(Math.abs(x) > error))) {
    return new Unknown('a condition depends on digits that differ between processors');
  }
  return x !== 0;
}

const shared: Slots<Numeric> = {
  binary: binarySlot,
  compare: compareSlot,
  unary: unarySlot,
  getAttribute: attribute,
  truth,
};

/** What arrays do. */
export const arraySlots: Slots<NumpyArray> = {
  ...shared,
  inPlace,
  getItem: (self, key, machine) => guard(() => getItem(self, key, machine)),
  setItem: (self, key, value, machine) => {
    const failed = guard(() => setItem(self, key, value, machine));
    if (failed instanceof Unknown) self.distrusted = failed;
  },
  length: (self, machine) => self.tensor.shape[0] ?? machine.raise('TypeError', 'len() of unsized object'),
  iterate: (self, machine) => {
    const extent = self.tensor.shape[0] ?? machine.raise('TypeError', 'iteration over a 0-d array');
    let i = 0;
    return { next: () => (i < extent ? wrap(select(self.tensor, 0, i++), machine) : undefined) };
  },
  contains: (self, item, machine) => {
    const found = guard(() => {
      const operand = operandOf(item, machine);
      if (operand === undefined) return false;
      const hits = applyComparison('equal', { tensor: self.tensor }, operand, machine);
      const certain = toArray(hits).some((hit, i) => hit !== 0 && !errorsOf(hits)?.[i]);
      return (
        certain ||
        (errorsOf(hits) === undefined
          ? false
          : new Unknown('an equality depends on digits that differ between processors'))
      );
    });
    return found;
  },
  repr: (self, machine) => printed(self, 'repr', machine),
  str: (self, machine) => printed(self, 'str', machine),
  format: (self, specification, machine) => {
    if (specification === '') return printed(self, 'str', machine);
    if (self.tensor.shape.length === 0) return formatScalar(self.tensor, specification, machine);
    return machine.raise('TypeError', 'unsupported format string passed to numpy.ndarray.__format__');
  },
};

/** What scalars do. */
export const scalarSlots: Slots<NumpyScalar> = {
  ...shared,
  getItem: (self, key, machine) =>
    key instanceof PythonTuple && key.items.length === 0
      ? self
      : machine.raise('IndexError', 'invalid index to scalar variable.'),
  repr: (self) =>
    known(self.tensor, () => {
      const { text, approximate } = numpyScalarStr(self.tensor);
      return {
        text: self.tensor.dtype === 'bool' ? `np.${text}_` : `np.${scalarTypes[self.tensor.dtype].name}(${text})`,
        approximate,
      };
    }),
  str: (self) => known(self.tensor, () => numpyScalarStr(self.tensor)),
  format: (self, specification, machine) =>
    specification === '' && self.tensor.dtype === 'bool'
      ? known(self.tensor, () => numpyScalarStr(self.tensor))
      : formatScalar(self.tensor, specification, machine),
  number: (self) => {
    const value = pythonNumber(toArray(self.tensor)[0] ?? 0, errorsOf(self.tensor)?.[0] ?? 0, self.tensor.dtype);
    return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? value : undefined;
  },
  hash: (self) => `approximate:${toArray(self.tensor)[0]}`,
};
