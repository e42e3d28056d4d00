import { flush, fma32, polynomial, round } from './single';

const log2e = round(Math.LOG2E);
const reduceHigh = -0.693359375;
const reduceLow = round(2.1219444e-4);
const coefficients = Float32Array.of(
  1.98756915e-4,
  1.3981999507e-3,
  8.3334519073e-3,
  4.1665795894e-2,
  1.6666665459e-1,
  5.0000001201e-1,
);

/** XLA's vectorised float32 exponential (Cephes expf with fused multiply-add), denormal results flushed. */
export function exponential(input: number): number {
  const x = flush(input);
  if (Number.isNaN(x)) return x;
  if (x > 88.8) return Number.POSITIVE_INFINITY;
  if (x < -87.8) return 0;
  const n = Math.min(127, Math.floor(fma32(x, log2e, 0.5)));
  const r = fma32(n, reduceLow, fma32(n, reduceHigh, x));
  const sum = round(fma32(polynomial(r, coefficients), round(r * r), r) + 1);
  return flush(round(sum * 2 ** n));
}

/** 1 / (1 + exp(-x)), as XLA writes the logistic function out. */
export const logistic = (x: number): number => flush(round(1 / round(1 + exponential(-flush(x)))));
