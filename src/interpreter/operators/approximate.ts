import { ulp } from '../../numeric/ulp';
import {
  ApproximateFloat,
  type BinaryOperator,
  type ComparisonOperator,
  type Machine,
  Unknown,
  type Value,
} from '../values';
import { numeric, numericBinary } from './numbers';

/** The ends of where a number may lie. */
export function bounds(value: Value): readonly [low: number, high: number] | undefined {
  if (value instanceof ApproximateFloat) return [value.value - value.error, value.value + value.error];
  const plain = numeric(value);
  return plain === undefined ? undefined : [Number(plain), Number(plain)];
}

/** A float with an error; certain when there is none. */
function withError(value: number, error: number): Value {
  if (error === 0) return value;
  return Number.isFinite(error) && Number.isFinite(value)
    ? new ApproximateFloat(value, error)
    : new Unknown('a number whose digits are not known');
}

/** The value at the middle with the farthest of the results at the corners as error. */
export function fromCorners(middle: number, corners: readonly number[]): Value {
  if (corners.some((corner) => !Number.isFinite(corner)) || !Number.isFinite(middle)) {
    return new Unknown('arithmetic on a number whose digits are not known');
  }
  const farthest = Math.max(...corners.map((corner) => Math.abs(corner - middle)));
  return withError(middle, farthest + ulp(Math.abs(middle) + farthest, 'float64'));
}

/** Arithmetic where an operand is approximate: each operator is monotone between its corners. */
export function approximateBinary(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  machine: Machine,
): Value | undefined {
  const a = bounds(left);
  const b = bounds(right);
  if (!a || !b) return undefined;
  const x = left instanceof ApproximateFloat ? left.value : left;
  const y = right instanceof ApproximateFloat ? right.value : right;
  const spansZero = b[0] <= 0 && b[1] >= 0;
  if (
    operator === '//' ||
    operator === '%' ||
    (operator === '/' && spansZero) ||
    (operator === '**' && a[0] <= 0 && !(typeof y === 'bigint' && y === 2n))
  ) {
    return new Unknown(`${operator} of a number whose digits are not known`);
  }
  if (operator === '**' && typeof y === 'bigint' && y === 2n) return approximateBinary('*', left, left, machine);
  const at = (p: Value, q: Value): number => {
    const result = numericBinary(operator, p, q, machine);
    return result instanceof ApproximateFloat ? result.value : typeof result === 'number' ? result : Number.NaN;
  };
  return fromCorners(at(x, y), [at(a[0], b[0]), at(a[0], b[1]), at(a[1], b[0]), at(a[1], b[1])]);
}

/** A comparison, where the intervals decide it. */
export function approximateCompare(
  operator: ComparisonOperator,
  left: Value,
  right: Value,
): boolean | Unknown | undefined {
  const a = bounds(left);
  const b = bounds(right);
  if (!a || !b) return undefined;
  const apart = a[1] < b[0] || b[1] < a[0];
  if (!apart) return new Unknown('a comparison that depends on digits not known');
  const less = a[1] < b[0];
  const outcomes: Readonly<Record<ComparisonOperator, boolean>> = {
    '==': false,
    '!=': true,
    '<': less,
    '<=': less,
    '>': !less,
    '>=': !less,
  };
  return outcomes[operator];
}
