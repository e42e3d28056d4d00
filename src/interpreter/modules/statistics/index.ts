import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { exactRatio } from '../../objects/numberMethods';
import { binary } from '../../operators/binary';
import { numeric, numericBinary } from '../../operators/numbers';
import { sortItems } from '../../operators/sort';
import { type Evaluation, finish, Unknown, type Value } from '../../values';
import { type FunctionRow, functionsFrom, standardLibrary } from '../standard/define';

/** A sum as one exact fraction, and whether every item was an int. */
interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
  readonly count: bigint;
  readonly integers: boolean;
}

function fraction(value: Value, machine: Interpreter): readonly [bigint, bigint] | undefined {
  const number = numeric(value);
  if (number === undefined || (typeof number === 'number' && !Number.isFinite(number))) return undefined;
  return typeof number === 'bigint' ? [number, 1n] : exactRatio(number, machine);
}

/** `statistics._sum`: exact, as Python adds Fractions. */
function exactSum(items: readonly Value[], machine: Interpreter, square?: readonly [bigint, bigint]): Exact | Unknown {
  let [top, bottom] = [0n, 1n];
  let integers = true;
  for (const item of items) {
    const part = fraction(item, machine);
    if (!part) return new Unknown('statistics of such values is not evaluated');
    machine.charge(4);
    integers &&= typeof item === 'bigint';
    let [a, b] = part;
    if (square) {
      [a, b] = [a * square[1] - square[0] * b, b * square[1]];
      [a, b] = [a * a, b * b];
    }
    [top, bottom] = [top * b + a * bottom, bottom * b];
    const shared = divisor(top, bottom);
    [top, bottom] = [top / shared, bottom / shared];
  }
  return { top, bottom, count: BigInt(items.length), integers };
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function quotient(top: bigint, bottom: bigint, integers: boolean, machine: Interpreter): Value {
  if (integers && top % bottom === 0n) return top / bottom;
  return numericBinary('/', top, bottom, machine) ?? null;
}

/** A row over the items of `data`; too few raise StatisticsError, which is not evaluated. */
const row = (least: number, run: (items: Value[], machine: Interpreter) => Value | Evaluation): FunctionRow => [
  '(data, xbar=None)',
  function* (bound, machine) {
    const items = yield* itemsOf(bound.get('data'), machine);
    if (items instanceof Unknown) return items;
    if (items.length < least) return new Unknown('statistics.StatisticsError is not evaluated');
    if (bound.given('xbar')) return new Unknown('statistics with a given mean is not evaluated');
    return yield* finish(run(items, machine));
  },
];

const mean = (items: readonly Value[], machine: Interpreter): Value => {
  const sum = exactSum(items, machine);
  return sum instanceof Unknown ? sum : quotient(sum.top, sum.bottom * sum.count, sum.integers, machine);
};

const variance =
  (less: bigint) =>
  (items: readonly Value[], machine: Interpreter): Value => {
    const sum = exactSum(items, machine);
    if (sum instanceof Unknown) return sum;
    const squares = exactSum(items, machine, [sum.top, sum.bottom * sum.count]);
    if (squares instanceof Unknown) return squares;
    return quotient(squares.top, squares.bottom * (sum.count - less), sum.integers, machine);
  };

const median = (pick: 'middle' | 'low' | 'high') =>
  function* (items: Value[], machine: Interpreter): Evaluation {
    const sorted = yield* sortItems(items, null, false, machine);
    if (sorted instanceof Unknown) return sorted;
    const half = sorted.length >> 1;
    const high = sorted[half] ?? null;
    if (sorted.length % 2 === 1 || pick === 'high') return high;
    const low = sorted[half - 1] ?? null;
    if (pick === 'low') return low;
    return yield* finish(binary('/', yield* finish(binary('+', low, high, machine)), 2n, machine));
  };

export const library = standardLibrary('statistics', () =>
  functionsFrom({
    mean: row(1, mean),
    fmean: row(1, (items, machine) => {
      const result = mean(items, machine);
      return typeof result === 'bigint' ? Number(result) : result;
    }),
    median: row(1, median('middle')),
    median_low: row(1, median('low')),
    median_high: row(1, median('high')),
    variance: row(2, variance(1n)),
    pvariance: row(1, variance(0n)),
  }),
);
