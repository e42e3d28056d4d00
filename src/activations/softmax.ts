import { defineAxis } from './define';
import { axisOfNone, implicitDimension, infiniteRow } from './rows';

/** Softmax. */
export const softmax = defineAxis({
  name: 'softmax',
  title: 'Softmax',
  summary: 'Turns the numbers along an axis into positive weights that add up to 1.',
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
    tex: () => '\\operatorname{softmax}(x)_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}',
    unicode: () => 'softmax(x)ᵢ = exp(xᵢ) / Σⱼ exp(xⱼ)',
    variants: [{ axis: -1 }],
  },
  range: '[0, 1], adding up to 1',
  pitfalls: [
    'Do not put it before a cross-entropy that takes logits: the softmax would be applied twice.',
    'Without dim, nn.Softmax and F.softmax choose axis 0 for 0, 1 or 3 dimensions and 1 otherwise, with a deprecation warning; TensorFlow, Keras and jax.nn take the last axis.',
    'A row of only −inf (everything masked) gives NaN.',
    'A temperature divides the logits: softmax(x / T) is sharper for T < 1 and flatter for T > 1.',
  ],
  models: ['every Transformer (attention weights)', 'classifiers (class probabilities)'],
  rows: 'softmax',
  rowDeparture: infiniteRow,
  defaultAxis: axisOfNone,
  behaviour: {
    torch: { firstRead: (dim) => (dim === null ? 'dim' : 'softmax') },
    keras: { keepsLogits: true },
  },
  spellings: {
    alias: { dim: 'axis' },
    gradFn: 'SoftmaxBackward0',
    moduleRepr: ['dim'],
    rows: [
      ['torch.nn.Softmax(dim=None)', implicitDimension],
      ['torch.nn.functional.softmax(input, dim=None, _stacklevel=3, dtype=None)', implicitDimension],
      '{torch,torch.special}.softmax(input, dim, dtype=None)',
      'torch.Tensor.softmax(dim, dtype=None)',
      '{jax.nn,flax.linen,flax.nnx}.softmax(x, axis=-1, where=None)',
      [
        'jax.scipy.special.softmax(x, /, *, axis=None)',
        { note: 'Without axis it runs over all elements at once, as SciPy does.' },
      ],
      ['{tensorflow.nn,tensorflow.math}.softmax(logits, axis=None, name=None)', { definedAs: 'softmax_v2' }],
      [
        'tensorflow.compat.v1.nn.softmax(logits, axis=None, name=None, dim=None)',
        { note: 'dim is the deprecated name of axis.' },
      ],
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.softmax(x, axis=-1)',
      '{keras,tensorflow.keras}.layers.Softmax(axis=-1, **kwargs)',
      "keras.activations.get('softmax')",
    ],
  },
});
