import type { Dtype } from '../../../tensor/dtype';
import type { RowFunction } from '../../../tensor/reduce';
import { rounder, ulp } from '../../../tensor/rounding';

/** The p-norm of rows; float32 sums in an order of its own are bounded. */
export const normRow =
  (p: number, dtype: Dtype): RowFunction =>
  (values, errors) => {
    const round = rounder(dtype);
    const size = (x: number): number => Math.abs(x);
    const exact =
      p === 2
        ? Math.sqrt(values.reduce((sum, x) => sum + x * x, 0))
        : p === 1
          ? values.reduce((sum, x) => sum + size(x), 0)
          : p === Number.POSITIVE_INFINITY
            ? values.reduce((most, x) => Math.max(most, size(x)), 0)
            : values.reduce((sum, x) => sum + size(x) ** p, 0) ** (1 / p);
    const carried = errors?.reduce((sum, error) => sum + error, 0) ?? 0;
    const value = round(exact);
    const exactly =
      values.length === 1 ||
      p === Number.POSITIVE_INFINITY ||
      (Number.isInteger(exact) && values.every(Number.isInteger) && exact < 4096);
    return [value, carried + (exactly ? 0 : Math.ceil(1 + Math.log2(values.length)) * ulp(dtype, value))];
  };

/** log Σ exp: shifted by the largest. */
export const logSumExpRow =
  (dtype: Dtype): RowFunction =>
  (values, errors) => {
    const largest = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const value = rounder(dtype)(
      Number.isFinite(largest)
        ? largest + Math.log(values.reduce((sum, x) => sum + Math.exp(x - largest), 0))
        : largest,
    );
    const carried = errors?.reduce((most, error) => Math.max(most, error), 0) ?? 0;
    return [value, carried + (Number.isFinite(value) ? 2 * ulp(dtype, Math.max(Math.abs(value), 1)) : 0)];
  };
