import type { Parameters } from './activation';
import { defineElementwise } from './define';
import { firstOf, flushed, rounded } from './departures';
import { readNumber, show } from './parameters';

const limit = (p: Parameters): number => readNumber(p, 'lambd', 0.5);
const isCut = (x: number, p: Parameters): boolean => x >= -limit(p) && x <= limit(p);
const value = (x: number, p: Parameters): number => (isCut(x, p) ? 0 : x);
const slope = (x: number, p: Parameters): number => (isCut(x, p) ? 0 : 1);
/** Keras compares |x| > threshold, which is false for NaN. */
const cutNaN = (x: number): number | undefined => (Number.isNaN(x) ? 0 : undefined);

/** Hard thresholding. */
export const hardshrink = defineElementwise({
  name: 'hardshrink',
  title: 'Hard shrinkage',
  summary: 'Sets small inputs to zero and leaves the others as they are.',
  papers: [
    {
      authors: 'Donoho, Johnstone',
      year: 1994,
      title: 'Ideal spatial adaptation by wavelet shrinkage',
      url: 'https://doi.org/10.1093/biomet/81.3.425',
    },
  ],
  parameters: [{ name: 'lambd', meaning: 'size up to which inputs become 0', default: 0.5, valid: '>= 0' }],
  formula: {
    tex: (p) =>
      `\\operatorname{Hardshrink}(x) = \\begin{cases} x & |x| > ${show(limit(p))} \\\\ 0 & \\text{otherwise} \\end{cases}`,
    unicode: (p) => `Hardshrink(x) = x for |x| > ${show(limit(p))}; else 0`,
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
    'It jumps at ±λ: small changes of the input near λ change the output by λ. Softshrink does not jump.',
    'The parameter is called lambd in PyTorch, because lambda is a keyword, and threshold in Keras.',
    'No gradient flows between −λ and λ.',
  ],
  models: ['wavelet denoising', 'sparse autoencoders'],
  value,
  slope,
  behaviour: { torch: { integers: { refusedBy: 'hardshrink_cpu' }, isSlopeAtNaNByPlace: true } },
  spellings: {
    alias: { threshold: 'lambd' },
    gradFn: 'HardshrinkBackward0',
    moduleRepr: (repr) => repr('lambd'),
    departures: { torch: rounded(value), keras: firstOf(cutNaN, rounded(value)) },
    slopeDepartures: { torch: rounded(slope), keras: firstOf(cutNaN, flushed(rounded(slope))) },
    rows: [
      'torch.nn.Hardshrink(lambd=0.5)',
      ['torch.nn.functional.hardshrink(input, lambd=0.5)', { isBuiltin: true }],
      'torch.hardshrink(input, lambd=0.5)',
      'torch.Tensor.hardshrink(lambd=0.5)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.hard_shrink(x, threshold=0.5)',
      "keras.activations.get('hard_shrink')",
    ],
  },
});
