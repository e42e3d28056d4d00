import { findInBlocks } from '../../numeric/blocks';
import { mapInBlocks } from '../../numeric/pausing';
import { cosf, expf, logf, sinf } from '../glibc/optimizedRoutines';
import type { ElementwiseKernel } from '../kernel';
import { cbrtf } from './cubeRoot';
import { erf, erfc } from './errorFunction';
import { exponential, logistic } from './exponential';
import { arcCosh, arcSinh, cosh, exponentialMinus1, sinh } from './hyperbolic';
import { logarithm, logarithm1p } from './logarithm';
import { flush, round } from './single';
import { tanh } from './tanh';

type Single = (x: number) => number;

/** How XLA runs a function: by itself over an array of so many axes, or compiled together with others. */
export type Setting = number | 'fused';

const exact = (f: Single): ElementwiseKernel => ({ apply: (input) => mapInBlocks(input, 50, f), ulps: 0 });

/**
 * A function that XLA leaves to the C library for elements that it does not compute in vectors: for those of vectors shorter than 16 past
 * the last full eight, unless one, two or four are left. Where it compiles several operations together either may be used.
 */
const mixed =
  (lane: Single, scalar: Single) =>
  (setting: Setting): ElementwiseKernel => {
    if (setting === 'fused') {
      const errors = (input: Float64Array, output: Float64Array) => {
        const apart = mapInBlocks(input, 50, (x, i) => {
          const other = scalar(x);
          return Object.is(other, output[i]) || Number.isNaN(other) ? 0 : Math.abs(other - (output[i] ?? 0));
        });
        return findInBlocks(apart.length, 2, (i) => (apart[i] ?? 0) > 0) < 0 ? undefined : apart;
      };
      return { apply: (input) => mapInBlocks(input, 50, lane), ulps: 0, errors };
    }
    if (setting !== 1) return exact(lane);
    const apply = (input: Float64Array) => {
      const rest = input.length % 8;
      const isScalar = input.length < 16 && (rest === 3 || rest > 4);
      return mapInBlocks(input, 50, (x, i) => (isScalar && i >= input.length - rest ? scalar(x) : lane(x)));
    };
    return { apply, ulps: 0 };
  };

/** XLA's own float32 code on a CPU with fused multiply-add by function name, where it is reproduced bit for bit. */
const kernels: Readonly<Record<string, (setting: Setting) => ElementwiseKernel>> = {
  exp: mixed(exponential, (x) => flush(expf(flush(x)))),
  log: mixed(logarithm, logf),
  log1p: () => exact(logarithm1p),
  exp2: () => exact((x) => exponential(round(flush(x) * round(Math.LN2)))),
  log2: () => exact((x) => round(logarithm(x) * round(Math.LOG2E))),
  log10: () => exact((x) => round(logarithm(x) * round(Math.LOG10E))),
  expm1: () => exact(exponentialMinus1),
  erf: () => exact(erf),
  erfc: () => exact(erfc),
  sin: () => exact((x) => flush(sinf(flush(x)))),
  cos: () => exact((x) => cosf(flush(x))),
  sinh: () => exact(sinh),
  cosh: () => exact(cosh),
  cbrt: () => exact(cbrtf),
  arcsinh: () => exact(arcSinh),
  arccosh: () => exact(arcCosh),
  sigmoid: () => exact(logistic),
  tanh: () => exact(tanh),
};

export const kernel = (name: string, dtype: string, setting: Setting): ElementwiseKernel | undefined =>
  dtype === 'float32' && Object.hasOwn(kernels, name) ? kernels[name]?.(setting) : undefined;
