import { defineElementwise } from './define';
import { nanAt, slopeAtNaN } from './departures';

const nanAtMinusInfinity = nanAt(Number.NEGATIVE_INFINITY);
const nanAtInfinities = nanAt(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

/** Hard Swish: SiLU with the sigmoid replaced by straight lines. */
export const hardswish = defineElementwise({
  name: 'hardswish',
  title: 'Hard Swish',
  summary: 'Swish with a piecewise linear gate: zero up to −3, a parabola to 3, the input itself beyond.',
  papers: [
    {
      authors: 'Howard et al.',
      year: 2019,
      title: 'Searching for MobileNetV3',
      url: 'https://arxiv.org/abs/1905.02244',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{Hardswish}(x) = x\\,\\frac{\\min(\\max(x + 3, 0), 6)}{6}',
    unicode: () => 'Hardswish(x) = x·min(max(x + 3, 0), 6) / 6',
    variants: [{}],
  },
  facts: {
    range: '[−0.375, ∞)',
    bounds: { from: -0.375, to: Number.POSITIVE_INFINITY },
    monotonic: false,
    smooth: false,
    zeroCentred: false,
    saturation: [{ from: -1.56, to: -1.44 }],
    deadZones: [{ from: Number.NEGATIVE_INFINITY, to: -3 }],
  },
  pitfalls: [
    'Between −3 and 3 it is quadratic, not linear; only the gate is piecewise linear.',
    'The slope jumps at −3 from 0 to −0.5 and at 3 from 1.5 to 1.',
    'Zero outputs for negative inputs are −0, which prints as -0. in PyTorch.',
  ],
  models: ['MobileNetV3', 'LeViT'],
  value: (x) => (x === Number.NEGATIVE_INFINITY ? -0 : x >= 3 ? x : (x * Math.max(x + 3, 0)) / 6),
  slope: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5),
  behaviour: {
    torch: { integers: { refusedBy: 'hardswish_cpu' } },
  },
  spellings: {
    gradFn: 'HardswishBackward0',
    departures: {
      torch: nanAtMinusInfinity,
      transformers: nanAtMinusInfinity,
      keras: nanAtMinusInfinity,
      jax: nanAtMinusInfinity,
      flax: nanAtMinusInfinity,
    },
    slopeDepartures: { torch: slopeAtNaN(1), transformers: slopeAtNaN(1), keras: nanAtInfinities },
    rows: [
      'torch.nn.Hardswish(inplace=False)',
      'torch.nn.functional.hardswish(input, inplace=False)',
      ['{jax.nn,flax.linen,flax.nnx}.{hard_silu,hard_swish}(x)', { definedAs: 'hard_silu' }],
      "transformers.activations.ACT2FN['hardswish']",
      [
        '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.{hard_silu,hard_swish}(x)',
        { definedAs: 'hard_silu' },
      ],
      "keras.activations.get('{hard_silu,hard_swish}')",
    ],
  },
});
