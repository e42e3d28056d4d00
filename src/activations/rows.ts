import type { FloatType } from '../numeric/rounding';
import type { AxisActivation, Spelling } from './activation';

/** softmax of a row, shifted by its largest number so that it never overflows. */
function softmaxRow(x: Float64Array): Float64Array {
  const largest = x.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = x.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Natural logarithm of softmaxRow, without taking the logarithm of a small number. */
function logSoftmaxRow(x: Float64Array): Float64Array {
  const at = x.reduce((best, value, index) => (value > (x[best] ?? 0) ? index : best), 0);
  const largest = x.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  // The largest number's own term is exactly 1; keeping it apart saves the digits of results near 0.
  const others = x.reduce((sum, value, index) => (index === at ? sum : sum + Math.exp(value - largest)), 0);
  const logarithm = largest === Number.POSITIVE_INFINITY ? Number.NaN : Math.log1p(others);
  return x.map((value) => value - largest - logarithm);
}

/** TensorFlow's softmax of a row with an infinity, below float64: NaN there and 0 elsewhere. */
export function infiniteRow(x: Float64Array, { framework }: Spelling, type: FloatType): Float64Array | undefined {
  if ((framework !== 'tensorflow' && framework !== 'keras') || type === 'float64') return undefined;
  if (!x.includes(Number.POSITIVE_INFINITY) || x.some(Number.isNaN)) return undefined;
  return x.map((value) => (value === Number.POSITIVE_INFINITY ? Number.NaN : 0));
}

/** Vector-Jacobian product of softmax, from its output. */
function softmaxGradient(y: Float64Array, gradient: Float64Array): Float64Array {
  const mean = y.reduce((sum, value, index) => sum + value * (gradient[index] ?? 0), 0);
  return y.map((value, index) => value * ((gradient[index] ?? 0) - mean));
}

/** Vector-Jacobian product of log_softmax, from its output. */
function logSoftmaxGradient(y: Float64Array, gradient: Float64Array): Float64Array {
  const sum = gradient.reduce((a, b) => a + b, 0);
  return y.map((value, index) => (gradient[index] ?? 0) - Math.exp(value) * sum);
}

/** A function of a row with its vector-Jacobian product from the output, and what elements get that a mask leaves out. */
export interface RowFunction {
  readonly row: (x: Float64Array) => Float64Array;
  readonly gradient: (y: Float64Array, gradient: Float64Array) => Float64Array;
  readonly masked: number;
}

/** The functions of a row by the name of the frameworks' kernels. */
export const rowFunctions: Readonly<Record<AxisActivation['rows'], RowFunction>> = {
  softmax: { row: softmaxRow, gradient: softmaxGradient, masked: 0 },
  log_softmax: { row: logSoftmaxRow, gradient: logSoftmaxGradient, masked: Number.NEGATIVE_INFINITY },
};

/**
 * The axis that None stands for: torch's legacy rule (0 for 0, 1 or 3 dimensions, else 1), TensorFlow's last axis; in JAX None means all
 * axes at once.
 */
export function axisOfNone(dimensions: number, spelling: Spelling): number | 'all' {
  if (spelling.framework === 'torch') return dimensions === 0 || dimensions === 1 || dimensions === 3 ? 0 : 1;
  return spelling.framework === 'jax' || spelling.framework === 'flax' ? 'all' : -1;
}

/** What the torch modules and functions that take dim=None say about it. */
export const implicitDimension = {
  note: 'Without dim it warns (deprecated) and takes axis 0 for 0, 1 or 3 dimensions, else 1: pass dim.',
};
