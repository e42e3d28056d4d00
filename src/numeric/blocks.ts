import { inBlocks } from './pausing';

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
