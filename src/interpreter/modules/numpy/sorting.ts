import { fillInBlocks, findInBlocks, foldInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { distinctInBlocks, orderInBlocks, placeAmong, sortInBlocks } from '../../../numeric/ordering';
import { mapInBlocks } from '../../../numeric/pausing';
import { cast } from '../../../tensor/cast';
import { fromNumbers } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { binary } from '../../../tensor/elementwise';
import { getIndex, IndexFailure, nonzero } from '../../../tensor/index';
import { stack } from '../../../tensor/join';
import { mapRows, type RowMap } from '../../../tensor/reduce';
import { isFloat } from '../../../tensor/rounding';
import { numpyMean } from '../../../tensor/summation/mean';
import { Tensor } from '../../../tensor/tensor';
import { copyInto, errorsOf, reshape, slice, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, wrap, wrapArray } from './array';
import { axisOf, integerOf, tensorOf } from './convert';
import { applyBinary } from './operations';
import { array, flag, type Implementation, type Row } from './table';

/** NaN sorts last. */
export const ascending = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : a - b;

/** A sorted row keeps the bounds of its places: the i-th smallest moves by at most the largest error. */
const sortedRow: RowMap = (values, errors) => {
  const row = sortInBlocks(values);
  if (errors === undefined) return [row, undefined];
  const largest = foldInBlocks(errors.length, 2, 0, (most, i) => Math.max(most, errors[i] ?? 0));
  return [row, new Float64Array(row.length).fill(largest)];
};

/** Places in sorted order; equal numbers keep theirs only in a stable sort, and uncertain ones may trade places. */
const orderRow =
  (isStable: boolean): RowMap =>
  (values, errors) => {
    const order = orderInBlocks(values.length, (i, j) => ascending(values[i] ?? 0, values[j] ?? 0));
    const doubt = findInBlocks(order.length - 1, 5, (i) => {
      const [place = 0, next = 0] = [order[i], order[i + 1]];
      const gap = (values[next] ?? 0) - (values[place] ?? 0);
      const reach = (errors?.[place] ?? 0) + (errors?.[next] ?? 0);
      return reach > 0 ? !(gap > reach) : gap === 0 && !isStable;
    });
    if (doubt >= 0) decline('the order of equal numbers depends on the processor');
    return [fillInBlocks(order.length, 1, (i) => order[i] ?? 0), undefined];
  };

const sort: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  machine.charge(t.size);
  const flat = bound.get('axis') === null ? reshape(t, [t.size]) : t;
  return wrapArray(
    mapRows(flat, bound.get('axis') === null ? 0 : axisOf(bound.get('axis'), t.shape.length), t.dtype, sortedRow),
    machine,
  );
};

const sortInPlace: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  machine.charge(t.size);
  copyInto(t, mapRows(t, axisOf(bound.get('axis'), t.shape.length), t.dtype, sortedRow));
  return null;
};

const argsort: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  machine.charge(t.size);
  const kind = bound.get('kind');
  const isStable = kind === 'stable' || kind === 'mergesort' || bound.get('stable') === true;
  const flat = bound.get('axis') === null ? reshape(t, [t.size]) : t;
  const axis = bound.get('axis') === null ? 0 : axisOf(bound.get('axis'), t.shape.length);
  return wrapArray(mapRows(flat, axis, 'int64', orderRow(isStable || (flat.shape[axis] ?? 0) <= 1)), machine);
};

/** Where each of `count` numbers is met first. */
const firstPlaces = (values: Float64Array, count: number, placeOf: (x: number) => number): Float64Array =>
  visitInBlocks(
    values.length,
    30,
    () => new Float64Array(count).fill(-1),
    (first, i) => {
      const place = placeOf(values[i] ?? 0);
      if ((first[place] ?? 0) < 0) first[place] = i;
    },
  );

const unique: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  if (errorsOf(t) !== undefined) return decline('which uncertain numbers are equal is not known');
  const values = toArray(t);
  machine.charge(values.length);
  const { values: distinct, counts } = distinctInBlocks(sortInBlocks(values));
  const placeOf = (x: number) => (Number.isNaN(x) ? distinct.length - 1 : placeAmong(distinct, x));
  const whole = (numbers: Float64Array) => new NumpyArray(fromNumbers(numbers, [numbers.length], 'int64'));
  const result: Value[] = [new NumpyArray(fromNumbers(distinct, [distinct.length], t.dtype))];
  if (flag(bound, 'return_index')) result.push(whole(firstPlaces(values, distinct.length, placeOf)));
  if (flag(bound, 'return_inverse')) {
    result.push(new NumpyArray(fromNumbers(mapInBlocks(values, 30, placeOf), t.shape, 'int64')));
  }
  if (flag(bound, 'return_counts')) result.push(whole(counts));
  return result.length === 1 ? (result[0] ?? null) : new PythonTuple(result);
};

const take: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  const axisValue = bound.get('axis');
  const source = axisValue === null ? reshape(t, [t.size]) : t;
  const axis = axisValue === null ? 0 : axisOf(axisValue, t.shape.length);
  const places = tensorOf(bound.get('indices'), machine);
  const all = source.shape.map(() => ({ kind: 'slice' as const }));
  const result = getIndex(source, all.toSpliced(axis, 1, { kind: 'array', tensor: places } as never), 'broadcast');
  if (result instanceof IndexFailure) {
    return machine.raise(
      'IndexError',
      `index ${result.index} is out of bounds for axis ${axis} with size ${result.extent}`,
    );
  }
  return wrap(result, machine);
};

/** `np.take_along_axis`: one index for every place. */
const takeAlong: Implementation = (bound, machine) => {
  const t = array(bound, 'arr', machine);
  const places = tensorOf(bound.get('indices'), machine);
  const axis = axisOf(bound.get('axis'), t.shape.length);
  const indices = t.shape.map((_, k) => {
    if (k === axis) return { kind: 'array' as const, tensor: places };
    const extent = places.shape[k] ?? 1;
    const shape = places.shape.map((_, j) => (j === k ? extent : 1));
    return { kind: 'array' as const, tensor: fromNumbers([...Array(extent).keys()], shape, 'int64') };
  });
  const result = getIndex(t, indices, 'broadcast');
  return result instanceof IndexFailure ? decline('these indices are not evaluated') : wrap(result, machine);
};

const difference: Implementation = (bound, machine) => {
  let t = array(bound, 'a', machine);
  const axis = axisOf(bound.get('axis'), t.shape.length);
  for (let n = integerOf(bound.get('n')); n > 0; n--) {
    const extent = t.shape[axis] ?? 0;
    t = applyBinary(
      'subtract',
      { tensor: slice(t, axis, 1, extent - 1) },
      { tensor: slice(t, axis, 0, extent - 1) },
      machine,
    );
  }
  return wrapArray(t, machine);
};

const bincount: Implementation = (bound, machine) => {
  const input = array(bound, 'x', machine);
  if (input.shape.length > 1) machine.raise('ValueError', 'object too deep for desired array');
  if (isFloat(input.dtype) && input.shape.length === 1 && input.size > 0) {
    const text = `Cannot cast array data from dtype('${input.dtype}') to dtype('int64') according to the rule 'safe'`;
    machine.raise('TypeError', text);
  }
  const values = toArray(input);
  const least = integerOf(bound.get('minlength'));
  const size = foldInBlocks(values.length, 2, least, (most, i) => Math.max(most, (values[i] ?? 0) + 1));
  machine.charge(values.length + size);
  const weights = bound.get('weights');
  const heavy = weights === null ? undefined : cast(tensorOf(weights, machine), 'float64');
  if (heavy !== undefined && errorsOf(heavy) !== undefined)
    return decline('numpy.bincount with uncertain weights is not evaluated');
  if (heavy !== undefined && heavy.size !== values.length)
    machine.raise('ValueError', "The weights and list don't have the same length.");
  const amounts = heavy && toArray(heavy);
  const make = () => new Float64Array(size);
  const counts = visitInBlocks(values.length, 3, make, (found, i) => {
    const x = values[i] ?? 0;
    found[x] = (found[x] ?? 0) + (amounts ? (amounts[i] ?? 0) : 1);
  });
  if (heavy !== undefined) return new NumpyArray(Tensor.of('float64', [counts.length], counts));
  return new NumpyArray(Tensor.of('int64', [counts.length], counts));
};

const searchSorted: Implementation = (bound, machine) => {
  const [sorted, wanted] = [toArray(array(bound, 'a', machine)), tensorOf(bound.get('v'), machine)];
  const right = bound.get('side') === 'right';
  const isSorted = findInBlocks(sorted.length - 1, 2, (i) => (sorted[i] ?? 0) > (sorted[i + 1] ?? 0)) < 0;
  const count = (x: number) =>
    isSorted ? placeAmong(sorted, x, right) : sorted.reduce((n, y) => n + Number(right ? y <= x : y < x), 0);
  return wrap(binary(wanted, wanted, 'int64' satisfies Dtype, count), machine);
};

/** `np.median`: the middle of the sorted numbers, or the mean of the two in the middle. */
const median: Implementation = (bound, machine) => {
  const input = array(bound, 'a', machine);
  const whole = bound.get('axis') === null;
  const t = whole ? reshape(input, [input.size]) : input;
  const axis = whole ? 0 : axisOf(bound.get('axis'), t.shape.length);
  const extent = t.shape[axis] ?? 0;
  if (extent === 0) return decline('the median of nothing is not evaluated');
  if (toArray(t).some(Number.isNaN)) return decline('a median beside NaN is not evaluated');
  const sorted = mapRows(t, axis, t.dtype, sortedRow);
  const half = Math.floor(extent / 2);
  const middle = extent % 2 === 1 ? slice(sorted, axis, half, 1) : slice(sorted, axis, half - 1, 2);
  if (extent % 2 === 1 && errorsOf(middle) === undefined && toArray(middle).some((x) => Object.is(x, -0)))
    return decline('the sign of a median of 0 is not evaluated');
  const mean = numpyMean(middle, [axis], flag(bound, 'keepdims'), isFloat(t.dtype) ? t.dtype : 'float64');
  const isKept = whole && flag(bound, 'keepdims');
  return wrap(isKept ? reshape(mean, Array(input.shape.length).fill(1)) : mean, machine);
};

const argWhere: Implementation = (bound, machine) => {
  const places = nonzero(array(bound, 'a', machine));
  if (places.length === 0) return decline('numpy.argwhere of a number is not evaluated');
  return wrapArray(stack(places, 1, 'int64'), machine);
};

const isIn: Implementation = (bound, machine) => {
  const [t, pool] = [tensorOf(bound.get('element'), machine), tensorOf(bound.get('test_elements'), machine)];
  if (errorsOf(t) !== undefined || errorsOf(pool) !== undefined)
    return decline('which uncertain numbers are equal is not known');
  const values = toArray(pool);
  const make = () => new Set<number>();
  const known = visitInBlocks(values.length, 10, make, (found, i) => found.add(values[i] ?? 0));
  return wrap(
    binary(t, t, 'bool', (x) => Number(known.has(x) && !Number.isNaN(x))),
    machine,
  );
};

export const sortingRows: readonly Row[] = [
  ['N:sort', '(a, axis=-1, kind=None, order=None, *, stable=None)', sort],
  ['M:sort', '(a, axis=-1, kind=None, order=None, *, stable=None)', sortInPlace],
  ['NM:argsort', '(a, axis=-1, kind=None, order=None, *, stable=None)', argsort],
  [
    'N:unique',
    '(a, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True)',
    unique,
  ],
  ['NM:take', '(a, indices, axis=None, out=None, mode=None)', take],
  ['N:take_along_axis', '(arr, indices, axis=-1)', takeAlong],
  ['N:median', '(a, axis=None, out=None, overwrite_input=False, keepdims=False)', median],
  ['N:argwhere', '(a)', argWhere],
  ['N:isin', '(element, test_elements)', isIn],
  ['N:diff', '(a, n=1, axis=-1)', difference],
  ['N:bincount', '(x, /, weights=None, minlength=0)', bincount],
  ['N:searchsorted', '(a, v, side=None, sorter=None)', searchSorted],
];
