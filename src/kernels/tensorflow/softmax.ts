import { foldInBlocks, visitInBlocks } from '../../numeric/blocks';
import { fma32 } from '../../numeric/fma';
import { mapInBlocks } from '../../numeric/pausing';
import { flush, fromBits, round } from './single';

/**
 * Softmax of a float32 row as oneDNN computes it, which TensorFlow uses by default: its exponential (a polynomial of degree five with fused
 * multiply-add), a sum in sixteen lanes, and a product with the sum's reciprocal.
 */

const log2e = fromBits(0x3fb8aa3b);
const ln2 = fromBits(0x3f317218);
const smallest = fromBits(0xc2aeac50 | 0);
const coefficients = [0x3c07cfce, 0x3d2b9d0d, 0x3e2aad40, 0x3efffee3, 0x3f7ffffb, 0x3f800000].map(fromBits);

/** e^x for x <= 0. */
function exponential(x: number): number {
  if (x < smallest) return 0;
  const n = Math.floor(fma32(x, log2e, 0.5));
  const r = fma32(-n, ln2, x);
  let y = 0;
  for (const coefficient of coefficients) y = y === 0 ? coefficient : fma32(y, r, coefficient);
  return round(round(y * 2 ** (n - 1)) * 2);
}

/** Rows up to this length give the same bits on processors with AVX2 and with AVX-512. */
export const longestCertainRow = 16;

/** Softmax of one row. */
export function softmax(row: Float64Array): Float64Array {
  const largest = foldInBlocks(row.length, 3, Number.NEGATIVE_INFINITY, (most, i) => Math.max(most, row[i] ?? 0));
  const powers = mapInBlocks(row, 50, (x) => exponential(round(x - largest)));
  const make = () => new Float64Array(16);
  let lanes: Float64Array = visitInBlocks(row.length, 3, make, (sums, i) => {
    sums[i % 16] = round((sums[i % 16] ?? 0) + (powers[i] ?? 0));
  });
  while (lanes.length > 1) {
    const half = lanes.length / 2;
    lanes = Float64Array.from({ length: half }, (_, i) => round((lanes[i] ?? 0) + (lanes[i + half] ?? 0)));
  }
  const inverse = round(1 / (lanes[0] ?? 1));
  return Number.isNaN(largest) || !Number.isFinite(largest)
    ? row.map(() => Number.NaN)
    : mapInBlocks(powers, 5, (power) => flush(round(power * inverse)));
}
