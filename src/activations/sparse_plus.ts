import { defineElementwise } from './define';
import { nanAt } from './departures';

const nanAtInfinities = nanAt(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

/** Sparseplus: a softplus that is exactly 0 on the left and exactly x on the right. */
export const sparsePlus = defineElementwise({
  name: 'sparse_plus',
  title: 'Sparseplus',
  summary: 'ReLU with a parabola between −1 and 1: smooth as softplus, yet exactly 0 and exactly x outside.',
  papers: [
    {
      authors: 'Blondel, Martins, Niculae',
      year: 2019,
      title: 'Learning with Fenchel-Young Losses',
      url: 'https://arxiv.org/abs/1901.02324',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{sparseplus}(x) = \\frac{\\max(x + 1, 0)^2 - \\max(x - 1, 0)^2}{4}',
    unicode: () => 'sparse_plus(x) = 0 for x ≤ −1; (x + 1)²/4 between; x for x ≥ 1',
    variants: [{}],
  },
  facts: {
    range: '[0, ∞)',
    bounds: { from: 0, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [{ from: -1, to: -0.96 }],
    deadZones: [{ from: Number.NEGATIVE_INFINITY, to: -1 }],
  },
  pitfalls: [
    'No gradient flows below −1.',
    'sparse_plus(0) is 0.25, not 0.',
    'At an infinity the slope is NaN: the parabola that is not used there has an infinite one.',
  ],
  models: ['sparse alternatives to logistic losses (Fenchel-Young losses)'],
  value: (x) => (x <= -1 ? 0 : x < 1 ? (x + 1) ** 2 / 4 : x),
  slope: (x) => (x <= -1 ? 0 : x >= 1 ? 1 : (x + 1) / 2),
  spellings: {
    slopeDepartures: { keras: nanAtInfinities, jax: nanAtInfinities },
    rows: [
      'jax.nn.sparse_plus(x)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.sparse_plus(x)',
      "keras.activations.get('sparse_plus')",
    ],
  },
});
