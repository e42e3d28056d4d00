import { powf } from '../../../kernels/glibc/optimizedRoutines';
import { roundHalfEven } from '../../../numeric/rounding';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { mapBounded } from '../../../tensor/bounded';
import { isFloat, rounder } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import { roundedWithin } from '../../../tensor/summation/bounds';
import { flusher } from '../../../tensor/tensorflow/flush';
import { toArray } from '../../../tensor/view';
import type { BinaryOperator, ComparisonOperator, Machine, Value } from '../../values';
import { decline } from '../declined';
import * as arithmetic from './arithmetic';
import { type JaxArray, wrap } from './array';
import { applied, unrecorded } from './compilation';
import { convert, together } from './convert';
import { elementary } from './elementary';
import { sumTo } from './moving';
import { product } from './reduction';
import * as selection from './selection';

type Compute = (a: Variable, b: Variable) => Variable;

/** A binary operation; `real` takes integers as floats. */
interface Binary {
  readonly compute: Compute;
  readonly real?: true;
}

const floorDivide: Compute = (a, b) => {
  if (!isFloat(a.tensor.dtype)) {
    if (toArray(b.tensor).includes(0)) return decline('an integer division by zero is not evaluated');
    return selection.flat(a, b, (x, y) => Math.floor(x / y));
  }
  return selection.flat(a, b, (x, y) => {
    // jax/_src/numpy/ufuncs.py, _float_divmod
    const rest = Math.fround(x % y);
    const quotient = Math.fround(Math.fround(x - rest) / y);
    return roundHalfEven(rest !== 0 && rest < 0 !== y < 0 ? quotient - 1 : quotient);
  });
};

const remainder: Compute = (a, b) => {
  if (!isFloat(a.tensor.dtype) && toArray(b.tensor).includes(0))
    return decline('an integer division by zero is not evaluated');
  return selection.flat(a, b, (x, y) => {
    const rest = x % y;
    return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
  });
};

const bits =
  (integers: (x: number, y: number) => number): Compute =>
  (a, b) =>
    isFloat(a.tensor.dtype) ? decline('bit operations on floats: JAX raises') : selection.flat(a, b, integers);

/** x where it is not zero, else one. */
const unlessZero = (x: Variable): Variable =>
  selection.select(
    selection.test(x, arithmetic.like(x, 0), (p, q) => p === q),
    arithmetic.like(x, 1),
    x,
  );

/** XLA calls the C library's powf; the rules for the derivatives are jax/_src/lax/lax.py's, _pow_jvp_lhs and _pow_jvp_rhs. */
function power(a: Variable, b: Variable): Variable {
  const { dtype } = a.tensor;
  if (!isFloat(dtype)) return selection.flat(a, b, (x, y) => x ** y);
  const [flush, round] = [flusher(dtype), rounder(dtype)];
  const byBase = (x: Variable, y: Variable) =>
    arithmetic.multiply(y, power(x, arithmetic.subtract(y, arithmetic.like(y, 1))));
  const byExponent = (x: Variable, z: Variable) => arithmetic.multiply(elementary('log', unlessZero(x)), z);
  return applied(
    'pow',
    [a, b],
    ([p = a.tensor, q = b.tensor], setting) =>
      dtype === 'float32'
        ? arithmetic.compute(
            [p, q],
            dtype,
            (x, y) => flush(powf(flush(x), flush(y))),
            false,
            setting === 'alone' ? 0 : 1,
          )
        : mapBounded([p, q], dtype, (x = 0, y = 0) => roundedWithin(x ** y, 2 ** -29, round, dtype)),
    (g, saved) => [
      a.node && sumTo(arithmetic.multiply(g, byBase(saved.input(0), saved.input(1))), a.tensor.shape),
      b.node && sumTo(arithmetic.multiply(g, byExponent(saved.input(0), saved.output())), b.tensor.shape),
    ],
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
  maximum: { compute: (a, b) => selection.extreme(1, a, b) },
  minimum: { compute: (a, b) => selection.extreme(-1, a, b) },
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

/** The contracted extents of a product of vectors or matrices. */
function checkProduct(a: Variable, b: Variable, machine: Machine): void {
  const [p, q] = [a.tensor.shape, b.tensor.shape];
  const [inner, outer] = [p.at(-1), q.length === 1 ? q[0] : q.at(-2)];
  if (p.length === 0 || q.length === 0 || p.length > 2 || q.length > 2 || inner === outer) return;
  machine.raise(
    'TypeError',
    `dot_general requires contracting dimensions to have the same shape, got (${inner},) and (${outer},).`,
  );
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
    return wrap(arithmetic.integerPower(base, Number(right)), machine, base.weak);
  }
  const { operands, weak, dtype } = together([left, right], machine, row.real);
  const [a, b] = operands;
  if (a === undefined || b === undefined) return decline('an operand is missing');
  if (dtype === 'bool' && !'&|^'.includes(name) && name.length < 3)
    return decline('arithmetic on booleans is not evaluated');
  if (name === '@') checkProduct(a, b, machine);
  else checkShapes(primitiveNames[name] ?? name, operands, machine);
  return wrap(row.compute(a, b), machine, weak);
}

/** Compares two values element by element. */
export function compare(operator: ComparisonOperator, left: Value, right: Value, machine: Machine): JaxArray {
  const { operands } = together([left, right], machine);
  const [a, b] = operands;
  if (a === undefined || b === undefined) return decline('an operand is missing');
  checkShapes(primitiveNames[operator] ?? operator, operands, machine);
  return wrap(constant(selection.test(a, b, comparisons[operator])), machine);
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
  const not = dtype === 'bool' ? (x: number) => 1 - x : (x: number) => ~x;
  return wrap(
    unrecorded('not', [self], ([t = self.tensor]) => arithmetic.compute([t], dtype, not, false)),
    machine,
  );
}

/** Truth of every element as booleans. */
export const truths = (value: Value, machine: Machine): Variable =>
  arithmetic.cast(constant(convert(value, machine).tensor), 'bool');

export const operators: readonly BinaryOperator[] = ['+', '-', '*', '/', '//', '%', '**', '@', '&', '|', '^'];
