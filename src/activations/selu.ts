import type { Departure } from './activation';
import { defineElementwise } from './define';
import { firstOf, slopeAtDenormal, slopeAtNaN } from './departures';

/** The constants for which a mean of 0 and a variance of 1 are kept from layer to layer (the paper's equation 14). */
const alpha = 1.6732632423543772;
const scale = 1.0507009873554805;

/** A backward pass that adds scale·alpha back to the output. */
const fromOutput: Departure = (x) => (x < 0 ? scale * alpha * (Math.expm1(x) + 1) : undefined);
const tensorflowSlope = firstOf(
  slopeAtDenormal(() => scale),
  (x) => (x === 0 ? scale : undefined),
  fromOutput,
  slopeAtNaN(scale),
);

const inPlaceSlope = firstOf(fromOutput, slopeAtNaN(scale));

/** Scaled exponential linear unit. */
export const selu = defineElementwise({
  name: 'selu',
  title: 'Scaled exponential linear unit',
  summary: 'An ELU with the two constants that keep mean 0 and variance 1 from layer to layer.',
  papers: [
    {
      authors: 'Klambauer, Unterthiner, Mayr, Hochreiter',
      year: 2017,
      title: 'Self-Normalizing Neural Networks',
      url: 'https://arxiv.org/abs/1706.02515',
    },
  ],
  parameters: [],
  formula: {
    tex: () =>
      '\\operatorname{SELU}(x) = 1.0507 \\begin{cases} x & x > 0 \\\\ 1.6733\\left(e^{x} - 1\\right) & x \\le 0 \\end{cases}',
    unicode: () => 'SELU(x) = 1.0507·x for x > 0; else 1.7581·(eˣ − 1)',
    variants: [{}],
  },
  facts: {
    range: '(−1.758, ∞)',
    bounds: { from: -scale * alpha, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: false,
    zeroCentred: false,
    saturation: [{ from: Number.NEGATIVE_INFINITY, to: -4.4763 }],
    deadZones: [],
  },
  pitfalls: [
    'It normalises itself only with LeCun-normal initialisation (lecun_normal in Keras; in PyTorch kaiming_normal_ with nonlinearity="linear") and plain dense layers.',
    'With it use AlphaDropout instead of Dropout, which breaks mean and variance.',
    'The slope jumps at 0, from 1.758 to 1.051.',
  ],
  models: ['self-normalizing networks (SNN) on tabular data'],
  value: (x) => (x > 0 ? scale * x : x === 0 ? x : scale * alpha * Math.expm1(x)),
  slope: (x) => (x > 0 ? scale : scale * alpha * Math.exp(x)),
  behaviour: {
    torch: { integers: { refusedBy: 'elu_cpu' }, inPlace: { gradFn: 'EluBackward1', slope: inPlaceSlope } },
  },
  spellings: {
    gradFn: 'EluBackward0',
    moduleRepr: ['inplace'],
    slopeDepartures: {
      torch: slopeAtNaN(scale),
      jax: fromOutput,
      flax: fromOutput,
      tensorflow: tensorflowSlope,
      keras: tensorflowSlope,
    },
    rows: [
      'torch.nn.SELU(inplace=False)',
      'torch.nn.functional.selu(input, inplace=False)',
      'torch.selu(input)',
      [
        '{torch,torch.nn.functional}.selu_(input)',
        { slopeDeparture: inPlaceSlope, note: 'Writes the result into its input.' },
      ],
      '{jax.nn,flax.linen,flax.nnx}.selu(x)',
      '{tensorflow.nn,tensorflow.compat.v1.nn}.selu(features, name=None)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.selu(x)',
      "keras.activations.get('selu')",
    ],
  },
});
