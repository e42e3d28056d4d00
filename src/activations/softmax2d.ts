import { defineAxis } from './define';

/** Softmax over the channels of an image. */
export const softmax2d = defineAxis({
  name: 'softmax2d',
  title: 'Softmax over channels',
  summary: 'Softmax over the channel axis, separately at each place of an image.',
  papers: [
    {
      authors: 'Bridle',
      year: 1990,
      title:
        'Probabilistic Interpretation of Feedforward Classification Network Outputs, with Relationships to Statistical Pattern Recognition',
      url: 'https://doi.org/10.1007/978-3-642-76153-9_28',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{softmax2d}(x)_{c,h,w} = \\frac{e^{x_{c,h,w}}}{\\sum_{k} e^{x_{k,h,w}}}',
    unicode: () => 'softmax2d(x)[c,h,w] = exp(x[c,h,w]) / Σₖ exp(x[k,h,w])',
    variants: [{}],
  },
  range: '[0, 1], adding up to 1 over the channels',
  pitfalls: [
    'It takes (N, C, H, W) or (C, H, W) and always works on the channel axis −3; other numbers of dimensions raise a ValueError.',
    'Keras keeps channels last: there it is softmax(x, axis=-1).',
  ],
  models: ['fully convolutional segmentation networks (class weights per pixel)'],
  rows: 'softmax',
  defaultAxis: () => -3,
  sampleShape: [1, 3, 2, 2],
  behaviour: {
    torch: {
      check: (_parameters, _dtype, dimensions) =>
        dimensions === 3 || dimensions === 4
          ? undefined
          : ['ValueError', `Softmax2d: expected input to be 3D or 4D, got ${dimensions}D instead`],
      firstRead: () => 'dim',
    },
  },
  spellings: { gradFn: 'SoftmaxBackward0', rows: ['torch.nn.Softmax2d(*args, **kwargs)'] },
});
