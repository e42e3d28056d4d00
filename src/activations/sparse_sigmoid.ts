import type { Departure } from './activation';
import { defineElementwise } from './define';
import { slopeAtNaN } from './departures';

/** jnp.clip shares the gradient with its limits. */
const halfAtLimits: Departure = (x) => (Math.abs(x) === 1 ? 0.25 : undefined);

/** Sparse sigmoid: the slope of sparseplus. */
export const sparseSigmoid = defineElementwise({
  name: 'sparse_sigmoid',
  title: 'Sparse sigmoid',
  summary: 'A straight line from 0 at −1 to 1 at 1 in place of the sigmoid; the slope of sparseplus.',
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
    tex: () => '\\operatorname{sparse\\,sigmoid}(x) = \\frac{\\min(\\max(x + 1, 0), 2)}{2}',
    unicode: () => 'sparse_sigmoid(x) = min(max(x + 1, 0), 2) / 2',
    variants: [{}],
  },
  facts: {
    range: '[0, 1]',
    bounds: { from: 0, to: 1 },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: false,
    saturation: [],
    deadZones: [
      { from: Number.NEGATIVE_INFINITY, to: -1 },
      { from: 1, to: Number.POSITIVE_INFINITY },
    ],
  },
  pitfalls: [
    'It is steeper and narrower than hard_sigmoid, which goes from −3 to 3.',
    'No gradient flows outside −1…1.',
  ],
  models: ['sparse alternatives to logistic losses (Fenchel-Young losses)'],
  value: (x) => Math.min(Math.max(x + 1, 0), 2) / 2,
  slope: (x) => (x > -1 && x < 1 ? 0.5 : 0),
  spellings: {
    slopeDepartures: { keras: slopeAtNaN(0.5), jax: halfAtLimits },
    rows: [
      'jax.nn.sparse_sigmoid(x)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.sparse_sigmoid(x)',
      "keras.activations.get('sparse_sigmoid')",
    ],
  },
});
