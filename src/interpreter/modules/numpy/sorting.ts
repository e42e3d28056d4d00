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
  const row = values.slice().sort(ascending);
  if (errors === undefined) return [row, undefined];
  const largest = errors.reduce((a, b) => Math.max(a, b), 0);
  return [row, new Float64Array(row.length).fill(largest)];
};

/** Places in sorted order; equal numbers keep theirs only in a stable sort, and uncertain ones may trade places. */
const orderRow =
  (isStable: boolean): RowMap =>
  (values, errors) => {
    const order = [...values.keys()].sort((i, j) => ascending(values[i] ?? 0, values[j] ?? 0) || i - j);
    const doubt = order.some((place, i) => {
      const next = order[i + 1];
      if (next === undefined) return false;
      const gap = (values[next] ?? 0) - (values[place] ?? 0);
      const reach = (errors?.[place] ?? 0) + (errors?.[next] ?? 0);
      return reach > 0 ? !(gap > reach) : gap === 0 && !isStable;
    });
    if (doubt) decline('the order of equal numbers depends on the processor');
    return [Float64Array.from(order), undefined];
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

/** Each number once, as it is met first: 0 and -0 are equal. */
function firstOfEach(values: Iterable<number>): number[] {
  const found = new Map<number, number>();
  for (const x of values) if (!found.has(x)) found.set(x, x);
  return [...found.values()];
}

const unique: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  if (errorsOf(t) !== undefined) return decline('which uncertain numbers are equal is not known');
  const values = toArray(t);
  machine.charge(values.length);
  const distinct = firstOfEach(values).sort(ascending);
  const places = new Map(distinct.map((x, i) => [x, i]));
  const count = (x: number) => values.reduce((n, y) => n + Number(Object.is(x, y) || x === y), 0);
  const whole = (numbers: number[]) => new NumpyArray(fromNumbers(numbers, [numbers.length], 'int64'));
  const result: Value[] = [new NumpyArray(fromNumbers(distinct, [distinct.length], t.dtype))];
  if (flag(bound, 'return_index')) result.push(whole(distinct.map((x) => values.indexOf(x))));
  if (flag(bound, 'return_inverse')) {
    result.push(
      new NumpyArray(
        fromNumbers(
          Array.from(values, (x) => places.get(x) ?? 0),
          t.shape,
          'int64',
        ),
      ),
    );
  }
  if (flag(bound, 'return_counts')) result.push(whole(distinct.map(count)));
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
  const values = toArray(array(bound, 'x', machine));
  const least = integerOf(bound.get('minlength'));
  const counts = new Float64Array(
    Math.max(
      least,
      values.reduce((a, b) => Math.max(a, b + 1), 0),
    ),
  );
  machine.charge(values.length + counts.length);
  const weights = bound.get('weights');
  if (weights !== null) {
    const heavy = cast(tensorOf(weights, machine), 'float64');
    if (errorsOf(heavy) !== undefined) return decline('numpy.bincount with uncertain weights is not evaluated');
    if (heavy.size !== values.length) machine.raise('ValueError', "The weights and list don't have the same length.");
    values.forEach((x, i) => {
      counts[x] = (counts[x] ?? 0) + (toArray(heavy)[i] ?? 0);
    });
    return new NumpyArray(Tensor.of('float64', [counts.length], counts));
  }
  for (const x of values) counts[x] = (counts[x] ?? 0) + 1;
  return new NumpyArray(Tensor.of('int64', [counts.length], counts));
};

const searchSorted: Implementation = (bound, machine) => {
  const [sorted, wanted] = [toArray(array(bound, 'a', machine)), tensorOf(bound.get('v'), machine)];
  const right = bound.get('side') === 'right';
  const count = (x: number) => sorted.reduce((n, y) => n + Number(right ? y <= x : y < x), 0);
  return wrap(binary(wanted, wanted, 'int64' satisfies Dtype, count), machine);
};

/** `np.median`: the middle of the sorted numbers, or the mean of the two in the middle. */
const median: Implementation = (bound, machine) => {
  const input = array(bound, 'a', machine);
  const whole = bound.get('axis') === null;
  const t = whole ? reshape(input, [input.size]) : input;
  const axis = whole ? 0 : axisOf(bound.get('axis'), t.shape.length);
  const sorted = mapRows(t, axis, t.dtype, sortedRow);
  const extent = t.shape[axis] ?? 0;
  const half = Math.floor(extent / 2);
  const middle = extent % 2 === 1 ? slice(sorted, axis, half, 1) : slice(sorted, axis, half - 1, 2);
  if (extent % 2 === 1 && errorsOf(middle) === undefined && toArray(middle).some((x) => Object.is(x, -0)))
    return decline('the sign of a median of 0 is not evaluated');
  return wrap(numpyMean(middle, [axis], flag(bound, 'keepdims'), isFloat(t.dtype) ? t.dtype : 'float64'), machine);
};

const argWhere: Implementation = (bound, machine) => {
  const places = nonzero(array(bound, 'a', machine));
  return wrapArray(stack(places, 1, 'int64'), machine);
};

const isIn: Implementation = (bound, machine) => {
  const [t, pool] = [tensorOf(bound.get('element'), machine), tensorOf(bound.get('test_elements'), machine)];
  if (errorsOf(t) !== undefined || errorsOf(pool) !== undefined)
    return decline('which uncertain numbers are equal is not known');
  const known = new Set(toArray(pool));
  return wrap(
    binary(t, t, 'bool', (x) => Number(known.has(x))),
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
