import { foldInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { twoSum } from '../../../numeric/fma';

/** `math.fsum`: the correctly rounded sum (Shewchuk's partials, as Modules/mathmodule.c). */
export function exactSum(numbers: readonly number[]): number {
  const special = numbers.filter((x) => !Number.isFinite(x));
  if (special.length > 0) return special.reduce((sum, x) => sum + x, 0);
  const { partials } = visitInBlocks(
    numbers.length,
    20,
    () => ({ partials: [] as number[] }),
    (state, i) => addPartial(state.partials, numbers[i] ?? 0),
  );
  let high = partials.pop() ?? 0;
  let low = 0;
  while (partials.length > 0) {
    [high, low] = twoSum(high, partials.pop() ?? 0);
    if (low !== 0) break;
  }
  const following = partials[partials.length - 1] ?? 0;
  if (low !== 0 && Math.sign(low) === Math.sign(following)) {
    const twice = low * 2;
    const candidate = high + twice;
    if (candidate - high === twice) return candidate;
  }
  return high;
}

/** Adds a number to partial sums that do not overlap. */
function addPartial(partials: number[], number: number): void {
  let x = number;
  let kept = 0;
  for (let k = 0; k < partials.length; k++) {
    const partial = partials[k] ?? 0;
    const high = x + partial;
    const virtual = high - x;
    const low = x - (high - virtual) + (partial - virtual);
    if (low !== 0) partials[kept++] = low;
    x = high;
  }
  partials.length = kept;
  partials.push(x);
}

/** A square in two pieces that are exact (Veltkamp's splitting) besides the third, which no sum of squares near one can feel. */
function squarePieces(x: number): readonly [number, number, number] {
  const t = x * 134217729;
  const high = t - (t - x);
  const low = x - high;
  return [high * high, 2 * high * low, low * low];
}

/** A sum from one, and what its roundings left of the pieces of each kind. */
class RunningSum {
  sum = 1;
  readonly rest: [number, number, number] = [0, 0, 0];

  add(value: number, place: 0 | 1 | 2): void {
    const before = this.sum;
    this.sum += value;
    this.rest[place] += before - this.sum + value;
  }
}

/** `math.hypot`, `math.dist`: CPython 3.11's vector_norm, Modules/mathmodule.c; undefined where the largest is denormal. */
export function euclideanNorm(numbers: readonly number[]): number | undefined {
  const sizes = numbers.map(Math.abs);
  if (sizes.includes(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  if (sizes.some(Number.isNaN)) return Number.NaN;
  const largest = foldInBlocks(sizes.length, 2, 0, (most, i) => Math.max(most, sizes[i] ?? 0));
  if (largest === 0 || sizes.length <= 1) return largest;
  if (largest < 2 ** -1022) return undefined;
  const exponent = -Math.floor(Math.log2(largest)) - 1;
  // The logarithm may round up to the next power of two.
  const half = largest * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2));
  const power = half >= 1 ? exponent - 1 : half < 0.5 ? exponent + 1 : exponent;
  if (power > 1023) return undefined;
  const scale = 2 ** power;
  const total = visitInBlocks(
    sizes.length,
    20,
    () => new RunningSum(),
    (state, i) => {
      const [first, second, third] = squarePieces((sizes[i] ?? 0) * scale);
      state.add(first, 0);
      state.add(second, 1);
      state.rest[2] += third;
    },
  );
  const { sum: squares, rest } = total;
  const root = Math.sqrt(squares - 1 + (rest[0] + rest[1] + rest[2]));
  const [first, second, third] = squarePieces(root);
  total.add(-first, 0);
  total.add(-second, 1);
  total.add(-third, 2);
  return (root + (total.sum - 1 + (rest[0] + rest[1] + rest[2])) / (2 * root)) / scale;
}
