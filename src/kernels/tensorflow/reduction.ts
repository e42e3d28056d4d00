import { foldInBlocks, visitInBlocks } from '../../numeric/blocks';
import { mapInBlocks } from '../../numeric/pausing';
import { exponential, exponentialTail, logarithm, logarithmTail } from './exponential';
import { flush, round } from './single';

/**
 * Sums as Eigen adds them in float32 (unsupported/Eigen/CXX11/src/Tensor/TensorReduction.h): the order decides the last bits. Beyond the
 * sizes given here work is split between threads and the order is the machine's.
 */

const width = 8;

/** Rows longer than this are halved again and again before they are added. */
export const longestRow = 8192;

const add = (a: number, b: number): number => flush(round(a + b));

/** The eight lanes of a vector added up: halves, quarters, then the last two (predux). */
function addLanes(lanes: Float64Array): number {
  const four = [0, 1, 2, 3].map((i) => add(lanes[i] ?? 0, lanes[i + 4] ?? 0));
  return add(add(four[0] ?? 0, four[2] ?? 0), add(four[1] ?? 0, four[3] ?? 0));
}

function addInto(lanes: Float64Array, values: Float64Array, from: number): void {
  for (let lane = 0; lane < width; lane++) lanes[lane] = add(lanes[lane] ?? 0, values[from + lane] ?? 0);
}

/** Sum of contiguous numbers: four accumulators of eight lanes while they last, one more, then the rest one by one (InnerMostDimReducer). */
export function sumRow(values: Float64Array): number {
  const lanes = new Float64Array(width);
  const count = values.length;
  let at = 0;
  if (count >= 4 * width) {
    const others = [1, 2, 3].map(() => new Float64Array(width));
    for (; at + 4 * width <= count; at += 4 * width) {
      addInto(lanes, values, at);
      others.forEach((other, index) => {
        addInto(other, values, at + (index + 1) * width);
      });
    }
    for (const other of others) addInto(lanes, other, 0);
  }
  for (; at + width <= count; at += width) addInto(lanes, values, at);
  let rest = 0;
  for (; at < count; at++) rest = add(rest, values[at] ?? 0);
  return add(rest, addLanes(lanes));
}

/** Sum of strided numbers, one after the other. */
export function sumInOrder(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum = add(sum, value);
  return sum;
}

/** Sum of strided numbers for a column that is computed with seven neighbours: four accumulators from 16 numbers on (InnerMostDimPreserver). */
export function sumColumn(values: Float64Array): number {
  if (values.length < 16) return sumInOrder(values);
  const sums = new Float64Array(4);
  const grouped = values.length - (values.length % 4);
  for (let i = 0; i < grouped; i++) sums[i % 4] = add(sums[i % 4] ?? 0, values[i] ?? 0);
  return sumInOrder(Float64Array.of(...sums, ...values.subarray(grouped)));
}

/** exp of the numbers of one row, full vectors first. */
export function exponentials(row: Float64Array): Float64Array {
  const full = row.length - (row.length % width);
  return mapInBlocks(row, 60, (x, i) => (i < full ? exponential(x) : exponentialTail(x)));
}

/** Differences from the row's largest number; NaN spreads. */
export function shifted(row: Float64Array): Float64Array {
  const largest = foldInBlocks(row.length, 3, Number.NEGATIVE_INFINITY, (a, i) => Math.max(a, row[i] ?? 0));
  return mapInBlocks(row, 10, (x) => flush(round(flush(x) - largest)));
}

/** log of one sum per row: eight rows at a time, the last rows by the C library. */
export function logarithmOfSums(sums: Float64Array): Float64Array {
  const full = sums.length - (sums.length % width);
  return mapInBlocks(sums, 60, (x, i) => (i < full ? logarithm(x) : flush(logarithmTail(x))));
}

/** log-softmax of rows (SoftmaxEigenImpl of softmax_op_functor.h). */
export function logSoftmax(rows: readonly Float64Array[]): Float64Array[] {
  const cost = 100 * (rows[0]?.length ?? 1);
  const make = () => ({ differences: [] as Float64Array[], sums: new Float64Array(rows.length) });
  const { differences, sums } = visitInBlocks(rows.length, cost, make, (state, i) => {
    const row = shifted(rows[i] ?? new Float64Array(0));
    state.sums[i] = sumRow(exponentials(row));
    state.differences[i] = row;
  });
  const logarithms = logarithmOfSums(sums);
  return visitInBlocks(
    rows.length,
    cost,
    () => [] as Float64Array[],
    (results, i) => {
      const logarithm = logarithms[i] ?? 0;
      results[i] = mapInBlocks(differences[i] ?? new Float64Array(0), 10, (x) => flush(round(x - logarithm)));
    },
  );
}
