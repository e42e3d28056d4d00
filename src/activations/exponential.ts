import { defineElementwise } from './define';

/** The exponential function as an activation. */
export const exponential = defineElementwise({
  name: 'exponential',
  title: 'Exponential',
  summary: 'e to the power of the input: makes an output positive, as a rate or a variance must be.',
  papers: [
    {
      authors: 'Nelder, Wedderburn',
      year: 1972,
      title: 'Generalized Linear Models',
      url: 'https://doi.org/10.2307/2344614',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{exponential}(x) = e^{x}',
    unicode: () => 'exponential(x) = eˣ',
    variants: [{}],
  },
  facts: {
    range: '(0, ∞)',
    bounds: { from: 0, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [{ from: Number.NEGATIVE_INFINITY, to: -3.912 }],
    deadZones: [],
  },
  pitfalls: [
    'It overflows to inf from x = 88.73 on in float32, and its gradient with it: clip the input or use softplus.',
    'Between hidden layers it explodes; it is meant for outputs, with a log link.',
    'torch.Tensor.exponential_ is something else: it fills a tensor with random numbers.',
  ],
  models: ['Poisson regression (log link)', 'variance heads of variational autoencoders'],
  value: Math.exp,
  slope: Math.exp,
  spellings: {
    rows: ['{keras.activations,tensorflow.keras.activations}.exponential(x)', "keras.activations.get('exponential')"],
  },
});
