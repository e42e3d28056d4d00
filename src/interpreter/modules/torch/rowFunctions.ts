import { foldInBlocks } from '../../../numeric/blocks';
import type { Dtype } from '../../../tensor/dtype';
import type { RowFunction } from '../../../tensor/reduce';
import { rounder, ulp } from '../../../tensor/rounding';

const fold = (row: Float64Array, initial: number, add: (total: number, x: number) => number): number =>
  foldInBlocks(row.length, 10, initial, (total, i) => add(total, row[i] ?? 0));

/** The p-norm of rows; float32 sums in an order of its own are bounded. */
export const normRow =
  (p: number, dtype: Dtype): RowFunction =>
  (values, errors) => {
    const round = rounder(dtype);
    const size = (x: number): number => Math.abs(x);
    const exact =
      p === 2
        ? Math.sqrt(fold(values, 0, (sum, x) => sum + x * x))
        : p === 1
          ? fold(values, 0, (sum, x) => sum + size(x))
          : p === Number.POSITIVE_INFINITY
            ? fold(values, 0, (most, x) => Math.max(most, size(x)))
            : fold(values, 0, (sum, x) => sum + size(x) ** p) ** (1 / p);
    const carried = errors ? fold(errors, 0, (sum, error) => sum + error) : 0;
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
    const largest = fold(values, Number.NEGATIVE_INFINITY, (a, b) => Math.max(a, b));
    const value = rounder(dtype)(
      Number.isFinite(largest) ? largest + Math.log(fold(values, 0, (sum, x) => sum + Math.exp(x - largest))) : largest,
    );
    const carried = errors ? fold(errors, 0, (most, error) => Math.max(most, error)) : 0;
    return [value, carried + (Number.isFinite(value) ? 2 * ulp(dtype, Math.max(Math.abs(value), 1)) : 0)];
  };
