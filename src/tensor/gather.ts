import { inBlocks } from '../numeric/pausing';

/** Where a tensor's elements lie: extents and strides in elements, and the first element's place. */
export interface Places {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Calls `visit` with the places of the elements from `from` to below `to` in row-major order, a run of equal steps at a time. */
function walkRuns(
  { shape, strides, offset }: Places,
  from: number,
  to: number,
  visit: (at: number, count: number, place: number, step: number) => void,
): void {
  const { extents, steps } = merged(shape, strides);
  const last = extents.length - 1;
  const run = extents[last] ?? 1;
  const step = steps[last] ?? 0;
  const counters = new Array<number>(extents.length).fill(0);
  let place = offset;
  let rest = from;
  for (let axis = last; axis >= 0; axis--) {
    const extent = extents[axis] ?? 1;
    const counter = rest % extent;
    counters[axis] = counter;
    rest = (rest - counter) / extent;
    place += counter * (steps[axis] ?? 0);
  }
  let start = counters[last] ?? 0;
  for (let at = from; at < to; ) {
    const count = Math.min(run - start, to - at);
    visit(at, count, place, step);
    at += count;
    place -= start * step;
    start = 0;
    for (let axis = last - 1; axis >= 0; axis--) {
      const counter = (counters[axis] ?? 0) + 1;
      const stride = steps[axis] ?? 0;
      place += stride;
      if (counter < (extents[axis] ?? 1)) {
        counters[axis] = counter;
        break;
      }
      place -= counter * stride;
      counters[axis] = 0;
    }
  }
}

/** The same places with fewer axes: neighbours joined where one step covers both, extents of 1 left out. */
function merged(
  shape: readonly number[],
  strides: readonly number[],
): { readonly extents: number[]; readonly steps: number[] } {
  const extents: number[] = [];
  const steps: number[] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    const extent = shape[axis] ?? 1;
    const stride = strides[axis] ?? 0;
    const last = extents.length - 1;
    if (extent === 1) continue;
    if (last >= 0 && steps[last] === stride * extent) {
      extents[last] = (extents[last] ?? 1) * extent;
      steps[last] = stride;
    } else {
      extents.push(extent);
      steps.push(stride);
    }
  }
  return { extents, steps };
}

/** The numbers at `size` places of a source, in row-major order, read in blocks. */
export function gatherInBlocks(places: Places, size: number, source: Float64Array): Float64Array {
  return inBlocks(
    size,
    3,
    () => new Float64Array(size),
    (output, from, to) =>
      walkRuns(places, from, to, (at, count, place, step) => {
        if (step === 0) output.fill(source[place] ?? 0, at, at + count);
        else if (step === 1 && count > 16) output.set(source.subarray(place, place + count), at);
        else for (let i = 0, p = place; i < count; i++, p += step) output[at + i] = source[p] ?? 0;
      }),
  );
}

/** Writes numbers, in row-major order, to places of a target. */
export function scatter(places: Places, values: Float64Array, target: Float64Array): void {
  walkRuns(places, 0, values.length, (at, count, place, step) => {
    if (step === 1 && count > 16) target.set(values.subarray(at, at + count), place);
    else for (let i = 0, p = place; i < count; i++, p += step) target[p] = values[at + i] ?? 0;
  });
}

/** The places of `size` elements, in row-major order. */
export function placesOf(places: Places, size: number): Int32Array {
  return inBlocks(
    size,
    3,
    () => new Int32Array(size),
    (output, from, to) =>
      walkRuns(places, from, to, (at, count, place, step) => {
        for (let i = 0, p = place; i < count; i++, p += step) output[at + i] = p;
      }),
  );
}
