import type { Departure, Parameters } from './activation';
import { defineElementwise } from './define';
import { firstOf, negativeZeroToZero, slopeAtNaN } from './departures';
import { eluRefusal } from './inPlace';
import { readNumber, show } from './parameters';

const alpha = (parameters: Parameters): number => readNumber(parameters, 'alpha', 1);

/** A backward pass that adds alpha back to the output. */
const fromOutput: Departure = (x, p) => (x < 0 ? Math.expm1(x / alpha(p)) + 1 : undefined);
/** Keras writes it as max(x, 0) + α(exp(min(x, 0)/α) − 1): at 0 both halves have slope 1. */
const kerasSlope = firstOf((x) => (Math.abs(x) < 2 ** -126 ? 2 : undefined), slopeAtNaN(0));

const inPlaceSlope = firstOf(fromOutput, slopeAtNaN(1));

/** Continuously differentiable exponential linear unit. */
export const celu = defineElementwise({
  name: 'celu',
  title: 'Continuously differentiable exponential linear unit',
  summary: 'An ELU that scales its input by α too, so that it stays smooth at 0 for every α.',
  papers: [
    {
      authors: 'Barron',
      year: 2017,
      title: 'Continuously Differentiable Exponential Linear Units',
      url: 'https://arxiv.org/abs/1704.07483',
    },
  ],
  parameters: [
    {
      name: 'alpha',
      meaning: 'minus the value approached for very negative inputs',
      default: 1,
      valid: 'not 0, usually > 0',
    },
  ],
  formula: {
    tex: (p) => {
      const a = alpha(p);
      return `\\operatorname{CELU}(x) = \\begin{cases} x & x > 0 \\\\ ${a === 1 ? '' : `${show(a)}\\,`}\\left(e^{x${a === 1 ? '' : `/${show(a)}`}} - 1\\right) & x \\le 0 \\end{cases}`;
    },
    unicode: (p) =>
      alpha(p) === 1
        ? 'CELU(x) = x for x > 0; else eˣ − 1'
        : `CELU(x) = x for x > 0; else ${show(alpha(p))}·(exp(x/${show(alpha(p))}) − 1)`,
    variants: [{ alpha: 1 }],
  },
  facts: {
    range: '(−1, ∞)',
    bounds: { from: -1, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [{ from: Number.NEGATIVE_INFINITY, to: -3.912 }],
    deadZones: [],
  },
  pitfalls: [
    'With α = 1 it is ELU; with another α it bends over a range of α instead of jumping in slope.',
    'alpha=0 raises in PyTorch when it is called, not when the module is made.',
    'It saturates on the left: very negative inputs get almost no gradient.',
  ],
  models: ['neural potentials for molecules (ANI, TorchANI)'],
  value: (x, p) => (x > 0 || x === 0 ? x : alpha(p) * Math.expm1(x / alpha(p))),
  slope: (x, p) => (x > 0 ? 1 : Math.exp(x / alpha(p))),
  behaviour: {
    torch: {
      integers: { refusedBy: 'elu_cpu' },
      check: (p) => (alpha(p) === 0 ? ['RuntimeError', 'ZeroDivisionError: alpha cannot be 0 for CELU'] : undefined),
      inPlace: { gradFn: 'CeluBackward1', slope: inPlaceSlope, refuses: (p) => alpha(p) < 0 && eluRefusal },
    },
  },
  spellings: {
    gradFn: 'CeluBackward0',
    moduleRepr: ['alpha', 'inplace'],
    departures: { keras: negativeZeroToZero, jax: negativeZeroToZero, flax: negativeZeroToZero },
    slopeDepartures: { torch: slopeAtNaN(1), keras: kerasSlope, jax: fromOutput, flax: fromOutput },
    rows: [
      'torch.nn.CELU(alpha=1.0, inplace=False)',
      'torch.nn.functional.celu(input, alpha=1.0, inplace=False)',
      'torch.celu(input, alpha=1.0)',
      [
        '{torch,torch.nn.functional}.celu_(input, alpha=1.0)',
        { slopeDeparture: inPlaceSlope, note: 'Writes the result into its input.' },
      ],
      '{jax.nn,flax.linen,flax.nnx}.celu(x, alpha=1.0)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.celu(x, alpha=1.0)',
      "keras.activations.get('celu')",
    ],
  },
});
