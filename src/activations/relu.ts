import type { Departure, Parameters } from './activation';
import { defineElementwise } from './define';
import { firstOf, slopeAtDenormal, slopeAtNaN } from './departures';
import { readNumber, show } from './parameters';

/** maximum(x, 0) in TensorFlow and JAX gives +0 for -0; with a slope, Keras goes through leaky_relu, which keeps the sign. */
const negativeZeroToZero: Departure = (x, p) =>
  Object.is(x, -0) && readNumber(p, 'negative_slope', 0) === 0 ? 0 : undefined;
/** Keras' comparison with a threshold is false for NaN, which then counts as cut off. */
const kerasValue = firstOf(
  (x, p) => (Number.isNaN(x) && negativeSlope(p) === 0 && p.threshold !== 0 ? 0 : undefined),
  negativeZeroToZero,
);
const negativeSlope = (p: Parameters): number => readNumber(p, 'negative_slope', 0);
const tensorflowSlope = firstOf(
  (x, p) => (Number.isNaN(x) ? (p.threshold === 0 ? negativeSlope(p) : 0) : undefined),
  slopeAtDenormal(negativeSlope),
);

/** Rectified linear unit; the Keras spellings add a slope, a ceiling and a threshold. */
export const relu = defineElementwise({
  name: 'relu',
  title: 'Rectified linear unit',
  summary: 'Passes positive inputs through and sets negative ones to zero.',
  papers: [
    {
      authors: 'Nair, Hinton',
      year: 2010,
      title: 'Rectified Linear Units Improve Restricted Boltzmann Machines',
      url: 'https://www.cs.toronto.edu/~fritz/absps/reluICML.pdf',
    },
    {
      authors: 'Glorot, Bordes, Bengio',
      year: 2011,
      title: 'Deep Sparse Rectifier Neural Networks',
      url: 'https://proceedings.mlr.press/v15/glorot11a.html',
    },
  ],
  parameters: [
    { name: 'negative_slope', meaning: 'slope below the threshold (Keras only)', default: 0, valid: '>= 0' },
    { name: 'max_value', meaning: 'ceiling of the output (Keras only)', default: null, valid: '>= 0 or None' },
    { name: 'threshold', meaning: 'input up to which the output is cut off (Keras only)', default: 0, valid: '>= 0' },
  ],
  formula: {
    tex: (p) => {
      const { slope, ceiling, threshold } = read(p);
      if (slope === 0 && ceiling === undefined && threshold === 0) return '\\operatorname{ReLU}(x) = \\max(0, x)';
      const below =
        slope === 0 ? '0' : threshold === 0 ? `${show(slope)}\\,x` : `${show(slope)}\\,(x - ${show(threshold)})`;
      const top = ceiling === undefined ? '' : `${show(ceiling)} & x \\ge ${show(ceiling)} \\\\ `;
      return `\\operatorname{ReLU}(x) = \\begin{cases} ${top}x & x \\ge ${show(threshold)} \\\\ ${below} & \\text{otherwise} \\end{cases}`;
    },
    unicode: (p) => {
      const { slope, ceiling, threshold } = read(p);
      if (slope === 0 && ceiling === undefined && threshold === 0) return 'ReLU(x) = max(0, x)';
      const below =
        slope === 0 ? '0' : threshold === 0 ? `${show(slope)}·x` : `${show(slope)}·(x − ${show(threshold)})`;
      const top = ceiling === undefined ? '' : `${show(ceiling)} for x ≥ ${show(ceiling)}; `;
      return `ReLU(x) = ${top}x for x ≥ ${show(threshold)}; else ${below}`;
    },
    variants: [{ negative_slope: 0, max_value: null, threshold: 0 }],
  },
  facts: {
    range: '[0, ∞)',
    bounds: { from: 0, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: false,
    saturation: [],
    deadZones: [{ from: Number.NEGATIVE_INFINITY, to: 0 }],
  },
  pitfalls: [
    'A unit whose input is negative for every example gets no gradient and stays dead: lower the learning rate, check the bias initialisation, or use Leaky ReLU.',
    'The output is never negative, so the next layer sees inputs whose mean is above zero.',
    'With inplace=True the input is overwritten; autograd raises when a backward pass still needs it.',
  ],
  models: ['AlexNet', 'VGG', 'ResNet', 'the original Transformer (feed-forward blocks)', 'T5 (version 1.0)'],
  value: (x, p) => {
    const { slope, ceiling, threshold } = read(p);
    if (Number.isNaN(x) || (x === 0 && threshold === 0)) return x;
    if (x <= threshold) return slope === 0 ? 0 : slope * (x - threshold);
    return ceiling === undefined ? x : Math.min(x, ceiling);
  },
  slope: (x, p) => {
    const { slope, ceiling, threshold } = read(p);
    if (x === threshold && threshold !== 0) return 0;
    if (x <= threshold) return slope;
    // Keras cuts at 6 with relu6, whose slope there is 0; at another ceiling with clip, whose slope there is 1.
    return ceiling === undefined || x < ceiling || (x === ceiling && ceiling !== 6) || Number.isNaN(x) ? 1 : 0;
  },
  behaviour: {
    torch: {
      integers: 'kept',
      check: (_, dtype) => (dtype === 'bool' ? ['RuntimeError', 'Boolean inputs not supported for relu'] : undefined),
    },
    tensorflow: { integers: 'kept' },
    keras: {
      layerError: (given) => {
        const wrong = ['max_value', 'negative_slope', 'threshold'].find((name) => Number(given[name] ?? 0) < 0);
        return wrong === undefined
          ? undefined
          : ['ValueError', `${wrong} of a ReLU layer cannot be a negative value. Received: ${wrong}=${given[wrong]}`];
      },
    },
  },
  spellings: {
    gradFn: 'ReluBackward0',
    moduleRepr: ['inplace'],
    departures: {
      tensorflow: negativeZeroToZero,
      keras: kerasValue,
      jax: negativeZeroToZero,
      flax: negativeZeroToZero,
    },
    slopeDepartures: { tensorflow: tensorflowSlope, keras: tensorflowSlope, jax: slopeAtNaN(0), flax: slopeAtNaN(0) },
    rows: [
      'torch.nn.ReLU(inplace=False)',
      'torch.nn.functional.relu(input, inplace=False)',
      ['torch.nn.functional.relu_(input)', { note: 'Writes the result into its input.' }],
      'torch.relu(input)',
      ['torch.relu_(input)', { note: 'Writes the result into its input.' }],
      'torch.Tensor.relu()',
      ['torch.Tensor.relu_()', { note: 'Writes the result into the tensor itself.' }],
      '{jax.nn,flax.linen,flax.nnx}.relu(x)',
      "transformers.activations.ACT2FN['relu']",
      '{tensorflow.nn,tensorflow.compat.v1.nn}.relu(features, name=None)',
      '{keras,tensorflow.keras}.activations.relu(x, negative_slope=0.0, max_value=None, threshold=0.0)',
      [
        '{keras.ops,keras.ops.nn}.relu(x)',
        { note: 'Takes no negative_slope, max_value or threshold; keras.activations.relu does.' },
      ],
      [
        '{keras,tensorflow.keras}.layers.ReLU(max_value=None, negative_slope=0.0, threshold=0.0, **kwargs)',
        { note: 'The order differs from keras.activations.relu: max_value comes first, so ReLU(0.1) sets a ceiling.' },
      ],
      "keras.activations.get('relu')",
    ],
  },
});

function read(parameters: Parameters) {
  const ceiling = parameters.max_value;
  return {
    slope: readNumber(parameters, 'negative_slope', 0),
    ceiling: typeof ceiling === 'number' ? ceiling : undefined,
    threshold: readNumber(parameters, 'threshold', 0),
  };
}
