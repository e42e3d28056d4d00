import { cast } from '../../../tensor/cast';
import { binary, compare } from '../../../tensor/elementwise';
import { quantifier, reduce } from '../../../tensor/reduce';
import { sameShape } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { pythonNumber, wrap } from './array';
import { floatOf } from './convert';
import { applyComparison, checkShapes } from './operations';
import { array, flag, type Implementation, operand, type Row } from './table';

const isClose = (bound: Bound, machine: Machine): Tensor => {
  const [a, b] = [cast(array(bound, 'a', machine), 'float64'), cast(array(bound, 'b', machine), 'float64')];
  checkShapes(a, b, machine);
  const [rtol, atol] = [floatOf(bound.get('rtol'), machine), floatOf(bound.get('atol'), machine)];
  const allowed = binary(b, b, 'float64', (x) => atol + rtol * Math.abs(x));
  const apart = binary(a, b, 'float64', (x, y) =>
    x === y || (flag(bound, 'equal_nan') && Number.isNaN(x) && Number.isNaN(y)) ? 0 : Math.abs(x - y),
  );
  return compare(apart, allowed, (x, y) => (x <= y && x < Number.POSITIVE_INFINITY) || x === 0);
};

const allOf = (t: Tensor, machine: Machine): Value => {
  const all = reduce(t, [...t.shape.keys()], false, 'bool', quantifier(true));
  machine.charge(t.size);
  return pythonNumber(toArray(all)[0] ?? 1, all.storage.errors?.[0] ?? 0, 'bool');
};

const arrayEqual: Implementation = (bound, machine) => {
  const [a, b] = [operand(bound, 'a1', machine), operand(bound, 'a2', machine)];
  if (!sameShape(a.tensor.shape, b.tensor.shape)) return false;
  return allOf(applyComparison('equal', a, b, machine), machine);
};

/** Comparisons of whole arrays. */
export const closenessRows: readonly Row[] = [
  [
    'N:isclose',
    '(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)',
    (bound, machine) => wrap(isClose(bound, machine), machine),
  ],
  [
    'N:allclose',
    '(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)',
    (bound, machine) => allOf(isClose(bound, machine), machine),
  ],
  ['N:array_equal', '(a1, a2, equal_nan=False)', arrayEqual],
];
