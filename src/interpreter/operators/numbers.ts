import { twoProduct } from '../../numeric/fma';
import { libm } from '../../numeric/libm';
import { ulp } from '../../numeric/ulp';
import { raised } from '../exceptions';
import {
  ApproximateFloat,
  type BinaryOperator,
  Instance,
  type Machine,
  type Slots,
  Unknown,
  type Value,
} from '../values';
import { complexPower } from './complex';

/** The largest integers computed with, in bits. */
const maximumBits = 400_000;
const small = 9_007_199_254_740_991n;

export type Numeric = bigint | number;

/** An int, bool or float as a number; undefined for anything else. */
export function numeric(value: Value): Numeric | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return BigInt(value);
  const equal = value instanceof Instance ? (value.type.slots as Slots<Instance>).number?.(value) : undefined;
  return typeof equal === 'boolean' ? BigInt(equal) : typeof equal === 'string' ? undefined : equal;
}

/** Bits of an integer's magnitude, `int.bit_length()`. */
export function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return magnitude === 0n ? 0 : magnitude.toString(2).length;
}

function roughBits(value: bigint): number {
  return value <= small && value >= -small ? 53 : value.toString(16).length * 4;
}

/** An int as a float, or Python's OverflowError. */
export function toFloat(value: Numeric, machine: Machine): number {
  if (typeof value === 'number') return value;
  const float = Number(value);
  return Number.isFinite(float) ? float : machine.raise('OverflowError', 'int too large to convert to float');
}

/** A float result of the C library, approximate where it may round the other way. */
export function fromLibm({ value, certain }: { readonly value: number; readonly certain: boolean }): Value {
  return certain ? value : new ApproximateFloat(value, ulp(value, 'float64'));
}

type IntegerRow = (a: bigint, b: bigint, machine: Machine) => Value;
type FloatRow = (a: number, b: number, machine: Machine) => Value;

const tooLarge = (): Unknown => new Unknown(`an integer of more than ${maximumBits.toLocaleString('en')} bits`);

function sized(bits: number, machine: Machine, compute: () => bigint): Value {
  if (bits > maximumBits) return tooLarge();
  if (bits > 4096) machine.charge(bits >> 5);
  return compute();
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** int / int correctly rounded, as CPython's long_true_divide. */
function trueDivide(a: bigint, b: bigint, machine: Machine): number {
  if (b === 0n) machine.raise('ZeroDivisionError', 'division by zero');
  if (a <= small && a >= -small && b <= small && b >= -small) return Number(a) / Number(b);
  const negative = a < 0n !== b < 0n;
  const top = a < 0n ? -a : a;
  const bottom = b < 0n ? -b : b;
  const shift = bitLength(top) - bitLength(bottom) - 66;
  const quotient = shift >= 0 ? top / (bottom << BigInt(shift)) : (top << BigInt(-shift)) / bottom;
  const exact = shift >= 0 ? quotient * (bottom << BigInt(shift)) === top : quotient * bottom === top << BigInt(-shift);
  if (shift < -1080) return exactSmall(top, bottom, negative);
  const value =
    Number(exact ? quotient : quotient | 1n) *
    2 ** Math.max(-1000, Math.min(shift, 1000)) *
    2 ** (shift < -1000 ? shift + 1000 : shift > 1000 ? shift - 1000 : 0);
  if (!Number.isFinite(value)) machine.raise('OverflowError', 'integer division result too large for a float');
  return negative ? -value : value;
}

/** Quotients below the normal range are rounded once, at 2^-1074. */
function exactSmall(top: bigint, bottom: bigint, negative: boolean): number {
  const scaled = (top << 1076n) / bottom;
  const quarter = (top << 1076n) % bottom === 0n ? scaled : scaled | 1n;
  const kept = quarter >> 2n;
  const rest = quarter & 3n;
  const whole = rest > 2n || (rest === 2n && (kept & 1n) === 1n) ? kept + 1n : kept;
  const value = Number(whole) * 2 ** -1074;
  return negative ? -value : value;
}

function integerPower(a: bigint, b: bigint, machine: Machine): Value {
  if (b < 0n) {
    if (a === 0n) machine.raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
    return floatPower(toFloat(a, machine), toFloat(b, machine), machine);
  }
  if (a === 0n || a === 1n || a === -1n) return a === -1n && b % 2n === 0n ? 1n : b === 0n ? 1n : a;
  if (b > BigInt(maximumBits)) return tooLarge();
  return sized((roughBits(a) === 53 ? bitLength(a) : roughBits(a)) * Number(b), machine, () => a ** b);
}

function shiftLeft(a: bigint, b: bigint, machine: Machine): Value {
  if (b < 0n) machine.raise('ValueError', 'negative shift count');
  if (a === 0n) return 0n;
  if (b > BigInt(maximumBits)) return tooLarge();
  return sized(roughBits(a) + Number(b), machine, () => a << b);
}

function shiftRight(a: bigint, b: bigint, machine: Machine): Value {
  if (b < 0n) machine.raise('ValueError', 'negative shift count');
  return b > BigInt(maximumBits * 2) ? (a < 0n ? -1n : 0n) : a >> b;
}

const integerRows: Readonly<Record<BinaryOperator, IntegerRow | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b, machine) => {
    const bits = roughBits(a) + roughBits(b);
    return bits <= 4096 ? a * b : sized(bits, machine, () => a * b);
  },
  '/': trueDivide,
  '//': (a, b, machine) =>
    b === 0n ? machine.raise('ZeroDivisionError', 'integer division or modulo by zero') : floorDivide(a, b),
  '%': (a, b, machine) => (b === 0n ? machine.raise('ZeroDivisionError', 'integer modulo by zero') : modulo(a, b)),
  '**': integerPower,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': shiftLeft,
  '>>': shiftRight,
  '@': undefined,
};

/** CPython's float_divmod, Objects/floatobject.c. */
export function floatDivmod(a: number, b: number): [quotient: number, rest: number] {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      quotient -= 1;
    }
  } else rest = b < 0 || Object.is(b, -0) ? -0 : 0;
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

function floatPower(a: number, b: number, machine: Machine): Value {
  if (b === 0 || a === 1) return 1;
  if (a === 0 && b < 0) machine.raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return infinitePower(a, b);
  if (a < 0 && !Number.isInteger(b)) return complexPower(a, b, machine);
  if (b === 1) return a;
  const square = b === 2 ? squarePower(a) : undefined;
  const value = square ?? fromLibm(libm('pow', a, b));
  const plain = value instanceof ApproximateFloat ? value.value : value;
  if (plain === Number.POSITIVE_INFINITY || plain === Number.NEGATIVE_INFINITY) {
    throw raised('OverflowError', 34n, 'Numerical result out of range');
  }
  return value;
}

function infinitePower(a: number, b: number): number {
  if (a === -1 && !Number.isFinite(b)) return 1;
  return a ** b;
}

/** x * x is x ** 2 correctly rounded; the C library agrees unless the exact square lies next to the middle of two floats. */
function squarePower(a: number): number | undefined {
  const magnitude = Math.abs(a);
  if (magnitude > 1e150 || magnitude < 1e-140) return undefined;
  const [high, low] = twoProduct(a, a);
  return Math.abs(Math.abs(low) / ulp(high, 'float64') - 0.5) > 0.05 ? high : undefined;
}

const floatRows: Readonly<Partial<Record<BinaryOperator, FloatRow>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b, machine) => (b === 0 ? machine.raise('ZeroDivisionError', 'float division by zero') : a / b),
  '//': (a, b, machine) =>
    b === 0 ? machine.raise('ZeroDivisionError', 'float floor division by zero') : floatDivmod(a, b)[0],
  '%': (a, b, machine) => (b === 0 ? machine.raise('ZeroDivisionError', 'float modulo') : floatDivmod(a, b)[1]),
  '**': floatPower,
};

/** Arithmetic on ints, bools and floats; undefined where Python has none. */
export function numericBinary(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  machine: Machine,
): Value | undefined {
  if (left instanceof Instance || right instanceof Instance) return undefined;
  const a = numeric(left);
  const b = numeric(right);
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    const result = integerRows[operator]?.(a, b, machine);
    const isLogical = operator === '&' || operator === '|' || operator === '^';
    return isLogical && typeof left === 'boolean' && typeof right === 'boolean' ? result !== 0n : result;
  }
  const row = floatRows[operator];
  return row?.(toFloat(a, machine), toFloat(b, machine), machine);
}
