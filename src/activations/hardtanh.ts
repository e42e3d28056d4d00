import type { Departure, Parameters } from './activation';
import { defineElementwise } from './define';
import { firstOf, slopeAtNaN, widened } from './departures';
import { readNumber, show } from './parameters';

const limits = (p: Parameters) => ({ low: readNumber(p, 'min_val', -1), high: readNumber(p, 'max_val', 1) });

const slope = (x: number, p: Parameters): number => (x <= limits(p).low || x >= limits(p).high ? 0 : 1);

/** Keras and JAX let the gradient through at the limits themselves. */
const limitSlope: Departure = (x) => (Math.abs(x) === 1 ? 1 : undefined);

/** Hard tanh: a clamp. */
export const hardtanh = defineElementwise({
  name: 'hardtanh',
  title: 'Hard tanh',
  summary: 'Clamps the input between two limits, −1 and 1 by default.',
  papers: [
    {
      authors: 'Collobert, Weston, Bottou, Karlen, Kavukcuoglu, Kuksa',
      year: 2011,
      title: 'Natural Language Processing (Almost) from Scratch',
      url: 'https://arxiv.org/abs/1103.0398',
    },
  ],
  parameters: [
    { name: 'min_val', meaning: 'lower limit of the output (PyTorch only)', default: -1, valid: 'at most max_val' },
    { name: 'max_val', meaning: 'upper limit of the output (PyTorch only)', default: 1, valid: 'at least min_val' },
  ],
  formula: {
    tex: (p) => `\\operatorname{Hardtanh}(x) = \\min(\\max(x, ${show(limits(p).low)}), ${show(limits(p).high)})`,
    unicode: (p) => `Hardtanh(x) = min(max(x, ${show(limits(p).low)}), ${show(limits(p).high)})`,
    variants: [{ min_val: -1, max_val: 1 }],
  },
  facts: {
    range: '[−1, 1]',
    bounds: { from: -1, to: 1 },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: true,
    saturation: [],
    deadZones: [
      { from: Number.NEGATIVE_INFINITY, to: -1 },
      { from: 1, to: Number.POSITIVE_INFINITY },
    ],
  },
  pitfalls: [
    'No gradient flows outside the limits; at the limits themselves none in PyTorch, all of it in Keras and JAX.',
    'Only PyTorch has limits to set; hard_tanh of Keras and JAX is always −1 to 1.',
    'nn.Hardtanh(0, 6) is ReLU6.',
  ],
  models: ['SENNA (part-of-speech tagging)', 'binarised networks (straight-through estimator)'],
  value: (x, p) => {
    const { low, high } = limits(p);
    return x < low ? low : x > high ? high : x;
  },
  slope,
  behaviour: {
    torch: {
      integers: 'kept',
      isSlopeAtNaNByPlace: true,
      parametersCompared: true,
      check: (p, dtype) => {
        const { low, high } = limits(p);
        if (low > high) return ['ValueError', 'min_val cannot be greater than max_val'];
        if (dtype === 'bool') return ['RuntimeError', 'Bool inputs not supported for hardtanh'];
        return dtype === 'uint8' && (low < 0 || high < 0)
          ? ['RuntimeError', 'cannot do hardtanh on an unsigned type with negative limits']
          : undefined;
      },
      moduleError: (p, repr) =>
        limits(p).high > limits(p).low
          ? undefined
          : ['AssertionError', `max_val (${repr('max_val')}) must be greater than min_val (${repr('min_val')})`],
    },
  },
  spellings: {
    gradFn: 'HardtanhBackward0',
    moduleRepr: ['min_val', 'max_val', 'inplace'],
    slopeDepartures: {
      torch: widened(slope),
      keras: firstOf(slopeAtNaN(0), limitSlope),
      jax: limitSlope,
      flax: limitSlope,
    },
    rows: [
      [
        'torch.nn.Hardtanh(min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None)',
        {
          deprecatedParameters: { min_value: 'min_val', max_value: 'max_val' },
          note: 'min_value and max_value are deprecated names of min_val and max_val.',
        },
      ],
      'torch.nn.functional.hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False)',
      ['torch.nn.functional.hardtanh_(input, min_val=-1, max_val=1)', { note: 'Writes the result into its input.' }],
      '{jax.nn,flax.linen,flax.nnx}.hard_tanh(x)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.hard_tanh(x)',
      "keras.activations.get('hard_tanh')",
    ],
  },
});
