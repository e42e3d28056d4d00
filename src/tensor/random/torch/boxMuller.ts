/**
 * The Box-Muller transform of 8 pairs of float32 uniforms as PyTorch's AVX2 kernel does it: `normal_fill` in
 * ATen/native/cpu/DistributionTemplates.h with the Cephes polynomials of avx_mathfun.h. The compiler fuses multiplications into the
 * additions that follow, so the order of operations below is that of the machine code, not of the source.
 */
import { fma32 as fma } from '../../../numeric/fma';

const f = Math.fround;
const bits = new DataView(new ArrayBuffer(4));

const logCoefficients = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f);
const sineCoefficients = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(f);
const cosineCoefficients = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(f);
const rootHalf = f(Math.SQRT1_2);
const logHigh = 0.693359375;
const logLow = f(-2.1219444e-4);
const fourOverPi = f(1.27323954473516);
const piParts = [-0.78515625, -0.00024187564849853516, -3.774894977445941e-8].map(f);
const twoPi = f(2 * Math.PI);

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => fma(sum, x, coefficient));
}

function log(argument: number): number {
  bits.setFloat32(0, Math.max(argument, 1.1754943508222875e-38));
  const pattern = bits.getUint32(0);
  bits.setUint32(0, (pattern & 0x807fffff) | 0x3f000000);
  const mantissa = bits.getFloat32(0);
  const below = mantissa < rootHalf;
  const exponent = (pattern >>> 23) - 126 - (below ? 1 : 0);
  const x = below ? f(f(mantissa - 1) + mantissa) : f(mantissa - 1);
  const square = f(x * x);
  let y = f(polynomial(logCoefficients, x) * x);
  y = fma(y, square, f(exponent * logLow));
  y = fma(-square, 0.5, y);
  return fma(exponent, logHigh, f(x + y));
}

function sineAndCosine(angle: number): readonly [number, number] {
  const octant = (Math.trunc(f(angle * fourOverPi)) + 1) & ~1;
  const x = piParts.reduce((rest, part) => fma(octant, part, rest), angle);
  const square = f(x * x);
  const cosinePart = f(fma(f(polynomial(cosineCoefficients, square) * square), square, -f(square * 0.5)) + 1);
  const sinePart = fma(f(polynomial(sineCoefficients, square) * square), x, x);
  const swapped = (octant & 2) !== 0;
  const sineSign = (octant & 4) !== 0 ? -1 : 1;
  const cosineSign = ((octant - 2) & 4) === 0 ? -1 : 1;
  return [sineSign * (swapped ? cosinePart : sinePart), cosineSign * (swapped ? sinePart : cosinePart)];
}

/** Replaces the 16 uniforms from `start` by normal samples: pair j is the elements j and j + 8. */
export function normalFill16(data: Float64Array, start: number, mean: number, deviation: number): void {
  for (let index = start; index < start + 8; index++) {
    const radius = f(Math.sqrt(f(-2 * log(f(1 - (data[index] ?? 0))))));
    const [sine, cosine] = sineAndCosine(f(twoPi * (data[index + 8] ?? 0)));
    data[index] = fma(f(radius * cosine), deviation, mean);
    data[index + 8] = fma(f(radius * sine), deviation, mean);
  }
}
