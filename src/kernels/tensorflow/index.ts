import { mapInBlocks } from '../../numeric/pausing';
import { ulp } from '../../numeric/ulp';
import { expm1f } from '../glibc/fdlibm';
import { log1pf } from '../glibc/log1p';
import { cosf, sinf } from '../glibc/optimizedRoutines';
import type { ElementwiseKernel } from '../kernel';
import * as exponential from './exponential';
import { asinhf, coshf, sinhf } from './hyperbolic';
import { power, powerTail } from './power';
import { erf, erfc, erfcError, erfcTail, logistic, logisticTail, tanh } from './rational';
import { flush, round } from './single';
import { cos, sin } from './trigonometric';

/**
 * TensorFlow's float32 kernels on CPU as its wheels compute them: Eigen built for AVX, eight elements at a time without fused
 * multiply-add, the elements past the last full eight by scalar code. Both are reproduced, so results do not depend on the processor.
 */

type Single = (x: number) => number;

/** One function for a lane of a full vector, one for the elements after the last full vector (the same where only one is given). */
export type Lanes = readonly [lane: Single, tail?: Single];

const width = 8;

/** Applies a lane function to the full vectors and the tail function to the rest. */
function applyLanes(input: Float64Array, [lane, tail = lane]: Lanes): Float64Array {
  const full = input.length - (input.length % width);
  return mapInBlocks(input, 50, (x, i) => (i < full ? lane(x) : tail(x)));
}

const softsign: Single = (input) => {
  const x = flush(input);
  return round(x / round(Math.abs(x) + 1));
};
const reciprocal: Single = (x) => flush(round(1 / flush(x)));
const reciprocalRoot: Single = (x) => round(1 / round(Math.sqrt(flush(x))));
/** Past the last full vector a maximum with zero keeps the sign of zero, and denormals. */
const tailRelu: Single = (x) => (flush(x) < 0 ? 0 : x);
const square: Single = (x) => flush(round(flush(x) * flush(x)));

const exactLanes: Readonly<Record<string, Lanes>> = {
  exp: [exponential.exponential, exponential.exponentialTail],
  log: [exponential.logarithm, exponential.logarithmTail],
  log1p: [exponential.log1p, log1pf],
  expm1: [exponential.expm1, expm1f],
  sinh: [sinhf],
  cosh: [coshf],
  asinh: [asinhf],
  tanh: [tanh],
  erf: [erf],
  erfc: [erfc, erfcTail],
  sigmoid: [logistic, logisticTail],
  softplus: [exponential.softplus, exponential.softplusTail],
  elu: [exponential.eluOf(exponential.exponential), exponential.eluOf(exponential.exponentialTail)],
  selu: [exponential.seluOf(exponential.exponential), exponential.seluOf(exponential.exponentialTail)],
  sin: [sin, sinf],
  cos: [cos, cosf],
  softsign: [softsign],
  sqrt: [(x) => round(Math.sqrt(flush(x)))],
  reciprocal: [reciprocal],
  rsqrt: [reciprocalRoot],
  relu: [(x) => (Number.isNaN(x) ? x : flush(x) > 0 ? x : 0), (x) => flush(tailRelu(x))],
  relu6: [(x) => (Number.isNaN(x) ? x : Math.min(6, Math.max(flush(x), 0)) + 0), (x) => Math.min(6, tailRelu(x))],
  square: [square],
};

/** Absolute bounds for full vectors that start from the processor's own approximation (rcpps, rsqrtps), from the input and the output. */
const vectorBounds: Readonly<Record<string, (x: number, y: number) => number>> = {
  reciprocal: (x, y) => (Math.abs(x) > 1e30 || Math.abs(x) < 1e-30 ? Number.POSITIVE_INFINITY : 3 * ulp(y, 'float32')),
  rsqrt: (_x, y) => 4 * ulp(y, 'float32'),
  erfc: (x) => erfcError(x),
};

/** The bounds of one buffer; undefined where no full vector is in it. */
function vectorErrors(
  input: Float64Array,
  output: Float64Array,
  bound: (x: number, y: number) => number,
): Float64Array | undefined {
  const full = input.length - (input.length % width);
  if (full === 0) return undefined;
  return mapInBlocks(output, 20, (y, i) => (i < full && Number.isFinite(y) && y !== 0 ? bound(input[i] ?? 0, y) : 0));
}

/** The bit-exact kernel of an elementwise TensorFlow operation in float32, by the operation's name; undefined where there is none. */
export function kernel(
  name: string,
  dtype: string,
  parameters: Readonly<Record<string, unknown>> = {},
): ElementwiseKernel | undefined {
  if (dtype !== 'float32') return undefined;
  const { y } = parameters;
  const isPower = name === 'pow' && typeof y === 'number';
  const lanes: Lanes | undefined = isPower ? [(x) => power(x, y), (x) => powerTail(x, y)] : exactLanes[name];
  if (lanes === undefined) return undefined;
  const apply = (input: Float64Array) => applyLanes(input, lanes);
  const bound = vectorBounds[name];
  return bound ? { apply, ulps: 0, errors: (input, output) => vectorErrors(input, output, bound) } : { apply, ulps: 0 };
}
