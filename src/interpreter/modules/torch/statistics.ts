import { reduceMean } from '../../../tensor/autograd/reduction';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { extreme, mapRows, type RowMap, reduce } from '../../../tensor/reduce';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { torchSum } from '../../../tensor/summation/torch';
import { torchVariance } from '../../../tensor/summation/variance';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, reshape, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { axes, axis, integer, real } from './convert';
import { namedResult } from './objects';
import { observed, ordered, plain } from './observed';
import { quantileRow } from './quantile';
import type { Implementation, Row } from './table';
import { type TorchTensor, wrap } from './tensor';

const spreadAndMean =
  (root: boolean): Implementation =>
  (bound, machine, name) => {
    const x = observed(bound, machine, name);
    if (!isFloat(x.dtype)) return decline(`${name} of integers is not evaluated`);
    const first = bound.get('dim');
    const isFlag = typeof first === 'boolean';
    const correction =
      bound.get('correction') !== null
        ? real(bound.get('correction'), 'correction', machine)
        : (isFlag ? first : bound.get('unbiased')) === false
          ? 0
          : 1;
    const chosen = axes(isFlag ? null : first, x.shape.length, machine);
    const keep = bound.get('keepdim') === true;
    if (toArray(x).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY))
      return decline(`${name} of infinities depends on the order of its updates`);
    return new PythonTuple([
      plain(torchVariance(x, chosen, keep, correction, root)),
      wrap(reduceMean(constant(x), chosen, keep)),
    ]);
  };

/** A value and its place along an axis, the axis dropped unless kept. */
function placed(
  bound: Bound,
  machine: Machine,
  name: string,
  pick: (row: Float64Array) => readonly [value: number, place: number],
): Result {
  const x = ordered(bound, machine, name);
  if (x.shape.length === 0) return decline(`${name} of a 0-d tensor is not evaluated`);
  const along = axis(bound.get('dim'), x.shape.length, machine);
  const keep = bound.get('keepdim') === true;
  const part = (index: 0 | 1, dtype: Dtype): Tensor => reduce(x, [along], keep, dtype, (row) => [pick(row)[index], 0]);
  return namedResult(name, ['values', 'indices'], [plain(part(0, x.dtype)), plain(part(1, 'int64'))]);
}

/** The most frequent number, the smallest of several, and its last place. */
function commonest(row: Float64Array): readonly [number, number] {
  const counts = new Map<number, number>();
  for (const x of row) counts.set(x, (counts.get(x) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const value = Math.min(...[...counts].filter(([, count]) => count === most).map(([x]) => x));
  return [value, row.lastIndexOf(value)];
}

/** Running extremes and where they stand; the later of equal ones counts. */
const cumulativeExtreme =
  (sign: 1 | -1): Implementation =>
  (bound, machine, name) => {
    const x = ordered(bound, machine, name);
    const along = axis(bound.get('dim'), x.shape.length, machine);
    const run =
      (places: boolean): RowMap =>
      (row) => {
        let best = 0;
        const found = row.map((value, i) => {
          if (Number.isNaN(value) || sign * value >= sign * (row[best] ?? 0)) best = i;
          return places ? best : (row[best] ?? 0);
        });
        return [found, undefined];
      };
    const values = mapRows(x, along, x.dtype, run(false));
    return namedResult(name, ['values', 'indices'], [plain(values), plain(mapRows(x, along, 'int64', run(true)))]);
  };

/** Counts in bins of equal width; what lies outside is not counted. */
function histogram(bound: Bound, machine: Machine, name: string): Result {
  const x = ordered(bound, machine, name);
  if (!isFloat(x.dtype)) return decline(`${name} of integers is not evaluated`);
  const bins = integer(bound.get('bins'), 'bins', machine);
  const values = toArray(x);
  let [low, high] = [real(bound.get('min'), 'min', machine), real(bound.get('max'), 'max', machine)];
  if (low === high && values.length > 0)
    [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  if (low === high) [low, high] = [low - 1, high + 1];
  const counts = new Float64Array(bins);
  machine.charge(values.length + bins);
  for (const value of values) {
    if (!(value >= low && value <= high)) continue;
    const at = Math.min(Math.floor(((value - low) / (high - low)) * bins), bins - 1);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return plain(Tensor.of(x.dtype, [bins], counts));
}

const withoutNaN = (x: Tensor): Tensor =>
  Tensor.of(
    x.dtype,
    [...x.shape],
    toArray(x).map((value) => (Number.isNaN(value) ? 0 : value)),
    errorsOf(x),
  );

const nanSum: Implementation = (bound, machine, name) => {
  const x = observed(bound, machine, name);
  const chosen = axes(bound.get('dim'), x.shape.length, machine);
  const dtype = isFloat(x.dtype) ? x.dtype : 'int64';
  return plain(torchSum(withoutNaN(x), chosen, bound.get('keepdim') === true, dtype));
};

const nanMean: Implementation = (bound, machine, name) => {
  const x = observed(bound, machine, name);
  if (!isFloat(x.dtype)) return decline('nanmean of integers is not evaluated');
  const chosen = axes(bound.get('dim'), x.shape.length, machine);
  const keep = bound.get('keepdim') === true;
  const sum = torchSum(withoutNaN(x), chosen, keep, x.dtype);
  const present = reduce(x, chosen, keep, x.dtype, (row) => [row.filter((value) => !Number.isNaN(value)).length, 0]);
  const [round, counts, bounds] = [rounder(x.dtype), toArray(present), errorsOf(sum)];
  const values = toArray(sum).map((value, i) => round(value / (counts[i] ?? 1)));
  return plain(
    Tensor.of(
      x.dtype,
      [...sum.shape],
      values,
      bounds?.map((error, i) => error + ulp(x.dtype, values[i] ?? 0)),
    ),
  );
};

const kth: Implementation = (bound, machine, name) => {
  const k = integer(bound.get('k'), 'k', machine);
  return placed(bound, machine, name, (row) => {
    if (k < 1 || k > row.length)
      return machine.raise(
        'RuntimeError',
        `kthvalue(): selected number k out of range for dimension ${integer(bound.get('dim'), 'dim', machine) < 0 ? 0 : integer(bound.get('dim'), 'dim', machine)}`,
      );
    const value = Float64Array.from(row).sort()[k - 1] ?? 0;
    if (row.indexOf(value) !== row.lastIndexOf(value)) decline('kthvalue among equal elements is not evaluated');
    return [value, row.indexOf(value)];
  });
};

const uniqueConsecutive: Implementation = (bound, machine, name) => {
  const x = ordered(bound, machine, name);
  if (bound.get('dim') !== null) return decline('unique_consecutive along an axis is not evaluated');
  const values = toArray(reshape(x, [x.size]));
  const starts = [...values.keys()].filter((i) => i === 0 || values[i] !== values[i - 1]);
  const line = (numbers: readonly number[], dtype: Dtype, shape = [numbers.length]): TorchTensor =>
    plain(Tensor.of(dtype, shape, Float64Array.from(numbers)));
  const results: Value[] = [
    line(
      starts.map((i) => values[i] ?? 0),
      x.dtype,
    ),
  ];
  let run = -1;
  if (bound.get('return_inverse') === true)
    results.push(
      line(
        [...values.keys()].map((i) => (starts.includes(i) ? ++run : run)),
        'int64',
        [...x.shape],
      ),
    );
  if (bound.get('return_counts') === true)
    results.push(
      line(
        starts.map((start, i) => (starts[i + 1] ?? values.length) - start),
        'int64',
      ),
    );
  return results.length === 1 ? (results[0] ?? null) : new PythonTuple(results);
};

const extremes: Implementation = (bound, machine, name) => {
  const x = observed(bound, machine, name);
  const chosen = axes(bound.get('dim'), x.shape.length, machine);
  const keep = bound.get('keepdim') === true;
  const at = (sign: 1 | -1): Variable => constant(reduce(x, chosen, keep, x.dtype, extreme(sign)));
  return namedResult('aminmax', ['min', 'max'], [wrap(at(-1)), wrap(at(1))]);
};

const spreadSignature = '(input, dim=None, unbiased=None, keepdim=False, *, correction=None)';

/** Statistics of numbers: spread, quantiles, counts and running extremes. */
export const statisticsRows: readonly Row[] = [
  ['T:var_mean', spreadSignature, spreadAndMean(false)],
  ['T:std_mean', spreadSignature, spreadAndMean(true)],
  ['TM:aminmax', '(input, *, dim=None, keepdim=False)', extremes],
  quantileRow,
  ['TM:mode', '(input, dim=-1, keepdim=False)', (bound, machine, name) => placed(bound, machine, name, commonest)],
  ['TM:kthvalue', '(input, k, dim=-1, keepdim=False)', kth],
  ['TM:cummax', '(input, dim)', cumulativeExtreme(1)],
  ['TM:cummin', '(input, dim)', cumulativeExtreme(-1)],
  ['TM:histc', '(input, bins=100, min=0, max=0)', histogram],
  ['TM:nansum', '(input, dim=None, keepdim=False)', nanSum],
  ['TM:nanmean', '(input, dim=None, keepdim=False)', nanMean],
  ['TM:unique_consecutive', '(input, return_inverse=False, return_counts=False, dim=None)', uniqueConsecutive],
];
