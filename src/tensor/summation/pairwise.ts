type Round = (x: number) => number;

/** Up to 7 terms one by one, up to 128 by eight accumulators, more by halves: numpy/_core/src/umath/loops_utils.h.src. */
export function pairwiseSum(values: Float64Array, start: number, count: number, stride: number, round: Round): number {
  const at = (i: number) => values[start + i * stride] ?? 0;
  if (count < 8) {
    let sum = -0;
    for (let i = 0; i < count; i++) sum = round(sum + at(i));
    return sum;
  }
  if (count <= 128) {
    const r = [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const whole = count - (count % 8);
    for (let i = 8; i < whole; i += 8) {
      r[0] = round(r[0] + at(i));
      r[1] = round(r[1] + at(i + 1));
      r[2] = round(r[2] + at(i + 2));
      r[3] = round(r[3] + at(i + 3));
      r[4] = round(r[4] + at(i + 4));
      r[5] = round(r[5] + at(i + 5));
      r[6] = round(r[6] + at(i + 6));
      r[7] = round(r[7] + at(i + 7));
    }
    const low = round(round(r[0] + r[1]) + round(r[2] + r[3]));
    const high = round(round(r[4] + r[5]) + round(r[6] + r[7]));
    let sum = round(low + high);
    for (let i = whole; i < count; i++) sum = round(sum + at(i));
    return sum;
  }
  const half = Math.floor(count / 2);
  const left = half - (half % 8);
  return round(
    pairwiseSum(values, start, left, stride, round) +
      pairwiseSum(values, start + left * stride, count - left, stride, round),
  );
}
