import * as tape from '../../../tensor/autograd/arithmetic';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { compare } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import { sameShape } from '../../../tensor/shape';
import { toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { BinaryOperator, ComparisonOperator, Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { checkBroadcast } from './broadcasting';
import { close, everywhere, openWhere } from './closeness';
import { type Operand, operandOf, promoted, real } from './convert';
import { typeName } from './objects';
import { checkSubtraction, operators } from './operators';
import { torchState } from './state';
import { guarded, type Row } from './table';
import { TorchTensor, wrap } from './tensor';

export type Combine = (a: Operand, b: Operand, dtype: Dtype, machine: Machine) => Variable;

export const isNumber = (operand: Operand): boolean => operand.kind === 'number';
export const numberIn = (operand: Operand): number => toArray(operand.variable.tensor)[0] ?? 0;

/** Combines two values by an operator; undefined when one of them is no operand. */
export function combine(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  machine: Machine,
): TorchTensor | undefined {
  const rule = operators[operator];
  const [a, b] = [operandOf(left, machine), operandOf(right, machine)];
  if (rule === undefined || a === undefined || b === undefined) return undefined;
  if (operator === '-') checkSubtraction(a, b, machine);
  checkBroadcast(a.variable, b.variable, machine);
  machine.charge(Math.max(a.variable.tensor.size, b.variable.tensor.size));
  return wrap(rule(a, b, promoted([a, b]), machine));
}

const tests: Readonly<Record<ComparisonOperator, (x: number, y: number) => boolean>> = {
  '==': (x, y) => x === y,
  '!=': (x, y) => x !== y,
  '<': (x, y) => x < y,
  '<=': (x, y) => x <= y,
  '>': (x, y) => x > y,
  '>=': (x, y) => x >= y,
};

/** Compares two values elementwise; undefined when one of them is no operand. */
function compareValues(
  operator: ComparisonOperator,
  left: Value,
  right: Value,
  machine: Machine,
): TorchTensor | undefined {
  const [a, b] = [operandOf(left, machine), operandOf(right, machine)];
  if (a === undefined || b === undefined) return undefined;
  checkBroadcast(a.variable, b.variable, machine);
  const dtype = promoted([a, b]);
  const at = (operand: Operand) => tape.operand(operand.variable.tensor, dtype);
  return new TorchTensor(compare(at(a), at(b), tests[operator]));
}

const required = (result: TorchTensor | undefined, name: string, bound: Bound, machine: Machine): Result => {
  if (result !== undefined) return result;
  const [position, culprit] = operandOf(bound.get('input'), machine) === undefined ? [1, 'input'] : [2, 'other'];
  return machine.raise(
    'TypeError',
    `${name}(): argument '${culprit}' (position ${position}) must be Tensor, not ${typeName(bound.get(culprit))}`,
  );
};

const arithmetic = (names: string, operator: BinaryOperator): Row => [
  names,
  '(input, other)',
  (bound, machine, name) =>
    required(combine(operator, bound.get('input'), bound.get('other'), machine), name, bound, machine),
];

export const comparison = (names: string, operator: ComparisonOperator): Row => [
  names,
  '(input, other)',
  (bound, machine, name) =>
    required(compareValues(operator, bound.get('input'), bound.get('other'), machine), name, bound, machine),
];

const scaled = (names: string, operation: typeof tape.add, check?: typeof checkSubtraction): Row => [
  names,
  '(input, other, *, alpha=1)',
  (bound, machine, name) => {
    const [a, b] = [operandOf(bound.get('input'), machine), operandOf(bound.get('other'), machine)];
    if (a === undefined || b === undefined) return required(undefined, name, bound, machine);
    check?.(a, b, machine);
    checkBroadcast(a.variable, b.variable, machine);
    const dtype = promoted([a, b]);
    const alpha = real(bound.get('alpha'), 'alpha', machine);
    return wrap(operation(a.variable, b.variable, dtype, dtype === 'float32' ? Math.fround(alpha) : alpha));
  },
];

const rounding = (bound: Bound, machine: Machine, name: string): Result => {
  const mode = bound.get('rounding_mode');
  const [left, right] = [bound.get('input'), bound.get('other')];
  if (mode === null) return required(combine('/', left, right, machine), name, bound, machine);
  if (mode === 'floor') return required(combine('//', left, right, machine), name, bound, machine);
  return decline(`rounding_mode=${String(mode)} is not evaluated`);
};

const logical = (name: string, f: (x: boolean, y: boolean) => boolean): Row => [
  `TM:${name}`,
  '(input, other)',
  (bound, machine, called) => {
    const [a, b] = [operandOf(bound.get('input'), machine), operandOf(bound.get('other'), machine)];
    if (a === undefined || b === undefined) return required(undefined, called, bound, machine);
    checkBroadcast(a.variable, b.variable, machine);
    const at = (operand: Operand) => tape.cast(constant(operand.variable.tensor), 'bool').tensor;
    return new TorchTensor(compare(at(a), at(b), (x, y) => f(x !== 0, y !== 0)));
  },
];

/** Operators as functions and methods. */
export const arithmeticRows: readonly Row[] = [
  scaled('TMI:add', tape.add),
  scaled('TMI:sub TMI:subtract', (a, b, dtype, alpha) => tape.subtract(a, b, dtype, alpha), checkSubtraction),
  [
    'TM:rsub',
    '(input, other)',
    (bound, machine, name) =>
      required(combine('-', bound.get('other'), bound.get('input'), machine), name, bound, machine),
  ],
  arithmetic('TMI:mul TMI:multiply', '*'),
  ['TMI:div TMI:divide', '(input, other, *, rounding_mode=None)', rounding],
  arithmetic('TMI:true_divide', '/'),
  arithmetic('TMI:floor_divide', '//'),
  arithmetic('TMI:remainder', '%'),
  [
    'TMI:pow',
    '(input, exponent)',
    (bound, machine, name) =>
      required(combine('**', bound.get('input'), bound.get('exponent'), machine), name, bound, machine),
  ],
  arithmetic('TMI:bitwise_and', '&'),
  arithmetic('TMI:bitwise_or', '|'),
  arithmetic('TMI:bitwise_xor', '^'),
  comparison('TM:eq', '=='),
  comparison('TM:ne TM:not_equal', '!='),
  comparison('TM:lt TM:less', '<'),
  comparison('TM:le TM:less_equal', '<='),
  comparison('TM:gt TM:greater', '>'),
  comparison('TM:ge TM:greater_equal', '>='),
  logical('logical_and', (x, y) => x && y),
  logical('logical_or', (x, y) => x || y),
  logical('logical_xor', (x, y) => x !== y),
  [
    'TM:isclose',
    '(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)',
    (bound, machine) => openWhere(close(bound, machine), bound, machine),
  ],
  [
    'TM:allclose',
    '(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)',
    (bound, machine) => everywhere(openWhere(close(bound, machine), bound, machine)),
  ],
  [
    'TM:equal',
    '(input, other)',
    (bound, machine) => {
      const [a, b] = [bound.get('input'), bound.get('other')];
      if (!(a instanceof TorchTensor && b instanceof TorchTensor))
        return decline('equal of other things than tensors is not evaluated');
      if (!sameShape(a.tensor.shape, b.tensor.shape)) return false;
      const result = compareValues('==', a, b, machine);
      return result === undefined ? false : everywhere(result);
    },
  ],
];

/** Raises torch's error for the negation of booleans. */
export function checkNegatable(v: Variable, machine: Machine): void {
  if (v.tensor.dtype === 'bool')
    machine.raise(
      'RuntimeError',
      'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    );
}

/** Slots of the Tensor type for operators. */
export const operatorSlots = {
  binary: (
    operator: BinaryOperator,
    self: TorchTensor,
    other: Value,
    reflected: boolean,
    machine: Machine,
  ): Result | undefined => {
    const [left, right] = reflected ? [other, self] : [self, other];
    if (operandOf(other, machine) === undefined) return undefined;
    return guarded(() => (operator === '@' ? decline('matmul') : (combine(operator, left, right, machine) ?? null)));
  },
  compare: (operator: ComparisonOperator, self: TorchTensor, other: Value, machine: Machine): Result | undefined =>
    guarded(() => compareValues(operator, self, other, machine) ?? null) ?? undefined,
  unary: (operator: '-' | '+' | '~', self: TorchTensor, machine: Machine): Result | undefined =>
    guarded(() => {
      const variable = { tensor: self.tensor, node: torchState(machine).gradEnabled ? self.node : undefined };
      if (operator === '+') return self;
      if (operator === '-') {
        checkNegatable(variable, machine);
        return wrap(tape.negate(variable));
      }
      if (self.tensor.dtype === 'bool')
        return wrap(tape.plain(variable, tape.number(1, 'bool'), 'bool', (x, y) => y - x));
      if (isFloat(self.tensor.dtype)) return decline('~ on a float tensor is not evaluated');
      return wrap(tape.plain(variable, tape.number(-1, self.tensor.dtype), self.tensor.dtype, (x, y) => y - x));
    }),
};
