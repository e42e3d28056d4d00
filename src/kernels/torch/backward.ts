import { type FloatType, roundTo } from '../../numeric/rounding';
import { inRegisters, vectorisedPair } from './elementwise';
import { type Functions, type KernelParameters, kernelName, seluAlpha, seluScale } from './formulas';

/** The gradient at x of a function whose result has the gradient g; every operation is rounded to the type that is computed in. */
type BackwardFormula = (
  m: Functions,
  parameters: KernelParameters,
  type: FloatType,
) => (g: number, x: number) => number;

const number = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

/** In registers NaN takes the branch for negative inputs, out of them the other. */
const isBelow = (x: number, isVector: boolean): boolean => (isVector ? !(x > 0) : x <= 0);

/** The backward kernels of ATen's native/cpu/Activation.cpp, with the fused multiplications and additions that the compiler makes. */
const formulas: Readonly<Record<string, BackwardFormula>> = {
  silu:
    ({ round: f, fma, exp }) =>
    (g, x) => {
      const sigmoid = f(1 / f(1 + exp(-x)));
      return f(f(g * sigmoid) * fma(x, f(1 - sigmoid), 1));
    },
  elu: ({ round: f, exp, isVector }, p) => {
    const alpha = f(number(p.alpha, 1));
    return (g, x) => (isBelow(x, isVector) ? f(f(g * alpha) * exp(x)) : g);
  },
  selu: ({ round: f, exp, isVector }) => {
    const scale = f(seluScale);
    const below = f(f(seluAlpha) * scale);
    return (g, x) => (isBelow(x, isVector) ? f(f(g * below) * exp(x)) : f(g * scale));
  },
  celu: ({ round: f, exp, isVector }, p) => {
    const alpha = f(number(p.alpha, 1));
    const inverse = f(1 / f(number(p.alpha, 1)));
    return (g, x) => (isBelow(x, isVector) ? f(f(f(g * inverse) * alpha) * exp(f(x * inverse))) : g);
  },
  // The forward pass left exp(-|x|) in the tensor's type, computed in registers to the last element.
  log_sigmoid:
    ({ round: f }, _p, type) =>
    (g, x) => {
      const buffer = roundTo(inRegisters.exp(-Math.abs(x)), type);
      const share = f(buffer / f(1 + buffer));
      return f(g * (x < 0 ? f(1 - share) : share));
    },
  softplus: ({ round: f, exp }, p) => {
    const beta = f(number(p.beta, 1));
    const threshold = f(number(p.threshold, 20));
    return (g, x) => {
      const scaled = f(x * beta);
      const z = exp(scaled);
      return scaled > threshold ? g : f(f(g * z) / f(z + 1));
    };
  },
  mish:
    ({ round: f, fma, exp, log1p, tanh }) =>
    (g, x) => {
      const sigmoid = f(1 / f(1 + exp(-x)));
      const t = tanh(log1p(exp(x)));
      return f(g * fma(f(x * sigmoid), fma(-t, t, 1), t));
    },
  hardswish:
    ({ round: f, isVector }) =>
    (g, x) =>
      isVector && Number.isNaN(x) ? x : x <= -3 ? 0 : x < 3 ? f(g * f(f(x / 3) + 0.5)) : g,
};

/** Kernels that add parts which may cancel: their error is that of the parts, in half units in the last place of 1 (measured, rounded up). */
const spreads: Readonly<Record<string, number>> = { gelu: 5, gelu_tanh: 24, silu: 12, mish: 10, hardswish: 3 };

/** How far PyTorch's slope may be from the true one where its kernel is not reproduced, in half units in the last place of 1. */
export const backwardSpread = (name: string, parameters: KernelParameters): number | undefined =>
  spreads[kernelName(name, parameters)];

/** A backward kernel of two contiguous buffers; undefined from it where the elements that fill no register are not known. */
export type BackwardKernel = (g: Float64Array, x: Float64Array) => Float64Array | undefined;

/** The types that are computed in float32. */
const narrowest = ['float32', 'float16', 'bfloat16'] as const;

/** How PyTorch 2.13 computes the gradient of an activation in float32 and narrower types on a CPU with AVX-512; undefined where it is not reproduced bit for bit. */
export function backwardKernel(name: string, dtype: string, parameters: KernelParameters): BackwardKernel | undefined {
  const formula = Object.hasOwn(formulas, name) ? formulas[name] : undefined;
  const type = narrowest.find((known) => known === dtype);
  return formula && type && vectorisedPair(type, (functions) => formula(functions, parameters, type));
}
