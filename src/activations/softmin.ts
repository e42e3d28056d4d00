import { defineAxis } from './define';
import { axisOfNone, implicitDimension } from './rows';

/** Softmin: softmax of the negated input. */
export const softmin = defineAxis({
  name: 'softmin',
  title: 'Softmin',
  summary: 'Softmax of the negated numbers: the smallest gets the largest weight.',
  papers: [
    {
      authors: 'Bridle',
      year: 1990,
      title:
        'Probabilistic Interpretation of Feedforward Classification Network Outputs, with Relationships to Statistical Pattern Recognition',
      url: 'https://doi.org/10.1007/978-3-642-76153-9_28',
    },
  ],
  parameters: [
    { name: 'axis', meaning: 'axis along which the results add up to 1', default: -1, valid: 'an axis of the input' },
  ],
  formula: {
    tex: () => '\\operatorname{softmin}(x)_i = \\frac{e^{-x_i}}{\\sum_j e^{-x_j}}',
    unicode: () => 'softmin(x)ᵢ = exp(−xᵢ) / Σⱼ exp(−xⱼ)',
    variants: [{ axis: -1 }],
  },
  range: '[0, 1], adding up to 1',
  pitfalls: [
    'Only PyTorch has it; elsewhere write softmax(-x).',
    'Without dim it chooses axis 0 for 0, 1 or 3 dimensions and 1 otherwise, with a deprecation warning.',
  ],
  models: ['differentiable nearest-neighbour and alignment costs'],
  rows: 'softmax',
  isNegated: true,
  defaultAxis: axisOfNone,
  behaviour: {
    torch: {
      check: (_, dtype) =>
        dtype === 'bool'
          ? [
              'RuntimeError',
              'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
            ]
          : undefined,
      firstRead: (dim) => (dim === null ? 'dim' : undefined),
    },
  },
  spellings: {
    alias: { dim: 'axis' },
    gradFn: 'SoftmaxBackward0',
    moduleRepr: ['dim'],
    rows: [
      ['torch.nn.Softmin(dim=None)', implicitDimension],
      ['torch.nn.functional.softmin(input, dim=None, _stacklevel=3, dtype=None)', implicitDimension],
    ],
  },
});
