import { defineElementwise } from './define';

/** Hyperbolic tangent. */
export const tanh = defineElementwise({
  name: 'tanh',
  title: 'Hyperbolic tangent',
  summary: 'Squeezes any number into (−1, 1), with zero staying zero.',
  papers: [
    {
      authors: 'LeCun, Bottou, Orr, Müller',
      year: 1998,
      title: 'Efficient BackProp',
      url: 'http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\tanh(x) = \\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}',
    unicode: () => 'tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)',
    variants: [{}],
  },
  facts: {
    range: '(−1, 1)',
    bounds: { from: -1, to: 1 },
    monotonic: true,
    smooth: true,
    zeroCentred: true,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -2.6441 },
      { from: 2.6441, to: Number.POSITIVE_INFINITY },
    ],
    deadZones: [],
  },
  pitfalls: [
    'It saturates outside about −3…3, where almost no gradient flows.',
    'Inputs should be scaled to about unit variance and weights initialised for it (Xavier with gain 5/3).',
  ],
  models: ['LSTM and GRU (candidate state)', 'BERT (pooler)', 'DCGAN (generator output)'],
  value: (x) => Math.tanh(x),
  slope: (x) => {
    // From the rounded value, as every framework's backward pass has it: 0 where the value has become 1.
    const y = Math.tanh(x);
    return 1 - y * y;
  },
  behaviour: {
    torch: { integers: 'floats', firstRead: () => 'tanh', moduleCallsBuiltin: true },
  },
  spellings: {
    gradFn: 'TanhBackward0',
    rows: [
      'torch.nn.Tanh(*args, **kwargs)',
      'torch.nn.functional.tanh(input)',
      'torch.tanh(input)',
      ['torch.tanh_(input)', { note: 'Writes the result into its input.' }],
      'torch.Tensor.tanh()',
      ['torch.Tensor.tanh_()', { note: 'Writes the result into the tensor itself.' }],
      '{jax.nn,jax.numpy,flax.linen,flax.nnx}.tanh(x, /)',
      'jax.lax.tanh(x, *, accuracy=None)',
      "transformers.activations.ACT2FN['tanh']",
      '{tensorflow.nn,tensorflow.math,tensorflow,tensorflow.compat.v1.nn}.tanh(x, name=None)',
      '{keras.activations,tensorflow.keras.activations,keras.ops}.tanh(x)',
      "keras.activations.get('tanh')",
    ],
  },
});
