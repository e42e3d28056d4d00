import { type LibmName, libm } from '../../../numeric/libm';
import type { BoundedFunction } from '../../../tensor/bounded';
import type { Dtype } from '../../../tensor/dtype';
import { floatResult } from '../../../tensor/promotion/numpy';
import { isFloat, isInteger, ulp } from '../../../tensor/rounding';

export type Number2 = (x: number, y: number) => number;

/** A function of two arrays. */
export interface Binary {
  /** Computed in float64 and rounded; or a transcendental function. */
  readonly f: Number2 | LibmName;
  /** The dtype computed in, given the promoted one; undefined where it is not supported. */
  /** Like f, with a bound on the error of its result. */
  readonly bounded?: BoundedFunction;
  readonly dtype?: (promoted: Dtype) => Dtype | undefined;
}

const divisionDtype = (dtype: Dtype): Dtype => (isFloat(dtype) ? dtype : 'float64');
const integral = (dtype: Dtype): Dtype | undefined => (isFloat(dtype) ? undefined : dtype);
const notBool = (dtype: Dtype): Dtype => (dtype === 'bool' ? 'int8' : dtype);
const wholeOnly = (dtype: Dtype): Dtype | undefined => (isInteger(dtype) ? dtype : undefined);
const propagateNaN =
  (f: Number2): Number2 =>
  (x, y) =>
    Number.isNaN(x) ? x : Number.isNaN(y) ? y : f(x, y);

/** Python's floor division and remainder on floats (npy_divmod in numpy/_core/src/npymath). */
function floorDivide(x: number, y: number): number {
  if (y === 0) return x / y;
  const remainder = x % y;
  let quotient = (x - remainder) / y;
  if (remainder !== 0 && y < 0 !== remainder < 0) quotient -= 1;
  if (quotient === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function remainder(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return y < 0 ? -0 : 0;
  return y < 0 !== rest < 0 && Number.isFinite(y) ? rest + y : rest;
}

const bitwise =
  (f: (x: bigint, y: bigint) => bigint): Number2 =>
  (x, y) =>
    Number(f(BigInt(x), BigInt(y)));

/** log(exp(x) + exp(y)) by the C library's functions (npy_logaddexp in numpy/_core/src/npymath/npy_math_internal.h.src). */
const logAddExp: BoundedFunction = (x = 0, y = 0) => {
  if (x === y) return [x + 0.6931471805599453, 0];
  const gap = x - y;
  if (Number.isNaN(gap)) return [gap, 0];
  const power = libm('exp', -Math.abs(gap));
  const rest = libm('log1p', power.value);
  const value = (gap > 0 ? x : y) + rest.value;
  return [value, power.certain && rest.certain ? 0 : 2 * ulp('float64', value)];
};

const logAddExp2: BoundedFunction = (x = 0, y = 0) => {
  if (x === y) return [x + 1, 0];
  const gap = x - y;
  if (Number.isNaN(gap)) return [gap, 0];
  const power = libm('exp2', -Math.abs(gap));
  const rest = libm('log1p', power.value);
  const value = (gap > 0 ? x : y) + 1.4426950408889634 * rest.value;
  return [value, power.certain && rest.certain ? 0 : 2 * ulp('float64', value)];
};

const hypotenuse: BoundedFunction = (x = 0, y = 0) => {
  const value =
    Math.abs(x) === Number.POSITIVE_INFINITY || Math.abs(y) === Number.POSITIVE_INFINITY
      ? Number.POSITIVE_INFINITY
      : Math.sqrt(x * x + y * y);
  const isExact =
    value * value === x * x + y * y &&
    Number.isInteger(x) &&
    Number.isInteger(y) &&
    Math.abs(x) + Math.abs(y) < 2 ** 26;
  return [value, isExact || !Number.isFinite(value) || x === 0 || y === 0 ? 0 : 2 * ulp('float64', value)];
};

const greatestDivisor = (x: number, y: number): number => {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
};

export const binaryFunctions: Readonly<Record<string, Binary>> = {
  add: { f: (x, y) => x + y },
  subtract: { f: (x, y) => x - y },
  multiply: { f: (x, y) => x * y },
  divide: { f: (x, y) => x / y, dtype: divisionDtype },
  floor_divide: { f: floorDivide, dtype: notBool },
  remainder: { f: remainder, dtype: notBool },
  fmod: { f: (x, y) => x % y, dtype: notBool },
  power: { f: 'pow', dtype: notBool },
  // Of two equal operands, zeros of either sign, the second one is taken.
  maximum: { f: propagateNaN((x, y) => (x > y ? x : y)) },
  minimum: { f: propagateNaN((x, y) => (x < y ? x : y)) },
  fmax: { f: (x, y) => (x > y || Number.isNaN(y) ? x : y) },
  fmin: { f: (x, y) => (x < y || Number.isNaN(y) ? x : y) },
  // The two halves of clip, which keep the first of two equal operands.
  _atLeast: { f: propagateNaN((x, y) => (x >= y ? x : y)) },
  _atMost: { f: propagateNaN((x, y) => (x <= y ? x : y)) },
  arctan2: { f: 'atan2', dtype: floatResult },
  copysign: { f: (x, y) => Math.abs(x) * (y < 0 || Object.is(y, -0) ? -1 : 1), dtype: floatResult },
  logaddexp: { f: () => 0, bounded: logAddExp, dtype: floatResult },
  logaddexp2: { f: () => 0, bounded: logAddExp2, dtype: floatResult },
  hypot: { f: () => 0, bounded: hypotenuse, dtype: floatResult },
  float_power: { f: 'pow', dtype: () => 'float64' },
  gcd: { f: greatestDivisor, dtype: wholeOnly },
  lcm: { f: (x, y) => (x === 0 || y === 0 ? 0 : Math.abs((x / greatestDivisor(x, y)) * y)), dtype: wholeOnly },
  heaviside: { f: (x, y) => (Number.isNaN(x) ? x : x === 0 ? y : x < 0 ? 0 : 1), dtype: floatResult },
  bitwise_and: { f: bitwise((x, y) => x & y), dtype: integral },
  bitwise_or: { f: bitwise((x, y) => x | y), dtype: integral },
  bitwise_xor: { f: bitwise((x, y) => x ^ y), dtype: integral },
  left_shift: { f: () => 0, dtype: (dtype) => integral(notBool(dtype)) },
  right_shift: { f: () => 0, dtype: (dtype) => integral(notBool(dtype)) },
};

export const narrowExtremes: Readonly<Record<string, Binary | undefined>> = {
  maximum: binaryFunctions._atLeast,
  minimum: binaryFunctions._atMost,
};
