import { sigmoid, sigmoidSlope } from '../numeric/logistic';
import type { Parameters } from './activation';
import { defineElementwise } from './define';
import { nanAt } from './departures';
import { readNumber, show } from './parameters';

const beta = (parameters: Parameters): number => readNumber(parameters, 'beta', 1);
const nanAtMinusInfinity = nanAt(Number.NEGATIVE_INFINITY);
const nanAtInfinities = nanAt(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

/** Sigmoid linear unit, and Swish with its beta. */
export const silu = defineElementwise({
  name: 'silu',
  title: 'Sigmoid linear unit (Swish)',
  summary: 'The input times its own sigmoid; with β other than 1 it is called Swish.',
  papers: [
    {
      authors: 'Elfwing, Uchibe, Doya',
      year: 2017,
      title: 'Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning',
      url: 'https://arxiv.org/abs/1702.03118',
    },
    {
      authors: 'Ramachandran, Zoph, Le',
      year: 2017,
      title: 'Searching for Activation Functions',
      url: 'https://arxiv.org/abs/1710.05941',
    },
    {
      authors: 'Hendrycks, Gimpel',
      year: 2016,
      title: 'Gaussian Error Linear Units (GELUs)',
      url: 'https://arxiv.org/abs/1606.08415',
    },
  ],
  parameters: [
    {
      name: 'beta',
      meaning: 'steepness of the sigmoid; 1 is SiLU, large values approach ReLU',
      default: 1,
      valid: 'any number, usually > 0',
    },
  ],
  formula: {
    tex: (p) =>
      beta(p) === 1
        ? '\\operatorname{SiLU}(x) = x\\,\\sigma(x) = \\frac{x}{1 + e^{-x}}'
        : `\\operatorname{Swish}(x) = x\\,\\sigma(${show(beta(p))}\\,x)`,
    unicode: (p) => (beta(p) === 1 ? 'SiLU(x) = x·σ(x) = x / (1 + e⁻ˣ)' : `Swish(x) = x·σ(${show(beta(p))}·x)`),
    variants: [{ beta: 1 }],
  },
  facts: {
    range: '[−0.28, ∞)',
    bounds: { from: -0.27847, to: Number.POSITIVE_INFINITY },
    monotonic: false,
    smooth: true,
    zeroCentred: false,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -5.3785 },
      { from: -1.3766, to: -1.1917 },
    ],
    deadZones: [],
  },
  pitfalls: [
    'SiLU and SwiGLU are different things: SwiGLU multiplies one projection by the SiLU of another.',
    'It is not monotonic: the minimum, about −0.28, lies near x = −1.28.',
    'Only tf.nn.silu and tf.nn.swish take β; nn.SiLU, jax.nn.silu and keras.activations.silu have β = 1.',
  ],
  models: [
    'EfficientNet',
    'YOLOv5',
    'Stable Diffusion (U-Net)',
    'Llama (as the gate of SwiGLU)',
    'Mistral (as the gate of SwiGLU)',
  ],
  value: (x, p) => (x === Number.NEGATIVE_INFINITY && beta(p) > 0 ? -0 : x * sigmoid(beta(p) * x)),
  slope: (x, p) => {
    const gate = sigmoid(beta(p) * x);
    const change = sigmoidSlope(beta(p) * x);
    return change === 0 ? gate : gate + beta(p) * x * change;
  },
  behaviour: {
    torch: { integers: { refusedBy: 'silu_cpu' } },
  },
  spellings: {
    gradFn: 'SiluBackward0',
    moduleRepr: ['inplace'],
    departures: {
      torch: nanAtMinusInfinity,
      transformers: nanAtMinusInfinity,
      tensorflow: nanAtMinusInfinity,
      keras: nanAtMinusInfinity,
      jax: nanAtMinusInfinity,
      flax: nanAtMinusInfinity,
    },
    slopeDepartures: {
      torch: nanAtInfinities,
      transformers: nanAtInfinities,
      tensorflow: nanAtInfinities,
      keras: nanAtInfinities,
      jax: nanAtInfinities,
      flax: nanAtInfinities,
    },
    rows: [
      'torch.nn.SiLU(inplace=False)',
      'torch.nn.functional.silu(input, inplace=False)',
      ['{jax.nn,flax.linen,flax.nnx}.{silu,swish}(x)', { definedAs: 'silu' }],
      "transformers.activations.ACT2FN['{silu,swish}']",
      'transformers.activations.SiLUActivation(*args, **kwargs)',
      'transformers.activations.silu(input)',
      ['{tensorflow.nn,tensorflow.compat.v1.nn}.{silu,swish}(features, beta=1.0)', { definedAs: 'swish' }],
      [
        '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.{silu,swish}(x)',
        { definedAs: 'silu' },
      ],
      "keras.activations.get('{silu,swish}')",
    ],
  },
});
