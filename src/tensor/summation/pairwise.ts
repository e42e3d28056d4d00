import { once } from '../../numeric/pausing';

type Round = (x: number) => number;

/** Up to 7 terms one by one, up to 128 by eight accumulators, more by halves: numpy/_core/src/umath/loops_utils.h.src. */
export function pairwiseSum(values: Float64Array, start: number, count: number, stride: number, round: Round): number {
  if (count <= 128) return shortSum(values, start, count, stride, round);
  const half = Math.floor(count / 2);
  const left = half - (half % 8);
  const sum = () =>
    round(
      pairwiseSum(values, start, left, stride, round) +
        pairwiseSum(values, start + left * stride, count - left, stride, round),
    );
  return count < 4096 ? sum() : once(10 * count, sum);
}

function shortSum(values: Float64Array, start: number, count: number, stride: number, round: Round): number {
  const at = (i: number) => values[start + i * stride] ?? 0;
  if (count < 8) {
    let sum = -0;
    for (let i = 0; i < count; i++) sum = round(sum + at(i));
    return sum;
  }
  let [a, b, c, d] = [at(0), at(1), at(2), at(3)];
  let [e, f, g, h] = [at(4), at(5), at(6), at(7)];
  const whole = count - (count % 8);
  for (let i = 8; i < whole; i += 8) {
    a = round(a + at(i));
    b = round(b + at(i + 1));
    c = round(c + at(i + 2));
    d = round(d + at(i + 3));
    e = round(e + at(i + 4));
    f = round(f + at(i + 5));
    g = round(g + at(i + 6));
    h = round(h + at(i + 7));
  }
  const low = round(round(a + b) + round(c + d));
  const high = round(round(e + f) + round(g + h));
  let sum = round(low + high);
  for (let i = whole; i < count; i++) sum = round(sum + at(i));
  return sum;
}
