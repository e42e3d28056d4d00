import { visitInBlocks } from './blocks';
import { inBlocks, once } from './pausing';

/** Places sorted at once; more are sorted in parts that are then merged. */
const part = 4096;

/** The places 0 to `count` in sorted order, equal ones in their own, in blocks. */
export function orderInBlocks(count: number, compare: (a: number, b: number) => number): Int32Array {
  return once(count * 20, () => {
    let order: Int32Array = inBlocks(
      Math.ceil(count / part),
      part * 100,
      () => places(count),
      (sorted, from, to) => {
        for (let k = from; k < to; k++) {
          const piece = Array.from(sorted.subarray(k * part, (k + 1) * part)).sort((a, b) => compare(a, b) || a - b);
          sorted.set(piece, k * part);
        }
      },
    );
    for (let width = part; width < count; width *= 2) order = mergeInBlocks(order, width, compare);
    return order;
  });
}

/** The places 0 to `count`, a loop because `from` with a function holds the editor for a million. */
function places(count: number): Int32Array {
  const all = new Int32Array(count);
  for (let i = 0; i < count; i++) all[i] = i;
  return all;
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

/** How many numbers of a sorted row come before a number: those below it, or with `right` those not above it. */
export function placeAmong(sorted: Float64Array, x: number, right = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const y = sorted[middle] ?? 0;
    if (right ? y <= x : y < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Each number of a sorted row once, with how often it is there; 0 and -0 are equal, and so are NaNs. */
export function distinctInBlocks(sorted: Float64Array): {
  readonly values: Float64Array;
  readonly counts: Float64Array;
} {
  const { length } = sorted;
  const make = () => ({ values: new Float64Array(length), counts: new Float64Array(length), size: 0 });
  const { values, counts, size } = visitInBlocks(length, 3, make, (found, i) => {
    const x = sorted[i] ?? 0;
    const last = found.values[found.size - 1] ?? 0;
    const isNew = found.size === 0 || !(x === last || (Number.isNaN(x) && Number.isNaN(last)));
    if (isNew) found.values[found.size++] = x;
    found.counts[found.size - 1] = (found.counts[found.size - 1] ?? 0) + 1;
  });
  return { values: values.subarray(0, size), counts: counts.subarray(0, size) };
}
