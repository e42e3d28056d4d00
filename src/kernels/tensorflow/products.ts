import { fma32 } from '../../numeric/fma';
import { round } from './single';

/** Inner products of TensorFlow's float32 matrix multiplication on CPU. */

/** Longer inner products are split into blocks that depend on the processor's caches. */
export const longestChain = 300;

/** One fused multiply-add after another, as oneDNN's matrix kernels accumulate each element of a product. */
export function chain(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum = fma32(a[i] ?? 0, b[i] ?? 0, sum);
  return sum;
}

/**
 * An element of a matrix product, and whether processors with AVX2 and with AVX-512 give the same bits: the former sum the tiles at the edges
 * in even and odd places, with and without fused multiply-add, then what is left over.
 */
export function tileElement(a: Float64Array, b: Float64Array): readonly [value: number, certain: boolean] {
  let [value, even, odd, evenApart, oddApart] = [0, 0, 0, 0, 0];
  const whole = a.length - (a.length % 2);
  for (let i = 0; i < whole; i += 2) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    const nextX = a[i + 1] ?? 0;
    const nextY = b[i + 1] ?? 0;
    value = fma32(nextX, nextY, fma32(x, y, value));
    even = fma32(x, y, even);
    odd = fma32(nextX, nextY, odd);
    evenApart = round(round(x * y) + evenApart);
    oddApart = round(round(nextX * nextY) + oddApart);
  }
  let fused = round(even + odd);
  let apart = round(evenApart + oddApart);
  if (whole < a.length) {
    const x = a[whole] ?? 0;
    const y = b[whole] ?? 0;
    value = fma32(x, y, value);
    fused = fma32(x, y, fused);
    apart = round(round(x * y) + apart);
  }
  return [value, value === fused && value === apart];
}

/** Eight lanes added: neighbours, then halves, then the last two. */
function addLanes(lanes: Float64Array): number {
  let sums = lanes;
  const neighbours = () =>
    Float64Array.from({ length: sums.length / 2 }, (_, i) => round((sums[2 * i] ?? 0) + (sums[2 * i + 1] ?? 0)));
  sums = neighbours();
  if (sums.length === 4)
    sums = Float64Array.of(round((sums[0] ?? 0) + (sums[2] ?? 0)), round((sums[1] ?? 0) + (sums[3] ?? 0)));
  return sums.length === 1 ? (sums[0] ?? 0) : (neighbours()[0] ?? 0);
}

/**
 * A row of a matrix times a vector, as oneDNN's matrix-vector kernel computes each element when the second factor has one column and the
 * first several rows: sixteen numbers at a time in eight lanes of fused multiply-add, then 8, 4, 2 and 1 on their own.
 */
export function vectorProduct(a: Float64Array, b: Float64Array): number {
  const full = a.length - (a.length % 16);
  const lanes = new Float64Array(8);
  for (let i = 0; i < full; i++) lanes[i % 8] = fma32(a[i] ?? 0, b[i] ?? 0, lanes[i % 8] ?? 0);
  let sum = addLanes(lanes);
  let at = full;
  for (const width of [8, 4, 2, 1]) {
    if (a.length - at < width) continue;
    const products = Float64Array.from({ length: width }, (_, i) => round((a[at + i] ?? 0) * (b[at + i] ?? 0)));
    sum = round(sum + (width === 1 ? (products[0] ?? 0) : addLanes(products)));
    at += width;
  }
  return sum;
}
