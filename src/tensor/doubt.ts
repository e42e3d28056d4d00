import { isFloat } from './rounding';
import type { Tensor } from './tensor';
import { errorsOf } from './view';

/**
 * Why a tensor's elements cannot be shown even as approximate: a boolean or integer that depends on digits that are not certain, or a float
 * with no bound on its error. Undefined when they can.
 */
export function doubtOf(t: Tensor): string | undefined {
  const errors = errorsOf(t);
  if (errors === undefined) return undefined;
  if (!isFloat(t.dtype)) {
    return t.dtype === 'bool'
      ? 'a comparison depends on digits that differ between processors'
      : 'an integer depends on digits that differ between processors or lies beyond 2^53';
  }
  return errors.includes(Number.POSITIVE_INFINITY)
    ? 'a number is undefined behaviour or depends on digits that differ between processors'
    : undefined;
}
