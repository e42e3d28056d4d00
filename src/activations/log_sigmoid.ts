import { sigmoid } from '../numeric/logistic';
import { roundTo } from '../numeric/rounding';
import type { Departure } from './activation';
import { defineElementwise } from './define';

const value = (x: number): number => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));

/** Where the result vanishes PyTorch subtracts two zeros; TensorFlow and JAX negate one. */
const vanishing =
  (zero: number): Departure =>
  (x, _, type) =>
    x > 0 && roundTo(value(x), type) === 0 ? zero : undefined;

/** Logarithm of the sigmoid. */
export const logSigmoid = defineElementwise({
  name: 'log_sigmoid',
  title: 'Log sigmoid',
  summary:
    'The logarithm of the sigmoid, computed so that small probabilities do not vanish; minus softplus of minus x.',
  papers: [
    {
      authors: 'Mikolov, Sutskever, Chen, Corrado, Dean',
      year: 2013,
      title: 'Distributed Representations of Words and Phrases and their Compositionality',
      url: 'https://arxiv.org/abs/1310.4546',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{LogSigmoid}(x) = \\ln\\frac{1}{1 + e^{-x}}',
    unicode: () => 'LogSigmoid(x) = ln(1 / (1 + e⁻ˣ))',
    variants: [{}],
  },
  facts: {
    range: '(−∞, 0)',
    bounds: { from: Number.NEGATIVE_INFINITY, to: 0 },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [{ from: 3.8918, to: Number.POSITIVE_INFINITY }],
    deadZones: [],
  },
  pitfalls: [
    'log(sigmoid(x)) written out gives −inf from about x = −104 in float32; this does not.',
    'BCEWithLogitsLoss and sigmoid cross-entropies apply it by themselves: do not put it before them.',
    'The output is a log-probability, never positive: it belongs in a loss, not between layers.',
  ],
  models: ['word2vec (negative sampling loss)', 'DPO and reward models (preference loss)'],
  value,
  slope: (x) => sigmoid(-x),
  behaviour: {
    torch: { integers: { refusedBy: 'log_sigmoid_cpu' } },
  },
  spellings: {
    gradFn: 'LogSigmoidBackward0',
    departures: {
      torch: vanishing(0),
      jax: vanishing(-0),
      flax: vanishing(-0),
      tensorflow: vanishing(-0),
      keras: vanishing(-0),
    },
    rows: [
      'torch.nn.LogSigmoid(*args, **kwargs)',
      ['torch.nn.functional.logsigmoid(input)', { isBuiltin: true, definedAs: 'log_sigmoid' }],
      '{jax.nn,flax.linen,flax.nnx}.log_sigmoid(x)',
      'tensorflow.math.log_sigmoid(x, name=None)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.log_sigmoid(x)',
      "keras.activations.get('log_sigmoid')",
    ],
  },
});
