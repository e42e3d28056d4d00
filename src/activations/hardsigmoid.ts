import type { Departure } from './activation';
import { defineElementwise } from './define';

/** PyTorch's sixth is a float32 in every type. */
const sixth: Departure = (x) => (x > -3 && x < 3 ? Math.fround(1 / 6) : 0);

/** Hard sigmoid: three straight lines in place of a sigmoid. */
export const hardsigmoid = defineElementwise({
  name: 'hardsigmoid',
  title: 'Hard sigmoid',
  summary: 'A straight line from 0 at −3 to 1 at 3 in place of the sigmoid, cheap where exponentials are not.',
  papers: [
    {
      authors: 'Howard, Sandler, Chu, Chen, Chen, Tan, Wang, Zhu, Pang, Vasudevan, Le, Adam',
      year: 2019,
      title: 'Searching for MobileNetV3',
      url: 'https://arxiv.org/abs/1905.02244',
    },
    {
      authors: 'Courbariaux, Bengio, David',
      year: 2015,
      title: 'BinaryConnect: Training Deep Neural Networks with binary weights during propagations',
      url: 'https://arxiv.org/abs/1511.00363',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{Hardsigmoid}(x) = \\frac{\\min(\\max(x + 3, 0), 6)}{6}',
    unicode: () => 'Hardsigmoid(x) = min(max(x + 3, 0), 6) / 6',
    variants: [{}],
  },
  facts: {
    range: '[0, 1]',
    bounds: { from: 0, to: 1 },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: false,
    saturation: [],
    deadZones: [
      { from: Number.NEGATIVE_INFINITY, to: -3 },
      { from: 3, to: Number.POSITIVE_INFINITY },
    ],
  },
  pitfalls: [
    'No gradient flows outside −3…3, where the true sigmoid still has some.',
    'Keras 2 and older tf.keras used 0.2·x + 0.5, clipped at ±2.5: weights of LSTM layers trained with it give other results in Keras 3.',
  ],
  models: ['MobileNetV3 (squeeze-and-excite gates)', 'quantised recurrent layers'],
  value: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
  slope: (x) => (x > -3 && x < 3 ? 1 / 6 : 0),
  behaviour: { torch: { integers: { refusedBy: 'hardsigmoid_cpu' } } },
  spellings: {
    gradFn: 'HardsigmoidBackward0',
    slopeDepartures: { torch: sixth },
    rows: [
      'torch.nn.Hardsigmoid(inplace=False)',
      'torch.nn.functional.hardsigmoid(input, inplace=False)',
      '{jax.nn,flax.linen,flax.nnx}.hard_sigmoid(x)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.hard_sigmoid(x)',
      "keras.activations.get('hard_sigmoid')",
    ],
  },
});
