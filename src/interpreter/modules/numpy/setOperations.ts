import { cast } from '../../../tensor/cast';
import { promoteTypes } from '../../../tensor/promotion/numpy';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { wrapArray } from './array';
import { ascending } from './sorting';
import { array, type Implementation, type Row } from './table';

/** The distinct numbers of both operands, in rising order, in the dtype that holds them all. */
function operands(
  bound: Bound,
  machine: Machine,
): readonly [a: number[], b: number[], make: (values: number[]) => Tensor] {
  const [x, y] = [array(bound, 'ar1', machine), array(bound, 'ar2', machine)];
  if (errorsOf(x) !== undefined || errorsOf(y) !== undefined) decline('which uncertain numbers are equal is not known');
  machine.charge(x.size + y.size);
  const dtype = promoteTypes(x.dtype, y.dtype);
  const [a, b] = [x, y].map((t) => [...new Set(toArray(cast(t, dtype)))].sort(ascending)) as [number[], number[]];
  return [a, b, (values) => Tensor.of(dtype, [values.length], Float64Array.from(values))];
}

const combined =
  (combine: (a: number[], b: number[]) => number[]): Implementation =>
  (bound, machine) => {
    if (bound.get('return_indices') === true) return decline('return_indices= is not evaluated');
    const [a, b, make] = operands(bound, machine);
    return wrapArray(make([...new Set(combine(a, b))].sort(ascending)), machine);
  };

const without = (a: readonly number[], b: readonly number[]): number[] => a.filter((x) => !b.includes(x));

/** Sets of numbers as arrays. */
export const setRows: readonly Row[] = [
  [
    'N:intersect1d',
    '(ar1, ar2, assume_unique=False, return_indices=False)',
    combined((a, b) => a.filter((x) => b.includes(x))),
  ],
  ['N:union1d', '(ar1, ar2)', combined((a, b) => [...a, ...b])],
  ['N:setdiff1d', '(ar1, ar2, assume_unique=False)', combined(without)],
  ['N:setxor1d', '(ar1, ar2, assume_unique=False)', combined((a, b) => [...without(a, b), ...without(b, a)])],
];
