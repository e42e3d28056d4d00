import { defineAxis } from './define';
import { axisOfNone, implicitDimension } from './rows';

/** Logarithm of softmax. */
export const logSoftmax = defineAxis({
  name: 'log_softmax',
  title: 'Log softmax',
  summary: 'The logarithm of softmax, computed so that small probabilities do not vanish.',
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
    {
      name: 'axis',
      meaning: 'axis along which the exponentials add up to 1',
      default: -1,
      valid: 'an axis of the input',
    },
  ],
  formula: {
    tex: () => '\\operatorname{log\\,softmax}(x)_i = x_i - \\ln\\sum_j e^{x_j}',
    unicode: () => 'log_softmax(x)ᵢ = xᵢ − ln Σⱼ exp(xⱼ)',
    variants: [{ axis: -1 }],
  },
  range: '(−∞, 0]',
  pitfalls: [
    'It goes with NLLLoss; CrossEntropyLoss applies it by itself, so do not put it before that.',
    'log(softmax(x)) gives −inf where the probability underflows; log_softmax does not.',
    'Without dim, nn.LogSoftmax and F.log_softmax choose axis 0 for 0, 1 or 3 dimensions and 1 otherwise, with a deprecation warning.',
  ],
  models: ['classifiers trained with a negative log-likelihood', 'CTC speech recognisers', 'beam search (scores)'],
  rows: 'log_softmax',
  defaultAxis: axisOfNone,
  behaviour: {
    torch: {
      firstRead: (dim) => (dim === null ? 'dim' : 'log_softmax'),
    },
  },
  spellings: {
    alias: { dim: 'axis' },
    gradFn: 'LogSoftmaxBackward0',
    moduleRepr: ['dim'],
    rows: [
      ['torch.nn.LogSoftmax(dim=None)', implicitDimension],
      ['torch.nn.functional.log_softmax(input, dim=None, _stacklevel=3, dtype=None)', implicitDimension],
      '{torch,torch.special}.log_softmax(input, dim, dtype=None)',
      'torch.Tensor.log_softmax(dim, dtype=None)',
      '{jax.nn,flax.linen,flax.nnx}.log_softmax(x, axis=-1, where=None)',
      [
        'jax.scipy.special.log_softmax(x, /, *, axis=None)',
        { note: 'Without axis it runs over all elements at once, as SciPy does.' },
      ],
      ['{tensorflow.nn,tensorflow.math}.log_softmax(logits, axis=None, name=None)', { definedAs: 'log_softmax_v2' }],
      [
        'tensorflow.compat.v1.nn.log_softmax(logits, axis=None, name=None, dim=None)',
        { note: 'dim is the deprecated name of axis.' },
      ],
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.log_softmax(x, axis=-1)',
      "keras.activations.get('log_softmax')",
    ],
  },
});
