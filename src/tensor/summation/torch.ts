import { visitInBlocks } from '../../numeric/blocks';
import { inBlocks, mapInBlocks, once } from '../../numeric/pausing';
import type { Dtype } from '../dtype';
import { ErrorBounds } from '../elementwise';
import { axesLast, reducedShape } from '../reduce';
import { isFloat, rounder } from '../rounding';
import { Tensor } from '../tensor';
import { errorsOf, toArray } from '../view';
import { coalesce, countOf, type Loop, loopsOf, offsetsOf } from './axes';
import { carriedBound, grainSize, orderBound } from './bounds';

/** Numbers a step apart; where `fold` is not 0, each with the one so much further added. */
interface Row {
  readonly source: Float64Array;
  readonly start: number;
  readonly step: number;
  readonly fold: number;
}

type Round = (x: number) => number;

/**
 * `torch.sum` on the CPU, rounding for rounding (ATen/native/cpu/SumKernel.cpp over the loops TensorIterator makes); sums large enough to be
 * split over threads get a bound. float16 and bfloat16 are added up in float32.
 */
export function torchSum(t: Tensor, axes: readonly number[], keepDimensions: boolean, dtype: Dtype): Tensor {
  const shape = reducedShape(t.shape, axes, keepDimensions);
  const size = shape.reduce((product, extent) => product * extent, 1);
  const accumulator = dtype === 'float64' ? 'float64' : isFloat(dtype) ? 'float32' : dtype;
  const inner = rounder(accumulator);
  const round = rounder(dtype);
  const summed = t.size === 0 ? new Float64Array(size) : cascade(iteratorLoops(t, axes), dtype, t, size, inner);
  const sums = mapInBlocks(summed, 5, round);
  if (t.storage.errors === undefined && t.size < grainSize && dtype !== 'int64') return Tensor.of(dtype, shape, sums);
  const moved = axesLast(t, axes);
  const [values, errors] = [toArray(moved), errorsOf(moved)];
  const length = size === 0 ? 0 : t.size / size;
  const make = () => new ErrorBounds(size);
  const bounds = visitInBlocks(size, 10 * length, make, (found, i) => {
    const terms = values.subarray(i * length, (i + 1) * length);
    const order = t.size >= grainSize && isFloat(dtype) ? orderBound(terms, accumulator) : 0;
    const tooLarge = dtype === 'int64' && Math.abs(sums[i] ?? 0) > Number.MAX_SAFE_INTEGER;
    const carried = carriedBound(terms, errors?.subarray(i * length, (i + 1) * length), accumulator);
    found.set(i, tooLarge ? Number.POSITIVE_INFINITY : order + carried);
  });
  return Tensor.of(dtype, shape, sums, bounds.errors);
}

/** TensorIterator's loops, fastest first: reduced axes before kept ones, then by stride, merged where possible. */
function iteratorLoops(t: Tensor, axes: readonly number[]): Loop[] {
  const order = loopsOf(t, axes).reverse();
  for (let i = 1; i < order.length; i++) {
    let current = i;
    for (let other = i - 1; other >= 0; other--) {
      const [a, b] = [order[other], order[current]];
      const comparison = a === undefined || b === undefined ? 0 : compareLoops(a, b);
      if (comparison < 0) break;
      if (comparison > 0) {
        [order[other], order[current]] = [b as Loop, a as Loop];
        current = other;
      }
    }
  }
  return coalesce(order);
}

/** Above 0 when `a` must come after `b`; 0 when nothing tells them apart. */
function compareLoops(a: Loop, b: Loop): number {
  if ((a.output === 0) !== (b.output === 0)) return b.output === 0 ? 1 : -1;
  for (const stride of ['output', 'input'] as const) {
    if (a[stride] === 0 || b[stride] === 0) continue;
    if (a[stride] !== b[stride]) return a[stride] - b[stride];
    if (a.extent > b.extent) return 1;
  }
  return 0;
}

const single: Loop = { extent: 1, input: 0, output: 0 };

/** Elements per register of the AVX2 kernels, which torch uses for sums on every processor that has them. */
const lanes = (dtype: Dtype): number => (dtype === 'float64' ? 4 : dtype === 'float32' ? 8 : 16);

/** The sums over the loops, added up in the order of torch's kernels. */
function cascade(loops: readonly Loop[], dtype: Dtype, t: Tensor, size: number, round: Round): Float64Array {
  const [first = single, second = single, ...outer] = loops;
  const width = lanes(dtype);
  const registers = dtype === 'float64' ? 4 : 8;
  const source = t.storage.values;
  const isVector = first.output === 0 && first.input === 1 && first.extent >= width;
  const isOuter = second.input === 1 && second.extent >= width;
  const isInner = !isOuter && first.input < second.input;
  const block = isInner ? Number.POSITIVE_INFINITY : isOuter ? 4 * registers : 4;
  const blocked = second.extent - (second.extent % block || 0);
  const count = countOf(outer);
  const cost = 10 * first.extent;
  return visitInBlocks(
    count,
    cost * second.extent,
    () => new Float64Array(size),
    (sums, visit) => {
      const [input, output] = offsetsOf(outer, visit);
      const add = (at: number, sum: number) => {
        sums[at] = round((sums[at] ?? 0) + sum);
      };
      inBlocks(
        second.extent,
        cost,
        () => sums,
        (_, from, to) => {
          for (let j = from; j < to; j++) {
            const start = t.offset + input + j * second.input;
            const at = output + j * second.output;
            const row: Row = { source, start, step: first.input, fold: 0 };
            if (first.output !== 0) {
              for (let i = 0; i < first.extent; i++) add(at + i * first.output, source[start + i * first.input] ?? 0);
            } else if (isVector) add(at, innerSum(row, first.extent, width, registers, round));
            else add(at, (!isInner && j < blocked ? levelSum : rowSum)(row, first.extent, round));
          }
        },
      );
    },
  );
}

/** A running sum over chunks of chunks, four levels deep: `multi_row_sum` for one row. */
const levelSum = (row: Row, count: number, round: Round): number =>
  once(10 * count, () =>
    round === Math.fround && row.fold === 0 ? singleLevels(row, count) : anyLevels(row, count, round),
  );

const chunkOf = (count: number): number => 2 ** Math.max(4, Math.floor(Math.ceil(Math.log2(count || 1)) / 4));

function anyLevels({ source, start, step, fold }: Row, count: number, round: Round): number {
  const chunk = chunkOf(count);
  const levels: [number, number, number, number] = [0, 0, 0, 0];
  const at = (i: number): number => {
    const x = source[start + i * step] ?? 0;
    return fold === 0 ? x : round(x + (source[start + i * step + fold] ?? 0));
  };
  let i = 0;
  while (i + chunk <= count) {
    for (let j = 0; j < chunk; j++, i++) levels[0] = round(levels[0] + at(i));
    for (let j = 1, whole = chunk; j < 4; j++, whole *= chunk) {
      levels[j] = round((levels[j] ?? 0) + (levels[j - 1] ?? 0));
      levels[j - 1] = 0;
      if (Math.floor(i / whole) % chunk !== 0) break;
    }
  }
  for (; i < count; i++) levels[0] = round(levels[0] + at(i));
  return round(round(round(levels[0] + levels[1]) + levels[2]) + levels[3]);
}

/** The same in float32. */
function singleLevels({ source, start, step }: Row, count: number): number {
  const chunk = chunkOf(count);
  const levels: [number, number, number, number] = [0, 0, 0, 0];
  let place = start;
  let i = 0;
  while (i + chunk <= count) {
    let sum = levels[0];
    for (let j = 0; j < chunk; j++, place += step) sum = Math.fround(sum + (source[place] ?? 0));
    levels[0] = sum;
    i += chunk;
    for (let j = 1, whole = chunk; j < 4; j++, whole *= chunk) {
      levels[j] = Math.fround((levels[j] ?? 0) + (levels[j - 1] ?? 0));
      levels[j - 1] = 0;
      if (Math.floor(i / whole) % chunk !== 0) break;
    }
  }
  let sum = levels[0];
  for (; i < count; i++, place += step) sum = Math.fround(sum + (source[place] ?? 0));
  return Math.fround(Math.fround(Math.fround(sum + levels[1]) + levels[2]) + levels[3]);
}

/** Four interleaved rows summed by levels, what is left over going to the first. */
function rowSum({ source, start, step, fold }: Row, count: number, round: Round): number {
  const quarter = Math.floor(count / 4);
  const partial = (k: number) => levelSum({ source, start: start + k * step, step: 4 * step, fold }, quarter, round);
  let sum = partial(0);
  for (let i = quarter * 4; i < count; i++) {
    const x = source[start + i * step] ?? 0;
    sum = round(sum + (fold === 0 ? x : round(x + (source[start + i * step + fold] ?? 0))));
  }
  for (let k = 1; k < 4; k++) sum = round(sum + partial(k));
  return sum;
}

/** A contiguous row in registers: the leftover terms first, then one lane after another. */
function innerSum({ source, start }: Row, count: number, width: number, registers: number, round: Round): number {
  const whole = Math.floor(count / width);
  const fold = width === registers ? 0 : registers;
  let sum = 0;
  for (let i = whole * width; i < count; i++) sum = round(sum + (source[start + i] ?? 0));
  for (let lane = 0; lane < registers; lane++) {
    sum = round(sum + rowSum({ source, start: start + lane, step: width, fold }, whole, round));
  }
  return sum;
}
