import { evaluate } from '../../../kernels/numpy';
import { type BoundedFunction, mapBounded } from '../../../tensor/bounded';
import { cast } from '../../../tensor/cast';
import type { Dtype } from '../../../tensor/dtype';
import { binary, compare, kernelOf, unary } from '../../../tensor/elementwise';
import { inOrderOf } from '../../../tensor/memoryOrder';
import { resultType } from '../../../tensor/promotion/numpy';
import { bytes, categoryOf, isFloat, isInteger, rounder, ulp } from '../../../tensor/rounding';
import { broadcastShapes, type Shape } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { type Binary, binaryFunctions, type Number2, narrowExtremes } from './binary';
import { checkErrors } from './contexts';
import { checkedCast, type Operand } from './convert';
import { raiseNumpy } from './errors';

/** How a shape is written in NumPy's messages. */
export const shapeText = (shape: Shape): string => `(${shape.join(',')}${shape.length === 1 ? ',' : ''})`;

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

/** Raises where the shapes of two operands do not broadcast. */
export function checkShapes(a: Tensor, b: Tensor, machine: Machine): void {
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
  if (given !== undefined) checkInputs(name, [a, b], dtype);
  checkShapes(a.tensor, b.tensor, machine);
  const [x, y] = [checkedCast(a, dtype, machine), checkedCast(b, dtype, machine)];
  machine.charge(Math.max(x.size, y.size));
  const result = computed(name, row, x, y, b, dtype, machine);
  if (isFloat(dtype)) checkErrors(name, [x, y], result, machine);
  return inOrderOf(result, [a.tensor, b.tensor]);
}

const categories = ['bool', 'integer', 'float'];

/** Raises where `dtype=` would take an operand to a narrower kind. */
function checkInputs(name: string, operands: readonly Operand[], dtype: Dtype): void {
  operands.forEach(({ tensor, weak }, at) => {
    if (weak !== undefined || categories.indexOf(categoryOf(tensor.dtype)) <= categories.indexOf(categoryOf(dtype)))
      return;
    const place = operands.length > 1 ? `input ${at}` : 'input';
    raiseNumpy(
      'UFuncTypeError',
      `Cannot cast ufunc '${name}' ${place} from dtype('${tensor.dtype}') to dtype('${dtype}') with casting rule 'same_kind'`,
    );
  });
}

function computed(name: string, row: Binary, x: Tensor, y: Tensor, b: Operand, dtype: Dtype, machine: Machine): Tensor {
  if (name === 'left_shift' || name === 'right_shift') return shifted(name, x, y, dtype);
  if (name === 'power') return power(x, y, b, dtype, machine);
  if (isInteger(dtype) && (name === 'floor_divide' || name === 'remainder' || name === 'fmod')) {
    const exact = row.f as Number2;
    return binary(x, y, dtype, (p, q) => (q === 0 ? 0 : exact(p, q) + 0));
  }
  // float16 has no vector loop, and its scalar one keeps the first of two equal operands.
  const kept = dtype === 'float16' ? narrowExtremes[name] : undefined;
  const { f, bounded } = kept ?? row;
  if (bounded !== undefined) return mapBounded([x, y], dtype, inDtype(bounded, dtype));
  if (typeof f !== 'string') return binary(x, y, dtype, f);
  return isFloat(dtype) && dtype !== 'bfloat16'
    ? mapBounded([x, y], dtype, (p = 0, q = 0) => evaluate(f, dtype, p, q))
    : decline(name);
}

/** A function of float64 numbers for a dtype; narrower ones have loops of their own, which are not reproduced. */
function inDtype(f: BoundedFunction, dtype: Dtype): BoundedFunction {
  if (dtype === 'float64') return f;
  const round = rounder(dtype);
  return (...point) => {
    const [value, error] = f(...point);
    const rounded = round(value);
    return [rounded, Number.isFinite(rounded) && rounded !== 0 ? error + 3 * ulp(dtype, rounded) : 0];
  };
}

/** Shifts by at least as many bits as there are, or by fewer than none, leave only the sign (npy_lshift, npy_rshift in npy_math). */
function shifted(name: string, x: Tensor, y: Tensor, dtype: Dtype): Tensor {
  const bits = 8 * bytes[dtype];
  const wrapped = dtype === 'uint8' ? BigInt.asUintN : BigInt.asIntN;
  return binary(x, y, dtype, (p, q) => {
    if (q < 0 || q >= bits) return name === 'right_shift' && p < 0 ? -1 : 0;
    if (!Number.isSafeInteger(p)) return Number.POSITIVE_INFINITY;
    const value = Number(name === 'left_shift' ? wrapped(bits, BigInt(p) << BigInt(q)) : BigInt(p) >> BigInt(q));
    return Number.isSafeInteger(value) ? value : Number.POSITIVE_INFINITY;
  });
}

function power(x: Tensor, y: Tensor, exponent: Operand, dtype: Dtype, machine: Machine): Tensor {
  const exponents = toArray(y);
  if (!isFloat(dtype)) {
    if (exponents.some((e) => e < 0))
      machine.raise('ValueError', 'Integers to negative integer powers are not allowed.');
    const bits = 8 * bytes[dtype];
    const wrapped = dtype === 'uint8' ? BigInt.asUintN : BigInt.asIntN;
    return binary(x, y, dtype, (p, q) => {
      if (q > 4096) return p === 0 || p === 1 ? p : Number.POSITIVE_INFINITY;
      const value = Number(wrapped(bits, BigInt(p) ** BigInt(q)));
      return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : Number.POSITIVE_INFINITY;
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
