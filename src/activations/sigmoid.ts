import { sigmoid as logistic } from '../numeric/logistic';
import { defineElementwise } from './define';

/** The logistic sigmoid. */
export const sigmoid = defineElementwise({
  name: 'sigmoid',
  title: 'Logistic sigmoid',
  summary: 'Squeezes any number into (0, 1): a probability, or how far a gate is open.',
  papers: [
    {
      authors: 'Rumelhart, Hinton, Williams',
      year: 1986,
      title: 'Learning representations by back-propagating errors',
      url: 'https://doi.org/10.1038/323533a0',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\sigma(x) = \\frac{1}{1 + e^{-x}}',
    unicode: () => 'σ(x) = 1 / (1 + e⁻ˣ)',
    variants: [{}],
  },
  facts: {
    range: '(0, 1)',
    bounds: { from: 0, to: 1 },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -3.8707 },
      { from: 3.8707, to: Number.POSITIVE_INFINITY },
    ],
    deadZones: [],
  },
  pitfalls: [
    'It saturates outside about −4…4, where almost no gradient flows.',
    'Its slope is at most 0.25: through ten layers a gradient shrinks to at most 0.25¹⁰ ≈ 9.5e-7.',
    'For a loss take the logits: BCEWithLogitsLoss (or from_logits=True) is stable where sigmoid followed by log is not.',
    'For classes that exclude each other use softmax; sigmoid treats each output on its own.',
  ],
  models: ['LSTM and GRU (gates)', 'Squeeze-and-Excitation networks (channel weights)', 'GLU (gate)'],
  value: (x) => logistic(x),
  slope: (x) => {
    // From the rounded value, as every framework's backward pass has it: 0 where the value has become 1.
    const y = logistic(x);
    return y * (1 - y);
  },
  behaviour: {
    torch: { integers: 'floats', firstRead: () => 'sigmoid', moduleCallsBuiltin: true },
    keras: { keepsLogits: true },
  },
  spellings: {
    gradFn: 'SigmoidBackward0',
    rows: [
      'torch.nn.Sigmoid(*args, **kwargs)',
      'torch.nn.functional.sigmoid(input)',
      'torch.sigmoid(input)',
      ['torch.sigmoid_(input)', { note: 'Writes the result into its input.' }],
      'torch.special.expit(input)',
      'torch.Tensor.sigmoid()',
      ['torch.Tensor.sigmoid_()', { note: 'Writes the result into the tensor itself.' }],
      '{jax.nn,flax.linen,flax.nnx}.sigmoid(x)',
      'jax.scipy.special.expit(x)',
      'jax.lax.logistic(x, *, accuracy=None)',
      "transformers.activations.ACT2FN['sigmoid']",
      '{tensorflow.nn,tensorflow.math,tensorflow,tensorflow.compat.v1.nn}.sigmoid(x, name=None)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.sigmoid(x)',
      "keras.activations.get('sigmoid')",
    ],
  },
});
