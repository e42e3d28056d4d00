import { erf, erfc } from '../numeric/errorFunction';
import { sigmoid } from '../numeric/logistic';
import type { Departure, Parameters, ParameterValue } from './activation';
import { defineElementwise } from './define';
import { nanAt } from './departures';

const root = Math.sqrt(2 / Math.PI);
const isTanh = (parameters: Parameters): boolean => parameters.approximate === 'tanh';

/** PyTorch's erf form on float32 and narrower runs in oneDNN, which gives NaN at +infinity too. */
const torchDeparture: Departure = (x, parameters, type) =>
  x === Number.NEGATIVE_INFINITY || (x === Number.POSITIVE_INFINITY && !isTanh(parameters) && type !== 'float64')
    ? Number.NaN
    : undefined;

/** The derivative as PyTorch's and TensorFlow's backward passes compute it: both cancel in the negative tail, and so do their results. */
function tanhSlope(x: number, kappa: number, complement: (t: number) => number): number {
  const t = Math.tanh(root * (x + kappa * x * x * x));
  return 0.5 * (1 + t) + 0.5 * x * complement(t) * root * (1 + 3 * kappa * x * x);
}

const ofSquare = (t: number): number => 1 - t * t;
/** At an infinity every framework's derivative multiplies it by zero. */
const finite =
  (slope: (x: number, parameters: Parameters) => number | undefined): Departure =>
  (x, parameters) => {
    if (Math.abs(x) === Number.POSITIVE_INFINITY) return Number.NaN;
    return Math.abs(x) < 1e150 ? slope(x, parameters) : undefined;
  };

const torchSlope = finite((x, p) =>
  isTanh(p)
    ? tanhSlope(x, 0.044715, ofSquare)
    : 0.5 * (1 + erf(x * Math.SQRT1_2)) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
);
const jaxSlope = finite((x, p) => (isTanh(p) ? tanhSlope(x, 0.044715, (t) => (1 + t) * (1 - t)) : undefined));
/** TensorFlow's constants pass through float32 whatever the type. */
const tensorflowRoot = Math.fround(Math.SQRT1_2);
const tensorflowSlope = finite((x, p) => {
  if (isTanh(p)) return tanhSlope(x, Math.fround(0.044715), ofSquare);
  const z = x * tensorflowRoot;
  return 0.5 * erfc(-z) + (x * Math.exp(-z * z) * tensorflowRoot) / Math.sqrt(Math.PI);
});

/** Outside PyTorch `approximate` is a truth value: any non-empty string, 'none' too, means the tanh form. */
const truthToForm = (value: ParameterValue): ParameterValue => (value ? 'tanh' : 'none');
const truth = { approximate: truthToForm };
const tanhForm = { approximate: 'tanh' };

/** Gaussian error linear unit, in its exact form and the tanh approximation. */
export const gelu = defineElementwise({
  name: 'gelu',
  title: 'Gaussian error linear unit',
  summary: 'Weights the input by the probability that a standard normal variable lies below it.',
  papers: [
    {
      authors: 'Hendrycks, Gimpel',
      year: 2016,
      title: 'Gaussian Error Linear Units (GELUs)',
      url: 'https://arxiv.org/abs/1606.08415',
    },
  ],
  parameters: [
    {
      name: 'approximate',
      meaning: "the exact form ('none') or the tanh approximation",
      default: 'none',
      valid: "'none' or 'tanh'",
    },
  ],
  formula: {
    tex: (p) =>
      isTanh(p)
        ? '\\operatorname{GELU}(x) \\approx \\tfrac{x}{2}\\left(1 + \\tanh\\!\\left(\\sqrt{\\tfrac{2}{\\pi}}\\left(x + 0.044715\\,x^{3}\\right)\\right)\\right)'
        : '\\operatorname{GELU}(x) = x\\,\\Phi(x) = \\tfrac{x}{2}\\left(1 + \\operatorname{erf}\\tfrac{x}{\\sqrt{2}}\\right)',
    unicode: (p) =>
      isTanh(p) ? 'GELU(x) ≈ ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))' : 'GELU(x) = x·Φ(x) = ½·x·(1 + erf(x/√2))',
    variants: [{ approximate: 'none' }, { approximate: 'tanh' }],
  },
  facts: {
    range: '[−0.17, ∞)',
    bounds: { from: -0.17004, to: Number.POSITIVE_INFINITY },
    monotonic: false,
    smooth: true,
    zeroCentred: false,
    saturation: [
      { from: Number.NEGATIVE_INFINITY, to: -2.7915 },
      { from: -0.8001, to: -0.7073 },
    ],
    deadZones: [],
  },
  pitfalls: [
    'The default form differs: exact in PyTorch, tf.nn.gelu and keras.activations.gelu; tanh in jax.nn.gelu, flax and keras.ops.gelu. The two are up to 0.0005 apart, enough to upset weights moved between frameworks.',
    "In PyTorch approximate is a string: approximate=False or True raises a TypeError when called. Elsewhere it is a truth value, so approximate='none' silently means tanh.",
    'It is not monotonic: the minimum, about −0.17, lies near x = −0.75.',
  ],
  models: ['BERT (exact)', 'GPT-2 (tanh)', 'ViT', 'RoBERTa', 'Gemma (tanh, as the gate of GEGLU)'],
  value: (x, p) => {
    if (x === 0 || x === Number.POSITIVE_INFINITY) return x;
    if (x === Number.NEGATIVE_INFINITY) return -0;
    return x * (isTanh(p) ? sigmoid(2 * root * (x + 0.044715 * x * x * x)) : erfc(-x * Math.SQRT1_2) / 2);
  },
  slope: (x, p) => {
    if (!Number.isFinite(x)) return Math.min(Math.max(x, 0), 1);
    if (!isTanh(p)) return erfc(-x * Math.SQRT1_2) / 2 + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
    const inner = 2 * root * (x + 0.044715 * x * x * x);
    const gate = sigmoid(inner);
    const change = gate * sigmoid(-inner);
    return change === 0 ? gate : gate + x * change * 2 * root * (1 + 0.134145 * x * x);
  },
  behaviour: {
    torch: {
      integers: { refusedBy: 'GeluKernelImpl' },
      check: ({ approximate }) =>
        approximate === 'none' || approximate === 'tanh'
          ? undefined
          : ['RuntimeError', 'approximate argument must be either none or tanh.'],
    },
    tensorflow: {
      refusal: (dtype) => [
        'ValueError',
        `\`features.dtype\` must be a floating point tensor.Received:features.dtype=<dtype: '${dtype}'>`,
      ],
    },
  },
  spellings: {
    gradFn: 'GeluBackward0',
    moduleRepr: ['approximate'],
    departures: {
      torch: torchDeparture,
      transformers: torchDeparture,
      tensorflow: nanAt(Number.NEGATIVE_INFINITY),
      keras: nanAt(Number.NEGATIVE_INFINITY),
      jax: nanAt(Number.NEGATIVE_INFINITY),
      flax: nanAt(Number.NEGATIVE_INFINITY),
    },
    slopeDepartures: {
      torch: torchSlope,
      transformers: torchSlope,
      jax: jaxSlope,
      flax: jaxSlope,
      tensorflow: tensorflowSlope,
      keras: tensorflowSlope,
    },
    rows: [
      [
        "torch.nn.GELU(approximate='none')",
        { note: "approximate takes 'none' or 'tanh'; a boolean raises when the module is called." },
      ],
      [
        "torch.nn.functional.gelu(input, *, approximate='none')",
        { isBuiltin: true, note: "approximate is keyword-only and takes 'none' or 'tanh'; a boolean raises." },
      ],
      [
        '{jax.nn,flax.linen,flax.nnx}.gelu(x, approximate=True)',
        {
          toCanonical: truth,
          note: "The tanh form by default; approximate is a truth value, so 'none' means tanh too.",
        },
      ],
      ['tensorflow.nn.gelu(features, approximate=False, name=None)', { toCanonical: truth }],
      ['{keras,tensorflow.keras}.activations.gelu(x, approximate=False)', { toCanonical: truth }],
      [
        '{keras.ops,keras.ops.nn}.gelu(x, approximate=True)',
        { toCanonical: truth, note: 'The tanh form by default; keras.activations.gelu defaults to the exact form.' },
      ],
      "keras.activations.get('gelu')",
      "transformers.activations.ACT2FN['gelu']",
      'transformers.activations.GELUActivation(use_gelu_python=False)',
      'transformers.activations.gelu(input)',
      ["transformers.activations.ACT2FN['gelu_python']", { departure: nanAt(Number.NEGATIVE_INFINITY) }],
      ['transformers.activations.gelu_python(input)', { departure: nanAt(Number.NEGATIVE_INFINITY) }],
      [
        "transformers.activations.ACT2FN['{gelu_new,gelu_fast,gelu_pytorch_tanh,gelu_python_tanh,gelu_accurate}']",
        { preset: tanhForm, note: 'The tanh form.' },
      ],
      [
        'transformers.activations.{gelu_new,gelu_fast,gelu_pytorch_tanh}(input)',
        { preset: tanhForm, note: 'The tanh form.' },
      ],
      [
        'transformers.activations.{NewGELUActivation,FastGELUActivation}(*args, **kwargs)',
        { preset: tanhForm, note: 'The tanh form.' },
      ],
      ['transformers.activations.AccurateGELUActivation()', { preset: tanhForm, note: 'The tanh form.' }],
      [
        'transformers.activations.{GELUTanh,PytorchGELUTanh}(use_gelu_tanh_python=False)',
        { preset: tanhForm, note: 'The tanh form.' },
      ],
    ],
  },
});
