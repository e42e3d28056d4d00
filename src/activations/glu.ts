import { sigmoid } from '../numeric/logistic';
import { defineGated } from './define';

/** Gated linear unit. */
export const glu = defineGated({
  name: 'glu',
  title: 'Gated linear unit',
  summary: 'Splits an axis in two halves and multiplies the first by the sigmoid of the second.',
  papers: [
    {
      authors: 'Dauphin, Fan, Auli, Grangier',
      year: 2017,
      title: 'Language Modeling with Gated Convolutional Networks',
      url: 'https://arxiv.org/abs/1612.08083',
    },
  ],
  parameters: [{ name: 'axis', meaning: 'axis to split in two halves', default: -1, valid: 'an axis of even size' }],
  formula: {
    tex: () => '\\operatorname{GLU}(a, b) = a \\otimes \\sigma(b)',
    unicode: () => 'GLU(a, b) = a ⊗ σ(b), a and b the halves of the input',
    variants: [{ axis: -1 }],
  },
  range: '(−∞, ∞)',
  pitfalls: [
    'The gate is the second half; code that names the first half of its chunk "gate" gates the other way round.',
    'The axis is halved, so it must be even and the layer before must put out twice as many features.',
    'SwiGLU, GEGLU and ReGLU (Shazeer 2020, arXiv 2002.05202) replace the sigmoid by SiLU, GELU and ReLU and have no function of their own in these frameworks.',
  ],
  models: ['gated convolutional language models', 'ConvS2S', 'Conformer (convolution module)'],
  value: (signal, gate) => signal * sigmoid(gate),
  slope: (signal, gate) => {
    const open = sigmoid(gate);
    return [open, signal * open * (1 - open)];
  },
  behaviour: {
    torch: { integers: { refusedBy: 'glu_cpu' }, firstRead: () => 'dim' },
  },
  spellings: {
    alias: { dim: 'axis' },
    gradFn: 'GluBackward0',
    moduleRepr: ['dim'],
    rows: [
      'torch.nn.GLU(dim=-1)',
      'torch.nn.functional.glu(input, dim=-1)',
      '{jax.nn,flax.linen,flax.nnx}.glu(x, axis=-1)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.glu(x, axis=-1)',
      "keras.activations.get('glu')",
    ],
  },
});
