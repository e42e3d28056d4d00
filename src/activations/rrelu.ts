import type { Parameters } from './activation';
import { defineElementwise } from './define';
import { leakyReluRefusal } from './inPlace';
import { readNumber, show } from './parameters';

const read = (p: Parameters) => ({ lower: readNumber(p, 'lower', 1 / 8), upper: readNumber(p, 'upper', 1 / 3) });
/** The slope that evaluation mode uses. */
const mean = (p: Parameters): number => (read(p).lower + read(p).upper) / 2;
const short = (value: number): string => show(Number(value.toPrecision(4)));
const evaluated = { note: 'With training=False, the default, the slope is the mean of lower and upper.' };

/** Randomised leaky rectified linear unit. */
export const rrelu = defineElementwise({
  name: 'rrelu',
  title: 'Randomised leaky rectified linear unit',
  summary: 'A Leaky ReLU whose slope is drawn anew for every element in training; in evaluation it is the mean.',
  papers: [
    {
      authors: 'Xu, Wang, Chen, Li',
      year: 2015,
      title: 'Empirical Evaluation of Rectified Activations in Convolutional Network',
      url: 'https://arxiv.org/abs/1505.00853',
    },
  ],
  parameters: [
    { name: 'lower', meaning: 'least slope for negative inputs', default: 1 / 8, valid: 'at most upper' },
    { name: 'upper', meaning: 'greatest slope for negative inputs', default: 1 / 3, valid: 'at least lower' },
  ],
  formula: {
    tex: (p) =>
      `\\operatorname{RReLU}(x) = \\begin{cases} x & x \\ge 0 \\\\ a\\,x & x < 0 \\end{cases} \\quad a \\sim U(${short(read(p).lower)}, ${short(read(p).upper)}) \\text{, in evaluation } ${short(mean(p))}`,
    unicode: (p) =>
      `RReLU(x) = x for x ≥ 0; else a·x, a ~ U(${short(read(p).lower)}, ${short(read(p).upper)}), in evaluation ${short(mean(p))}`,
    variants: [{ lower: 1 / 8, upper: 1 / 3 }],
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
    'A new module is in training mode and draws random slopes: call eval() before comparing outputs.',
    'F.rrelu does not know the module’s mode: its training is False unless it is given.',
    'Curve and values are those of evaluation mode, with the mean slope.',
  ],
  models: ['the convolutional networks of the paper on CIFAR and the National Data Science Bowl'],
  value: (x, p) => (x > 0 || Number.isNaN(x) ? x : mean(p) * x),
  slope: (x, p) => (x > 0 ? 1 : mean(p)),
  behaviour: {
    torch: {
      integers: { refusedBy: 'leaky_relu_cpu' },
      check: (p) =>
        read(p).lower > read(p).upper
          ? ['RuntimeError', 'Lower bound should be less than or equal to the upper bound']
          : undefined,
      inPlace: { gradFn: 'RreluWithNoiseBackward1', refuses: (p) => mean(p) < 0 && leakyReluRefusal },
      randomSlope: (p) => [read(p).lower, read(p).upper],
    },
  },
  spellings: {
    gradFn: 'RreluWithNoiseBackward0',
    moduleRepr: ['lower', 'upper', 'inplace'],
    rows: [
      [
        'torch.nn.RReLU(lower=0.125, upper=0.3333333333333333, inplace=False)',
        { note: 'In training mode, which a new module is in, the slopes are random.' },
      ],
      [
        'torch.nn.functional.rrelu(input, lower=0.125, upper=0.3333333333333333, training=False, inplace=False)',
        evaluated,
      ],
      ['torch.rrelu(input, lower=0.125, upper=0.3333333333333333, training=False, generator=None)', evaluated],
      [
        '{torch,torch.nn.functional}.rrelu_(input, lower=0.125, upper=0.3333333333333333, training=False, generator=None)',
        { note: 'Writes the result into its input.' },
      ],
    ],
  },
});
