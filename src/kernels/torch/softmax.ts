import { foldInBlocks, visitInBlocks } from '../../numeric/blocks';
import { mapInBlocks } from '../../numeric/pausing';
import { inRegisters, oneByOne } from './elementwise';
import type { Functions } from './formulas';

const f = Math.fround;

/** float32 numbers in an AVX-512 register. */
const lanes = 16;

/** A sum as at::vec::reduce_all adds: short rows in order, longer ones lane by lane and then the lanes pairwise, farthest first. */
function registerSum(x: Float64Array): number {
  if (x.length < lanes) return x.reduce((sum, value) => f(sum + value));
  const make = () => x.slice(0, lanes);
  const sums = visitInBlocks(x.length - lanes, 3, make, (added, i) => {
    const lane = i % lanes;
    added[lane] = f((added[lane] ?? 0) + (x[lanes + i] ?? 0));
  });
  for (let width = lanes / 2; width >= 1; width /= 2) {
    for (let at = 0; at < width; at++) sums[at] = f((sums[at] ?? 0) + (sums[at + width] ?? 0));
  }
  return sums[0] ?? 0;
}

const inOrder = (x: Float64Array): number => foldInBlocks(x.length, 3, 0, (sum, at) => f(sum + (x[at] ?? 0)));

function largest(x: Float64Array): number {
  return foldInBlocks(x.length, 3, Number.NEGATIVE_INFINITY, (most, at) => Math.max(most, x[at] ?? 0));
}

type RowFunction = (row: Float64Array) => Float64Array;

const softmaxWith =
  ({ exp }: Functions, add: (x: Float64Array) => number, finish: (power: number, sum: number) => number): RowFunction =>
  (row) => {
    const top = largest(row);
    const powers = mapInBlocks(row, 50, (x) => exp(f(x - top)));
    const sum = add(powers);
    return mapInBlocks(powers, 5, (power) => finish(power, sum));
  };

const logSoftmaxWith =
  ({ exp }: Functions, add: (x: Float64Array) => number): RowFunction =>
  (row) => {
    const top = largest(row);
    const logarithm = inRegisters.log(add(mapInBlocks(row, 50, (x) => exp(f(x - top)))));
    return mapInBlocks(row, 5, (x) => f(f(x - top) - logarithm));
  };

const quotient = (power: number, sum: number): number => f(power / sum);
const timesReciprocal = (power: number, sum: number): number => f(power * f(1 / sum));

/**
 * How PyTorch computes softmax and log_softmax of one float32 row (aten/src/ATen/native/cpu/SoftMaxKernel.cpp). `inner` is the
 * number of elements behind the row's axis, 1 when the axis is the last, and `place` the row's own among them: those that fill a register
 * are computed in it. Empty where it is not known; two ways where it hangs on how the work is split among threads.
 */
export function rowKernels(name: string, dtype: string, inner: number, place = 0): readonly RowFunction[] {
  if (dtype !== 'float32') return [];
  const functions = inner === 1 || place < inner - (inner % lanes) ? inRegisters : oneByOne;
  const add = inner === 1 ? registerSum : inOrder;
  if (name === 'log_softmax') return [logSoftmaxWith(functions, add)];
  if (name !== 'softmax') return [];
  const finish = inner === 1 ? timesReciprocal : quotient;
  const ways = inner < lanes ? [functions] : [functions, functions === inRegisters ? oneByOne : inRegisters];
  return ways.map((way) => softmaxWith(way, add, finish));
}
