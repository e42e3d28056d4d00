import { roundHalfEven } from '../../../numeric/rounding';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { mapBounded } from '../../../tensor/bounded';
import { cast as castTensor } from '../../../tensor/cast';
import { isFloat, rounder } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import { roundedWithin } from '../../../tensor/summation/bounds';
import { toArray } from '../../../tensor/view';
import type { BinaryOperator, ComparisonOperator, Machine, Value } from '../../values';
import { decline } from '../declined';
import * as arithmetic from './arithmetic';
import { type JaxArray, wrap } from './array';
import { convert, isFused, together } from './convert';
import { product } from './reduction';

type Compute = (a: Variable, b: Variable, fused: boolean) => Variable;

/** A binary operation; `real` takes integers as floats. */
interface Binary {
  readonly compute: Compute;
  readonly real?: true;
}

const floorDivide: Compute = (a, b) => {
  if (!isFloat(a.tensor.dtype)) {
    if (toArray(b.tensor).includes(0)) return decline('an integer division by zero is not evaluated');
    return arithmetic.flat(a, b, (x, y) => Math.floor(x / y));
  }
  return arithmetic.flat(a, b, (x, y) => {
    // jax/_src/numpy/ufuncs.py, _float_divmod
    const rest = Math.fround(x % y);
    const quotient = Math.fround(Math.fround(x - rest) / y);
    return roundHalfEven(rest !== 0 && rest < 0 !== y < 0 ? quotient - 1 : quotient);
  });
};

const remainder: Compute = (a, b) => {
  if (!isFloat(a.tensor.dtype) && toArray(b.tensor).includes(0))
    return decline('an integer division by zero is not evaluated');
  return arithmetic.flat(a, b, (x, y) => {
    const rest = x % y;
    return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
  });
};

const bits =
  (integers: (x: number, y: number) => number): Compute =>
  (a, b) =>
    isFloat(a.tensor.dtype) ? decline('bit operations on floats: JAX raises') : arithmetic.flat(a, b, integers);

/** XLA's power lies within 0.502 units in the last place of the true one. */
function power(a: Variable, b: Variable): Variable {
  if (a.node || b.node) return decline('the gradient of a power that is not a whole number is not evaluated');
  const { dtype } = a.tensor;
  if (!isFloat(dtype)) return arithmetic.flat(a, b, (x, y) => x ** y);
  const round = rounder(dtype);
  return constant(
    mapBounded([a.tensor, b.tensor], dtype, (x = 0, y = 0) => roundedWithin(x ** y, 2 ** -29, round, dtype)),
  );
}

/** By operator, and by the names of the functions that have none. */
const binaries: Readonly<Record<string, Binary>> = {
  '+': { compute: arithmetic.add },
  '-': { compute: arithmetic.subtract },
  '*': { compute: arithmetic.multiply },
  '/': { compute: arithmetic.divide, real: true },
  '//': { compute: floorDivide },
  '%': { compute: remainder },
  '**': { compute: power },
  '@': { compute: product },
  '&': { compute: bits((x, y) => x & y) },
  '|': { compute: bits((x, y) => x | y) },
  '^': { compute: bits((x, y) => x ^ y) },
  maximum: { compute: (a, b) => arithmetic.extreme(1, a, b) },
  minimum: { compute: (a, b) => arithmetic.extreme(-1, a, b) },
};

const comparisons: Readonly<Record<ComparisonOperator, (x: number, y: number) => boolean>> = {
  '==': (x, y) => x === y,
  '!=': (x, y) => x !== y,
  '<': (x, y) => x < y,
  '<=': (x, y) => x <= y,
  '>': (x, y) => x > y,
  '>=': (x, y) => x >= y,
};

function checkShapes(name: string, operands: readonly Variable[], machine: Machine): void {
  const shapes = operands.map((operand) => operand.tensor.shape);
  if (broadcastShapes(...shapes) !== undefined) return;
  const text = shapes.map((shape) => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`).join(', ');
  if (shapes.every((shape) => shape.length === shapes[0]?.length))
    machine.raise('TypeError', `${name} got incompatible shapes for broadcasting: ${text}.`);
  machine.raise('ValueError', `Incompatible shapes for broadcasting: shapes=[${text}]`);
}

const primitiveNames: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  maximum: 'max',
  minimum: 'min',
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

/** Applies a binary operation to two values. */
export function binary(name: string, left: Value, right: Value, machine: Machine): JaxArray {
  const row = binaries[name] ?? decline(`${name} of JAX arrays is not evaluated`);
  if (name === '**' && typeof right === 'bigint' && right > -1000n && right < 1000n) {
    const base = convert(left, machine);
    if (base.tensor.dtype === 'bool') return decline('a power of booleans is not evaluated');
    return wrap(arithmetic.integerPower(base, Number(right), isFused(machine)), machine, base.weak);
  }
  const { operands, weak, dtype } = together([left, right], machine, row.real);
  const [a, b] = operands;
  if (a === undefined || b === undefined) return decline('an operand is missing');
  if (dtype === 'bool' && !'&|^'.includes(name) && name.length < 3)
    return decline('arithmetic on booleans is not evaluated');
  if (name !== '@') checkShapes(primitiveNames[name] ?? name, operands, machine);
  return wrap(row.compute(a, b, isFused(machine)), machine, weak);
}

/** Compares two values element by element. */
export function compare(operator: ComparisonOperator, left: Value, right: Value, machine: Machine): JaxArray {
  const { operands } = together([left, right], machine);
  const [a, b] = operands;
  if (a === undefined || b === undefined) return decline('an operand is missing');
  checkShapes(primitiveNames[operator] ?? operator, operands, machine);
  return wrap(constant(arithmetic.test(a, b, comparisons[operator])), machine);
}

/** `-x`, `+x` and `~x`. */
export function unary(operator: '-' | '+' | '~', self: JaxArray, machine: Machine): JaxArray {
  const { dtype } = self.tensor;
  if (operator === '+') return self;
  if (operator === '-')
    return dtype === 'bool'
      ? decline('the negative of booleans: JAX raises')
      : wrap(arithmetic.negative(self), machine, self.weak);
  if (isFloat(dtype)) return decline('~ of floats: JAX raises');
  const t = self.tensor;
  return wrap(constant(arithmetic.compute([t], dtype, dtype === 'bool' ? (x) => 1 - x : (x) => ~x, false)), machine);
}

/** Truth of every element as booleans. */
export const truths = (value: Value, machine: Machine): Variable =>
  constant(castTensor(convert(value, machine).tensor, 'bool'));

export const operators: readonly BinaryOperator[] = ['+', '-', '*', '/', '//', '%', '**', '@', '&', '|', '^'];
