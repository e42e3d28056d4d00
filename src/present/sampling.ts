/** A function of one number that pictures an activation. */
export interface Slice {
  readonly label: string;
  readonly value: (x: number) => number;
  /** Left out where one slope in the picture is enough. */
  readonly slope?: (x: number) => number;
}

export interface Samples {
  readonly x: number[];
  readonly value: number[];
  readonly slope: number[];
}

const baseIntervals = 64;
const deepest = 13;
/** A third of a pixel of a hover's curve. */
const tolerance = 0.0015;
const mostSamples = 3000;

/** Size of what is finite in a list; 1 where there is nothing to measure. */
function extent(numbers: readonly number[]): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const n of numbers) {
    if (n < low && n > Number.NEGATIVE_INFINITY) low = n;
    if (n > high && n < Number.POSITIVE_INFINITY) high = n;
  }
  return high > low ? high - low : 1;
}

/**
 * Samples a slice on a domain: an even grid, halved again wherever value or slope bends more than a third of a pixel, so that kinks and
 * steps stand where they are. Values that are not finite become NaN.
 */
export function sample(slice: Slice, domain: readonly [number, number]): Samples {
  const at = (x: number) => {
    const value = slice.value(x);
    const slope = slice.slope?.(x) ?? Number.NaN;
    return {
      x,
      value: Number.isFinite(value) ? value : Number.NaN,
      slope: Number.isFinite(slope) ? slope : Number.NaN,
    };
  };
  type Sample = ReturnType<typeof at>;
  const [from, to] = domain;
  const grid = Array.from({ length: baseIntervals + 1 }, (_, i) => at(from + ((to - from) * i) / baseIntervals));
  const valueTolerance = tolerance * extent(grid.map((s) => s.value));
  const slopeTolerance = tolerance * extent(grid.map((s) => s.slope));
  const bends = (a: number, middle: number, b: number, limit: number): boolean => {
    const missing = Number(Number.isNaN(a)) + Number(Number.isNaN(middle)) + Number(Number.isNaN(b));
    return missing === 0 ? Math.abs(middle - (a / 2 + b / 2)) > limit : missing < 3;
  };
  const out: Sample[] = [];
  const refine = (a: Sample, b: Sample, depth: number): void => {
    if (depth < deepest && out.length < mostSamples) {
      const middle = at(a.x + (b.x - a.x) / 2);
      if (
        bends(a.value, middle.value, b.value, valueTolerance) ||
        bends(a.slope, middle.slope, b.slope, slopeTolerance)
      ) {
        refine(a, middle, depth + 1);
        refine(middle, b, depth + 1);
        return;
      }
    }
    out.push(b);
  };
  grid.forEach((sample, i) => {
    const before = grid[i - 1];
    if (before === undefined) out.push(sample);
    else refine(before, sample, 0);
  });
  return { x: out.map((s) => s.x), value: out.map((s) => s.value), slope: out.map((s) => s.slope) };
}
