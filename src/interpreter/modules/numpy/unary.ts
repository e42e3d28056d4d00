import { evaluate } from '../../../kernels/numpy';
import type { LibmName } from '../../../numeric/libm';
import { roundHalfEven } from '../../../numeric/rounding';
import { mapBounded } from '../../../tensor/bounded';
import { cast } from '../../../tensor/cast';
import type { Dtype } from '../../../tensor/dtype';
import { kernelOf, unary } from '../../../tensor/elementwise';
import { inOrderOf } from '../../../tensor/memoryOrder';
import { floatResult } from '../../../tensor/promotion/numpy';
import { isFloat, isInteger } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { checkErrors } from './contexts';
import type { Operand } from './convert';
import { raiseNumpy } from './errors';

/** A function of one array. */
interface Unary {
  readonly f: ((x: number) => number) | LibmName;
  readonly dtype: (input: Dtype) => Dtype;
}

const same = (dtype: Dtype): Dtype => dtype;
const arithmetic = (f: (x: number) => number): Unary => ({ f, dtype: same });
const float = (f: ((x: number) => number) | LibmName): Unary => ({ f, dtype: floatResult });
const byteOfBool = (dtype: Dtype): Dtype => (dtype === 'bool' ? 'int8' : dtype);
const radian = Math.PI / 180;

export const unaryFunctions: Readonly<Record<string, Unary>> = {
  negative: arithmetic((x) => -x),
  positive: arithmetic((x) => x),
  absolute: arithmetic(Math.abs),
  fabs: float(Math.abs),
  sign: arithmetic((x) => (x > 0 ? 1 : x < 0 ? -1 : Number.isNaN(x) ? x : 0)),
  square: { f: (x) => x * x, dtype: byteOfBool },
  floor: arithmetic(Math.floor),
  ceil: arithmetic(Math.ceil),
  trunc: arithmetic(Math.trunc),
  rint: float(roundHalfEven),
  sqrt: float(Math.sqrt),
  reciprocal: { f: (x) => 1 / x, dtype: byteOfBool },
  exp: float('exp'),
  exp2: float('exp2'),
  expm1: float('expm1'),
  log: float('log'),
  log2: float('log2'),
  log10: float('log10'),
  log1p: float('log1p'),
  sin: float('sin'),
  cos: float('cos'),
  tan: float('tan'),
  arcsin: float('asin'),
  arccos: float('acos'),
  arctan: float('atan'),
  sinh: float('sinh'),
  cosh: float('cosh'),
  tanh: float('tanh'),
  arcsinh: float('asinh'),
  arccosh: float('acosh'),
  arctanh: float('atanh'),
  cbrt: float('cbrt'),
  deg2rad: float((x) => x * radian),
  rad2deg: float((x) => x * (180 / Math.PI)),
};

/** Tests of one number. */
export const tests: Readonly<Record<string, (x: number) => boolean>> = {
  isnan: (x) => Number.isNaN(x),
  isinf: (x) => Math.abs(x) === Number.POSITIVE_INFINITY,
  isfinite: (x) => Number.isFinite(x),
  signbit: (x) => x < 0 || Object.is(x, -0),
  logical_not: (x) => x === 0,
};

/** A unary ufunc; 'given' is its dtype argument. */
export function applyUnary(name: string, a: Operand, machine: Machine, given?: Dtype): Tensor {
  const row = unaryFunctions[name];
  if (row === undefined) return decline(`numpy.${name} is not evaluated`);
  const input = given ?? a.tensor.dtype;
  const dtype = row.dtype(input);
  if (dtype === 'bool' && name === 'positive') {
    raiseNumpy(
      'UFuncTypeError',
      "ufunc 'positive' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None",
    );
  }
  if (dtype === 'bool' && name === 'negative') {
    machine.raise(
      'TypeError',
      'The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.',
    );
  }
  machine.charge(a.tensor.size);
  const x = a.tensor.dtype === dtype ? a.tensor : cast(a.tensor, dtype);
  const result = computed(name, row, x, dtype);
  if (isFloat(dtype)) checkErrors(name, [x], result, machine);
  return inOrderOf(result, [a.tensor]);
}

function computed(name: string, { f }: Unary, x: Tensor, dtype: Dtype): Tensor {
  if (typeof f !== 'string') {
    const isWhole = isInteger(dtype) && name === 'reciprocal';
    return unary(x, dtype, kernelOf(dtype, isWhole ? (p) => Math.trunc(1 / p) : f));
  }
  return isFloat(dtype) && dtype !== 'bfloat16'
    ? mapBounded([x], dtype, (p = 0) => evaluate(f, dtype, p))
    : decline(name);
}

/** A test of every element; where the error bounds reach the edge of the test the outcome is open. */
export const applyTest = (name: string, t: Tensor): Tensor => {
  const test = tests[name] ?? (() => false);
  return mapBounded([t], 'bool', (x = 0) => [test(x) ? 1 : 0, 0]);
};
