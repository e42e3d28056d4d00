import { roundTo } from '../numeric/rounding';
import type { Departure } from './activation';
import { defineElementwise } from './define';

/** The series of x − tanh(x) from x³ on; beyond x¹³ its terms vanish below the switch. */
const series = [1 / 3, -2 / 15, 17 / 315, -62 / 2835, 1382 / 155925, -21844 / 6081075, 929569 / 638512875];
const switchAt = 0.2;

function value(x: number): number {
  if (x === 0) return 0;
  if (!(Math.abs(x) < switchAt)) return x - Math.tanh(x);
  const square = x * x;
  return x * square * series.reduceRight((sum, term) => sum * square + term, 0);
}

/** Where the difference vanishes it is of two equal numbers: +0. */
const vanishing: Departure = (x, _, type) => (roundTo(value(x), type) === 0 ? 0 : undefined);

/** Tanhshrink: what tanh leaves of its input. */
export const tanhshrink = defineElementwise({
  name: 'tanhshrink',
  title: 'Tanh shrinkage',
  summary: 'The input less its tanh: small inputs nearly vanish, large ones move towards zero by 1.',
  papers: [
    {
      authors: 'Donoho',
      year: 1995,
      title: 'De-noising by soft-thresholding',
      url: 'https://doi.org/10.1109/18.382009',
    },
  ],
  parameters: [],
  formula: {
    tex: () => '\\operatorname{Tanhshrink}(x) = x - \\tanh(x)',
    unicode: () => 'Tanhshrink(x) = x − tanh(x)',
    variants: [{}],
  },
  facts: {
    range: '(−∞, ∞)',
    bounds: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    monotonic: true,
    smooth: true,
    zeroCentred: true,
    saturation: [{ from: -0.1424, to: 0.1424 }],
    deadZones: [],
  },
  pitfalls: [
    'The slope is tanh², 0 at 0: a unit that starts near 0 hardly learns.',
    'x − tanh(x) cancels near 0, so float32 results there have few correct digits.',
    'It is a smooth relative of soft thresholding with λ = 1, whose paper is given: it has none of its own.',
  ],
  models: ['sparse coding encoders'],
  value,
  slope: (x) => Math.tanh(x) ** 2,
  behaviour: {
    torch: {
      integers: 'floats',
      check: (_, dtype) =>
        dtype === 'bool'
          ? [
              'RuntimeError',
              'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
            ]
          : undefined,
      firstRead: () => 'tanh',
    },
  },
  spellings: {
    gradFn: 'SubBackward0',
    departures: { torch: vanishing, keras: vanishing },
    rows: [
      'torch.nn.Tanhshrink(*args, **kwargs)',
      'torch.nn.functional.tanhshrink(input)',
      '{keras.activations,tensorflow.keras.activations,keras.ops,keras.ops.nn}.tanh_shrink(x)',
      "keras.activations.get('tanh_shrink')",
    ],
  },
});
