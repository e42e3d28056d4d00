import { type LibmName, libm } from '../../../numeric/libm';

/** What the distributions draw from: one of NumPy's two interfaces. */
export interface Draws {
  /** Uniform in [0, 1). */
  readonly double: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Standard exponential. */
  readonly exponential: () => number;
}

/** Functions of the C library, which note when a last digit hangs on it. */
export class Library {
  certain = true;

  private call(name: LibmName, x: number, y = 0): number {
    const { value, certain } = libm(name, x, y);
    this.certain &&= certain;
    return value;
  }
  log = (x: number): number => this.call('log', x);
  exp = (x: number): number => this.call('exp', x);
  log1p = (x: number): number => this.call('log1p', x);
  expm1 = (x: number): number => this.call('expm1', x);
  pow = (x: number, y: number): number => (y === 1 ? x : this.call('pow', x, y));
}

/** One draw with its parameters; `legacy` tells which interface's formula is meant where they differ. */
export type Distribution = (draws: Draws, library: Library, legacy: boolean, parameters: readonly number[]) => number;

/** Marsaglia and Tsang 2000, for shapes below 1 Ahrens and Dieter (numpy/random/src/distributions/distributions.c). */
function standardGamma(draws: Draws, { log, pow }: Library, shape: number): number {
  if (shape === 1) return draws.exponential();
  if (shape === 0) return 0;
  if (shape < 1) {
    for (;;) {
      const u = draws.double();
      const v = draws.exponential();
      if (u <= 1 - shape) {
        const x = pow(u, 1 / shape);
        if (x <= v) return x;
      } else {
        const y = -log((1 - u) / shape);
        const x = pow(1 - shape + shape * y, 1 / shape);
        if (x <= v + y) return x;
      }
    }
  }
  const b = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * b);
  for (;;) {
    let x: number;
    let v: number;
    do {
      x = draws.normal();
      v = 1 + c * x;
    } while (v <= 0);
    v = v * v * v;
    const u = draws.double();
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (log(u) < 0.5 * x * x + b * (1 - v + log(v))) return b * v;
  }
}

/** Jöhnk's algorithm where both parameters are at most 1, else a ratio of gammas. */
function beta(draws: Draws, library: Library, a: number, b: number): number {
  if (a <= 1 && b <= 1) {
    for (;;) {
      const x = library.pow(draws.double(), 1 / a);
      const y = library.pow(draws.double(), 1 / b);
      if (x + y <= 1 && x > 0 && y > 0) return x / (x + y);
    }
  }
  const first = standardGamma(draws, library, a);
  return first / (first + standardGamma(draws, library, b));
}

/** Draws a uniform again while it is at an end where the logarithm has no value. */
function inside(draws: Draws): number {
  for (;;) {
    const u = draws.double();
    if (u > 0) return u;
  }
}

const triangular: Distribution = (draws, _library, _legacy, [left = 0, mode = 0, right = 0]) => {
  const base = right - left;
  const u = draws.double();
  if (u <= (mode - left) / base) return left + Math.sqrt(u * ((mode - left) * base));
  return right - Math.sqrt((1 - u) * ((right - mode) * base));
};

/** The continuous distributions of `numpy.random`, parameters in the order of NumPy's own. */
export const distributions = {
  exponential: (draws, _library, _legacy, [scale = 1]) => scale * draws.exponential(),
  standard_exponential: (draws) => draws.exponential(),
  laplace: (draws, { log }, _legacy, [loc = 0, scale = 1]) => {
    const u = inside(draws);
    return u >= 0.5 ? loc - scale * log(2 - u - u) : loc + scale * log(u + u);
  },
  logistic: (draws, { log }, _legacy, [loc = 0, scale = 1]) => {
    const u = inside(draws);
    return loc + scale * log(u / (1 - u));
  },
  gumbel: (draws, { log }, _legacy, [loc = 0, scale = 1]) => loc - scale * log(-log(1 - inside(draws))),
  lognormal: (draws, { exp }, _legacy, [mean = 0, sigma = 1]) => exp(mean + sigma * draws.normal()),
  standard_gamma: (draws, library, _legacy, [shape = 1]) => standardGamma(draws, library, shape),
  gamma: (draws, library, _legacy, [shape = 1, scale = 1]) => scale * standardGamma(draws, library, shape),
  beta: (draws, library, _legacy, [a = 1, b = 1]) => beta(draws, library, a, b),
  chisquare: (draws, library, _legacy, [df = 1]) => 2 * standardGamma(draws, library, df / 2),
  f: (draws, library, _legacy, [above = 1, below = 1]) => {
    const first = 2 * standardGamma(draws, library, above / 2) * below;
    return first / (2 * standardGamma(draws, library, below / 2) * above);
  },
  standard_t: (draws, library, _legacy, [df = 1]) => {
    const numerator = draws.normal();
    return (Math.sqrt(df / 2) * numerator) / Math.sqrt(standardGamma(draws, library, df / 2));
  },
  standard_cauchy: (draws) => {
    const numerator = draws.normal();
    return numerator / draws.normal();
  },
  rayleigh: (draws, { log1p }, legacy, [scale = 1]) =>
    scale * Math.sqrt(legacy ? -2 * log1p(-draws.double()) : 2 * draws.exponential()),
  weibull: (draws, { pow }, _legacy, [a = 1]) => (a === 0 ? 0 : pow(draws.exponential(), 1 / a)),
  pareto: (draws, { exp, expm1 }, legacy, [a = 1]) => {
    const x = draws.exponential() / a;
    return legacy ? exp(x) - 1 : expm1(x);
  },
  power: (draws, { exp, expm1, pow }, legacy, [a = 1]) => {
    const x = draws.exponential();
    return pow(legacy ? 1 - exp(-x) : -expm1(-x), 1 / a);
  },
  triangular,
} satisfies Readonly<Record<string, Distribution>>;
