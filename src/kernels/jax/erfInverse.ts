import { logarithm1p } from './logarithm';
import { polynomial, round } from './single';

/** Giles's polynomials in w = -log(1 - x²) for the middle and the tails (Giles 2010, as in XLA's ErfInv32). */
const middle = Float32Array.of(
  2.81022636e-8,
  3.43273939e-7,
  -3.5233877e-6,
  -4.39150654e-6,
  0.00021858087,
  -0.00125372503,
  -0.00417768164,
  0.246640727,
  1.50140941,
);
const tails = Float32Array.of(
  -0.000200214257,
  0.000100950558,
  0.00134934322,
  -0.00367342844,
  0.00573950773,
  -0.0076224613,
  0.00943887047,
  1.00167406,
  2.83297682,
);

/** The inverse error function as XLA computes it in float32, with fused multiply-add. */
export function erfInverse(x: number): number {
  if (Math.abs(x) === 1) return x * Number.POSITIVE_INFINITY;
  const w = -logarithm1p(round(-x * x));
  const [t, coefficients] = w < 5 ? [round(w - 2.5), middle] : [round(round(Math.sqrt(w)) - 3), tails];
  return round(polynomial(t, coefficients) * x);
}
