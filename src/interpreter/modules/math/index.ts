import type { LibmName } from '../../../numeric/libm';
import { ulp } from '../../../numeric/ulp';
import { countWording } from '../../builtins/define';
import { fromCorners } from '../../operators/approximate';
import { type Bound, defineFunction, type Wording } from '../../signature';
import {
  type Builtin,
  type Evaluation,
  type Machine,
  PythonModule,
  type Result,
  Unknown,
  type Value,
} from '../../values';
import type { Library } from '../library';
import { elementary, elementaryNear } from './elementary';
import { parts, toReal } from './real';
import { rows } from './rows';

const libmNames: readonly LibmName[] = [
  'exp',
  'exp2',
  'expm1',
  'log1p',
  'log2',
  'log10',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'erf',
  'erfc',
  'cbrt',
];

/** A function of one certain float; undefined for numbers known only to within an error where it is not monotone. */
type FloatFunction = (x: number, machine: Machine) => Value;

/** A function of one float by its value at both ends of where the argument may lie. */
function* ofReal(bound: Bound, machine: Machine, f: FloatFunction): Evaluation {
  const x = yield* toReal(bound.get('x'), machine);
  if (x instanceof Unknown) return x;
  if (typeof x === 'number') return f(x, machine);
  const [middle, error] = parts(x);
  const [low, at, high] = [f(middle - error, machine), f(middle, machine), f(middle + error, machine)];
  if (typeof at === 'number' && typeof low === 'number' && typeof high === 'number')
    return fromCorners(at, [low, high]);
  return low === high ? at : new Unknown('it depends on digits that are not known');
}

function toInteger(round: (x: number) => number): FloatFunction {
  return (x, machine) => {
    if (Number.isNaN(x)) machine.raise('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(x)) machine.raise('OverflowError', 'cannot convert float infinity to integer');
    return BigInt(round(x));
  };
}

const floatFunctions: Readonly<Record<string, FloatFunction>> = {
  sqrt: (x, machine) => (x < 0 ? machine.raise('ValueError', 'math domain error') : Math.sqrt(x)),
  fabs: (x) => Math.abs(x),
  isnan: (x) => Number.isNaN(x),
  isinf: (x) => Math.abs(x) === Number.POSITIVE_INFINITY,
  isfinite: (x) => Number.isFinite(x),
  degrees: (x) => x * (180 / Math.PI),
  radians: (x) => x * (Math.PI / 180),
  ulp: (x) => (Number.isFinite(x) ? ulp(x, 'float64') : Math.abs(x)),
};

const roundings: Readonly<Record<string, (x: number) => number>> = {
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
};

function* roundTowards(bound: Bound, machine: Machine, round: (x: number) => number, special: string): Evaluation {
  const value = bound.get('x');
  if (typeof value === 'bigint' || typeof value === 'boolean') return BigInt(value);
  if (value !== null && typeof value === 'object' && value.type.dictionary.has(special)) {
    return yield* machine.callWith(yield* machine.getAttribute(value, special));
  }
  return yield* ofReal(bound, machine, toInteger(round));
}

/** Functions of two floats; both must be certain. */
const pairFunctions: Readonly<
  Record<string, readonly [signature: string, (x: number, y: number, machine: Machine) => Value]>
> = {
  pow: ['(x, y, /)', (x, y, machine) => elementary('pow', x, machine, y)],
  atan2: ['(y, x, /)', (y, x, machine) => elementary('atan2', y, machine, x)],
  copysign: ['(x, y, /)', (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))],
  fmod: [
    '(x, y, /)',
    (x, y, machine) =>
      y === 0 || !Number.isFinite(x)
        ? Number.isNaN(x) || Number.isNaN(y)
          ? Number.NaN
          : machine.raise('ValueError', 'math domain error')
        : x % y,
  ],
};

function* ofPair(
  bound: Bound,
  machine: Machine,
  names: readonly string[],
  f: (x: number, y: number, machine: Machine) => Value,
): Evaluation {
  const [x, y] = [yield* toReal(bound.get(names[0] ?? ''), machine), yield* toReal(bound.get(names[1] ?? ''), machine)];
  if (x instanceof Unknown) return x;
  if (y instanceof Unknown) return y;
  if (typeof x === 'number' && typeof y === 'number') return f(x, y, machine);
  return new Unknown('it depends on digits that are not known');
}

/** A function of `math`; those that take arguments by position only word their TypeErrors as C functions do. */
const define = (name: string, signature: string, implementation: (bound: Bound, machine: Machine) => Result): Builtin =>
  defineFunction(name, signature, implementation, signature.endsWith('/)') ? { wording: wordingOf(signature) } : {});

const wordingOf = (signature: string): Wording => {
  const byCount = countWording(signature, 'math.');
  return (name, mismatch, args) =>
    name === 'log' && args.keywords.size === 0 ? 'math.log requires 1 to 2 arguments' : byCount(name, mismatch, args);
};

const ofLibm = (name: LibmName): Builtin =>
  define(name, '(x, /)', function* (bound, machine) {
    const x = yield* toReal(bound.get('x'), machine);
    if (x instanceof Unknown) return x;
    return typeof x === 'number' ? elementary(name, x, machine) : elementaryNear(name, x);
  });

function load(): PythonModule {
  const members = new Map<string, Value>([
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 2 * Math.PI],
    ['inf', Number.POSITIVE_INFINITY],
    ['nan', Number.NaN],
  ]);
  for (const name of libmNames) members.set(name, ofLibm(name));
  for (const [name, f] of Object.entries(floatFunctions)) {
    members.set(
      name,
      define(name, '(x, /)', (bound, machine) => ofReal(bound, machine, f)),
    );
  }
  for (const [name, [signature, f]] of Object.entries(pairFunctions)) {
    const names = signature.slice(1).split(', ');
    members.set(
      name,
      define(name, signature, (bound, machine) => ofPair(bound, machine, names, f)),
    );
  }
  for (const [name, round] of Object.entries(roundings)) {
    members.set(
      name,
      define(name, '(x, /)', (bound, machine) => roundTowards(bound, machine, round, `__${name}__`)),
    );
  }
  for (const [name, signature, implementation] of rows) members.set(name, define(name, signature, implementation));
  return new PythonModule('math', members);
}

/** Python's `math`, as it computes with glibc. */
export const library: Library = { name: 'math', load };
