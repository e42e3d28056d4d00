import type { Dtype } from '../dtype';
import { ErrorBounds } from '../elementwise';
import { axesLast, reducedShape } from '../reduce';
import { isFloat, rounder } from '../rounding';
import { Tensor } from '../tensor';
import { errorsOf, toArray } from '../view';
import { coalesce, type Loop, loopsOf, walk } from './axes';
import { carriedBound, grainSize, orderBound } from './bounds';

type Term = (i: number) => number;
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
  const sums = new Float64Array(size);
  const source = t.storage.values;
  if (t.size > 0) {
    cascade(iteratorLoops(t, axes), dtype, t.offset, source, inner, (output, sum) => {
      sums[output] = inner((sums[output] ?? 0) + sum);
    });
  }
  sums.forEach((sum, i) => {
    sums[i] = round(sum);
  });
  const bounds = new ErrorBounds(size);
  if (t.storage.errors !== undefined || t.size >= grainSize || dtype === 'int64') {
    const moved = axesLast(t, axes);
    const [values, errors] = [toArray(moved), errorsOf(moved)];
    const length = size === 0 ? 0 : t.size / size;
    for (let i = 0; i < size; i++) {
      const terms = values.subarray(i * length, (i + 1) * length);
      const order = t.size >= grainSize && isFloat(dtype) ? orderBound(terms, accumulator) : 0;
      const tooLarge = dtype === 'int64' && Math.abs(sums[i] ?? 0) > Number.MAX_SAFE_INTEGER;
      const carried = carriedBound(terms, errors?.subarray(i * length, (i + 1) * length), accumulator);
      bounds.set(i, tooLarge ? Number.POSITIVE_INFINITY : order + carried);
    }
  }
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

function cascade(
  loops: readonly Loop[],
  dtype: Dtype,
  offset: number,
  source: Float64Array,
  round: Round,
  add: (output: number, sum: number) => void,
): void {
  const [first = single, second = single] = loops;
  const width = lanes(dtype);
  const registers = dtype === 'float64' ? 4 : 8;
  walk(loops.slice(2), (input, output) => {
    const column = (j: number): Term => {
      const start = offset + input + j * second.input;
      return (i) => source[start + i * first.input] ?? 0;
    };
    const put = (j: number, sum: number) => add(output + j * second.output, sum);
    if (first.output !== 0) {
      for (let j = 0; j < second.extent; j++) {
        const at = column(j);
        for (let i = 0; i < first.extent; i++) add(output + i * first.output + j * second.output, at(i));
      }
    } else if (first.input === 1 && first.extent >= width) {
      for (let j = 0; j < second.extent; j++) put(j, innerSum(column(j), first.extent, width, registers, round));
    } else {
      const outer = second.input === 1 && second.extent >= width;
      const isInner = !outer && first.input < second.input;
      const block = isInner ? Number.POSITIVE_INFINITY : outer ? 4 * registers : 4;
      const blocked = second.extent - (second.extent % block || 0);
      for (let j = 0; j < second.extent; j++) {
        const sum = !isInner && j < blocked ? levelSum : rowSum;
        put(j, sum(column(j), first.extent, round));
      }
    }
  });
}

/** A running sum over chunks of chunks, four levels deep: `multi_row_sum` for one row. */
function levelSum(at: Term, count: number, round: Round): number {
  const power = Math.max(4, Math.floor(Math.ceil(Math.log2(count || 1)) / 4));
  const step = 2 ** power;
  const levels: [number, number, number, number] = [0, 0, 0, 0];
  let i = 0;
  while (i + step <= count) {
    for (let j = 0; j < step; j++, i++) levels[0] = round(levels[0] + at(i));
    for (let j = 1; j < 4; j++) {
      levels[j] = round((levels[j] ?? 0) + (levels[j - 1] ?? 0));
      levels[j - 1] = 0;
      if (Math.floor(i / 2 ** (j * power)) % step !== 0) break;
    }
  }
  for (; i < count; i++) levels[0] = round(levels[0] + at(i));
  return round(round(round(levels[0] + levels[1]) + levels[2]) + levels[3]);
}

/** Four interleaved rows summed by levels, what is left over going to the first. */
function rowSum(at: Term, count: number, round: Round): number {
  const quarter = Math.floor(count / 4);
  const partial = [0, 1, 2, 3].map((k) => levelSum((i) => at(4 * i + k), quarter, round));
  let sum = partial[0] ?? 0;
  for (let i = quarter * 4; i < count; i++) sum = round(sum + at(i));
  for (let k = 1; k < 4; k++) sum = round(sum + (partial[k] ?? 0));
  return sum;
}

/** A contiguous row in registers: the leftover terms first, then one lane after another. */
function innerSum(at: Term, count: number, width: number, registers: number, round: Round): number {
  const whole = Math.floor(count / width);
  const fold = width / registers;
  let sum = 0;
  for (let i = whole * width; i < count; i++) sum = round(sum + at(i));
  for (let lane = 0; lane < registers; lane++) {
    const term: Term =
      fold === 1 ? (i) => at(i * width + lane) : (i) => round(at(i * width + lane) + at(i * width + lane + registers));
    sum = round(sum + rowSum(term, whole, round));
  }
  return sum;
}
