import { orDoubtful, surely } from '../../operators/complex';
import { numeric, toFloat } from '../../operators/numbers';
import type { Bound } from '../../signature';
import { type Machine, Unknown, type Value } from '../../values';
import { lose, type RandomRow, row, type Seeded, uniform } from './source';

type Numbers = readonly number[];

/** A distribution of floats, step by step as Lib/random.py draws it; lost where a digit of a step is not known. */
const drawn = (
  signature: string,
  names: readonly string[],
  draw: (next: () => number, numbers: Numbers, machine: Machine) => number,
): RandomRow =>
  row(signature, (source: Seeded, bound: Bound, machine): Value => {
    const numbers = names.map((name) => (bound.get(name) === null ? Number.NaN : numeric(bound.get(name))));
    if (numbers.some((number) => number === undefined)) return lose(source, 'a distribution of such values');
    const floats = numbers.map((number) => toFloat(number ?? 0, machine));
    const result = orDoubtful(() => draw(() => uniform(source.twister), floats, machine));
    return result instanceof Unknown ? lose(source, result.reason) : result;
  });

const magic = (4 * Math.exp(-0.5)) / Math.sqrt(2);

/** Kinderman and Monahan 1977, the ratio of uniform deviates. */
function normal(next: () => number, [mean = 0, deviation = 1]: Numbers): number {
  for (;;) {
    const first = next();
    const second = 1 - next();
    const z = (magic * (first - 0.5)) / second;
    if ((z * z) / 4 <= -surely('log', second)) return mean + z * deviation;
  }
}

/** `triangular`: without a mode in the middle. */
function triangular(next: () => number, [low = 0, high = 1, mode = Number.NaN]: Numbers): number {
  let part = next();
  let middle = Number.isNaN(mode) ? 0.5 : high === low ? Number.NaN : (mode - low) / (high - low);
  if (Number.isNaN(middle)) return low;
  let [from, to] = [low, high];
  if (part > middle) {
    part = 1 - part;
    middle = 1 - middle;
    [from, to] = [to, from];
  }
  return from + (to - from) * Math.sqrt(part * middle);
}

function gamma(next: () => number, [alpha = 1, beta = 1]: Numbers, machine: Machine): number {
  if (alpha <= 0 || beta <= 0) machine.raise('ValueError', 'gammavariate: alpha and beta must be > 0.0');
  if (alpha > 1) return gammaAboveOne(next, alpha) * beta;
  if (alpha === 1) return -surely('log', 1 - next()) * beta;
  const bound = (Math.E + alpha) / Math.E;
  for (;;) {
    const p = bound * next();
    const x = p <= 1 ? surely('pow', p, 1 / alpha) : -surely('log', (bound - p) / alpha);
    const second = next();
    if (p > 1 ? second <= surely('pow', x, alpha - 1) : second <= surely('exp', -x)) return x * beta;
  }
}

/** Cheng 1977. */
function gammaAboveOne(next: () => number, alpha: number): number {
  const inverse = Math.sqrt(2 * alpha - 1);
  const b = alpha - surely('log', 4);
  const c = alpha + inverse;
  const d = 1 + surely('log', 4.5);
  for (;;) {
    const first = next();
    if (!(first > 1e-7 && first < 0.9999999)) continue;
    const second = 1 - next();
    const v = surely('log', first / (1 - first)) / inverse;
    const x = alpha * surely('exp', v);
    const z = first * first * second;
    const r = b + c * v - x;
    if (r + d - 4.5 * z >= 0 || r >= surely('log', z)) return x;
  }
}

function beta(next: () => number, [alpha = 1, other = 1]: Numbers, machine: Machine): number {
  const y = gamma(next, [alpha, 1], machine);
  return y === 0 ? 0 : y / (y + gamma(next, [other, 1], machine));
}

export const distributions: Readonly<Record<string, RandomRow>> = {
  normalvariate: drawn('(mu=0.0, sigma=1.0)', ['mu', 'sigma'], normal),
  lognormvariate: drawn('(mu, sigma)', ['mu', 'sigma'], (next, numbers) => surely('exp', normal(next, numbers))),
  expovariate: drawn('(lambd)', ['lambd'], (next, [rate = 1], machine) => {
    const size = -surely('log', 1 - next());
    return rate === 0 ? machine.raise('ZeroDivisionError', 'float division by zero') : size / rate;
  }),
  triangular: drawn('(low=0.0, high=1.0, mode=None)', ['low', 'high', 'mode'], triangular),
  gammavariate: drawn('(alpha, beta)', ['alpha', 'beta'], gamma),
  betavariate: drawn('(alpha, beta)', ['alpha', 'beta'], beta),
  paretovariate: drawn('(alpha)', ['alpha'], (next, [alpha = 1]) => surely('pow', 1 - next(), -1 / alpha)),
  weibullvariate: drawn(
    '(alpha, beta)',
    ['alpha', 'beta'],
    (next, [alpha = 1, shape = 1]) => alpha * surely('pow', -surely('log', 1 - next()), 1 / shape),
  ),
};
