import type { Departure } from './activation';
import { defineElementwise } from './define';
import { slopeAtDenormal } from './departures';
import { leakyReluRefusal } from './inPlace';
import { readNumber, show } from './parameters';

const tensorflowSlope = slopeAtDenormal((p) => readNumber(p, 'negative_slope', 0.01));
const jaxSlope: Departure = (x) => (x === 0 ? 1 : undefined);

/** Leaky rectified linear unit. */
export const leakyRelu = defineElementwise({
  name: 'leaky_relu',
  title: 'Leaky rectified linear unit',
  summary: 'A ReLU that keeps a small slope for negative inputs, so that no unit dies.',
  papers: [
    {
      authors: 'Maas, Hannun, Ng',
      year: 2013,
      title: 'Rectifier Nonlinearities Improve Neural Network Acoustic Models',
      url: 'https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf',
    },
  ],
  parameters: [
    { name: 'negative_slope', meaning: 'slope for negative inputs', default: 0.01, valid: '>= 0, usually 0.01 to 0.3' },
  ],
  formula: {
    tex: (p) =>
      `\\operatorname{LeakyReLU}(x) = \\begin{cases} x & x \\ge 0 \\\\ ${show(readNumber(p, 'negative_slope', 0.01))}\\,x & x < 0 \\end{cases}`,
    unicode: (p) => `LeakyReLU(x) = x for x ≥ 0; else ${show(readNumber(p, 'negative_slope', 0.01))}·x`,
    variants: [{ negative_slope: 0.01 }, { negative_slope: 0.2 }, { negative_slope: 0.3 }],
  },
  facts: {
    range: '(−∞, ∞)',
    bounds: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: true,
    saturation: [{ from: Number.NEGATIVE_INFINITY, to: 0 }],
    deadZones: [],
  },
  pitfalls: [
    'The default slope differs: 0.01 in PyTorch and JAX, 0.2 in tf.nn.leaky_relu and keras.activations.leaky_relu, 0.3 in keras.layers.LeakyReLU. Pass it when moving a model.',
    'TensorFlow calls the slope alpha; Keras 3 renamed its alpha to negative_slope.',
    'A slope above 1 amplifies negative inputs instead of damping them.',
  ],
  models: ['YOLOv3 (slope 0.1)', 'DCGAN (discriminator, slope 0.2)', 'StyleGAN (slope 0.2)'],
  value: (x, p) => (x >= 0 || Number.isNaN(x) ? x : x * readNumber(p, 'negative_slope', 0.01)),
  slope: (x, p) => (x > 0 ? 1 : readNumber(p, 'negative_slope', 0.01)),
  behaviour: {
    torch: {
      integers: { refusedBy: 'leaky_relu_cpu' },
      inPlace: {
        gradFn: 'LeakyReluBackward1',
        refuses: (p) => readNumber(p, 'negative_slope', 0.01) < 0 && leakyReluRefusal,
      },
    },
    tensorflow: { integers: 'floats' },
    keras: {
      layerError: ({ negative_slope, alpha }) => {
        const slope = negative_slope ?? alpha;
        return typeof slope === 'number' && slope < 0
          ? [
              'ValueError',
              `The negative_slope value of a Leaky ReLU layer cannot be None or negative value. Expected a float. Received: negative_slope=${slope}`,
            ]
          : undefined;
      },
    },
  },
  spellings: {
    alias: { alpha: 'negative_slope' },
    gradFn: 'LeakyReluBackward0',
    moduleRepr: ['negative_slope', 'inplace'],
    slopeDepartures: { jax: jaxSlope, flax: jaxSlope, tensorflow: tensorflowSlope, keras: tensorflowSlope },
    rows: [
      'torch.nn.LeakyReLU(negative_slope=0.01, inplace=False)',
      'torch.nn.functional.leaky_relu(input, negative_slope=0.01, inplace=False)',
      ['torch.nn.functional.leaky_relu_(input, negative_slope=0.01)', { note: 'Writes the result into its input.' }],
      '{jax.nn,flax.linen,flax.nnx}.leaky_relu(x, negative_slope=0.01)',
      "transformers.activations.ACT2FN['leaky_relu']",
      [
        '{tensorflow.nn,tensorflow.compat.v1.nn}.leaky_relu(features, alpha=0.2, name=None)',
        { note: 'The slope is 0.2 here, not 0.01, and is called alpha.' },
      ],
      [
        '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.leaky_relu(x, negative_slope=0.2)',
        { note: 'The slope is 0.2 here, not 0.01; the layer keras.layers.LeakyReLU has 0.3.' },
      ],
      [
        '{keras,tensorflow.keras}.layers.LeakyReLU(negative_slope=0.3, **kwargs)',
        {
          deprecatedParameters: { alpha: 'negative_slope' },
          note: 'The slope is 0.3 here; alpha is its deprecated name.',
        },
      ],
      ["keras.activations.get('leaky_relu')", { preset: { negative_slope: 0.2 }, note: 'The slope is 0.2 here.' }],
    ],
  },
});
