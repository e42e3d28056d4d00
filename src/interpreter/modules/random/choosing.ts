import type { MersenneTwister } from '../../../tensor/random/mersenne';
import { randomInteger } from '../../../tensor/random/pythonRandom';
import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { numeric } from '../../operators/numbers';
import type { Bound } from '../../signature';
import { type Evaluation, Unknown, type Value } from '../../values';

export function below(twister: MersenneTwister, count: number, machine: Interpreter): number {
  if (count > 2 ** 31) return machine.raise('OverflowError', 'a range of more than 2**31 is not evaluated');
  return randomInteger(twister, 0, count - 1);
}

/** `random.sample`: from a pool, or by remembering what was taken, as CPython chooses. */
export function sample(twister: MersenneTwister, items: readonly Value[], size: number, machine: Interpreter): Value[] {
  const { length } = items;
  if (size < 0 || size > length) machine.raise('ValueError', 'Sample larger than population or is negative');
  let limit = 21;
  if (size > 5) limit += 4 ** Math.ceil(Math.log(size * 3) / Math.log(4));
  const chosen: Value[] = [];
  if (length <= limit) {
    const pool = [...items];
    for (let index = 0; index < size; index++) {
      const at = below(twister, length - index, machine);
      chosen.push(pool[at] ?? null);
      pool[at] = pool[length - index - 1] ?? null;
    }
    return chosen;
  }
  const taken = new Set<number>();
  while (chosen.length < size) {
    const at = below(twister, length, machine);
    if (taken.has(at)) continue;
    taken.add(at);
    chosen.push(items[at] ?? null);
  }
  return chosen;
}

/** The first `count` bits of 32-bit words, the first word lowest. */
export function bits(twister: MersenneTwister, count: number): bigint {
  let value = 0n;
  for (let place = 0; place < count; place += 32) {
    const word = twister.next() >>> Math.max(0, 32 - (count - place));
    value |= BigInt(word >>> 0) << BigInt(place);
  }
  return value;
}

/** The cumulative weights of `choices`; undefined without. */
export function* cumulative(
  bound: Bound,
  count: number,
  machine: Interpreter,
): Evaluation<number[] | Unknown | undefined> {
  const name = bound.get('cum_weights') === null ? 'weights' : 'cum_weights';
  if (bound.get(name) === null) return undefined;
  const values = yield* itemsOf(bound.get(name), machine);
  if (values instanceof Unknown) return values;
  const numbers = values.map((value) => numeric(value));
  if (numbers.some((number) => number === undefined)) return new Unknown('random.choices() with these weights');
  let total = 0;
  const heights = numbers.map((number) => {
    total = name === 'weights' ? total + Number(number) : Number(number);
    return total;
  });
  if (heights.length !== count) machine.raise('ValueError', 'The number of weights does not match the population');
  if (total <= 0) machine.raise('ValueError', 'Total of weights must be greater than zero');
  if (!Number.isFinite(total)) machine.raise('ValueError', 'Total of weights must be finite');
  return heights;
}

export function placeOf(part: number, count: number, heights: readonly number[] | undefined): number {
  if (heights === undefined) return Math.floor(part * count);
  const height = part * (heights[heights.length - 1] ?? 0);
  const found = heights.slice(0, -1).findIndex((other) => height < other);
  return found < 0 ? count - 1 : found;
}
