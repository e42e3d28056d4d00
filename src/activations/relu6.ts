import { defineElementwise } from './define';
import { firstOf, negativeZeroToZero, slopeAtDenormal, slopeAtNaN } from './departures';

const tensorflowSlope = firstOf(
  slopeAtNaN(0),
  slopeAtDenormal(() => 0),
);

/** ReLU with a ceiling of 6. */
export const relu6 = defineElementwise({
  name: 'relu6',
  title: 'Rectified linear unit capped at 6',
  summary: 'A ReLU that stops at 6, which keeps activations in a range that few bits can hold.',
  papers: [
    {
      authors: 'Krizhevsky',
      year: 2010,
      title: 'Convolutional Deep Belief Networks on CIFAR-10',
      url: 'https://www.cs.toronto.edu/~kriz/conv-cifar10-aug2010.pdf',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{ReLU6}(x) = \\min(\\max(0, x), 6)',
    unicode: () => 'ReLU6(x) = min(max(0, x), 6)',
    variants: [{}],
  },
  facts: {
    range: '[0, 6]',
    bounds: { from: 0, to: 6 },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: false,
    saturation: [],
    deadZones: [
      { from: Number.NEGATIVE_INFINITY, to: 0 },
      { from: 6, to: Number.POSITIVE_INFINITY },
    ],
  },
  pitfalls: [
    'No gradient flows below 0 nor above 6: large pre-activations are as dead as negative ones.',
    'There is no keras.layers.ReLU6; write keras.layers.ReLU(max_value=6).',
  ],
  models: ['MobileNetV2', 'EfficientNet-Lite'],
  value: (x) => (x < 0 ? 0 : Math.min(x, 6)),
  slope: (x) => ((x > 0 && x < 6) || Number.isNaN(x) ? 1 : 0),
  behaviour: {
    torch: {
      integers: 'kept',
      isSlopeAtNaNByPlace: true,
      check: (_, dtype) => (dtype === 'bool' ? ['RuntimeError', 'Bool inputs not supported for hardtanh'] : undefined),
      moduleFunctionName: 'hardtanh',
    },
    tensorflow: { integers: 'kept' },
  },
  spellings: {
    gradFn: 'HardtanhBackward0',
    moduleRepr: ['inplace'],
    departures: {
      tensorflow: negativeZeroToZero,
      keras: negativeZeroToZero,
      jax: negativeZeroToZero,
      flax: negativeZeroToZero,
    },
    slopeDepartures: {
      tensorflow: tensorflowSlope,
      keras: tensorflowSlope,
      jax: slopeAtNaN(0),
      flax: slopeAtNaN(0),
    },
    rows: [
      'torch.nn.ReLU6(inplace=False)',
      'torch.nn.functional.relu6(input, inplace=False)',
      '{jax.nn,flax.linen,flax.nnx}.relu6(x)',
      "transformers.activations.ACT2FN['relu6']",
      '{tensorflow.nn,tensorflow.compat.v1.nn}.relu6(features, name=None)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.relu6(x)',
      "keras.activations.get('relu6')",
    ],
  },
});
