import { callPositional } from '../call';
import type { Interpreter } from '../machine';
import { truthOf } from '../truth';
import { type Evaluation, finish, Unknown, type Value } from '../values';
import { compare } from './compare';

interface Pair {
  readonly item: Value;
  readonly key: Value;
}

/** How many plain keys are sorted at a time. */
const plainRun = 1024;

/** Whether all keys are floats other than NaN, or all ints, or all texts that JavaScript orders as Python does. */
function areOrdered(pairs: readonly Pair[]): boolean {
  const kind = typeof pairs[0]?.key;
  return pairs.every(
    ({ key }) =>
      typeof key === kind &&
      (typeof key === 'bigint' ||
        (typeof key === 'number' && !Number.isNaN(key)) ||
        (typeof key === 'string' && !/[\ud800-\udfff]/.test(key))),
  );
}

const byKey = (a: Pair, b: Pair): number => {
  const [x, y] = [a.key as string, b.key as string];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** `sorted(items, key, reverse)`: stable, asking only `<`; Unknown when an order is. */
export function* sortItems(
  items: readonly Value[],
  key: Value,
  reverse: boolean,
  machine: Interpreter,
): Evaluation<Value[] | Unknown> {
  const pairs: Pair[] = [];
  for (const item of items) {
    pairs.push({ item, key: key === null ? item : yield* finish(callPositional(key, [item], machine)) });
    if (machine.meter.due()) yield;
  }
  if (reverse) pairs.reverse();
  let unknown: Unknown | undefined;
  const less = function* (a: Value, b: Value): Evaluation<boolean> {
    machine.charge(1);
    const result = compare('<', a, b, machine);
    const truth = typeof result === 'boolean' ? result : yield* finish(truthOf(yield* finish(result), machine));
    if (truth instanceof Unknown) unknown ??= truth;
    return truth === true;
  };
  const plain = areOrdered(pairs);
  let source = pairs;
  if (plain) {
    source = [];
    for (let start = 0; start < pairs.length; start += plainRun) {
      source.push(...pairs.slice(start, start + plainRun).sort(byKey));
      machine.charge(plainRun);
      if (machine.meter.due()) yield;
    }
  }
  for (let width = plain ? plainRun : 1; width < source.length; width *= 2) {
    const merged: Pair[] = [];
    for (let start = 0; start < source.length; start += 2 * width) {
      const left = source.slice(start, start + width);
      const right = source.slice(start + width, start + 2 * width);
      let [i, j] = [0, 0];
      while (i < left.length && j < right.length) {
        const [a, b] = [left[i], right[j]];
        if (!a || !b) break;
        machine.meter.tick();
        if (machine.meter.due()) yield;
        if (plain ? byKey(b, a) < 0 : yield* less(b.key, a.key)) {
          merged.push(b);
          j += 1;
        } else {
          merged.push(a);
          i += 1;
        }
      }
      for (; i < left.length; i++) merged.push(left[i] as Pair);
      for (; j < right.length; j++) merged.push(right[j] as Pair);
      machine.charge(width >> 2);
      if (machine.meter.due()) yield;
    }
    source = merged;
  }
  if (unknown) return unknown;
  if (reverse) source.reverse();
  return source.map(({ item }) => item);
}
