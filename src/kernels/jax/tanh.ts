import { flush, fromBits, polynomial, round } from './single';

const [limit = 0, small = 0] = [...fromBits(0x40fff644), round(4e-4)];
const numerator = fromBits(0xa59f25c0, 0x2a61337e, 0xaebd37ff, 0x335c0041, 0x3779434a, 0x3a270ded, 0x3ba059dc);
const denominator = fromBits(0x35a0d3d8, 0x38f895d6, 0x3b14aa05, 0x3ba059dd);

/** XLA's float32 tanh: a rational function of the number clamped, the number itself near zero. */
export function tanh(input: number): number {
  const x = flush(input);
  const size = Math.abs(x);
  if (Number.isNaN(x) || size < small) return input;
  if (size >= 20) return Math.sign(x);
  const clamped = Math.max(-limit, Math.min(limit, x));
  const x2 = round(clamped * clamped);
  return round(round(clamped * polynomial(x2, numerator)) / polynomial(x2, denominator));
}
