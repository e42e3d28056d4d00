import { findInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { distinctInBlocks, placeAmong, sortInBlocks } from '../../../numeric/ordering';
import { cast } from '../../../tensor/cast';
import { promoteTypes } from '../../../tensor/promotion/numpy';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { wrapArray } from './array';
import { array, type Implementation, type Row } from './table';

/** The distinct numbers of a row in rising order, NaN last and once. */
function distinct(values: Float64Array): Float64Array {
  if (findInBlocks(values.length, 2, (i) => Object.is(values[i], -0)) >= 0)
    decline('the sign of a zero among distinct numbers is not evaluated');
  return distinctInBlocks(sortInBlocks(values)).values;
}

/** The distinct numbers of both operands, in rising order, in the dtype that holds them all. */
function operands(
  bound: Bound,
  machine: Machine,
): readonly [a: Float64Array, b: Float64Array, make: (values: Float64Array) => Tensor] {
  const [x, y] = [array(bound, 'ar1', machine), array(bound, 'ar2', machine)];
  if (errorsOf(x) !== undefined || errorsOf(y) !== undefined) decline('which uncertain numbers are equal is not known');
  machine.charge(x.size + y.size);
  const dtype = promoteTypes(x.dtype, y.dtype);
  const [a, b] = [distinct(toArray(cast(x, dtype))), distinct(toArray(cast(y, dtype)))];
  return [a, b, (values) => Tensor.of(dtype, [values.length], values)];
}

const combined =
  (combine: (a: Float64Array, b: Float64Array) => Float64Array): Implementation =>
  (bound, machine) => {
    if (bound.get('return_indices') === true) return decline('return_indices= is not evaluated');
    const [a, b, make] = operands(bound, machine);
    return wrapArray(make(combine(a, b)), machine);
  };

/** The numbers of a row that are (`wanted`) or are not in another; both are distinct and in rising order; a NaN is in none. */
function filtered(a: Float64Array, b: Float64Array, wanted: boolean): Float64Array {
  const make = () => ({ values: new Float64Array(a.length), size: 0 });
  const { values, size } = visitInBlocks(a.length, 30, make, (found, i) => {
    const x = a[i] ?? 0;
    if ((b[placeAmong(b, x)] === x) === wanted) found.values[found.size++] = x;
  });
  return values.subarray(0, size);
}

const joined = (a: Float64Array, b: Float64Array): Float64Array => {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** Sets of numbers as arrays. */
export const setRows: readonly Row[] = [
  ['N:intersect1d', '(ar1, ar2, assume_unique=False, return_indices=False)', combined((a, b) => filtered(a, b, true))],
  ['N:union1d', '(ar1, ar2)', combined((a, b) => distinct(joined(a, b)))],
  ['N:setdiff1d', '(ar1, ar2, assume_unique=False)', combined((a, b) => filtered(a, b, false))],
  [
    'N:setxor1d',
    '(ar1, ar2, assume_unique=False)',
    combined((a, b) => sortInBlocks(joined(filtered(a, b, false), filtered(b, a, false)))),
  ],
];
