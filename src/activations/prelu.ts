import type { Parameters } from './activation';
import { defineElementwise } from './define';
import { readNumber, show } from './parameters';

const slopeOf = (p: Parameters): number => readNumber(p, 'weight', 0.25);
const perChannel = { name: 'weight', per: 'channel' } as const;
const learned = { note: 'The slope is learned; what is shown is its value before training.' };

/** Parametric rectified linear unit. */
export const prelu = defineElementwise({
  name: 'prelu',
  title: 'Parametric rectified linear unit',
  summary: 'A Leaky ReLU whose slope for negative inputs is learned, one for all channels or one for each.',
  papers: [
    {
      authors: 'He, Zhang, Ren, Sun',
      year: 2015,
      title: 'Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification',
      url: 'https://arxiv.org/abs/1502.01852',
    },
  ],
  parameters: [
    {
      name: 'weight',
      meaning: 'learned slope for negative inputs',
      default: 0.25,
      valid: 'any number, or one per channel',
    },
  ],
  formula: {
    tex: (p) =>
      `\\operatorname{PReLU}(x) = \\begin{cases} x & x \\ge 0 \\\\ ${show(slopeOf(p))}\\,x & x < 0 \\end{cases}`,
    unicode: (p) => `PReLU(x) = x for x ≥ 0; else ${show(slopeOf(p))}·x`,
    variants: [{ weight: 0.25 }, { weight: 0.01 }, { weight: 0 }],
  },
  facts: {
    range: '(−∞, ∞)',
    bounds: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: true,
    saturation: [],
    deadZones: [],
  },
  pitfalls: [
    'The slope starts at 0.25 in PyTorch, at 0 in Keras (a ReLU until it has learned) and at 0.01 in Flax.',
    'Do not put weight decay on the slope: it would pull it towards 0, a plain ReLU.',
    'PyTorch takes one slope per channel of axis 1; Keras one per element unless shared_axes says otherwise.',
  ],
  models: ['the networks of the paper on ImageNet', 'SRGAN (generator)', 'ArcFace and MTCNN (face recognition)'],
  value: (x, p) => (x > 0 || Number.isNaN(x) ? x : slopeOf(p) * x),
  slope: (x, p) => (x > 0 ? 1 : slopeOf(p)),
  spellings: {
    alias: { init: 'weight', negative_slope_init: 'weight' },
    tensors: ['weight'],
    gradFn: 'PreluKernelBackward0',
    departures: { keras: (x, p) => (slopeOf(p) * x === 0 && !(x > 0) ? 0 : undefined) },
    slopeDepartures: { keras: (x) => (x === 0 ? 0 : undefined) },
    moduleRepr: ['num_parameters'],
    rows: [
      [
        'torch.nn.PReLU(num_parameters=1, init=0.25, device=None, dtype=None)',
        { ...learned, weights: { ...perChannel, count: 'num_parameters' } },
      ],
      ['torch.nn.functional.prelu(input, weight)', { isBuiltin: true, weights: perChannel }],
      ['torch.prelu(input, weight)', { weights: perChannel }],
      ['torch.Tensor.prelu(weight)', { weights: perChannel }],
      ["flax.linen.PReLU(param_dtype='float32', negative_slope_init=0.01, parent=None, name=None)", learned],
      [
        "flax.nnx.PReLU(negative_slope_init=0.01, *, dtype=None, param_dtype='float32', promote_dtype='promote_dtype', negative_slope_metadata=None)",
        learned,
      ],
      ["transformers.activations.ACT2FN['prelu']", learned],
      [
        "{keras,tensorflow.keras}.layers.PReLU(alpha_initializer='Zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs)",
        {
          preset: { weight: 0 },
          weights: { name: 'alpha', per: 'element' },
          note: 'The slopes are learned, one per element of an example; before training they are 0.',
        },
      ],
    ],
  },
});
