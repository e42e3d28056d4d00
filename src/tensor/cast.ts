import { visitInBlocks } from '../numeric/blocks';
import type { Dtype } from './dtype';
import { ErrorBounds, spread } from './elementwise';
import { isFloat, limits, rounder } from './rounding';
import { Tensor } from './tensor';
import { copy, errorsOf, toArray } from './view';

/**
 * The same numbers in another dtype: floats rounded, integers wrapped, float to integer cut towards zero. What is undefined in C (NaN, the
 * infinities and numbers out of range becoming integers) is marked uncertain without bound. Always a new tensor.
 */
export function cast(t: Tensor, dtype: Dtype): Tensor {
  const input = toArray(t);
  const errors = errorsOf(t);
  if (t.dtype === dtype) return copy(t);
  const truncates = isFloat(t.dtype) && !isFloat(dtype) && dtype !== 'bool';
  const round = rounder(dtype);
  const [min, max] = limits(dtype);
  const make = () => ({ values: new Float64Array(input.length), bounds: new ErrorBounds(input.length) });
  const { values, bounds } = visitInBlocks(input.length, 20, make, ({ values, bounds }, i) => {
    const x = input[i] ?? 0;
    const error = errors?.[i] ?? 0;
    const value = truncates ? round(Math.trunc(x)) : round(x);
    if (truncates && !(Math.trunc(x) >= min && Math.trunc(x) <= max)) bounds.set(i, Number.POSITIVE_INFINITY);
    else if (error > 0) {
      const others = [x - error, x + error].map((y) => (truncates ? Math.trunc(y) : round(y)));
      bounds.set(i, dtype === 'bool' && error >= Math.abs(x) ? 1 : spread(dtype, value, others, 0));
    }
    values[i] = Number.isNaN(value) && !isFloat(dtype) ? 0 : value;
  });
  return Tensor.of(dtype, [...t.shape], values, bounds.errors);
}
