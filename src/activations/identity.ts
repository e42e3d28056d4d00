import { defineElementwise } from './define';

/** No activation at all. */
export const identity = defineElementwise({
  name: 'identity',
  title: 'Identity (linear)',
  summary: 'Returns its input: what a layer without an activation does.',
  papers: [
    {
      authors: 'Saxe, McClelland, Ganguli',
      year: 2013,
      title: 'Exact solutions to the nonlinear dynamics of learning in deep linear neural networks',
      url: 'https://arxiv.org/abs/1312.6120',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{identity}(x) = x',
    unicode: () => 'identity(x) = x',
    variants: [{}],
  },
  facts: {
    range: '(−∞, ∞)',
    bounds: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    piecewiseLinear: true,
    zeroCentred: true,
    saturation: [],
    deadZones: [],
  },
  pitfalls: [
    'Two layers with nothing between them are one: their product is again a linear map.',
    'It is right for the outputs of a regression and for logits that the loss passes through a softmax or sigmoid itself.',
  ],
  models: ['output layers of regressions', 'skip connections'],
  value: (x) => x,
  slope: () => 1,
  spellings: {
    rows: [
      ['torch.nn.Identity(*args, **kwargs)', { note: 'Takes any arguments and ignores them.' }],
      '{jax.nn,flax.nnx}.identity(x)',
      "transformers.activations.ACT2FN['linear']",
      'transformers.activations.LinearActivation(*args, **kwargs)',
      'transformers.activations.linear_act(input)',
      '{keras.activations,tensorflow.keras.activations}.linear(x)',
      "keras.activations.get('linear')",
      ['keras.activations.get(None)', { note: 'None stands for the linear activation.' }],
    ],
  },
});
