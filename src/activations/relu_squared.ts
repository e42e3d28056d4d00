import { defineElementwise } from './define';

/** Squared ReLU. */
export const reluSquared = defineElementwise({
  name: 'relu_squared',
  title: 'Squared rectified linear unit',
  summary: 'The square of ReLU: zero on the left, a parabola on the right.',
  papers: [
    {
      authors: 'So, Mańke, Liu, Dai, Shazeer, Le',
      year: 2021,
      title: 'Primer: Searching for Efficient Transformers for Language Modeling',
      url: 'https://arxiv.org/abs/2109.08668',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{ReLU}^2(x) = \\max(0, x)^2',
    unicode: () => 'ReLU²(x) = max(0, x)²',
    variants: [{}],
  },
  facts: {
    range: '[0, ∞)',
    bounds: { from: 0, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [{ from: 0, to: 0.01 }],
    deadZones: [{ from: Number.NEGATIVE_INFINITY, to: 0 }],
  },
  pitfalls: [
    'It grows with the square: large inputs overflow float16 from 256 on.',
    'As with ReLU no gradient flows for negative inputs, and little for small positive ones.',
    'PyTorch has no function for it: write F.relu(x).square(); jax.nn and keras.activations have none either.',
  ],
  models: ['Primer', 'Nemotron-4'],
  value: (x) => (x <= 0 ? 0 : x * x),
  slope: (x) => (x <= 0 ? 0 : 2 * x),
  spellings: {
    rows: [
      "transformers.activations.ACT2FN['relu2']",
      'transformers.activations.ReLUSquaredActivation(*args, **kwargs)',
    ],
  },
});
