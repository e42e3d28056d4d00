import type { Parameters } from './activation';
import { defineElementwise } from './define';
import { firstOf, flushed, rounded, slopeAtNaN, widened } from './departures';
import { readNumber, show } from './parameters';

const read = (p: Parameters) => ({ at: readNumber(p, 'threshold', 0), below: readNumber(p, 'value', 0) });
const value = (x: number, p: Parameters): number => (x <= read(p).at ? read(p).below : x);
const slope = (x: number, p: Parameters): number => (x <= read(p).at ? 0 : 1);
/** Keras compares x > threshold, which is false for NaN. */
const kerasValue = firstOf((x, p) => (Number.isNaN(x) ? read(p).below : undefined), rounded(value));
const kerasSlope = firstOf(slopeAtNaN(0), flushed(rounded(slope)));

/** Threshold: another value for what does not exceed a limit. */
export const threshold = defineElementwise({
  name: 'threshold',
  title: 'Threshold',
  summary: 'Passes inputs above a threshold through and replaces the others by a fixed value.',
  papers: [
    {
      authors: 'Konda, Memisevic, Krueger',
      year: 2014,
      title: 'Zero-bias autoencoders and the benefits of co-adapting features',
      url: 'https://arxiv.org/abs/1402.3337',
    },
  ],
  parameters: [
    { name: 'threshold', meaning: 'input up to which the value is put in', default: 0, valid: 'any number' },
    { name: 'value', meaning: 'what inputs up to the threshold become', default: 0, valid: 'any number' },
  ],
  formula: {
    tex: (p) =>
      `\\operatorname{Threshold}(x) = \\begin{cases} x & x > ${show(read(p).at)} \\\\ ${show(read(p).below)} & \\text{otherwise} \\end{cases}`,
    unicode: (p) => `Threshold(x) = x for x > ${show(read(p).at)}; else ${show(read(p).below)}`,
    variants: [{ threshold: 0, value: 0 }],
  },
  facts: {
    range: '[0, ∞) with both parameters 0',
    bounds: { from: 0, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: false,
    saturation: [],
    deadZones: [{ from: Number.NEGATIVE_INFINITY, to: 0 }],
  },
  pitfalls: [
    'Both parameters must be given; with 0 and 0 it is ReLU.',
    'It jumps at the threshold unless the value is the threshold itself.',
    'The second parameter is called value in PyTorch and default_value in Keras.',
  ],
  models: ['zero-bias autoencoders (thresholded rectifier)'],
  value,
  slope,
  behaviour: {
    torch: {
      integers: 'kept',
      check: (_, dtype) =>
        dtype === 'bool' ? ['NotImplementedError', '"threshold_cpu" not implemented for \'Bool\''] : undefined,
      inPlace: { gradFn: 'ThresholdBackward1' },
    },
  },
  spellings: {
    alias: { default_value: 'value' },
    gradFn: 'ThresholdBackward0',
    moduleRepr: ['threshold', 'value', 'inplace'],
    departures: { torch: widened(value), keras: kerasValue },
    slopeDepartures: { torch: widened(slope), keras: kerasSlope },
    rows: [
      'torch.nn.Threshold(threshold, value, inplace=False)',
      ['torch.nn.functional.threshold(input, threshold, value, inplace=False)', { definedAs: '_threshold' }],
      'torch.threshold(input, threshold, value)',
      [
        '{torch,torch.nn.functional}.threshold_(input, threshold, value)',
        { note: 'Writes the result into its input.' },
      ],
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.threshold(x, threshold, default_value)',
      [
        "keras.activations.get('threshold')",
        { note: 'It needs two arguments that a string cannot give: Activation("threshold") fails when it is called.' },
      ],
    ],
  },
});
