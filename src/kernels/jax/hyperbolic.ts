import { exponential } from './exponential';
import { logarithm, logarithm1p } from './logarithm';
import { flush, round } from './single';
import { tanh } from './tanh';

/** XLA's float32 e^x - 1: e^x less one away from zero, tanh(x/2) (e^x + 1) near it. */
export function exponentialMinus1(input: number): number {
  const x = flush(input);
  const half = flush(round(x * 0.5));
  if (half === 0) return x;
  const e = exponential(x);
  if (Math.abs(x) > 0.5) return round(e - 1);
  return flush(round(tanh(half) * round(e + 1)));
}

const ln2 = round(Math.LN2);

/** sinh as jax writes it out (lax.py): halves of exponentials, the difference from one near zero. */
export function sinh(input: number): number {
  const x = flush(input);
  if (Math.abs(x) < 1) {
    const e = exponentialMinus1(x);
    return flush(round(round(e + round(e / round(e + 1))) * 0.5));
  }
  return round(exponential(round(x - ln2)) - exponential(round(-ln2 - x)));
}

export const cosh = (input: number): number => {
  const x = flush(input);
  return round(exponential(round(x - ln2)) + exponential(round(-ln2 - x)));
};

/** Inverse hyperbolic sine as jax writes it out. */
export function arcSinh(input: number): number {
  const x = flush(input);
  const size = Math.abs(x);
  if (Number.isNaN(x) || x === 0) return x;
  const x2 = round(x * x);
  const quotient = round(x2 / round(round(Math.sqrt(round(x2 + 1))) + 1));
  const value = size >= 1.8446743e19 ? round(logarithm(size) + ln2) : logarithm1p(round(size + quotient));
  return flush(round(Math.sign(x) * value));
}

export function arcCosh(input: number): number {
  const x = flush(input);
  if (x >= 1.70141173e38) return round(logarithm(x) + ln2);
  const low = round(Math.sqrt(round(x - 1)));
  const high = round(Math.sqrt(round(x + 1)));
  return logarithm1p(round(low * round(high + low)));
}
