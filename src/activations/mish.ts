import { sigmoid } from '../numeric/logistic';
import { defineElementwise } from './define';
import { nanAt } from './departures';

const nanAtMinusInfinity = nanAt(Number.NEGATIVE_INFINITY);
const nanAtInfinities = nanAt(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

/** tanh(softplus(x)) and 1 minus its square, without overflow or cancellation: with e = e^x it is (e^2 + 2e) / (e^2 + 2e + 2). */
function gateOf(x: number): [gate: number, complement: number] {
  if (x <= 0) {
    const power = Math.exp(x);
    const n = power * (power + 2);
    return [n / (n + 2), (4 * (n + 1)) / ((n + 2) * (n + 2))];
  }
  const inverse = Math.exp(-x);
  const denominator = 1 + 2 * inverse + 2 * inverse * inverse;
  const lower = inverse * (1 + inverse);
  return [(1 + 2 * inverse) / denominator, (4 * lower * lower) / (denominator * denominator)];
}

/** Mish. */
export const mish = defineElementwise({
  name: 'mish',
  title: 'Mish',
  summary: 'The input times tanh of its softplus: smooth, not monotonic, close to SiLU.',
  papers: [
    {
      authors: 'Misra',
      year: 2019,
      title: 'Mish: A Self Regularized Non-Monotonic Activation Function',
      url: 'https://arxiv.org/abs/1908.08681',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{Mish}(x) = x\\,\\tanh\\left(\\ln\\left(1 + e^{x}\\right)\\right)',
    unicode: () => 'Mish(x) = x·tanh(ln(1 + eˣ))',
    variants: [{}],
  },
  facts: {
    range: '[−0.31, ∞)',
    bounds: { from: -0.30885, to: Number.POSITIVE_INFINITY },
    monotonic: false,
    smooth: true,
    zeroCentred: false,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -5.3851 },
      { from: -1.272, to: -1.1215 },
    ],
    deadZones: [],
  },
  pitfalls: [
    'It is not monotonic: the minimum, about −0.31, lies near x = −1.19.',
    'It costs an exponential, a logarithm and a tanh; SiLU is cheaper and close to it.',
    'There is no tf.nn.mish and no flax spelling; use keras.activations.mish and jax.nn.mish.',
  ],
  models: ['YOLOv4'],
  value: (x) => (x === Number.NEGATIVE_INFINITY ? -0 : x * gateOf(x)[0]),
  slope: (x) => {
    const [gate, complement] = gateOf(x);
    return complement === 0 ? gate : gate + x * complement * sigmoid(x);
  },
  behaviour: {
    torch: { integers: { refusedBy: 'mish_cpu' } },
  },
  spellings: {
    gradFn: 'MishBackward0',
    moduleRepr: ['inplace'],
    departures: {
      torch: nanAtMinusInfinity,
      transformers: nanAtMinusInfinity,
      keras: nanAtMinusInfinity,
      jax: nanAtMinusInfinity,
    },
    slopeDepartures: {
      torch: nanAtInfinities,
      transformers: nanAtInfinities,
      keras: nanAtInfinities,
      jax: nanAtInfinities,
    },
    rows: [
      'torch.nn.Mish(inplace=False)',
      'torch.nn.functional.mish(input, inplace=False)',
      'jax.nn.mish(x)',
      "transformers.activations.ACT2FN['mish']",
      'transformers.activations.MishActivation()',
      'transformers.activations.mish(input)',
      '{keras,tensorflow.keras}.activations.mish(x)',
      "keras.activations.get('mish')",
    ],
  },
});
