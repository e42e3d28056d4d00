import { softplus as logOnePlusExp, sigmoid } from '../numeric/logistic';
import type { Parameters } from './activation';
import { defineElementwise } from './define';
import { readNumber, show } from './parameters';

const read = (parameters: Parameters) => ({
  beta: readNumber(parameters, 'beta', 1),
  threshold: readNumber(parameters, 'threshold', Number.POSITIVE_INFINITY),
});
/** Only PyTorch goes over to the straight line early. */
const smooth = { preset: { threshold: null } };

/** Softplus, a smooth ReLU. */
export const softplus = defineElementwise({
  name: 'softplus',
  title: 'Softplus',
  summary: 'A smooth ReLU that is positive everywhere; its slope is the sigmoid.',
  papers: [
    {
      authors: 'Dugas, Bengio, Bélisle, Nadeau, Garcia',
      year: 2000,
      title: 'Incorporating Second-Order Functional Knowledge for Better Option Pricing',
      url: 'https://papers.nips.cc/paper/2000/hash/44968aece94f667e4095002d140b5896-Abstract.html',
    },
  ],
  parameters: [
    { name: 'beta', meaning: 'sharpness of the bend (PyTorch only)', default: 1, valid: '> 0' },
    {
      name: 'threshold',
      meaning: 'value of β·x above which the input itself is returned (PyTorch only)',
      default: 20,
      valid: 'any number',
    },
  ],
  formula: {
    tex: (p) =>
      read(p).beta === 1
        ? '\\operatorname{Softplus}(x) = \\ln\\left(1 + e^{x}\\right)'
        : `\\operatorname{Softplus}(x) = \\frac{1}{${show(read(p).beta)}}\\ln\\left(1 + e^{${show(read(p).beta)}\\,x}\\right)`,
    unicode: (p) =>
      read(p).beta === 1
        ? 'Softplus(x) = ln(1 + eˣ)'
        : `Softplus(x) = ln(1 + exp(${show(read(p).beta)}·x)) / ${show(read(p).beta)}`,
    variants: [{ beta: 1, threshold: 20 }],
  },
  facts: {
    range: '(0, ∞)',
    bounds: { from: 0, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    zeroCentred: false,
    saturation: [{ from: Number.NEGATIVE_INFINITY, to: -3.8918 }],
    deadZones: [],
  },
  pitfalls: [
    'Softplus(0) is ln 2 ≈ 0.693, not 0.',
    'Written by hand as log(1 + exp(x)) it overflows from about x = 89 in float32; the frameworks do not.',
    'Only PyTorch has beta and threshold; above the threshold it returns x itself, off by at most 2e-9 at the default 20.',
  ],
  models: [
    'Mamba (step size)',
    'variational autoencoders and Gaussian policies (positive scales)',
    'Mish (inside its tanh)',
  ],
  value: (x, p) => {
    const { beta, threshold } = read(p);
    return x * beta > threshold ? x : logOnePlusExp(x * beta) / beta;
  },
  slope: (x, p) => {
    const { beta, threshold } = read(p);
    return x * beta > threshold ? 1 : sigmoid(x * beta);
  },
  behaviour: {
    torch: { integers: { refusedBy: 'softplus_cpu' } },
  },
  spellings: {
    gradFn: 'SoftplusBackward0',
    moduleRepr: ['beta', 'threshold'],
    rows: [
      'torch.nn.Softplus(beta=1.0, threshold=20.0)',
      ['torch.nn.functional.softplus(input, beta=1, threshold=20)', { isBuiltin: true }],
      ['{jax.nn,flax.linen,flax.nnx}.softplus(x)', smooth],
      ['{tensorflow.nn,tensorflow.math,tensorflow.compat.v1.nn}.softplus(features, name=None)', smooth],
      ['{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.softplus(x)', smooth],
      ["keras.activations.get('softplus')", smooth],
    ],
  },
});
