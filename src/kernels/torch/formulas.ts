import { type FloatType, roundTo } from '../../numeric/rounding';

/** The elementary functions a formula is computed with: SLEEF's in registers, glibc's for the elements left over. */
export interface Functions {
  /** Whether the element is computed in a register; a formula may treat zeros otherwise there. */
  readonly isVector: boolean;
  /** Rounds a result to the type that is computed in. */
  readonly round: (x: number) => number;
  readonly fma: (a: number, b: number, c: number) => number;
  readonly exp: (x: number) => number;
  readonly expm1: (x: number) => number;
  readonly log: (x: number) => number;
  readonly log1p: (x: number) => number;
  readonly tanh: (x: number) => number;
  readonly erf: (x: number) => number;
}

/** One function of a number with given canonical parameters; every operation is rounded to the type that is computed in. */
export type Formula = (m: Functions, parameters: KernelParameters, type: FloatType) => (x: number) => number;

/** An activation's parameters by canonical name. */
export type KernelParameters = Readonly<Record<string, unknown>>;

/** The kernel of an activation: a parameter that chooses a form gives the kernel another name. */
export const kernelName = (name: string, { approximate }: KernelParameters): string =>
  approximate === 'tanh' ? `${name}_tanh` : name;

const geluBeta = Math.SQRT2 * (2 / Math.sqrt(Math.PI)) * 0.5;
const geluKappa = 0.044715;

const number = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

export const seluAlpha = 1.6732632423543772;
export const seluScale = 1.0507009873554805;

const leaky = (f: (x: number) => number, negativeSlope: number): ((x: number) => number) => {
  const slope = f(negativeSlope);
  return (x) => (x > 0 ? x : f(x * slope));
};

/** PyTorch's formulas as its CPU kernels write them (aten/src/ATen/native/cpu/Activation.cpp, UnaryOpsKernel.cpp, Elu.h, Gelu.h). */
export const formulas: Readonly<Record<string, Formula>> = {
  sigmoid:
    ({ round: f, exp }) =>
    (x) =>
      f(1 / f(1 + exp(f(0 - x)))),
  silu:
    ({ round: f, exp }) =>
    (x) =>
      f(x / f(1 + exp(-x))),
  elu: ({ round: f, expm1 }, p) => {
    const alpha = f(number(p.alpha, 1));
    return (x) => (x < 0 ? f(expm1(x) * alpha) : x);
  },
  softplus: ({ round: f, exp, log1p }, p) => {
    const beta = f(number(p.beta, 1));
    const threshold = f(number(p.threshold, 20));
    return (x) => {
      const scaled = f(x * beta);
      return scaled > threshold ? x : f(log1p(exp(scaled)) / beta);
    };
  },
  mish:
    ({ round: f, exp, log1p, tanh }) =>
    (x) =>
      f(x * tanh(log1p(exp(x)))),
  // The compiler fuses the cubic's last multiplication and addition.
  gelu_tanh: ({ round: f, fma, tanh }) => {
    const [beta, kappa] = [f(geluBeta), f(geluKappa)];
    return (x) => f(f(0.5 * x) * f(1 + tanh(f(beta * fma(kappa, f(f(x * x) * x), x)))));
  },
  // The exact form where oneDNN does not take it.
  gelu: ({ round: f, erf }) => {
    const rootHalf = f(Math.SQRT1_2);
    return (x) => f(f(x * 0.5) * f(1 + erf(f(x * rootHalf))));
  },
  hardswish:
    ({ round: f }) =>
    (x) =>
      f(f(x * Math.min(Math.max(f(x + 3), 0), 6)) / 6),
  selu: ({ round: f, expm1 }) => {
    const scale = f(seluScale);
    const below = f(f(seluAlpha) * scale);
    return (x) => (x < 0 ? f(expm1(x) * below) : f(x * scale));
  },
  celu: ({ round: f, expm1 }, p) => {
    const alpha = f(number(p.alpha, 1));
    const inverse = f(1 / number(p.alpha, 1));
    return (x) => (x < 0 ? f(expm1(f(x * inverse)) * alpha) : x);
  },
  leaky_relu: ({ round: f }, p) => leaky(f, number(p.negative_slope, 0.01)),
  rrelu: ({ round: f }, p) => leaky(f, (number(p.lower, 1 / 8) + number(p.upper, 1 / 3)) / 2),
  hardsigmoid:
    ({ round: f }) =>
    (x) =>
      f(Math.min(Math.max(f(x + 3), 0), 6) / 6),
  hardtanh: (_m, p, type) => {
    const [low, high] = [roundTo(number(p.min_val, -1), type), roundTo(number(p.max_val, 1), type)];
    return (x) => (x < low ? low : x > high ? high : x);
  },
  threshold: ({ round: f }, p) => {
    const [at, below] = [f(number(p.threshold, 0)), f(number(p.value, 0))];
    return (x) => (x <= at ? below : x);
  },
  hardshrink: (_m, p, type) => {
    const limit = roundTo(number(p.lambd, 0.5), type);
    return (x) => (x >= -limit && x <= limit ? 0 : x);
  },
  softshrink: ({ round: f, isVector }, p) => {
    const limit = f(number(p.lambd, 0.5));
    return (x) => (x > limit ? f(x - limit) : x < -limit ? f(x + limit) : isVector ? x * 0 + 0 : x * 0);
  },
  relu: () => (x) => (x >= 0 || Number.isNaN(x) ? x : 0),
  relu6: () => (x) => (x < 0 ? 0 : Math.min(x, 6)),
};

/** The formulas without an elementary function, which give the same numbers in registers and out of them. */
export const plainFormulas: ReadonlySet<string> = new Set([
  'hardshrink',
  'hardsigmoid',
  'hardswish',
  'hardtanh',
  'leaky_relu',
  'relu',
  'relu6',
  'rrelu',
  'softshrink',
  'threshold',
]);

/** What runs in registers to the last element. */
export const registerFormulas: Readonly<Record<string, Formula>> = {
  log_sigmoid:
    ({ round: f, exp, log1p }) =>
    (x) =>
      f(Math.min(x, 0) - log1p(exp(-Math.abs(x)))),
  expm1: (m) => m.expm1,
  log1p: (m) => m.log1p,
};

/** The functions that narrow types compute by way of float32, where float32 itself goes to the Vector Mathematics Library. */
export const narrowFormulas: Readonly<Record<string, Formula>> = {
  exp: (m) => m.exp,
  tanh: (m) => m.tanh,
  log: (m) => m.log,
};
