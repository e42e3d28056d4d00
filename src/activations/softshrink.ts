import type { Parameters, ParameterValue } from './activation';
import { defineElementwise } from './define';
import { firstOf, flushed, rounded, widened } from './departures';
import { readNumber, show } from './parameters';

const limit = (p: Parameters): number => readNumber(p, 'lambd', 0.5);
const value = (x: number, p: Parameters): number => {
  const by = limit(p);
  return x > by ? x - by : x < -by ? x + by : x * 0 + 0;
};
const slope = (x: number, p: Parameters): number => (x >= -limit(p) && x <= limit(p) ? 0 : 1);
/** Keras compares |x| > threshold, which is false for NaN. */
const cutNaN = (x: number): number | undefined => (Number.isNaN(x) ? 0 : undefined);

/** A dtype's name and largest number as torch's error prints them. */
const limitsOf: Readonly<Record<string, readonly [name: string, largest: string]>> = {
  float64: ['Double', '1.79769e+308'],
  float32: ['Float', '3.40282e+38'],
  float16: ['Half', '65504'],
  bfloat16: ['BFloat16', '3.38953e+38'],
};

function outOfRange(lambd: ParameterValue | undefined, dtype: string): readonly [string, string] | undefined {
  const [name, largest] = limitsOf[dtype] ?? [];
  if (name === undefined || typeof lambd !== 'number' || lambd >= 0) return undefined;
  return ['RuntimeError', `lambda must be in range [0, ${largest}] for input dtype ${name}, but found ${lambd}`];
}

/** Soft thresholding. */
export const softshrink = defineElementwise({
  name: 'softshrink',
  title: 'Soft shrinkage',
  summary: 'Moves every input towards zero by λ and sets those that would cross it to zero.',
  papers: [
    {
      authors: 'Donoho',
      year: 1995,
      title: 'De-noising by soft-thresholding',
      url: 'https://doi.org/10.1109/18.382009',
    },
  ],
  parameters: [{ name: 'lambd', meaning: 'how far inputs move towards 0', default: 0.5, valid: '>= 0' }],
  formula: {
    tex: (p) => `\\operatorname{Softshrink}(x) = \\operatorname{sgn}(x)\\,\\max(|x| - ${show(limit(p))}, 0)`,
    unicode: (p) =>
      `Softshrink(x) = x − ${show(limit(p))} for x > ${show(limit(p))}; x + ${show(limit(p))} for x < −${show(limit(p))}; else 0`,
    variants: [{ lambd: 0.5 }],
  },
  facts: {
    range: '(−∞, ∞)',
    bounds: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: false,
    piecewiseLinear: true,
    zeroCentred: true,
    saturation: [],
    deadZones: [{ from: -0.5, to: 0.5 }],
  },
  pitfalls: [
    'Large inputs shrink too, by λ: it biases every output towards 0. Hardshrink does not.',
    'The parameter is called lambd in PyTorch, because lambda is a keyword, and threshold in Keras.',
    'In PyTorch the zeros of negative inputs may print as -0.: its kernel multiplies by 0.',
  ],
  models: ['learned ISTA (LISTA, unrolled sparse coding)', 'proximal steps of an L1 penalty'],
  value,
  slope,
  behaviour: {
    torch: {
      integers: { refusedBy: 'softshrink_check' },
      check: ({ lambd }, dtype) => outOfRange(lambd, dtype),
      isSlopeAtNaNByPlace: true,
    },
  },
  spellings: {
    alias: { threshold: 'lambd' },
    gradFn: 'SoftshrinkBackward0',
    moduleRepr: (repr) => repr('lambd'),
    departures: { torch: widened(value), keras: firstOf(cutNaN, rounded(value)) },
    slopeDepartures: { torch: rounded(slope), keras: firstOf(cutNaN, flushed(rounded(slope))) },
    rows: [
      'torch.nn.Softshrink(lambd=0.5)',
      ['torch.nn.functional.softshrink(input, lambd=0.5)', { isBuiltin: true }],
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.soft_shrink(x, threshold=0.5)',
      "keras.activations.get('soft_shrink')",
    ],
  },
});
