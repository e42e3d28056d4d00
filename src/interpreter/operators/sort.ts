import { orderInBlocks } from '../../numeric/ordering';
import { pausing } from '../../numeric/pausing';
import { callPositional } from '../call';
import type { Interpreter } from '../machine';
import { truthOf } from '../truth';
import { type Evaluation, finish, Unknown, type Value } from '../values';
import { compare } from './compare';

interface Pair {
  readonly item: Value;
  readonly key: Value;
}

type Compare = (a: number, b: number) => number;

const safe = BigInt(Number.MAX_SAFE_INTEGER);

/** How two places compare by their keys, where these are floats other than NaN, or ints, or texts that JavaScript orders as Python does. */
function* plainOrder(keys: readonly Value[], machine: Interpreter): Evaluation<Compare | undefined> {
  const kind = typeof keys[0];
  if (kind !== 'bigint' && kind !== 'number' && kind !== 'string') return undefined;
  const numbers = new Float64Array(kind === 'string' ? 0 : keys.length);
  let fits = kind !== 'string';
  for (const [at, key] of keys.entries()) {
    if (typeof key !== kind || Number.isNaN(key)) return undefined;
    if (typeof key === 'string' && /[\ud800-\udfff]/.test(key)) return undefined;
    if (typeof key === 'bigint') fits &&= key <= safe && key >= -safe;
    if (fits) numbers[at] = Number(key);
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  if (fits) return (a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0);
  const texts = keys as readonly string[];
  return (a, b) => {
    const [x = '', y = ''] = [texts[a], texts[b]];
    return x < y ? -1 : x > y ? 1 : 0;
  };
}

/** Shorter lists CPython sorts by insertion alone (Objects/listobject.c, merge_compute_minrun). */
const insertionLimit = 64;

/** The run at the start, turned round where it falls, then binary insertion: asks what CPython asks, in its order. */
function* insertionSort(pairs: readonly Pair[], less: (a: Value, b: Value) => Evaluation<boolean>): Evaluation<Pair[]> {
  const [first, second, ...rest] = pairs;
  if (first === undefined || second === undefined) return [...pairs];
  const falls = yield* less(second.key, first.key);
  const sorted = [first, second];
  let last = second;
  while (rest[0] !== undefined && (yield* less(rest[0].key, last.key)) === falls) {
    last = rest.shift() ?? last;
    sorted.push(last);
  }
  if (falls) sorted.reverse();
  for (const pair of rest) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (yield* less(pair.key, sorted[middle]?.key ?? null)) high = middle;
      else low = middle + 1;
    }
    sorted.splice(low, 0, pair);
  }
  return sorted;
}

/** `sorted(items, key, reverse)`: stable, asking only `<`; Unknown when an order is. */
export function* sortItems(
  items: readonly Value[],
  key: Value,
  reverse: boolean,
  machine: Interpreter,
): Evaluation<Value[] | Unknown> {
  let keys = items;
  if (key !== null) {
    const made: Value[] = [];
    for (const item of items) {
      made.push(yield* finish(callPositional(key, [item], machine)));
      if (machine.meter.due()) yield;
    }
    keys = made;
  }
  const plain = yield* plainOrder(keys, machine);
  if (plain) return yield* sortPlain(items, reverse ? (a, b) => plain(b, a) : plain, machine);
  const pairs = keys.map((each, at): Pair => ({ item: items[at] ?? null, key: each }));
  if (reverse) pairs.reverse();
  let unknown: Unknown | undefined;
  const less = function* (a: Value, b: Value): Evaluation<boolean> {
    machine.charge(1);
    const result = compare('<', a, b, machine);
    const truth = typeof result === 'boolean' ? result : yield* finish(truthOf(yield* finish(result), machine));
    if (truth instanceof Unknown) unknown ??= truth;
    return truth === true;
  };
  if (pairs.length < insertionLimit) {
    const sorted = yield* insertionSort(pairs, less);
    if (unknown) return unknown;
    if (reverse) sorted.reverse();
    return sorted.map(({ item }) => item);
  }
  if (pairs.some(({ key: each }) => Number.isNaN(each)))
    return new Unknown('the order of many numbers with nan among them');
  let source = pairs;
  for (let width = 1; width < source.length; width *= 2) {
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
        if (yield* less(b.key, a.key)) {
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

/** Sorts by a comparison of places that runs nothing of the user's. */
function* sortPlain(items: readonly Value[], compare: Compare, machine: Interpreter): Evaluation<Value[]> {
  machine.charge(items.length);
  const order = yield* pausing(() => orderInBlocks(items.length, compare));
  const sorted: Value[] = [];
  for (const place of order) {
    sorted.push(items[place] ?? null);
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  return sorted;
}
