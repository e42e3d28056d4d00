import type { Dtype } from '../dtype';
import { bytes, categoryOf, isFloat, limits } from '../rounding';

const signed: Readonly<Record<number, Dtype>> = { 1: 'int8', 2: 'int16', 4: 'int32', 8: 'int64' };
const floats: Readonly<Record<number, Dtype>> = { 2: 'float16', 4: 'float32', 8: 'float64' };

/** `numpy.promote_types`: the smallest dtype that holds the values of both. */
export function promoteTypes(a: Dtype, b: Dtype): Dtype {
  if (a === b || b === 'bool') return a;
  if (a === 'bool') return b;
  if (isFloat(a) && isFloat(b)) return floats[Math.max(bytes[a], bytes[b])] ?? 'float64';
  if (isFloat(a) || isFloat(b)) {
    const [float, integer] = isFloat(a) ? [a, b] : [b, a];
    return floats[Math.max(bytes[float], Math.min(8, bytes[integer] * 2))] ?? 'float64';
  }
  const unsigned = a === 'uint8' || b === 'uint8';
  return signed[Math.max(bytes[a], bytes[b], unsigned ? 2 : 1)] ?? 'int64';
}

/** A Python number in an operation with arrays; it is weak (NEP 50): only its kind counts. */
export type WeakKind = 'bool' | 'int' | 'float';

/** The dtype in which NumPy 2 computes on arrays and NumPy scalars of some dtypes together with Python numbers. */
export function resultType(dtypes: readonly Dtype[], weak: readonly WeakKind[] = []): Dtype {
  let result = dtypes.length > 0 ? dtypes.reduce(promoteTypes) : undefined;
  for (const kind of weak) {
    if (kind === 'bool') result = result === undefined ? 'bool' : result;
    else if (kind === 'int') result = result === undefined || result === 'bool' ? 'int64' : result;
    else if (result === undefined || categoryOf(result) !== 'float') result = 'float64';
  }
  return result ?? 'float64';
}

/** The dtype a float-valued function (exp, sqrt, tanh ...) gives for an input dtype. */
export function floatResult(dtype: Dtype): Dtype {
  if (isFloat(dtype)) return dtype;
  return floats[dtype === 'bool' ? 2 : Math.min(8, bytes[dtype] * 2)] ?? 'float64';
}

/** Whether a Python int fits in an integer dtype; NumPy raises OverflowError when it does not. */
export function fits(value: bigint, dtype: Dtype): boolean {
  if (isFloat(dtype)) return true;
  const [min, max] = limits(dtype);
  return value >= BigInt(min) && value <= (dtype === 'int64' ? 2n ** 63n - 1n : BigInt(max));
}
