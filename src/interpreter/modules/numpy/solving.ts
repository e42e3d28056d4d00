import { cast } from '../../../tensor/cast';
import { eye } from '../../../tensor/create';
import { ErrorBounds } from '../../../tensor/elementwise';
import { numpyProduct } from '../../../tensor/summation/numpyProduct';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, reshape, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { wrap, wrapArray } from './array';
import { integerOf } from './convert';
import { raiseNumpy } from './errors';
import { array, type Implementation, type Row } from './table';

const epsilon = 2 ** -53;

/** A square matrix factored with partial pivoting: rows in pivot order, multipliers below the diagonal; undefined where a pivot is 0. */
interface Factors {
  readonly rows: Float64Array[];
  readonly order: readonly number[];
  readonly sign: number;
  readonly isSingular: boolean;
  /** Whether a pivot is so small that rounding may decide whether it is 0. */
  readonly isDoubtful: boolean;
}

/** Numbers of so few digits that sums of products of them do not round. */
const isShort = (x: number): boolean => Number.isInteger(x * 1024) && Math.abs(x) < 2 ** 14;

function factor(values: Float64Array, n: number): Factors {
  const rows = Array.from({ length: n }, (_, i) => values.slice(i * n, (i + 1) * n));
  const order = [...Array(n).keys()];
  let sign = 1;
  let isSingular = false;
  let isDoubtful = false;
  let isExact = values.every(isShort);
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]?.[k] ?? 0) > Math.abs(rows[pivot]?.[k] ?? 0)) pivot = i;
    if (pivot !== k) {
      [rows[k], rows[pivot]] = [rows[pivot] ?? new Float64Array(n), rows[k] ?? new Float64Array(n)];
      [order[k], order[pivot]] = [order[pivot] ?? 0, order[k] ?? 0];
      sign = -sign;
    }
    const top = rows[k] ?? new Float64Array(n);
    if (!isExact && Math.abs(top[k] ?? 0) <= 64 * n * epsilon * largest) isDoubtful = true;
    if (top[k] === 0) {
      isSingular = true;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const row = rows[i] ?? top;
      const before = row[k] ?? 0;
      const multiplier = before / (top[k] ?? 1);
      row[k] = multiplier;
      isExact &&= isShort(multiplier) && multiplier * (top[k] ?? 1) === before;
      for (let j = k + 1; j < n; j++) row[j] = (row[j] ?? 0) - multiplier * (top[j] ?? 0);
    }
  }
  return { rows, order, sign, isSingular, isDoubtful };
}

/** A solution of the factored system for one right-hand side. */
function substitute({ rows, order }: Factors, right: Float64Array): Float64Array {
  const n = right.length;
  const x = Float64Array.from(order, (place) => right[place] ?? 0);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) x[i] = (x[i] ?? 0) - (rows[i]?.[j] ?? 0) * (x[j] ?? 0);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] = (x[i] ?? 0) - (rows[i]?.[j] ?? 0) * (x[j] ?? 0);
    x[i] = (x[i] ?? 0) / (rows[i]?.[i] ?? 1);
  }
  return x;
}

function square(bound: Bound, machine: Machine): readonly [values: Float64Array, n: number] {
  const input = array(bound, 'a', machine);
  const [rows = 0, columns = 0] = input.shape;
  if (input.shape.length < 2) {
    raiseNumpy('LinAlgError', `${input.shape.length}-dimensional array given. Array must be at least two-dimensional`);
  }
  if (input.shape.length > 2) return decline('stacks of matrices are not evaluated');
  if (rows !== columns) raiseNumpy('LinAlgError', 'Last 2 dimensions of the array must be square');
  if (errorsOf(input) !== undefined || input.dtype === 'float32')
    return decline('this matrix is only known approximately');
  machine.charge(rows ** 3);
  return [toArray(cast(input, 'float64')), rows];
}

/** How far LAPACK's solution, whose order of operations is its own, may be from this one: n eps |A⁻¹| |A| |x|, twice over. */
function solutionBound(values: Float64Array, inverse: readonly Float64Array[], x: Float64Array): Float64Array {
  const n = x.length;
  const moved = Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += Math.abs(values[i * n + j] ?? 0) * Math.abs(x[j] ?? 0);
    return sum;
  });
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += Math.abs(inverse[j]?.[i] ?? 0) * (moved[j] ?? 0);
    return 8 * n * epsilon * sum;
  });
}

const unit = (n: number, k: number): Float64Array => Float64Array.from({ length: n }, (_, i) => Number(i === k));

/** Solutions for several right-hand sides, as columns, with their bounds; exact where the matrix is diagonal. */
function solve(
  values: Float64Array,
  n: number,
  sides: readonly Float64Array[],
): readonly (readonly [Float64Array, Float64Array])[] {
  const factors = factor(values, n);
  if (factors.isDoubtful) return decline('whether this matrix is singular hangs on rounding');
  if (factors.isSingular) raiseNumpy('LinAlgError', 'Singular matrix');
  const isDiagonal = values.every((x, i) => x === 0 || Math.floor(i / n) === i % n);
  const inverse = Array.from({ length: n }, (_, k) => substitute(factors, unit(n, k)));
  return sides.map((side) => {
    const x = substitute(factors, side);
    return [x, isDiagonal ? new Float64Array(n) : solutionBound(values, inverse, x)];
  });
}

function columnsOf(solutions: readonly (readonly [Float64Array, Float64Array])[], n: number): Tensor {
  const width = solutions.length;
  const bounds = new ErrorBounds(n * width);
  const result = new Float64Array(n * width);
  solutions.forEach(([x, errors], k) => {
    for (let i = 0; i < n; i++) {
      result[i * width + k] = x[i] ?? 0;
      bounds.set(i * width + k, errors[i] ?? 0);
    }
  });
  return Tensor.of('float64', [n, width], result, bounds.errors);
}

const inverse: Implementation = (bound, machine) => {
  const [values, n] = square(bound, machine);
  return wrapArray(
    columnsOf(
      solve(
        values,
        n,
        Array.from({ length: n }, (_, k) => unit(n, k)),
      ),
      n,
    ),
    machine,
  );
};

const solution: Implementation = (bound, machine) => {
  const [values, n] = square(bound, machine);
  const b = cast(array(bound, 'b', machine), 'float64');
  if (b.shape.length > 2 || b.shape.length === 0 || b.shape[0] !== n || errorsOf(b) !== undefined)
    return decline('this right-hand side is not evaluated');
  const width = b.shape[1] ?? 1;
  const sides = Array.from({ length: width }, (_, k) =>
    Float64Array.from({ length: n }, (_, i) => toArray(b)[i * width + k] ?? 0),
  );
  const result = columnsOf(solve(values, n, sides), n);
  return wrapArray(b.shape.length === 1 ? reshape(result, [n]) : result, machine);
};

const determinant: Implementation = (bound, machine) => {
  const [values, n] = square(bound, machine);
  const { rows, sign, isSingular, isDoubtful } = factor(values, n);
  if (isDoubtful) return decline('whether this determinant is 0 hangs on rounding');
  if (isSingular) return wrap(Tensor.of('float64', [], Float64Array.of(0)), machine);
  let product = sign;
  let relative = 0;
  rows.forEach((row, k) => {
    product *= row[k] ?? 1;
    let largest = 0;
    for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(values[i * n + k] ?? 0));
    relative += (4 * n * epsilon * largest) / Math.abs(row[k] ?? 1);
  });
  const isDiagonal = values.every((x, i) => x === 0 || Math.floor(i / n) === i % n);
  const errors = isDiagonal && n < 3 ? undefined : Float64Array.of(Math.abs(product) * relative);
  return wrap(Tensor.of('float64', [], Float64Array.of(product), errors), machine);
};

/** `np.linalg.matrix_power` by repeated squaring, as NumPy multiplies (numpy/linalg/_linalg.py). */
const power: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  const [n, exponent] = [t.shape[0] ?? 0, integerOf(bound.get('n'))];
  if (t.shape.length !== 2 || t.shape[1] !== n || exponent < 0)
    return decline('this power of a matrix is not evaluated');
  const multiply = (a: Tensor, b: Tensor) => numpyProduct(a, b, t.dtype);
  machine.charge(n ** 3);
  if (exponent === 0) return wrapArray(eye(n, n, t.dtype), machine);
  if (exponent === 3) return wrapArray(multiply(multiply(t, t), t), machine);
  let [squared, result, rest]: [Tensor, Tensor | undefined, number] = [t, undefined, exponent];
  for (let isFirst = true; rest > 0; isFirst = false) {
    if (!isFirst) squared = multiply(squared, squared);
    if (rest % 2 === 1) result = result === undefined ? squared : multiply(result, squared);
    rest = Math.floor(rest / 2);
  }
  return wrapArray(result ?? t, machine);
};

/** Linear systems: LU factors with a bound, because LAPACK's blocked order is not reproduced. */
export const solvingRows: readonly Row[] = [
  ['L:inv', '(a)', inverse],
  ['L:solve', '(a, b)', solution],
  ['L:det', '(a)', determinant],
  ['L:matrix_power', '(a, n)', power],
];
