import type { Tensor } from '../tensor';

/** One loop of a reduction: its extent and how far a step goes in the input and in the output (0 where the axis is reduced). */
export interface Loop {
  readonly extent: number;
  readonly input: number;
  readonly output: number;
}

/** The loops of a reduction over t in the order of its axes, the output being contiguous. */
export function loopsOf(t: Tensor, axes: readonly number[]): Loop[] {
  const loops: Loop[] = [];
  let step = 1;
  for (let axis = t.shape.length - 1; axis >= 0; axis--) {
    const extent = t.shape[axis] ?? 1;
    const reduced = axes.includes(axis);
    loops.unshift({ extent, input: t.strides[axis] ?? 0, output: reduced ? 0 : step });
    if (!reduced) step *= extent;
  }
  return loops;
}

/** Merges neighbours (fastest first) that one loop can cover, as the frameworks' iterators do; extents of 1 vanish. */
export function coalesce(loops: readonly Loop[]): Loop[] {
  const merged: Loop[] = [];
  for (const loop of loops) {
    const last = merged.at(-1);
    if (loop.extent === 1) continue;
    if (last && last.extent * last.input === loop.input && last.extent * last.output === loop.output) {
      merged[merged.length - 1] = { ...last, extent: last.extent * loop.extent };
    } else merged.push(loop);
  }
  return merged;
}

/** How many combinations the loops have. */
export const countOf = (loops: readonly Loop[]): number => loops.reduce((product, { extent }) => product * extent, 1);

/** The input and output offsets of a combination of the loops, counted with the first loop fastest. */
export function offsetsOf(loops: readonly Loop[], visit: number): readonly [input: number, output: number] {
  let rest = visit;
  let input = 0;
  let output = 0;
  for (const loop of loops) {
    const i = rest % loop.extent;
    rest = (rest - i) / loop.extent;
    input += i * loop.input;
    output += i * loop.output;
  }
  return [input, output];
}

/** Axes from the largest stride to the smallest: the order in which an iterator over memory meets their elements. */
export const inMemoryOrder = (t: Tensor, axes: readonly number[]): number[] =>
  axes.toSorted((a, b) => Math.abs(t.strides[b] ?? 0) - Math.abs(t.strides[a] ?? 0));
