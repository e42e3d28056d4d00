import { mapBounded } from '../bounded';
import { rounder, ulp } from '../rounding';
import { divide, isNarrow, multiply, number } from './arithmetic';
import { record, type Variable } from './tape';

/**
 * `torch.sqrt`: MKL's vector function, which gives exact roots but may round others to the neighbour, by processor. Negative numbers within their
 * own bound of 0 count as 0 when `isSum` says that they are sums of squares.
 */
export function squareRoot(v: Variable, isSum = false): Variable {
  const { dtype } = v.tensor;
  const round = rounder(dtype);
  const value = mapBounded([v.tensor], dtype, (x = 0) => {
    const root = Math.sqrt(isSum && x < 0 ? 0 : x);
    const result = round(root);
    const isExact = isNarrow(dtype) || !Number.isFinite(root) || (root === result && root * root === x);
    return [result, isExact ? 0 : ulp(dtype, result)];
  });
  return record('SqrtBackward0', value, [v], (g, saved) => [divide(g, multiply(saved.output(), number(2, dtype)))]);
}
