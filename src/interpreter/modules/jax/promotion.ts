import type { Dtype } from '../../../tensor/dtype';
import { bytes, categoryOf, isFloat } from '../../../tensor/rounding';
import { decline } from '../declined';

/** A dtype in JAX's promotion lattice; weak ones are those of Python numbers. */
export interface Kind {
  readonly dtype: Dtype;
  readonly weak: boolean;
}

const rank = { bool: 0, integer: 1, float: 2 };

/** Least upper bound of two kinds in JAX's lattice (jax/_src/dtypes.py), without 64-bit numbers. */
export function promote(a: Kind, b: Kind): Kind {
  const [x, y] = [rank[categoryOf(a.dtype)], rank[categoryOf(b.dtype)]];
  if (a.dtype === 'int64' || b.dtype === 'int64') {
    return a.dtype === b.dtype ? a : decline('arithmetic on the words of a random key is not evaluated');
  }
  if (x !== y) {
    const higher = x > y ? a : b;
    return higher;
  }
  if (a.weak !== b.weak && x > 0) return a.weak ? b : a;
  return { dtype: widest(a.dtype, b.dtype), weak: a.weak && b.weak };
}

function widest(a: Dtype, b: Dtype): Dtype {
  if (a === b) return a;
  if (bytes[a] !== bytes[b]) return bytes[a] > bytes[b] ? a : b;
  return isFloat(a) ? 'float32' : 'int16';
}

/** Integers and booleans as the float that a function of real numbers takes them for. */
export const inexact = (kind: Kind): Kind => (isFloat(kind.dtype) ? kind : { dtype: 'float32', weak: kind.weak });

/** The dtype that JAX holds in place of a 64-bit one. */
export const canonical = (dtype: Dtype): Dtype =>
  dtype === 'float64' ? 'float32' : dtype === 'int64' ? 'int32' : dtype;
