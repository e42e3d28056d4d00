import type { Departure, Parameters } from './activation';
import { defineElementwise } from './define';
import { gelu } from './gelu';
import { readNumber, show } from './parameters';

const exact = { approximate: 'none' };
const limits = (p: Parameters) => ({ low: readNumber(p, 'min', -10), high: readNumber(p, 'max', 10) });

/** PyTorch's erf form gives NaN at the infinities, which a clamp keeps. */
const nanAtInfinities: Departure = (x) => (Math.abs(x) === Number.POSITIVE_INFINITY ? Number.NaN : undefined);

/** GELU cut to a range. */
export const geluClipped = defineElementwise({
  name: 'gelu_clipped',
  title: 'Clipped GELU',
  summary: 'GELU whose result is clamped to a range, so that few bits hold it after quantisation.',
  papers: [
    {
      authors: 'Wu, Judd, Zhang, Isaev, Micikevicius',
      year: 2020,
      title: 'Integer Quantization for Deep Learning Inference: Principles and Empirical Evaluation',
      url: 'https://arxiv.org/abs/2004.09602',
    },
  ],
  parameters: [
    { name: 'min', meaning: 'lower limit of the output', default: -10, valid: 'at most max' },
    { name: 'max', meaning: 'upper limit of the output', default: 10, valid: 'at least min' },
  ],
  formula: {
    tex: (p) =>
      `\\operatorname{ClippedGELU}(x) = \\min(\\max(\\operatorname{GELU}(x), ${show(limits(p).low)}), ${show(limits(p).high)})`,
    unicode: (p) => `ClippedGELU(x) = min(max(GELU(x), ${show(limits(p).low)}), ${show(limits(p).high)})`,
    variants: [{ min: -10, max: 10 }],
  },
  facts: {
    range: '[−0.17, 10]',
    bounds: { from: -0.16998, to: 10 },
    monotonic: false,
    smooth: false,
    zeroCentred: false,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -2.7915 },
      { from: -0.8001, to: -0.7073 },
    ],
    deadZones: [{ from: 10, to: Number.POSITIVE_INFINITY }],
  },
  pitfalls: [
    'The lower limit of −10 never acts: GELU is never below −0.17.',
    'No gradient flows where the output is clamped.',
  ],
  models: ['quantised BERT'],
  value: (x, p) => Math.max(limits(p).low, Math.min(limits(p).high, gelu.value(x, exact))),
  slope: (x, p) => {
    const y = gelu.value(x, exact);
    return y < limits(p).low || y > limits(p).high ? 0 : gelu.slope(x, exact);
  },
  spellings: {
    departures: { transformers: nanAtInfinities },
    slopeDepartures: { transformers: nanAtInfinities },
    rows: ["transformers.activations.ACT2FN['gelu_10']", 'transformers.activations.ClippedGELUActivation(min, max)'],
  },
});
