import type { Interpreter } from '../../machine';
import { exactRatio } from '../../objects/numberMethods';
import { bitLength, numeric, numericBinary } from '../../operators/numbers';
import { type Evaluation, Unknown, type Value } from '../../values';
import { integerSquareRoot } from '../math/integers';

/** What a function of `statistics` makes of the items of its data. */
export type Run = (items: Value[], machine: Interpreter) => Value | Evaluation;

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
export function exactSum(
  items: readonly Value[],
  machine: Interpreter,
  square?: readonly [bigint, bigint],
): Exact | Unknown {
  let [top, bottom] = [0n, 1n];
  let integers = true;
  for (const item of items) {
    const part = fraction(item, machine);
    if (!part) return new Unknown('statistics of such values is not evaluated');
    machine.charge(4);
    integers &&= typeof item !== 'number';
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

export function quotient(top: bigint, bottom: bigint, integers: boolean, machine: Interpreter): Value {
  if (integers && top % bottom === 0n) return top / bottom;
  return numericBinary('/', top, bottom, machine) ?? null;
}

export const mean = (items: readonly Value[], machine: Interpreter): Value => {
  const sum = exactSum(items, machine);
  return sum instanceof Unknown ? sum : quotient(sum.top, sum.bottom * sum.count, sum.integers, machine);
};

/** Sum of squared deviations over the count less some, as a fraction. */
function squares(items: readonly Value[], less: bigint, machine: Interpreter): Exact | Unknown {
  const sum = exactSum(items, machine);
  if (sum instanceof Unknown) return sum;
  const found = exactSum(items, machine, [sum.top, sum.bottom * sum.count]);
  if (found instanceof Unknown) return found;
  const [top, bottom] = [found.top, found.bottom * (sum.count - less)];
  const shared = divisor(top, bottom);
  return { ...found, top: top / shared, bottom: bottom / shared, integers: sum.integers };
}

export const variance =
  (less: bigint): Run =>
  (items, machine) => {
    const found = squares(items, less, machine);
    return found instanceof Unknown ? found : quotient(found.top, found.bottom, found.integers, machine);
  };

/** The square root of the variance, correctly rounded (`_float_sqrt_of_frac`). */
export const deviation =
  (less: bigint): Run =>
  (items, machine) => {
    const found = squares(items, less, machine);
    if (found instanceof Unknown) return found;
    const { top, bottom } = found;
    const width = (bitLength(top) - bitLength(bottom) - 109) >> 1;
    const rootToOdd = (n: bigint, m: bigint): bigint => {
      const root = integerSquareRoot(n / m, machine);
      return root | (root * root * m === n ? 0n : 1n);
    };
    const shift = BigInt(Math.abs(width));
    const [numerator, denominator] =
      width >= 0
        ? [rootToOdd(top, bottom << (2n * shift)) << shift, 1n]
        : [rootToOdd(top << (2n * shift), bottom), 1n << shift];
    return numericBinary('/', numerator, denominator, machine) ?? null;
  };
