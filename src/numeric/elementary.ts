import {
  arcTangent,
  errorFunction,
  exponential,
  logarithm,
  type Scale,
  sineCosine,
  squareRoot,
  toScale,
} from './fixedPoint';
import { exponentOf } from './rounding';

/** A real number as mantissa / 2^scale.bits * 2^exponent. */
export type Real = readonly [mantissa: bigint, exponent: number];

export interface Row {
  /** The value at finite arguments inside the domain that `special` leaves. */
  readonly real: (scale: Scale, x: number, y: number) => Real | bigint;
  /** Limits, domain edges and exact results; undefined where `real` serves. NaN stands for an argument outside the domain. */
  readonly special: (x: number, y: number) => number | undefined;
  /** Bits after the point beyond the usual. */
  readonly extra?: (x: number, y: number) => number;
  /** How far beyond half an ulp glibc's result may err, measured and rounded up. */
  readonly slack: number;
}

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const tiny = (x: number): number => Math.max(0, -exponentOf(x));
const huge = (x: number): number => Math.abs(exponentOf(x));

/** e^x as one scaled integer. */
function exp(x: bigint, scale: Scale): bigint {
  const [mantissa, exponent] = exponential(x, scale);
  return exponent >= 0 ? mantissa << BigInt(exponent) : mantissa >> BigInt(-exponent);
}

function divide(a: bigint, b: bigint, scale: Scale): bigint {
  return (a << scale.bits) / b;
}

/** An odd function with f(x) ~ x, whose limit at infinity is given. */
const odd = (limit: (x: number) => number | undefined) => (x: number) =>
  x === 0 || Number.isNaN(x) || Math.abs(x) < 2 ** -600 ? x : limit(x);

export const rows = {
  exp: {
    real: (scale, x) => exponential(toScale(x, scale), scale),
    special: (x) => (x > 709.79 ? inf : x < -745.14 ? 0 : x === 0 ? 1 : undefined),
    slack: 0.02,
  },
  exp2: {
    real: (scale, x) => {
      const whole = Math.floor(x);
      const [mantissa, exponent] = exponential((toScale(x - whole, scale) * scale.ln2) >> scale.bits, scale);
      return [mantissa, exponent + whole];
    },
    special: (x) => (x >= 1024 ? inf : x < -1075 ? 0 : Number.isInteger(x) ? 2 ** x : undefined),
    slack: 0.01,
  },
  expm1: {
    real: (scale, x) => exp(toScale(x, scale), scale) - scale.one,
    special: odd((x) => (x > 709.79 ? inf : x < -60 ? -1 : undefined)),
    extra: tiny,
    slack: 0.45,
  },
  log: {
    real: (scale, x) => logarithm(toScale(x, scale), scale),
    special: (x) => (x < 0 ? nan : x === 0 ? -inf : x === 1 ? 0 : x === inf ? inf : undefined),
    extra: tiny,
    slack: 0.025,
  },
  log1p: {
    real: (scale, x) => logarithm(scale.one + toScale(x, scale), scale),
    special: odd((x) => (x < -1 ? nan : x === -1 ? -inf : x === inf ? inf : undefined)),
    extra: tiny,
    slack: 0.45,
  },
  log2: {
    real: (scale, x) => divide(logarithm(toScale(x, scale), scale), scale.ln2, scale),
    special: (x) =>
      x < 0 ? nan : x === 0 ? -inf : x === inf ? inf : 2 ** exponentOf(x) === x ? exponentOf(x) : undefined,
    extra: tiny,
    slack: 0.05,
  },
  log10: {
    real: (scale, x) => divide(logarithm(toScale(x, scale), scale), logarithm(10n * scale.one, scale), scale),
    special: (x) => (x < 0 ? nan : x === 0 ? -inf : x === 1 ? 0 : x === inf ? inf : undefined),
    extra: tiny,
    slack: 0.6,
  },
  sin: {
    real: (scale, x) => sineCosine(toScale(x, scale), scale)[0],
    special: odd((x) => (Number.isFinite(x) ? undefined : nan)),
    extra: huge,
    slack: 0.02,
  },
  cos: {
    real: (scale, x) => sineCosine(toScale(x, scale), scale)[1],
    special: (x) => (x === 0 ? 1 : Number.isFinite(x) ? undefined : nan),
    extra: huge,
    slack: 0.02,
  },
  tan: {
    real: (scale, x) => {
      const [sine, cosine] = sineCosine(toScale(x, scale), scale);
      return divide(sine, cosine, scale);
    },
    special: odd((x) => (Number.isFinite(x) ? undefined : nan)),
    extra: huge,
    slack: 0.03,
  },
  asin: {
    real: (scale, x) => arcSine(toScale(x, scale), scale),
    special: odd((x) => (Math.abs(x) > 1 ? nan : undefined)),
    extra: tiny,
    slack: 0.02,
  },
  acos: {
    real: (scale, x) => scale.pi / 2n - arcSine(toScale(x, scale), scale),
    special: (x) => (Math.abs(x) > 1 ? nan : x === 1 ? 0 : undefined),
    extra: tiny,
    slack: 0.02,
  },
  atan: {
    real: (scale, x) =>
      Number.isFinite(x) ? arcTangent(toScale(x, scale), scale) : (BigInt(Math.sign(x)) * scale.pi) / 2n,
    special: odd(() => undefined),
    extra: (x) => (Number.isFinite(x) ? tiny(x) : 0),
    slack: 0.02,
  },
  sinh: {
    real: (scale, x) => {
      const power = exp(toScale(x, scale), scale);
      return (power - divide(scale.one, power, scale)) / 2n;
    },
    special: odd((x) => (Math.abs(x) > 710.48 ? x * inf : undefined)),
    extra: (x) => tiny(x) + Math.ceil(Math.abs(x) * 3),
    slack: 1,
  },
  cosh: {
    real: (scale, x) => {
      const power = exp(toScale(x, scale), scale);
      return (power + divide(scale.one, power, scale)) / 2n;
    },
    special: (x) => (Math.abs(x) > 710.48 ? inf : x === 0 ? 1 : undefined),
    extra: (x) => Math.ceil(Math.abs(x) * 3),
    slack: 0.6,
  },
  tanh: {
    real: (scale, x) => {
      const power = exp(2n * toScale(x, scale), scale);
      return divide(power - scale.one, power + scale.one, scale);
    },
    special: odd((x) => (Math.abs(x) > 22 ? Math.sign(x) : undefined)),
    extra: tiny,
    slack: 1.5,
  },
  asinh: {
    real: (scale, x) => {
      const size = toScale(Math.abs(x), scale);
      return BigInt(Math.sign(x)) * logarithm(size + squareRoot(size * size + scale.one * scale.one), scale);
    },
    special: odd((x) => (Number.isFinite(x) ? undefined : x)),
    extra: tiny,
    slack: 1.2,
  },
  acosh: {
    real: (scale, x) => {
      const size = toScale(x, scale);
      return logarithm(size + squareRoot(size * size - scale.one * scale.one), scale);
    },
    special: (x) => (x < 1 ? nan : x === 1 ? 0 : x === inf ? inf : undefined),
    slack: 1.2,
  },
  atanh: {
    real: (scale, x) => {
      const size = toScale(x, scale);
      return logarithm(divide(scale.one + size, scale.one - size, scale), scale) / 2n;
    },
    special: odd((x) => (Math.abs(x) > 1 ? nan : Math.abs(x) === 1 ? x * inf : undefined)),
    extra: tiny,
    slack: 1.2,
  },
  erf: {
    real: (scale, x) => errorFunction(toScale(x, scale), scale),
    special: odd((x) => (Math.abs(x) > 6 ? Math.sign(x) : undefined)),
    extra: (x) => tiny(x),
    slack: 0.5,
  },
  erfc: {
    real: (scale, x) => scale.one - errorFunction(toScale(x, scale), scale),
    special: (x) => (x > 27.3 ? 0 : x < -6 ? 2 : Math.abs(x) < 2 ** -60 ? 1 : undefined),
    extra: (x) => 3 * x * x,
    slack: 1,
  },
  cbrt: {
    real: (scale, x) => {
      const [mantissa, exponent] = exponential(logarithm(toScale(Math.abs(x), scale), scale) / 3n, scale);
      return [BigInt(Math.sign(x)) * mantissa, exponent];
    },
    special: (x) => (x === 0 || !Number.isFinite(x) ? x : undefined),
    extra: tiny,
    slack: 0.5,
  },
  pow: {
    real: (scale, x, y) => {
      const [mantissa, exponent] = exponential(
        (toScale(y, scale) * logarithm(toScale(Math.abs(x), scale), scale)) >> scale.bits,
        scale,
      );
      return [x < 0 && Math.abs(y % 2) === 1 ? -mantissa : mantissa, exponent];
    },
    special: powerSpecial,
    extra: (x, y) => tiny(x) + 2 * huge(y),
    slack: 0.02,
  },
  atan2: {
    real: (scale, y, x) => {
      const angle =
        x === 0
          ? scale.pi / 2n
          : arcTangent((toScale(Math.abs(y), scale) << scale.bits) / toScale(Math.abs(x), scale), scale);
      return BigInt(Math.sign(y)) * (x < 0 ? scale.pi - angle : angle);
    },
    special: (y, x) => (y === 0 || !Number.isFinite(x) || !Number.isFinite(y) ? Math.atan2(y, x) : undefined),
    extra: (y, x) => tiny(y) + (x === 0 ? 0 : 2 * huge(x)),
    slack: 0.03,
  },
} as const satisfies Record<string, Row>;

function arcSine(x: bigint, scale: Scale): bigint {
  const root = squareRoot(scale.one * scale.one - x * x);
  return root === 0n ? ((x > 0n ? 1n : -1n) * scale.pi) / 2n : arcTangent(divide(x, root, scale), scale);
}

/** C's pow at its limits and where the result is exact without computing. */
function powerSpecial(x: number, y: number): number | undefined {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && Math.abs(y) === inf) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return nan;
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y)) return nan;
  if (x === 0 || x === -1 || y === 1 || !Number.isFinite(x) || !Number.isFinite(y)) return x ** y;
  const size = y * Math.log2(Math.abs(x));
  if (size > 1025 || size < -1080) return (x < 0 && Math.abs(y % 2) === 1 ? -1 : 1) * (size > 0 ? inf : 0);
  return undefined;
}

export type LibmName = keyof typeof rows;
