import type { Parameters } from './activation';
import { defineElementwise } from './define';
import { nanAt } from './departures';
import { readNumber, show } from './parameters';

const roundness = (p: Parameters): number => readNumber(p, 'b', 4);
const nanAtMinusInfinity = nanAt(Number.NEGATIVE_INFINITY);
const nanAtInfinities = nanAt(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

/** Squareplus: a softplus of algebraic operations only. */
export const squareplus = defineElementwise({
  name: 'squareplus',
  title: 'Squareplus',
  summary: 'A smooth ReLU from a square root alone, cheaper than softplus; b sets how round the bend is.',
  papers: [
    {
      authors: 'Barron',
      year: 2021,
      title: 'Squareplus: A Softplus-Like Algebraic Rectifier',
      url: 'https://arxiv.org/abs/2112.11687',
    },
  ],
  parameters: [{ name: 'b', meaning: 'size of the bend; 0 is ReLU', default: 4, valid: '>= 0' }],
  formula: {
    tex: (p) => `\\operatorname{squareplus}(x) = \\frac{x + \\sqrt{x^2 + ${show(roundness(p))}}}{2}`,
    unicode: (p) => `squareplus(x) = (x + √(x² + ${show(roundness(p))})) / 2`,
    variants: [{ b: 4 }],
  },
  facts: {
    range: '(0, ∞)',
    bounds: { from: 0, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [{ from: Number.NEGATIVE_INFINITY, to: -6.8575 }],
    deadZones: [],
  },
  pitfalls: [
    'In float32 it cancels for large negative inputs and overflows where x² does, from about 1.8e19 on.',
    'It approaches 0 like −b/(4x), much more slowly than softplus.',
  ],
  models: ['networks for hardware without fast exponentials'],
  // For negative inputs the conjugate, which does not cancel.
  value: (x, p) => {
    const b = roundness(p);
    if (x === Number.NEGATIVE_INFINITY) return 0;
    const root = Math.hypot(x, Math.sqrt(b));
    return x >= 0 || b === 0 ? (x + root) / 2 : b / (2 * (root - x));
  },
  slope: (x, p) => {
    if (Math.abs(x) === Number.POSITIVE_INFINITY) return x > 0 ? 1 : 0;
    const b = roundness(p);
    const root = Math.hypot(x, Math.sqrt(b));
    return x >= 0 || b === 0 ? (1 + x / root) / 2 : b / (2 * root * (root - x));
  },
  spellings: {
    departures: { keras: nanAtMinusInfinity, jax: nanAtMinusInfinity },
    slopeDepartures: { keras: nanAtInfinities, jax: nanAtInfinities },
    rows: [
      'jax.nn.squareplus(x, b=4)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.squareplus(x, b=4)',
      "keras.activations.get('squareplus')",
    ],
  },
});
