/** Single-precision building blocks: TensorFlow's kernels round every operation to float32 and flush denormals to zero. */

export const round = Math.fround;
export { bitsOf, fromBits } from '../float32';

const smallestNormal = 2 ** -126;

/** Denormals become a zero of the same sign, as the processor does with flush-to-zero and denormals-are-zero set. */
export function flush(x: number): number {
  return x < smallestNormal && x > -smallestNormal ? x * 0 : x;
}

/** Horner's rule from the highest power down, each product and each sum rounded (the wheels are built without fused multiply-add). */
export function polynomial(x: number, coefficients: Float32Array): number {
  let sum = coefficients[0] ?? 0;
  for (let i = 1; i < coefficients.length; i++) sum = round(round(sum * x) + (coefficients[i] ?? 0));
  return sum;
}

/** a * b + c with both results rounded. */
export function multiplyAdd(a: number, b: number, c: number): number {
  return round(round(a * b) + c);
}
