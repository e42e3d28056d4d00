import { pausing } from '../../../numeric/pausing';
import type { Interpreter } from '../../machine';
import { PythonTuple } from '../../objects/tuple';
import { typeOf } from '../../objects/types';
import { numericBinary } from '../../operators/numbers';
import type { Bound } from '../../signature';
import { ApproximateFloat, type Evaluation, type Machine, type Result, Unknown, type Value } from '../../values';
import { elementary, elementaryNear } from './elementary';
import {
  combinations,
  greatestCommonDivisor,
  integerSquareRoot,
  leastCommonMultiple,
  productOfRange,
} from './integers';
import { toReal } from './real';
import { euclideanNorm, exactSum } from './sums';

/** Certain floats of an iterable. */
function* floats(values: readonly Value[], machine: Machine): Evaluation<number[] | Unknown> {
  const numbers: number[] = [];
  const { meter } = machine as Interpreter;
  for (const value of values) {
    const x = yield* toReal(value, machine);
    if (x instanceof Unknown) return x;
    if (x instanceof ApproximateFloat) return new Unknown('it depends on digits that are not known');
    numbers.push(x);
    meter.tick();
    if (meter.due()) yield;
  }
  return numbers;
}

function norm(numbers: readonly number[]): Value {
  return euclideanNorm(numbers) ?? new Unknown('the norm of denormal numbers');
}

function integer(value: Value, machine: Machine): bigint {
  if (typeof value === 'bigint' || typeof value === 'boolean') return BigInt(value);
  return machine.raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`);
}

function notNegative(value: Value, machine: Machine, message: string): bigint {
  const n = integer(value, machine);
  return n < 0n ? machine.raise('ValueError', message) : n;
}

type Row = readonly [name: string, signature: string, (bound: Bound, machine: Machine) => Result];

/** Functions of `math` that take integers, several numbers or give a tuple. */
export const rows: readonly Row[] = [
  ['log', '(x, base=None, /)', logarithm],
  [
    'isclose',
    '(a, b, *, rel_tol=1e-09, abs_tol=0.0)',
    function* (bound, machine) {
      const numbers = yield* floats(
        ['a', 'b', 'rel_tol', 'abs_tol'].map((name) => bound.get(name)),
        machine,
      );
      if (numbers instanceof Unknown) return numbers;
      const [a = 0, b = 0, relative = 0, absolute = 0] = numbers;
      if (relative < 0 || absolute < 0) machine.raise('ValueError', 'tolerances must be non-negative');
      if (a === b) return true;
      if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
      const difference = Math.abs(b - a);
      return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
    },
  ],
  [
    'hypot',
    '(*coordinates)',
    function* (bound, machine) {
      const numbers = yield* floats(bound.rest, machine);
      return numbers instanceof Unknown ? numbers : yield* pausing(() => norm(numbers));
    },
  ],
  [
    'dist',
    '(p, q, /)',
    function* (bound, machine) {
      const [p, q] = [yield* machine.items(bound.get('p')), yield* machine.items(bound.get('q'))];
      if (p instanceof Unknown) return p;
      if (q instanceof Unknown) return q;
      if (p.length !== q.length) machine.raise('ValueError', 'both points must have the same number of dimensions');
      const [a, b] = [yield* floats(p, machine), yield* floats(q, machine)];
      if (a instanceof Unknown) return a;
      return b instanceof Unknown ? b : yield* pausing(() => norm(a.map((x, index) => x - (b[index] ?? 0))));
    },
  ],
  [
    'fsum',
    '(seq, /)',
    function* (bound, machine) {
      const items = yield* machine.items(bound.get('seq'));
      if (items instanceof Unknown) return items;
      const numbers = yield* floats(items, machine);
      return numbers instanceof Unknown ? numbers : yield* pausing(() => exactSum(numbers));
    },
  ],
  [
    'prod',
    '(iterable, /, *, start=1)',
    function* (bound, machine) {
      const items = yield* machine.items(bound.get('iterable'));
      if (items instanceof Unknown) return items;
      let product = bound.get('start');
      const { meter } = machine as Interpreter;
      for (const item of items) {
        product = yield* machine.binary('*', product, item);
        meter.tick();
        if (meter.due()) yield;
      }
      return product;
    },
  ],
  [
    'gcd',
    '(*integers)',
    (bound, machine) => bound.rest.reduce<bigint>((a, b) => greatestCommonDivisor(a, integer(b, machine)), 0n),
  ],
  [
    'lcm',
    '(*integers)',
    (bound, machine) => bound.rest.reduce<bigint>((a, b) => leastCommonMultiple(a, integer(b, machine)), 1n),
  ],
  [
    'factorial',
    '(x, /)',
    (bound, machine) =>
      productOfRange(2n, notNegative(bound.get('x'), machine, 'factorial() not defined for negative values'), machine),
  ],
  [
    'comb',
    '(n, k, /)',
    (bound, machine) =>
      combinations(
        notNegative(bound.get('n'), machine, 'n must be a non-negative integer'),
        notNegative(bound.get('k'), machine, 'k must be a non-negative integer'),
        machine,
      ),
  ],
  [
    'perm',
    '(n, k=None, /)',
    (bound, machine) => {
      const n = notNegative(bound.get('n'), machine, 'n must be a non-negative integer');
      const k = bound.get('k') === null ? n : notNegative(bound.get('k'), machine, 'k must be a non-negative integer');
      return k > n ? 0n : productOfRange(n - k + 1n, n, machine);
    },
  ],
  [
    'isqrt',
    '(n, /)',
    (bound, machine) =>
      integerSquareRoot(notNegative(bound.get('n'), machine, 'isqrt() argument must be nonnegative'), machine),
  ],
  [
    'modf',
    '(x, /)',
    (bound, machine) =>
      ofCertain(bound, machine, (x) => {
        const whole = Math.trunc(x);
        const part = Number.isFinite(x) ? x - whole : Number.isNaN(x) ? x : 0;
        return new PythonTuple([part === 0 && (x < 0 || Object.is(x, -0)) ? -0 : part, whole]);
      }),
  ],
  ['frexp', '(x, /)', (bound, machine) => ofCertain(bound, machine, mantissaAndExponent)],
  [
    'ldexp',
    '(x, i, /)',
    function* (bound, machine) {
      const power = Number(integer(bound.get('i'), machine));
      return yield* ofCertain(bound, machine, (x) => {
        const half = Math.trunc(Math.max(-2200, Math.min(2200, power)) / 2);
        const rest = Math.max(-2200, Math.min(2200, power)) - half;
        // Scaling down in two steps rounds twice where the result is denormal.
        const value =
          power < 0 && Math.abs(x) * 2 ** half * 2 ** rest < 2 ** -1020
            ? x * 2 ** Math.max(power, -1074)
            : x * 2 ** half * 2 ** rest;
        return Number.isFinite(value) || !Number.isFinite(x)
          ? value
          : machine.raise('OverflowError', 'math range error');
      });
    },
  ],
];

function* ofCertain(bound: Bound, machine: Machine, f: (x: number) => Value): Evaluation {
  const x = yield* toReal(bound.get('x'), machine);
  if (x instanceof Unknown) return x;
  return typeof x === 'number' ? f(x) : new Unknown('it depends on digits that are not known');
}

function mantissaAndExponent(x: number): Value {
  if (x === 0 || !Number.isFinite(x)) return new PythonTuple([x, 0n]);
  let [mantissa, exponent] = [x, 0];
  while (Math.abs(mantissa) >= 1) [mantissa, exponent] = [mantissa / 2, exponent + 1];
  while (Math.abs(mantissa) < 0.5) [mantissa, exponent] = [mantissa * 2, exponent - 1];
  return new PythonTuple([mantissa, BigInt(exponent)]);
}

/** `math.log(x, base)` is log(x) / log(base), as CPython computes it. */
function* logarithm(bound: Bound, machine: Machine): Evaluation {
  const top = yield* naturalLogarithm(bound.get('x'), machine);
  if (bound.get('base') === null || top instanceof Unknown) return top;
  const bottom = yield* naturalLogarithm(bound.get('base'), machine);
  return bottom instanceof Unknown
    ? bottom
    : (numericBinary('/', top, bottom, machine) ?? (yield* machine.binary('/', top, bottom)));
}

function* naturalLogarithm(value: Value, machine: Machine): Evaluation {
  if (typeof value === 'bigint' && value > BigInt(Number.MAX_VALUE))
    return new Unknown('the logarithm of an integer beyond the range of floats');
  const x = yield* toReal(value, machine);
  if (x instanceof Unknown) return x;
  return typeof x === 'number' ? elementary('log', x, machine) : elementaryNear('log', x);
}
