import type { Parameters } from '../../../activations/activation';
import { sigmoid } from '../../../numeric/logistic';
import { multiply, number } from '../../../tensor/autograd/arithmetic';
import { applyKernel } from '../../../tensor/autograd/math';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { blurred } from './slopes';

/** How an activation bends: its second derivative in float64; straight pieces have none. */
type Curvature = (x: number, parameters: Parameters) => number;

const numberOr = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);
const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
const straight: Curvature = () => 0;

const geluTanh: Curvature = (x) => {
  const beta = Math.sqrt(2 / Math.PI);
  const t = Math.tanh(beta * (x + 0.044715 * x ** 3));
  const slope = beta * (1 + 3 * 0.044715 * x * x);
  const bend = 6 * beta * 0.044715 * x;
  return (1 - t * t) * (slope + 0.5 * x * (bend - 2 * t * slope * slope));
};

const rounded: Curvature = (x, { alpha, scale, inputScale }) => {
  const rate = numberOr(inputScale, 1);
  return x < 0 ? numberOr(alpha, 1) * numberOr(scale, 1) * rate * rate * Math.exp(x * rate) : 0;
};

/** Node of the gradient's own gradient and curvature, by activation (tools/autograd/derivatives.yaml, `*_backward`). */
const rows: Readonly<Record<string, readonly [node: string, curvature: Curvature]>> = {
  relu: ['ThresholdBackwardBackward0', straight],
  threshold: ['ThresholdBackwardBackward0', straight],
  relu6: ['HardtanhBackwardBackward0', straight],
  hardtanh: ['HardtanhBackwardBackward0', straight],
  leaky_relu: ['LeakyReluBackwardBackward0', straight],
  softshrink: ['SoftshrinkBackwardBackward0', straight],
  hardshrink: ['HardshrinkBackwardBackward0', straight],
  elu: ['EluBackwardBackward0', rounded],
  selu: ['EluBackwardBackward0', (x) => rounded(x, { alpha: 1.6732632423543772, scale: 1.0507009873554805 })],
  celu: [
    'EluBackwardBackward0',
    (x, { alpha }) => rounded(x, { alpha: numberOr(alpha, 1), inputScale: 1 / numberOr(alpha, 1) }),
  ],
  silu: [
    'MulBackward0',
    (x) => {
      const s = sigmoid(x);
      return s * (1 - s) * (2 + x * (1 - 2 * s));
    },
  ],
  gelu: [
    'GeluBackwardBackward0',
    (x, parameters) => (parameters.approximate === 'tanh' ? geluTanh(x, parameters) : density(x) * (2 - x * x)),
  ],
  mish: [
    'MulBackward0',
    (x) => {
      const s = sigmoid(x);
      const t = Math.tanh(Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0));
      return (1 - t * t) * (2 * s + x * (s * (1 - s) - 2 * t * s * s));
    },
  ],
  softplus: [
    'SoftplusBackwardBackward0',
    (x, { beta, threshold }) => {
      const rate = numberOr(beta, 1);
      const s = sigmoid(rate * x);
      return rate * x > numberOr(threshold, 20) ? 0 : rate * s * (1 - s);
    },
  ],
  hardswish: ['HardswishBackwardBackward0', (x) => (x > -3 && x < 3 ? 1 / 3 : 0)],
  log_sigmoid: ['LogSigmoidBackwardBackward0', (x) => -sigmoid(x) * sigmoid(-x)],
};

/** Half units in the last place of 1 by which torch's float32 kernels may stray from the curvature. */
const spread = 32;

/**
 * A gradient on the tape itself, for second derivatives: g times the slope as torch names its node. Third derivatives decline.
 */
export function differentiableGradient(
  name: string,
  parameters: Parameters,
  g: Variable,
  input: Variable,
  gradient: Variable,
  slope: Variable,
  machine: Machine,
): Variable {
  if (name === 'hardsigmoid') {
    return record('NotImplemented', gradient.tensor, [g, input], () =>
      machine.raise('RuntimeError', 'derivative for aten::hardsigmoid_backward is not implemented'),
    );
  }
  const row = rows[name];
  if (row === undefined) return decline(`the second derivative of ${name} is not evaluated`);
  const [node, curvature] = row;
  return record(node, gradient.tensor, [g, input], (h, saved) => {
    if (h.node !== undefined) return decline(`the third derivative of ${name} is not evaluated`);
    const bend = applyKernel(input.tensor, (x) => curvature(x, parameters), curvature === straight ? 0 : 4);
    const bounded = curvature === straight || name === 'hardswish' ? bend : blurred(bend, spread);
    const product = multiply(h, constant(saved.input(0).tensor));
    return [
      multiply(h, constant(slope.tensor)),
      curvature === straight
        ? multiply(product, number(0, product.tensor.dtype))
        : multiply(product, constant(bounded)),
    ];
  });
}
