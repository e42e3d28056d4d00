import { cast } from '../../../tensor/cast';
import { scalar } from '../../../tensor/create';
import { binary } from '../../../tensor/elementwise';
import { argumentOfExtreme, mapRows, type RowFunction, reduce } from '../../../tensor/reduce';
import { isFloat, rounder } from '../../../tensor/rounding';
import { numpySum } from '../../../tensor/summation/numpy';
import { productRow } from '../../../tensor/summation/product';
import { Tensor } from '../../../tensor/tensor';
import { copy, errorsOf, reshape, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { algebra } from './algebra';
import { wrap } from './array';
import { axesOf, axisOf, floatOf } from './convert';
import { ascending } from './sorting';
import { array, finishInto, flag, type Implementation, type Row } from './table';

/** The array with `fill` in place of every NaN. */
export function withoutNaN(t: Tensor, fill: number): Tensor {
  const result = copy(t);
  result.storage.values.forEach((x, i) => {
    if (Number.isNaN(x)) result.storage.values[i] = fill;
  });
  return result;
}

/** How many numbers there are beside NaN, kept as axes of extent 1. */
function countOf(t: Tensor, axes: readonly number[], keep: boolean): Tensor {
  const valid = Tensor.of(
    'float64',
    [...t.shape],
    toArray(t).map((x) => Number(!Number.isNaN(x))),
  );
  return numpySum(valid, axes, keep, 'float64');
}

const floating = (bound: Bound, machine: Machine): Tensor => {
  const t = array(bound, 'a', machine);
  machine.charge(t.size);
  return isFloat(t.dtype) ? t : cast(t, 'float64');
};

/** `np.nanvar` and `np.nanstd` (`root`): squares of deviations, 0 where there is no number (numpy/lib/_nanfunctions_impl.py). */
const spread =
  (root: boolean): Implementation =>
  (bound, machine, name) => {
    const t = floating(bound, machine);
    const { dtype } = t;
    const axes = axesOf(bound.get('axis'), t.shape.length, machine);
    const { subtract, multiply } = algebra(machine);
    const quotient = (a: Tensor, b: Tensor) => binary(a, b, dtype, (x, y) => x / y);
    const mean = quotient(numpySum(withoutNaN(t, 0), axes, true, dtype), countOf(t, axes, true));
    const gaps = binary(t, subtract(t, mean), dtype, (x, gap) => (Number.isNaN(x) ? 0 : gap));
    const total = numpySum(multiply(gaps, gaps), axes, flag(bound, 'keepdims'), dtype);
    const ddof = floatOf(bound.get('ddof'), machine);
    const freedom = binary(countOf(t, axes, flag(bound, 'keepdims')), scalar(ddof, 'float64'), 'float64', (n, d) =>
      n - d > 0 ? n - d : Number.NaN,
    );
    const variance = quotient(total, freedom);
    return finishInto(root ? binary(variance, variance, dtype, (x) => Math.sqrt(x)) : variance, bound, name, machine);
  };

const median: Implementation = (bound, machine, name) => {
  const t = floating(bound, machine);
  const round = rounder(t.dtype);
  const row: RowFunction = (values, errors) => {
    const kept = values.filter((x) => !Number.isNaN(x)).sort(ascending);
    const half = Math.floor(kept.length / 2);
    const value =
      kept.length % 2 === 1
        ? (kept[half] ?? 0)
        : round(round((kept[half - 1] ?? Number.NaN) + (kept[half] ?? Number.NaN)) / 2);
    return [value, errors?.reduce((a, b) => Math.max(a, b), 0) ?? 0];
  };
  return finishInto(
    reduce(t, axesOf(bound.get('axis'), t.shape.length, machine), flag(bound, 'keepdims'), t.dtype, row),
    bound,
    name,
    machine,
  );
};

const argument =
  (sign: 1 | -1): Implementation =>
  (bound, machine, name) => {
    const t = floating(bound, machine);
    const axes = bound.get('axis') === null ? [...t.shape.keys()] : [axisOf(bound.get('axis'), t.shape.length)];
    const counts = toArray(countOf(t, axes, false));
    if (counts.some((count) => count === 0)) machine.raise('ValueError', 'All-NaN slice encountered');
    const filled = withoutNaN(t, sign === 1 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
    return finishInto(
      reduce(filled, axes, flag(bound, 'keepdims'), 'int64', argumentOfExtreme(sign)),
      bound,
      name,
      machine,
    );
  };

const product: Implementation = (bound, machine, name) => {
  const t = withoutNaN(array(bound, 'a', machine), 1);
  const dtype = isFloat(t.dtype) ? t.dtype : 'int64';
  const axes = axesOf(bound.get('axis'), t.shape.length, machine);
  const row = productRow(dtype, !axes.includes(t.shape.length - 1));
  return finishInto(reduce(cast(t, dtype), axes, flag(bound, 'keepdims'), dtype, row), bound, name, machine);
};

const cumulative =
  (fill: number, f: (x: number, y: number) => number): Implementation =>
  (bound, machine, name) => {
    const input = withoutNaN(array(bound, 'a', machine), fill);
    if (errorsOf(input) !== undefined) return decline(`numpy.${name} of uncertain numbers is not evaluated`);
    const axis = bound.get('axis');
    const dtype = isFloat(input.dtype) ? input.dtype : 'int64';
    const t = cast(axis === null ? reshape(input, [input.size]) : input, dtype);
    const round = rounder(dtype);
    const result = mapRows(t, axis === null ? 0 : axisOf(axis, t.shape.length), dtype, (values) => {
      let total = 0;
      return [values.map((x, i) => (total = i === 0 ? x : round(f(total, x)))), undefined];
    });
    return wrap(result, machine);
  };

/** A reduction whose `dtype=` is not evaluated. */
export const inOwnDtype =
  (implementation: Implementation): Implementation =>
  (bound, machine, name) =>
    bound.get('dtype') === null
      ? implementation(bound, machine, name)
      : decline(`numpy.${name} in a given dtype is not evaluated`);

const tail = 'axis=None, dtype=None, out=None, ddof=0, keepdims=False';

/** Reductions that leave NaN out; those of one row stand with the other reductions. */
export const missingRows: readonly Row[] = [
  ['N:nanvar', `(a, ${tail})`, inOwnDtype(spread(false))],
  ['N:nanstd', `(a, ${tail})`, inOwnDtype(spread(true))],
  ['N:nanmedian', '(a, axis=None, out=None, overwrite_input=False, keepdims=False)', median],
  ['N:nanargmax', '(a, axis=None, out=None, *, keepdims=False)', argument(1)],
  ['N:nanargmin', '(a, axis=None, out=None, *, keepdims=False)', argument(-1)],
  ['N:nanprod', '(a, axis=None, dtype=None, out=None, keepdims=False)', inOwnDtype(product)],
  ['N:nancumsum', '(a, axis=None, dtype=None, out=None)', inOwnDtype(cumulative(0, (x, y) => x + y))],
  ['N:nancumprod', '(a, axis=None, dtype=None, out=None)', inOwnDtype(cumulative(1, (x, y) => x * y))],
];
