import { baseExceptionType, exceptionType } from '../../exceptions';
import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { PythonException, Raised } from '../../objects/exception';
import { hashKey } from '../../objects/hashing';
import type { Key } from '../../objects/key';
import { PythonList } from '../../objects/list';
import { binary } from '../../operators/binary';
import { orDoubtful, surely } from '../../operators/complex';
import { numeric, toFloat } from '../../operators/numbers';
import { sortItems } from '../../operators/sort';
import { type Evaluation, finish, PythonType, Unknown, type Value } from '../../values';
import { exactSum as shewchukSum } from '../math/sums';
import { type FunctionRow, functionsFrom, standardLibrary } from '../standard/define';
import { deviation, exactSum, mean, quotient, type Run, variance } from './spread';

const errorType = new PythonType(
  'StatisticsError',
  'statistics',
  [exceptionType('ValueError')],
  {},
  baseExceptionType.construct,
);

const fail = (message: string): never => {
  throw new Raised(new PythonException(errorType, [message]));
};

/** A row over the items of `data`, of which there must be enough. */
const row = (name: string, least: 1 | 2, run: Run, message?: string, signature = '(data, xbar=None)'): FunctionRow => [
  signature,
  function* (bound, machine) {
    const items = yield* itemsOf(bound.get('data'), machine);
    if (items instanceof Unknown) return items;
    if (items.length < least)
      fail(message ?? `${name} requires at least ${least === 1 ? 'one data point' : 'two data points'}`);
    if (bound.given('xbar')) return new Unknown('statistics with a given mean is not evaluated');
    return yield* finish(run(items, machine));
  },
];

const median = (pick: 'middle' | 'low' | 'high'): Run =>
  function* (items, machine) {
    const sorted = yield* sortItems(items, null, false, machine);
    if (sorted instanceof Unknown) return sorted;
    const half = sorted.length >> 1;
    const high = sorted[half] ?? null;
    if (sorted.length % 2 === 1 || pick === 'high') return high;
    const low = sorted[half - 1] ?? null;
    if (pick === 'low') return low;
    return yield* finish(binary('/', yield* finish(binary('+', low, high, machine)), 2n, machine));
  };

/** The items that come most often, in the order in which they first come. */
function* modes(items: readonly Value[], machine: Interpreter): Evaluation<Value[] | Unknown> {
  const counts = new Map<Key, { readonly item: Value; count: number }>();
  for (const item of items) {
    const key = yield* hashKey(item, machine);
    if (key instanceof Unknown) return key;
    const found = counts.get(key) ?? { item, count: 0 };
    found.count += 1;
    counts.set(key, found);
  }
  const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
  return [...counts.values()].filter(({ count }) => count === most).map(({ item }) => item);
}

/** Floats of the items for functions that convert them first. */
function floatsOf(items: readonly Value[], machine: Interpreter): number[] | Unknown {
  const floats: number[] = [];
  for (const item of items) {
    const number = numeric(item);
    if (number === undefined) return new Unknown('statistics of such values is not evaluated');
    floats.push(toFloat(number, machine));
  }
  return floats;
}

const fmean: Run = (items, machine) => {
  const floats = floatsOf(items, machine);
  return floats instanceof Unknown ? floats : shewchukSum(floats) / floats.length;
};

const geometricMean: Run = (items, machine) => {
  const floats = floatsOf(items, machine);
  if (floats instanceof Unknown) return floats;
  if (floats.some((x) => x <= 0)) fail('geometric mean requires a non-empty dataset containing positive numbers');
  return orDoubtful(() => surely('exp', shewchukSum(floats.map((x) => surely('log', x))) / floats.length));
};

const harmonicMean: Run = (items, machine) => {
  const floats = floatsOf(items, machine);
  if (floats instanceof Unknown) return floats;
  if (floats.some((x) => x < 0)) fail('harmonic mean does not support negative values');
  if (items.length === 1) return items[0] ?? null;
  if (floats.includes(0)) return 0n;
  const sum = exactSum(
    floats.map((x) => 1 / x),
    machine,
  );
  return sum instanceof Unknown ? sum : quotient(sum.count * sum.bottom, sum.top, false, machine);
};

function* quantiles(items: Value[], count: bigint, inclusive: boolean, machine: Interpreter): Evaluation {
  if (count < 1n) fail('n must be at least 1');
  const sorted = yield* sortItems(items, null, false, machine);
  if (sorted instanceof Unknown) return sorted;
  const length = BigInt(sorted.length);
  if (length < 2n) fail('must have at least two data points');
  const cuts: Value[] = [];
  for (let index = 1n; index < count; index++) {
    const size = inclusive ? length - 1n : length + 1n;
    const place = (index * size) / count;
    const left = inclusive ? place + 1n : place < 1n ? 1n : place > length - 1n ? length - 1n : place;
    const delta = index * size - (inclusive ? place : left) * count;
    const [low, high] = [sorted[Number(left) - 1] ?? null, sorted[Number(left)] ?? 0n];
    const below = yield* finish(binary('*', low, count - delta, machine));
    const above = yield* finish(binary('*', high, delta, machine));
    cuts.push(yield* finish(binary('/', yield* finish(binary('+', below, above, machine)), count, machine)));
  }
  return new PythonList(cuts);
}

export const library = standardLibrary('statistics', () => [
  ['StatisticsError', errorType],
  ...functionsFrom({
    mean: row('mean', 1, mean),
    fmean: row('fmean', 1, fmean),
    median: row('median', 1, median('middle'), 'no median for empty data'),
    median_low: row('median_low', 1, median('low'), 'no median for empty data'),
    median_high: row('median_high', 1, median('high'), 'no median for empty data'),
    variance: row('variance', 2, variance(1n)),
    pvariance: row('pvariance', 1, variance(0n), undefined, '(data, mu=None)'),
    stdev: row('stdev', 2, deviation(1n)),
    pstdev: row('pstdev', 1, deviation(0n), undefined, '(data, mu=None)'),
    geometric_mean: row(
      'geometric_mean',
      1,
      geometricMean,
      'geometric mean requires a non-empty dataset containing positive numbers',
    ),
    harmonic_mean: row('harmonic_mean', 1, harmonicMean),
    mode: row(
      'mode',
      1,
      function* (items, machine) {
        const found = yield* modes(items, machine);
        return found instanceof Unknown ? found : (found[0] ?? null);
      },
      'no mode for empty data',
    ),
    multimode: [
      '(data)',
      function* (bound, machine) {
        const items = yield* itemsOf(bound.get('data'), machine);
        const found = items instanceof Unknown ? items : yield* modes(items, machine);
        return found instanceof Unknown ? found : new PythonList(found);
      },
    ],
    quantiles: [
      "(data, *, n=4, method='exclusive')",
      function* (bound, machine) {
        const items = yield* itemsOf(bound.get('data'), machine);
        if (items instanceof Unknown) return items;
        const count = bound.get('n');
        if (typeof count !== 'bigint') return new Unknown('quantiles() with this count');
        return yield* quantiles(items, count, bound.get('method') === 'inclusive', machine);
      },
    ],
  }),
]);
