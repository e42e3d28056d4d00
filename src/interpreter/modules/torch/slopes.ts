import type { Parameters } from '../../../activations/activation';
import { backwardKernel } from '../../../kernels/torch/backward';
import { binary } from '../../../tensor/elementwise';
import { ulp } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, isContiguous, toArray } from '../../../tensor/view';

/** Numbers that may each be off by so many half units in the last place of 1. */
export function blurred(t: Tensor, halves: number): Tensor {
  const values = toArray(t);
  const errors = errorsOf(t);
  const least = (halves * ulp(t.dtype, 1)) / 2;
  return Tensor.of(
    t.dtype,
    [...t.shape],
    values.slice(),
    values.map((value, i) => (value === 0 || value === 1 ? (errors?.[i] ?? 0) : Math.max(least, errors?.[i] ?? 0))),
  );
}

/** The gradient that torch's own backward kernel gives; undefined where there is none here or its operands are not laid out or known. */
export function ownGradient(name: string, parameters: Parameters, g: Tensor, x: Tensor): Tensor | undefined {
  if (errorsOf(g) || errorsOf(x) || !isContiguous(x) || g.dtype !== x.dtype) return undefined;
  // A gradient that a sum spread is one number for all elements.
  if (!isContiguous(g) && g.strides.some((stride) => stride !== 0)) return undefined;
  const values = backwardKernel(name, x.dtype, parameters)?.(toArray(g), toArray(x));
  return values && Tensor.of(x.dtype, [...x.shape], values);
}

/**
 * The gradient of a piecewise linear function: PyTorch's kernels multiply by the slope in float32 (or float64) and round once; those that
 * have dead zones choose 0 there, whatever comes from above.
 */
export function straightGradient(g: Tensor, x: Tensor, slope: (x: number) => number, hasDeadZones: boolean): Tensor {
  const round = g.dtype === 'float64' ? (value: number): number => value : Math.fround;
  return binary(g, x, g.dtype, (upstream, at) => {
    const factor = slope(at);
    if (factor === 1) return upstream;
    return factor === 0 && hasDeadZones ? 0 : round(upstream * round(factor));
  });
}
