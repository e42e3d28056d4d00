import { defineElementwise } from './define';
import { nanAt } from './departures';

/** Infinity divided by infinity. */
const nanAtInfinities = nanAt(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

/** Softsign: like tanh, with polynomial tails. */
export const softsign = defineElementwise({
  name: 'softsign',
  title: 'Softsign',
  summary: 'Maps the input to between −1 and 1, more slowly than tanh.',
  papers: [
    {
      authors: 'Turian, Bergstra, Bengio',
      year: 2009,
      title: 'Quadratic Features and Deep Architectures for Chunking',
      url: 'https://aclanthology.org/N09-2062',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{Softsign}(x) = \\frac{x}{1 + |x|}',
    unicode: () => 'Softsign(x) = x / (1 + |x|)',
    variants: [{}],
  },
  facts: {
    range: '(−1, 1)',
    bounds: { from: -1, to: 1 },
    monotonic: true,
    smooth: true,
    zeroCentred: true,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -6.0711 },
      { from: 6.0711, to: Number.POSITIVE_INFINITY },
    ],
    deadZones: [],
  },
  pitfalls: [
    'It approaches ±1 slowly: at x = 10 it is 0.91, where tanh is 1 to eight decimals.',
    'The slope falls with 1/x², so it never quite dies.',
    'At an infinity the frameworks divide infinity by infinity: NaN, not ±1.',
  ],
  models: ['the deep networks of Glorot and Bengio’s study of initialisation (2010)'],
  value: (x) => (Number.isFinite(x) ? x / (1 + Math.abs(x)) : Math.sign(x)),
  slope: (x) => 1 / (1 + Math.abs(x)) ** 2,
  behaviour: {
    torch: {
      integers: 'floats',
      check: (_, dtype) =>
        dtype === 'bool' ? ['NotImplementedError', '"abs_cpu" not implemented for \'Bool\''] : undefined,
      firstRead: () => 'abs',
    },
  },
  spellings: {
    gradFn: 'DivBackward0',
    departures: {
      torch: nanAtInfinities,
      jax: nanAtInfinities,
      flax: nanAtInfinities,
      tensorflow: nanAtInfinities,
      keras: nanAtInfinities,
    },
    slopeDepartures: { torch: nanAtInfinities, jax: nanAtInfinities, flax: nanAtInfinities },
    rows: [
      'torch.nn.Softsign(*args, **kwargs)',
      'torch.nn.functional.softsign(input)',
      '{jax.nn,flax.linen,flax.nnx}.soft_sign(x)',
      '{tensorflow.nn,tensorflow.math,tensorflow.compat.v1.nn}.softsign(features, name=None)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.softsign(x)',
      "keras.activations.get('softsign')",
    ],
  },
});
