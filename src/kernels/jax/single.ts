import { fma32 } from '../../numeric/fma';

export const round = Math.fround;
export { fma32 };

/** Float32 numbers from their bit patterns. */
export const fromBits = (...bits: readonly number[]): Float32Array => new Float32Array(Uint32Array.from(bits).buffer);

const smallest = 2 ** -126;

/** Denormals become a zero of the same sign, as XLA sets the processor. */
export const flush = (x: number): number => (x < smallest && x > -smallest ? x * 0 : x);

/** Horner's rule from the highest power down with fused multiply-add. */
export function polynomial(x: number, coefficients: Float32Array): number {
  let sum = coefficients[0] ?? 0;
  for (let i = 1; i < coefficients.length; i++) sum = fma32(sum, x, coefficients[i] ?? 0);
  return sum;
}
