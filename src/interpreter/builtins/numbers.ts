import { fixed } from '../../numeric/decimal';
import { roundHalfEven } from '../../numeric/rounding';
import { callPositional } from '../call';
import { boundMethod } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonComplex } from '../objects/complex';
import { PythonTuple } from '../objects/tuple';
import { typeOf } from '../objects/types';
import { binary } from '../operators/binary';
import { floatDivmod, numeric, toFloat } from '../operators/numbers';
import { toIndex } from '../operators/subscript';
import { unknownOf } from '../unknown/among';
import { ApproximateFloat, type Evaluation, finish, PythonObject, Unknown, type Value } from '../values';
import { wholePart } from './convert';

/** `abs(value)`. */
export function* absolute(value: Value, machine: Interpreter): Evaluation {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  const number = numeric(value);
  if (typeof number === 'bigint') return number < 0n ? -number : number;
  if (number !== undefined) return Math.abs(number);
  if (value instanceof ApproximateFloat) return new ApproximateFloat(Math.abs(value.value), value.error);
  const method = value instanceof PythonObject ? boundMethod(value.type, '__abs__', value, machine) : undefined;
  if (method !== undefined) return yield* finish(callPositional(method, [], machine));
  return machine.raise('TypeError', `bad operand type for abs(): '${typeOf(value).name}'`);
}

/** A float rounded to decimal places as CPython's dtoa does: correctly, from the exact value. */
function roundFloat(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > 323) return value;
  if (digits < -308) return value < 0 || Object.is(value, -0) ? -0 : 0;
  if (digits >= 0) return Number(fixed(value, digits));
  const unit = 10n ** BigInt(-digits);
  const rounded = roundInteger(BigInt(Math.trunc(value)), unit, value !== Math.trunc(value));
  return value < 0 ? -Math.abs(Number(rounded)) : Number(rounded);
}

/** An integer to a multiple of the unit, ties to even; `beyond` when the true value lies past the integer, away from zero. */
function roundInteger(value: bigint, unit: bigint, beyond: boolean): bigint {
  const magnitude = value < 0n ? -value : value;
  const rest = magnitude % unit;
  const floor = magnitude / unit;
  const twice = rest * 2n;
  const up = twice > unit || (twice === unit && (beyond || floor % 2n === 1n));
  const rounded = (up ? floor + 1n : floor) * unit;
  return value < 0n ? -rounded : rounded;
}

/** `round(value, digits)`. */
export function* round(value: Value, digits: Value, machine: Interpreter): Evaluation {
  const unknown = unknownOf(value) ?? unknownOf(digits);
  if (unknown) return unknown;
  if (value instanceof ApproximateFloat) return roundApproximate(value, digits, machine);
  const number = numeric(value);
  if (number === undefined) {
    const method = value instanceof PythonObject ? boundMethod(value.type, '__round__', value, machine) : undefined;
    if (method !== undefined) return yield* finish(callPositional(method, digits === null ? [] : [digits], machine));
    return machine.raise('TypeError', `type ${typeOf(value).name} doesn't define __round__ method`);
  }
  if (digits === null) {
    if (typeof number === 'bigint') return number;
    return Number.isFinite(number) ? BigInt(roundHalfEven(number)) : wholePart(number, machine);
  }
  const places = toIndex(digits, machine);
  if (typeof number === 'number') {
    const rounded = roundFloat(number, places);
    if (!Number.isFinite(rounded) && Number.isFinite(number))
      machine.raise('OverflowError', 'rounded value too large to represent');
    return rounded;
  }
  return places >= 0 ? number : places < -5000 ? 0n : roundInteger(number, 10n ** BigInt(-places), false);
}

function roundApproximate(value: ApproximateFloat, digits: Value, machine: Interpreter): Value {
  const at = (shift: number): number =>
    digits === null ? roundHalfEven(value.value + shift) : roundFloat(value.value + shift, toIndex(digits, machine));
  const [low, middle, high] = [at(-value.error), at(0), at(value.error)];
  if (low === high) return digits === null ? BigInt(middle) : middle;
  if (digits === null) return new Unknown('the rounding of a number whose digits are not known');
  return new ApproximateFloat(middle, Math.max(high - middle, middle - low));
}

/** `divmod(a, b)`. */
export function* divide(a: Value, b: Value, machine: Interpreter): Evaluation {
  const [x, y] = [numeric(a), numeric(b)];
  if (x === undefined || y === undefined) {
    if (a instanceof PythonComplex || b instanceof PythonComplex) {
      const names = [a, b].map((value) => `'${typeOf(value).name}'`).join(' and ');
      return machine.raise('TypeError', `unsupported operand type(s) for divmod(): ${names}`);
    }
    const quotient = yield* finish(binary('//', a, b, machine));
    const rest = yield* finish(binary('%', a, b, machine));
    return unknownOf(quotient) ?? unknownOf(rest) ?? new PythonTuple([quotient, rest]);
  }
  if (typeof x === 'number' || typeof y === 'number') {
    const [top, bottom] = [toFloat(x, machine), toFloat(y, machine)];
    if (bottom === 0) machine.raise('ZeroDivisionError', 'float divmod()');
    return new PythonTuple(floatDivmod(top, bottom));
  }
  return new PythonTuple([yield* finish(binary('//', a, b, machine)), yield* finish(binary('%', a, b, machine))]);
}

/** `pow(base, exponent, modulus)`. */
export function* power(base: Value, exponent: Value, modulus: Value, machine: Interpreter): Evaluation {
  if (modulus === null) return yield* finish(binary('**', base, exponent, machine));
  if (base instanceof PythonComplex || exponent instanceof PythonComplex)
    return machine.raise('ValueError', 'complex modulo');
  const numbers = [base, exponent, modulus].map((value) => numeric(value));
  const [b, e, m] = numbers;
  if (typeof b !== 'bigint' || typeof e !== 'bigint' || typeof m !== 'bigint') {
    return machine.raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers');
  }
  if (m === 0n) machine.raise('ValueError', 'pow() 3rd argument cannot be 0');
  const start = e < 0n ? inverse(b, m, machine) : b;
  let [result, factor, rest] = [1n, ((start % m) + m) % m, e < 0n ? -e : e];
  while (rest > 0n) {
    machine.charge(1 + (m.toString(16).length >> 3));
    if (machine.meter.due()) yield;
    if (rest % 2n === 1n) result = (result * factor) % m;
    factor = (factor * factor) % m;
    rest /= 2n;
  }
  return ((result % m) + m) % m;
}

function inverse(value: bigint, modulus: bigint, machine: Interpreter): bigint {
  let [a, b] = [((value % modulus) + modulus) % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return a === 1n || a === -1n ? x * a : machine.raise('ValueError', 'base is not invertible for the given modulus');
}
