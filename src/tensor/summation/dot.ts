import { fma64 } from '../../numeric/fma';
import type { Dtype } from '../dtype';
import type { Dot } from '../linear';
import { isFloat, rounder, ulp } from '../rounding';
import { isOrderFree, roundoff } from './bounds';

/**
 * An inner product whose order of additions is the processor's affair (MKL, oneDNN and OpenBLAS choose kernels by it): the exact value rounded
 * once, with the bound n·u·Σ|ab| of any order, fused or not. Certain where every order is exact. float16 and bfloat16 are added in float32.
 */
export function boundedDot(dtype: Dtype): Dot {
  const accumulator = dtype === 'float16' || dtype === 'bfloat16' ? 'float32' : dtype;
  const round = rounder(dtype);
  const narrow = rounder(accumulator);
  return (a, b) => {
    const products = productsOf(a, b);
    let sum = 0;
    let magnitude = 0;
    for (let i = 0; i < products.length; i++) {
      const product = products[i] ?? 0;
      sum += product;
      magnitude += Math.abs(product);
    }
    const value = round(sum);
    if (!isFloat(dtype)) return [value, magnitude > Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : 0];
    const isExact = accumulator === 'float64' ? a.length < 2 : products.every((product) => narrow(product) === product);
    if (a.length < 2 || (isExact && isOrderFree(products, accumulator))) return [value, 0];
    if (accumulator === 'float64' && areExactProducts(a, b) && isOrderFree(products, 'float64')) return [value, 0];
    if (!Number.isFinite(magnitude)) return [value, Number.isFinite(value) ? Number.POSITIVE_INFINITY : 0];
    // Products below the normal range lose digits by their place, not by their size.
    const underflow = a.length * ulp(accumulator, 0);
    const reach = 2 * a.length * (roundoff[accumulator] ?? 0) * magnitude + underflow;
    const error = Math.max(Math.abs(round(sum + reach) - value), Math.abs(round(sum - reach) - value));
    return [
      value,
      error === 0 && accumulator === dtype ? 0 : Math.max(error, accumulator === dtype ? ulp(dtype, value) : 0),
    ];
  };
}

/** Whether no product rounds in float64: both factors have few enough digits. */
const areExactProducts = (a: Float64Array, b: Float64Array): boolean =>
  a.every((x, i) => fma64(x, b[i] ?? 0, -(x * (b[i] ?? 0))) === 0);

/**
 * An inner product in a torch kernel: in the order that its matrix kernels take on x86-64 (one fused multiplication after another from the
 * last, vectors from 16 terms on), with a bound that spans the orders of other kernels: forwards, backwards, in 1 to 16 lanes. Certain where
 * every order is exact.
 */
export function torchDot(dtype: Dtype): Dot {
  const bounded = boundedDot(dtype);
  if (!isFloat(dtype) || dtype === 'float64') return bounded;
  const round = rounder(dtype);
  return (a, b) => {
    const [value, error] = bounded(a, b);
    if (error === 0 && a.length < 2) return [value, 0];
    const products = productsOf(a, b);
    let exact = 0;
    let magnitude = 0;
    for (let i = 0; i < products.length; i++) {
      const product = products[i] ?? 0;
      exact += product;
      magnitude += Math.abs(product);
    }
    if (error === 0 || !Number.isFinite(magnitude)) return [value, error];
    const gap = dtype === 'float32' ? 0 : Math.abs(exact) * 2 * (roundoff[dtype] ?? 0);
    const underflow = a.length * ulp('float32', 0);
    if (a.length > 256) return [value, (2 + Math.sqrt(a.length)) * 2 ** -24 * magnitude + gap + underflow];
    const orders = inOrders(products);
    for (let k = 0; k < orders.length; k++) orders[k] = round(orders[k] ?? 0);
    const shown = (a.length < 16 ? orders[1] : orders[2]) ?? value;
    let spread = Math.max(0, Math.abs(value - shown));
    for (let k = 0; k < orders.length; k++) spread = Math.max(spread, Math.abs((orders[k] ?? 0) - shown));
    // At least one rounding of the largest partial sum is open in orders beside these.
    return [shown, Math.max(spread, magnitude * 2 ** -23) + gap + underflow];
  };
}

let scratch = new Float64Array(256);

/** The products of two rows, exact for float32; overwritten by the next call. */
function productsOf(a: Float64Array, b: Float64Array): Float64Array {
  const { length } = a;
  if (scratch.length < length) scratch = new Float64Array(2 * length);
  for (let i = 0; i < length; i++) scratch[i] = (a[i] ?? 0) * (b[i] ?? 0);
  return scratch.subarray(0, length);
}

/** Sums of float32 in 2, 4, 8 and 16 lanes: those of a width begin at its own index. */
const lanes = new Float32Array(32);
const sums = new Float64Array(7);

/**
 * Products added in float32: rounded first, forwards and backwards; then fused, in 1, 2, 4, 8 and 16 lanes, which are added by halves before
 * the terms that fill no vector. All at once, because each addition has to wait for the last one of its own order alone. Overwritten by the
 * next call.
 */
function inOrders(products: Float64Array): Float64Array {
  const { length } = products;
  const whole = length - (length % 16);
  const f = Math.fround;
  let forwards = 0;
  let backwards = 0;
  let fused = 0;
  lanes.fill(0);
  for (let i = 0; i < length; i++) {
    const product = products[i] ?? 0;
    forwards = f(forwards + f(product));
    backwards = f(backwards + f(products[length - 1 - i] ?? 0));
    fused = f(fused + product);
    if (i >= whole) continue;
    lanes[2 + (i & 1)] = (lanes[2 + (i & 1)] ?? 0) + product;
    lanes[4 + (i & 3)] = (lanes[4 + (i & 3)] ?? 0) + product;
    lanes[8 + (i & 7)] = (lanes[8 + (i & 7)] ?? 0) + product;
    lanes[16 + (i & 15)] = (lanes[16 + (i & 15)] ?? 0) + product;
  }
  sums[0] = forwards;
  sums[1] = backwards;
  sums[2] = fused;
  for (let k = 3; k < 7; k++) sums[k] = foldLanes(products, whole, 2 ** (k - 2));
  return sums;
}

function foldLanes(products: Float64Array, from: number, width: number): number {
  const { length } = products;
  const whole = length - (length % width);
  for (let i = from; i < whole; i++) {
    const lane = width + (i % width);
    lanes[lane] = (lanes[lane] ?? 0) + (products[i] ?? 0);
  }
  for (let half = width / 2; half >= 1; half /= 2)
    for (let k = width; k < width + half; k++) lanes[k] = (lanes[k] ?? 0) + (lanes[k + half] ?? 0);
  let total = lanes[width] ?? 0;
  for (let i = whole; i < length; i++) total = Math.fround(total + (products[i] ?? 0));
  return total;
}
