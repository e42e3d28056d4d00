import { erfc } from '../numeric/errorFunction';
import { defineElementwise } from './define';

/** Mean and deviation that bring the function nearest to squared ReLU (as the paper derives and transformers rounds them). */
const mean = 0.707107;
const deviation = 0.282095;

const standard = (x: number): number => (x - mean) / (deviation * Math.SQRT2);

/** The Laplace attention function of Mega. */
export const laplace = defineElementwise({
  name: 'laplace',
  title: 'Laplace function (Mega)',
  summary: 'A normal distribution function, near squared ReLU between 0 and 1 but bounded.',
  papers: [
    {
      authors: 'Ma, Zhou, Kong, He, Gui, Neubig, May, Zettlemoyer',
      year: 2022,
      title: 'Mega: Moving Average Equipped Gated Attention',
      url: 'https://arxiv.org/abs/2209.10655',
    },
  ],
  parameters: [],
  formula: {
    tex: () =>
      '\\operatorname{laplace}(x) = \\frac{1}{2}\\left(1 + \\operatorname{erf}\\frac{x - 0.707107}{0.282095\\sqrt{2}}\\right)',
    unicode: () => 'laplace(x) = (1 + erf((x − 0.707107) / (0.282095·√2))) / 2',
    variants: [{}],
  },
  facts: {
    range: '(0, 1)',
    bounds: { from: 0, to: 1 },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -0.1162 },
      { from: 1.5304, to: Number.POSITIVE_INFINITY },
    ],
    deadZones: [],
  },
  pitfalls: [
    'Despite its name it is the distribution function of a normal distribution, not of Laplace’s.',
    'In float32 1 + erf cancels on the left: below about −0.8 the result is 0.',
  ],
  models: ['Mega (attention instead of softmax)'],
  value: (x) => erfc(-standard(x)) / 2,
  slope: (x) => Math.exp(-(standard(x) ** 2)) / (deviation * Math.sqrt(2 * Math.PI)),
  spellings: {
    rows: ["transformers.activations.ACT2FN['laplace']", 'transformers.activations.LaplaceActivation(*args, **kwargs)'],
  },
});
