import * as tape from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import type { Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat } from '../../../tensor/rounding';
import { toArray } from '../../../tensor/view';
import type { BinaryOperator, Machine } from '../../values';
import { decline } from '../declined';
import { type Combine, isNumber, numberIn } from './arithmetic';
import { floatDtype, type Operand } from './convert';

function divideOperands(a: Operand, b: Operand, dtype: Dtype, machine: Machine): Variable {
  const float = floatDtype(dtype, machine);
  // `2 / x` is reciprocal and multiplication in torch/_tensor.py.
  if (isNumber(a)) {
    const x = isFloat(b.dtype) ? b.variable : tape.cast(b.variable, float);
    return tape.multiply(math('reciprocal', x), a.variable, float);
  }
  return tape.divide(a.variable, b.variable, float);
}

export function raise(a: Operand, b: Operand, dtype: Dtype, machine: Machine): Variable {
  if (isNumber(b)) {
    const exponent = numberIn(b);
    if (!isFloat(dtype) && exponent < 0) {
      return machine.raise('RuntimeError', 'Integers to negative integer powers are not allowed.');
    }
    return tape.powerNumber(tape.cast(a.variable, dtype), exponent, dtype);
  }
  const negative = !isFloat(dtype) && toArray(b.variable.tensor).some((x) => x < 0);
  if (negative) decline('integers to negative integer powers are not evaluated');
  return tape.power(a.variable, b.variable, dtype, isNumber(a) ? 'PowBackward2' : 'PowBackward1');
}

/** Raises torch's error when integers are divided by zero. */
function checkDivisor(b: Operand, dtype: Dtype, machine: Machine): void {
  if (!isFloat(dtype) && toArray(b.variable.tensor).includes(0)) machine.raise('RuntimeError', 'ZeroDivisionError');
}

/** `(a / b).floor()` in the operands' type, as Python's `//`. */
function floorDivide(a: Operand, b: Operand, dtype: Dtype, machine: Machine): Variable {
  checkDivisor(b, dtype, machine);
  if (a.variable.node ?? b.variable.node)
    decline('the node of a floor division, which has no gradient, is not evaluated');
  const floor = (x: number, y: number): number => {
    if (y === 0) return x / y;
    const rest = x % y;
    const quotient = (x - rest) / y - (rest !== 0 && rest < 0 !== y < 0 ? 1 : 0);
    return quotient === 0
      ? x / y < 0 || Object.is(x / y, -0)
        ? -0
        : 0
      : Math.floor(quotient) + (quotient - Math.floor(quotient) > 0.5 ? 1 : 0);
  };
  return tape.plain(a.variable, b.variable, dtype, floor);
}

/** Raises torch's error for a subtraction of booleans (`sub_check` in ATen/native/BinaryOps.h), before shapes are looked at. */
export function checkSubtraction(a: Operand, b: Operand, machine: Machine): void {
  const booleans = [a, b].filter(({ dtype }) => dtype === 'bool').length;
  if (booleans === 0) return;
  machine.raise(
    'RuntimeError',
    booleans === 2
      ? 'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.'
      : 'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  );
}

const bitwise =
  (f: (x: bigint, y: bigint) => bigint): Combine =>
  (a, b, dtype) => {
    if (isFloat(dtype)) decline('a bitwise operation on floats is not evaluated');
    return tape.plain(a.variable, b.variable, dtype, (x, y) => Number(f(BigInt(x), BigInt(y))));
  };

export const operators: Readonly<Partial<Record<BinaryOperator, Combine>>> = {
  '+': (a, b, dtype) => tape.add(a.variable, b.variable, dtype),
  '-': (a, b, dtype) => tape.subtract(a.variable, b.variable, dtype, 1, isNumber(a) ? 'RsubBackward1' : 'SubBackward0'),
  '*': (a, b, dtype) => tape.multiply(a.variable, b.variable, dtype),
  '/': divideOperands,
  '//': floorDivide,
  '%': (a, b, dtype, machine) => {
    checkDivisor(b, dtype, machine);
    if (b.variable.node !== undefined) decline('the gradient of a remainder by its divisor is not evaluated');
    return tape.remainder(a.variable, b.variable, dtype);
  },
  '**': raise,
  '&': bitwise((x, y) => x & y),
  '|': bitwise((x, y) => x | y),
  '^': bitwise((x, y) => x ^ y),
  '<<': bitwise((x, y) => x << y),
  '>>': bitwise((x, y) => x >> y),
};
