import type { Departure } from './activation';
import { defineElementwise } from './define';
import { firstOf, slopeAtDenormal, slopeAtNaN } from './departures';
import { eluRefusal } from './inPlace';
import { readNumber, show } from './parameters';

/** A backward pass that adds alpha back to the output: 0 where the output has become -alpha. */
const fromOutput: Departure = (x, p) => (x < 0 ? readNumber(p, 'alpha', 1) * (Math.expm1(x) + 1) : undefined);
const atDenormal = slopeAtDenormal((p) => readNumber(p, 'alpha', 1));
const tensorflowSlope = firstOf(atDenormal, fromOutput, (x, p) =>
  Number.isNaN(x) ? readNumber(p, 'alpha', 1) : undefined,
);

const inPlaceSlope = firstOf(fromOutput, slopeAtNaN(1));

/** Exponential linear unit. */
export const elu = defineElementwise({
  name: 'elu',
  title: 'Exponential linear unit',
  summary: 'Linear for positive inputs; for negative ones it bends smoothly down to −α.',
  papers: [
    {
      authors: 'Clevert, Unterthiner, Hochreiter',
      year: 2015,
      title: 'Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)',
      url: 'https://arxiv.org/abs/1511.07289',
    },
  ],
  parameters: [
    { name: 'alpha', meaning: 'minus the value approached for very negative inputs', default: 1, valid: '> 0' },
  ],
  formula: {
    tex: (p) =>
      `\\operatorname{ELU}(x) = \\begin{cases} x & x > 0 \\\\ ${factor(readNumber(p, 'alpha', 1), '\\,')}\\left(e^{x} - 1\\right) & x \\le 0 \\end{cases}`,
    unicode: (p) => `ELU(x) = x for x > 0; else ${factor(readNumber(p, 'alpha', 1), '·')}(eˣ − 1)`,
    variants: [{ alpha: 1 }],
  },
  facts: {
    range: '(−1, ∞)',
    bounds: { from: -1, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [{ from: Number.NEGATIVE_INFINITY, to: -3.912 }],
    deadZones: [],
  },
  pitfalls: [
    'With α other than 1 the slope jumps at 0; CELU scales x by α as well and stays smooth.',
    'tf.nn.elu has no alpha; keras.activations.elu has.',
    'It saturates on the left: very negative inputs get almost no gradient.',
  ],
  models: ['the ELU networks of the paper on CIFAR-100 and ImageNet', 'graph attention networks (GAT) between layers'],
  value: (x, p) => (x > 0 ? x : x === 0 ? x : readNumber(p, 'alpha', 1) * Math.expm1(x)),
  slope: (x, p) => (x > 0 ? 1 : readNumber(p, 'alpha', 1) * Math.exp(x)),
  behaviour: {
    torch: {
      integers: { refusedBy: 'elu_cpu' },
      inPlace: {
        gradFn: 'EluBackward1',
        slope: inPlaceSlope,
        refuses: (p) => readNumber(p, 'alpha', 1) < 0 && eluRefusal,
      },
    },
  },
  spellings: {
    gradFn: 'EluBackward0',
    moduleRepr: ['alpha', 'inplace'],
    slopeDepartures: {
      torch: slopeAtNaN(1),
      jax: fromOutput,
      flax: fromOutput,
      tensorflow: tensorflowSlope,
      keras: tensorflowSlope,
    },
    rows: [
      'torch.nn.ELU(alpha=1.0, inplace=False)',
      'torch.nn.functional.elu(input, alpha=1.0, inplace=False)',
      [
        'torch.nn.functional.elu_(input, alpha=1, scale=1, input_scale=1)',
        { slopeDeparture: inPlaceSlope, note: 'Writes the result into its input.' },
      ],
      '{jax.nn,flax.linen,flax.nnx}.elu(x, alpha=1.0)',
      ['{tensorflow.nn,tensorflow.compat.v1.nn}.elu(features, name=None)', { note: 'Takes no alpha: it is always 1.' }],
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.elu(x, alpha=1.0)',
      '{keras,tensorflow.keras}.layers.ELU(alpha=1.0, **kwargs)',
      "keras.activations.get('elu')",
    ],
  },
});

function factor(alpha: number, sign: string): string {
  return alpha === 1 ? '' : `${show(alpha)}${sign}`;
}
