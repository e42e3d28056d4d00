import type { ElementwiseKernel } from '../kernels/kernel';
import { inBlocks, mapInBlocks } from '../numeric/pausing';
import type { Dtype } from './dtype';
import { layoutOf } from './layout';
import { rounder, ulp } from './rounding';
import { broadcastShapes, type Shape } from './shape';
import { Tensor } from './tensor';
import { errorsOf, expand, toArray } from './view';

/** Distance between two results of the same computation; infinite when one is NaN or infinite and the other is not. */
export function distance(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const difference = Math.abs(a - b);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}

/** The points at which a function is tried to learn how an uncertain operand moves it. */
function corners(x: number, error: number): readonly number[] {
  if (error === 0) return [x];
  const low = x - error;
  const high = x + error;
  return low < 0 && high > 0 ? [x, low, high, -0, 0] : [x, low, high];
}

/** Error bounds filled in one by one, kept undefined while all are zero. */
export class ErrorBounds {
  errors: Float64Array | undefined;
  constructor(private readonly size: number) {}
  set(i: number, error: number): void {
    if (error === 0) return;
    this.errors ??= new Float64Array(this.size);
    this.errors[i] = error;
  }
}

/** The largest distance from `result` of a function's values at uncertain operands, plus `ulps` units in the last place of the largest. */
export function spread(dtype: Dtype, result: number, others: readonly number[], ulps: number): number {
  let error = 0;
  let largest = Math.abs(result);
  for (const other of others) {
    error = Math.max(error, distance(result, other));
    largest = Math.max(largest, Math.abs(other));
  }
  return ulps === 0 ? error : error + slack(dtype, largest, ulps);
}

/** `ulps` units in the last place at a value; none for NaN, the infinities and exact zeros, which kernels give alike. */
export const slack = (dtype: Dtype, value: number, ulps: number): number =>
  ulps === 0 || value === 0 || !Number.isFinite(value) ? 0 : ulps * ulp(dtype, value);

/** Applies a framework's kernel to every element; the kernel's results are of `dtype`, whatever the input's. */
export function unary(t: Tensor, dtype: Dtype, kernel: ElementwiseKernel): Tensor {
  const input = toArray(t);
  const errors = errorsOf(t);
  const layout = layoutOf(t);
  const values = kernel.apply(input, layout);
  const own = kernel.errors?.(input, values, layout);
  const make = () => new ErrorBounds(values.length);
  let bounds: ErrorBounds | undefined;
  if (errors !== undefined) {
    const [below, above] = [-1, 1].map((side) =>
      kernel.apply(
        mapInBlocks(input, 2, (x, i) => x + side * (errors[i] ?? 0)),
        layout,
      ),
    );
    const atZero = kernel.apply(Float64Array.of(0, -0));
    bounds = inBlocks(values.length, 100, make, (found, from, to) => {
      const others: number[] = [];
      for (let i = from; i < to; i++) {
        const error = errors[i] ?? 0;
        others.length = 0;
        if (error !== 0) others.push(below?.[i] ?? 0, above?.[i] ?? 0);
        if (error > Math.abs(input[i] ?? 0)) others.push(...atZero);
        const value = values[i] ?? 0;
        const spreading = error === Number.POSITIVE_INFINITY ? error : spread(dtype, value, others, kernel.ulps);
        found.set(i, spreading + (own?.[i] ?? 0));
      }
    });
  } else if (kernel.ulps > 0 || own !== undefined) {
    bounds = inBlocks(values.length, 30, make, (found, from, to) => {
      for (let i = from; i < to; i++) found.set(i, slack(dtype, values[i] ?? 0, kernel.ulps) + (own?.[i] ?? 0));
    });
  }
  return Tensor.of(dtype, [...t.shape], values, bounds?.errors);
}

/** A kernel from a function of one number in float64, rounded to the dtype. */
export function kernelOf(dtype: Dtype, f: (x: number) => number, ulps = 0): ElementwiseKernel {
  const round = rounder(dtype);
  return { apply: (input) => mapInBlocks(input, 20, (x) => round(f(x))), ulps };
}

/**
 * Applies a function of two numbers with broadcasting; its float64 result is rounded to `dtype`. The operands' values must already be of the
 * dtype in which the framework computes. `ulps` bounds how far the framework's own result may be. Throws on shapes that do not broadcast.
 */
export function binary(a: Tensor, b: Tensor, dtype: Dtype, f: (x: number, y: number) => number, ulps = 0): Tensor {
  const shape = commonShape(a, b);
  const round = rounder(dtype);
  const [left, right, leftErrors, rightErrors] = operands(a, b, shape);
  const size = left.length;
  const widest = dtype === 'int64' ? Number.MAX_SAFE_INTEGER : Number.POSITIVE_INFINITY;
  const certain = leftErrors === undefined && rightErrors === undefined;
  const isExact = certain && ulps === 0;
  const cost = certain ? (ulps === 0 ? 5 : 30) : 300;
  const { values, bounds } = inBlocks(size, cost, results(size), ({ values, bounds }, start, end) => {
    for (let i = start; i < end; i++) {
      const x = left[i] ?? 0;
      const y = right[i] ?? 0;
      const value = round(f(x, y));
      values[i] = value;
      if (isExact && Math.abs(value) <= widest) continue;
      const ex = leftErrors?.[i] ?? 0;
      const ey = rightErrors?.[i] ?? 0;
      if (Math.abs(value) > widest) bounds.set(i, Number.POSITIVE_INFINITY);
      else if (ex === 0 && ey === 0) bounds.set(i, slack(dtype, value, ulps));
      else if (ex + ey === Number.POSITIVE_INFINITY) bounds.set(i, Number.POSITIVE_INFINITY);
      else {
        const others = corners(x, ex).flatMap((p) => corners(y, ey).map((q) => round(f(p, q))));
        bounds.set(i, spread(dtype, value, others, ulps));
      }
    }
  });
  return Tensor.of(dtype, shape, values, bounds.errors);
}

/** A comparison with broadcasting; where the error bounds leave the outcome open the boolean's own error is 1. */
export function compare(a: Tensor, b: Tensor, test: (x: number, y: number) => boolean): Tensor {
  const shape = commonShape(a, b);
  const [left, right, leftErrors, rightErrors] = operands(a, b, shape);
  const certain = leftErrors === undefined && rightErrors === undefined;
  const { values, bounds } = inBlocks(left.length, 5, results(left.length), ({ values, bounds }, from, to) => {
    for (let i = from; i < to; i++) {
      const x = left[i] ?? 0;
      const y = right[i] ?? 0;
      values[i] = test(x, y) ? 1 : 0;
      if (certain) continue;
      const error = (leftErrors?.[i] ?? 0) + (rightErrors?.[i] ?? 0);
      if (error > 0 && !(Math.abs(x - y) > error)) bounds.set(i, 1);
    }
  });
  return Tensor.of('bool', shape, values, bounds.errors);
}

/** Elements of a where the condition holds, else of b, all three broadcast; an open condition gives the chosen value with a bound that covers both. */
export function where(condition: Tensor, a: Tensor, b: Tensor, dtype: Dtype): Tensor {
  const shape = broadcastShapes(condition.shape, a.shape, b.shape);
  if (shape === undefined) throw new RangeError('shapes do not broadcast');
  const round = rounder(dtype);
  const [left, right, leftErrors, rightErrors] = operands(a, b, shape);
  const chosen = expand(condition, shape);
  const test = toArray(chosen);
  const open = errorsOf(chosen);
  const certain = leftErrors === undefined && rightErrors === undefined && open === undefined;
  const { values, bounds } = inBlocks(test.length, 5, results(test.length), ({ values, bounds }, from, to) => {
    for (let i = from; i < to; i++) {
      const holds = test[i] !== 0 && !Number.isNaN(test[i]);
      const x = round(left[i] ?? 0);
      const y = round(right[i] ?? 0);
      values[i] = holds ? x : y;
      if (certain) continue;
      const ex = leftErrors?.[i] ?? 0;
      const ey = rightErrors?.[i] ?? 0;
      if ((open?.[i] ?? 0) > 0) bounds.set(i, distance(x, y) + Math.max(ex, ey));
      else bounds.set(i, holds ? ex : ey);
    }
  });
  return Tensor.of(dtype, shape, values, bounds.errors);
}

/** What a loop over so many elements fills in. */
const results = (size: number) => () => ({ values: new Float64Array(size), bounds: new ErrorBounds(size) });

function commonShape(a: Tensor, b: Tensor): number[] {
  const shape = broadcastShapes(a.shape, b.shape);
  if (shape === undefined) throw new RangeError('shapes do not broadcast');
  return shape;
}

type Operands = readonly [Float64Array, Float64Array, Float64Array | undefined, Float64Array | undefined];

function operands(a: Tensor, b: Tensor, shape: Shape): Operands {
  const left = expand(a, shape);
  const right = expand(b, shape);
  return [toArray(left), toArray(right), errorsOf(left), errorsOf(right)];
}

/** Whether any element is uncertain. */
export const isUncertain = (t: Tensor): boolean => errorsOf(t) !== undefined;
