import { evaluate } from '../../../kernels/numpy';
import type { LibmName } from '../../../numeric/libm';
import { mapBounded } from '../../../tensor/bounded';
import { cast } from '../../../tensor/cast';
import type { Dtype } from '../../../tensor/dtype';
import { binary, compare, kernelOf, unary } from '../../../tensor/elementwise';
import { inOrderOf } from '../../../tensor/memoryOrder';
import { floatResult, resultType } from '../../../tensor/promotion/numpy';
import { isFloat, isInteger } from '../../../tensor/rounding';
import { broadcastShapes, type Shape } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { checkedCast, type Operand } from './convert';

/** How a shape is written in NumPy's messages. */
export const shapeText = (shape: Shape): string => `(${shape.join(',')}${shape.length === 1 ? ',' : ''})`;

type Number2 = (x: number, y: number) => number;

/** A function of two arrays. */
interface Binary {
  /** Computed in float64 and rounded; or a transcendental function. */
  readonly f: Number2 | LibmName;
  /** The dtype computed in, given the promoted one; undefined where it is not supported. */
  readonly dtype?: (promoted: Dtype) => Dtype | undefined;
}

const divisionDtype = (dtype: Dtype): Dtype => (isFloat(dtype) ? dtype : 'float64');
const integral = (dtype: Dtype): Dtype | undefined => (isFloat(dtype) ? undefined : dtype);
const notBool = (dtype: Dtype): Dtype => (dtype === 'bool' ? 'int8' : dtype);
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
  heaviside: { f: (x, y) => (Number.isNaN(x) ? x : x === 0 ? y : x < 0 ? 0 : 1), dtype: floatResult },
  bitwise_and: { f: bitwise((x, y) => x & y), dtype: integral },
  bitwise_or: { f: bitwise((x, y) => x | y), dtype: integral },
  bitwise_xor: { f: bitwise((x, y) => x ^ y), dtype: integral },
  left_shift: { f: bitwise((x, y) => x << y), dtype: (dtype) => integral(notBool(dtype)) },
  right_shift: { f: bitwise((x, y) => x >> y), dtype: (dtype) => integral(notBool(dtype)) },
};

const narrowExtremes: Readonly<Record<string, Binary | undefined>> = {
  maximum: binaryFunctions._atLeast,
  minimum: binaryFunctions._atMost,
};

export const comparisons: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  equal: (x, y) => x === y,
  not_equal: (x, y) => x !== y,
  less: (x, y) => x < y,
  less_equal: (x, y) => x <= y,
  greater: (x, y) => x > y,
  greater_equal: (x, y) => x >= y,
};

export const logicals: Readonly<Record<string, Number2>> = {
  logical_and: (x, y) => x * y,
  logical_or: (x, y) => x + y,
  logical_xor: (x, y) => (x === y ? 0 : 1),
};

/** The dtype that operands are brought to. */
export function promotedDtype(operands: readonly Operand[]): Dtype {
  return resultType(
    operands.filter(({ weak }) => weak === undefined).map(({ tensor }) => tensor.dtype),
    operands.flatMap(({ weak }) => (weak === undefined ? [] : [weak])),
  );
}

function checkShapes(a: Tensor, b: Tensor, machine: Machine): void {
  if (broadcastShapes(a.shape, b.shape) !== undefined) return;
  machine.raise(
    'ValueError',
    `operands could not be broadcast together with shapes ${shapeText(a.shape)} ${shapeText(b.shape)} `,
  );
}

/** A binary ufunc on operands, with NumPy's promotion; raises its errors. */
export function applyBinary(name: string, a: Operand, b: Operand, machine: Machine, given?: Dtype): Tensor {
  const row = binaryFunctions[name];
  if (row === undefined) return decline(`numpy.${name} is not evaluated`);
  const promoted = given ?? promotedDtype([a, b]);
  const dtype = row.dtype === undefined ? promoted : row.dtype(promoted);
  if (dtype === undefined) {
    return machine.raise(
      'TypeError',
      `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''`,
    );
  }
  if (promoted === 'bool' && name === 'subtract') {
    machine.raise(
      'TypeError',
      'numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.',
    );
  }
  checkShapes(a.tensor, b.tensor, machine);
  const [x, y] = [checkedCast(a, dtype, machine), checkedCast(b, dtype, machine)];
  machine.charge(Math.max(x.size, y.size));
  return inOrderOf(computed(name, row, x, y, b, dtype, machine), [a.tensor, b.tensor]);
}

function computed(name: string, row: Binary, x: Tensor, y: Tensor, b: Operand, dtype: Dtype, machine: Machine): Tensor {
  if (name === 'power') return power(x, y, b, dtype, machine);
  if (isInteger(dtype) && (name === 'floor_divide' || name === 'remainder' || name === 'fmod')) {
    const exact = row.f as Number2;
    return binary(x, y, dtype, (p, q) => (q === 0 ? 0 : exact(p, q) + 0));
  }
  // float16 has no vector loop, and its scalar one keeps the first of two equal operands.
  const kept = dtype === 'float16' ? narrowExtremes[name] : undefined;
  const { f } = kept ?? row;
  if (typeof f !== 'string') return binary(x, y, dtype, f);
  return isFloat(dtype) && dtype !== 'bfloat16'
    ? mapBounded([x, y], dtype, (p = 0, q = 0) => evaluate(f, dtype, p, q))
    : decline(name);
}

function power(x: Tensor, y: Tensor, exponent: Operand, dtype: Dtype, machine: Machine): Tensor {
  const exponents = toArray(y);
  if (!isFloat(dtype)) {
    if (exponents.some((e) => e < 0))
      machine.raise('ValueError', 'Integers to negative integer powers are not allowed.');
    return binary(x, y, dtype, (p, q) => {
      const exact = p ** q;
      return Math.abs(exact) <= Number.MAX_SAFE_INTEGER ? exact : Number.NaN;
    });
  }
  if (dtype === 'bfloat16') return decline('bfloat16 in NumPy is not evaluated');
  if (exponent.tensor.shape.length === 0 && errorsOf(y) === undefined) {
    const quick = quickPowers[String(exponents[0])];
    if (quick !== undefined) return unary(x, dtype, kernelOf(dtype, quick));
  }
  return mapBounded([x, y], dtype, (p = 0, q = 0) => (q === 1 ? [p, 0] : evaluate('pow', dtype, p, q)));
}

/** Exponents for which `**` with a Python number takes another ufunc (numpy/_core/src/multiarray/number.c). */
const quickPowers: Readonly<Record<string, (x: number) => number>> = {
  '2': (x) => x * x,
  '1': (x) => x,
  '0.5': Math.sqrt,
  '-1': (x) => 1 / x,
  '0': () => 1,
};

/** A comparison ufunc. */
export function applyComparison(name: string, a: Operand, b: Operand, machine: Machine): Tensor {
  const test = comparisons[name];
  if (test === undefined) return decline(`numpy.${name} is not evaluated`);
  checkShapes(a.tensor, b.tensor, machine);
  machine.charge(Math.max(a.tensor.size, b.tensor.size));
  const dtype = promotedDtype([a, b]);
  // A Python int that does not fit an integer dtype still compares by value.
  if (isInteger(dtype)) return compare(a.tensor, b.tensor, test);
  return compare(cast(a.tensor, dtype), cast(b.tensor, dtype), test);
}
