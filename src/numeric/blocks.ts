import { inBlocks, once } from './pausing';

/** Numbers made from their places, in blocks; `cost` as for inBlocks. */
export function fillInBlocks(count: number, cost: number, f: (at: number) => number): Float64Array {
  return inBlocks(
    count,
    cost,
    () => new Float64Array(count),
    (output, from, to) => {
      for (let at = from; at < to; at++) output[at] = f(at);
    },
  );
}

/** A copy of numbers, in blocks. */
export function copyInBlocks(input: Float64Array): Float64Array {
  return inBlocks(
    input.length,
    1,
    () => new Float64Array(input.length),
    (output, from, to) => output.set(input.subarray(from, to), from),
  );
}

/** Calls `visit` with every place from 0 to `count`, in blocks; it may change nothing but `state`. */
export function visitInBlocks<T>(count: number, cost: number, make: () => T, visit: (state: T, at: number) => void): T {
  return inBlocks(count, cost, make, (state, from, to) => {
    for (let at = from; at < to; at++) visit(state, at);
  });
}

/** The first place from 0 to `count` where `isFound` holds, looked for in blocks; -1 when there is none. */
export function findInBlocks(count: number, cost: number, isFound: (at: number) => boolean): number {
  return inBlocks(
    count,
    cost,
    () => ({ at: -1 }),
    (result, from, to) => {
      for (let at = from; at < to && result.at < 0; at++) if (isFound(at)) result.at = at;
    },
  ).at;
}

/** Places sorted at once; more are sorted in parts that are then merged. */
const part = 4096;

/** The places 0 to `count` in sorted order, equal ones in their own, in blocks. */
export function orderInBlocks(count: number, compare: (a: number, b: number) => number): Int32Array {
  return once(count * 20, () => {
    let order: Int32Array = inBlocks(
      Math.ceil(count / part),
      part * 100,
      () => Int32Array.from({ length: count }, (_, i) => i),
      (places, from, to) => {
        for (let k = from; k < to; k++) {
          const piece = Array.from(places.subarray(k * part, (k + 1) * part)).sort((a, b) => compare(a, b) || a - b);
          places.set(piece, k * part);
        }
      },
    );
    for (let width = part; width < count; width *= 2) order = mergeInBlocks(order, width, compare);
    return order;
  });
}

/** Merges neighbouring sorted runs of a width; what is in the left run comes first among equals. */
function mergeInBlocks(source: Int32Array, width: number, compare: (a: number, b: number) => number): Int32Array {
  const make = () => ({ output: new Int32Array(source.length), left: 0, right: width });
  const merged = inBlocks(source.length, 5, make, (state, from, to) => {
    const { output } = state;
    for (let at = from; at < to; at++) {
      const start = at - (at % (2 * width));
      if (at === start) {
        state.left = start;
        state.right = start + width;
      }
      const a = source[state.left] ?? 0;
      const b = source[state.right] ?? 0;
      const isRight =
        state.left >= start + width || (state.right < Math.min(start + 2 * width, source.length) && compare(a, b) > 0);
      output[at] = isRight ? b : a;
      if (isRight) state.right++;
      else state.left++;
    }
  });
  return merged.output;
}

/** The numbers in ascending order, NaN last, equal ones (0 and -0) in their own order, in blocks. */
export function sortInBlocks(input: Float64Array): Float64Array {
  const { length } = input;
  return once(length * 20, () => {
    let sorted: Float64Array = inBlocks(
      Math.ceil(length / part),
      part * 10,
      () => new Float64Array(length),
      (output, from, to) => {
        for (let k = from; k < to; k++) output.set(input.slice(k * part, (k + 1) * part).sort(), k * part);
      },
    );
    for (let width = part; width < length; width *= 2) sorted = mergeNumbers(sorted, width);
    return zerosInOrder(input, sorted);
  });
}

function mergeNumbers(source: Float64Array, width: number): Float64Array {
  const { length } = source;
  const make = () => ({ output: new Float64Array(length), left: 0, right: 0 });
  return inBlocks(length, 3, make, (state, from, to) => {
    const { output } = state;
    let { left, right } = state;
    for (let at = from; at < to; ) {
      const start = at - (at % (2 * width));
      if (at === start) {
        left = start;
        right = start + width;
      }
      const middle = start + width;
      const end = Math.min(start + 2 * width, length);
      const stop = Math.min(to, end);
      for (; at < stop; at++) {
        const a = source[left] ?? 0;
        const b = source[right] ?? 0;
        const isRight = left >= middle || (right < end && (a > b || (Number.isNaN(a) && !Number.isNaN(b))));
        output[at] = isRight ? b : a;
        if (isRight) right++;
        else left++;
      }
    }
    state.left = left;
    state.right = right;
  }).output;
}

/** A typed array's own sort puts -0 before 0; puts the zeros back in the order of the input. */
function zerosInOrder(input: Float64Array, sorted: Float64Array): Float64Array {
  const first = sorted.indexOf(0);
  if (first < 0 || !Object.is(sorted[first], -0)) return sorted;
  visitInBlocks(
    input.length,
    2,
    () => ({ at: first }),
    (state, i) => {
      if (input[i] === 0) sorted[state.at++] = input[i] ?? 0;
    },
  );
  return sorted;
}

/** A number accumulated over the places from 0 to `count`, in blocks. */
export function foldInBlocks(
  count: number,
  cost: number,
  initial: number,
  add: (total: number, at: number) => number,
): number {
  return inBlocks(
    count,
    cost,
    () => ({ total: initial }),
    (state, from, to) => {
      let { total } = state;
      for (let at = from; at < to; at++) total = add(total, at);
      state.total = total;
    },
  ).total;
}
