import { libm } from '../../../numeric/libm';
import type { MersenneTwister } from '../../../tensor/random/mersenne';
import { pythonRandom, randomInteger } from '../../../tensor/random/pythonRandom';
import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { PythonList } from '../../objects/list';
import { PythonRange } from '../../objects/range';
import { binary } from '../../operators/binary';
import { fromLibm, numeric } from '../../operators/numbers';
import { toIndex } from '../../operators/subscript';
import type { Bound } from '../../signature';
import { unknownOf } from '../../unknown/among';
import { ApproximateFloat, type Evaluation, finish, PythonModule, StateKey, Unknown, type Value } from '../../values';
import type { Library } from '../library';
import { type FunctionRow, functionsFrom } from '../standard/define';

interface Source {
  twister: MersenneTwister | undefined;
  /** The second normal number that `gauss` made. */
  spare: Value | undefined;
}

const stateKey = new StateKey<Source>('random', () => ({ twister: undefined, spare: undefined }));
const unseeded = 'random numbers differ from run to run without random.seed(...)';

/** A row whose arguments are known and whose generator is seeded. */
const row = (
  signature: string,
  run: (source: Source & { twister: MersenneTwister }, bound: Bound, machine: Interpreter) => Value | Evaluation,
): FunctionRow => [
  signature,
  (bound, machine) => {
    const lost = machine.distrusted(stateKey);
    if (lost) return lost;
    const source = machine.state(stateKey);
    for (const name of signature.match(/[a-z_]+/g) ?? []) {
      const unknown = unknownOf(bound.get(name));
      if (!unknown) continue;
      machine.distrust(stateKey, unknown.reason);
      return unknown;
    }
    const { twister } = source;
    if (!twister) return new Unknown(unseeded);
    return run(source as Source & { twister: MersenneTwister }, bound, machine);
  },
];

/** `random()`: 53 bits (genrand_res53). */
export function uniform(twister: MersenneTwister): number {
  const high = twister.next() >>> 5;
  return (high * 67108864 + (twister.next() >>> 6)) / 9007199254740992;
}

function* between(
  source: Source & { twister: MersenneTwister },
  low: Value,
  high: Value,
  machine: Interpreter,
): Evaluation {
  const span = yield* finish(binary('-', high, low, machine));
  const part = yield* finish(binary('*', span, uniform(source.twister), machine));
  return yield* finish(binary('+', low, part, machine));
}

function below(twister: MersenneTwister, count: number, machine: Interpreter): number {
  if (count > 2 ** 32) return machine.raise('NotImplementedError', 'ranges beyond 2**32');
  return randomInteger(twister, 0, count - 1);
}

function* gauss(
  source: Source & { twister: MersenneTwister },
  mean: Value,
  deviation: Value,
  machine: Interpreter,
): Evaluation {
  let normal = source.spare;
  source.spare = undefined;
  if (normal === undefined) {
    const angle = uniform(source.twister) * (2 * Math.PI);
    const log = libm('log', 1 - uniform(source.twister));
    const radius: Value = Math.sqrt(-2 * log.value);
    const size: Value = log.certain ? radius : new ApproximateFloat(radius, radius * 2 ** -51);
    normal = yield* finish(binary('*', fromLibm(libm('cos', angle)), size, machine));
    source.spare = yield* finish(binary('*', fromLibm(libm('sin', angle)), size, machine));
  }
  return yield* finish(binary('+', mean, yield* finish(binary('*', normal, deviation, machine)), machine));
}

function* population(value: Value, machine: Interpreter): Evaluation<Value[] | Unknown> {
  const items = yield* itemsOf(value, machine);
  if (!(items instanceof Unknown) && items.length === 0)
    machine.raise('IndexError', 'Cannot choose from an empty sequence');
  return items;
}

/** `random.sample`: from a pool, or by remembering what was taken, as CPython chooses. */
function sample(twister: MersenneTwister, items: readonly Value[], size: number, machine: Interpreter): Value[] {
  const { length } = items;
  if (size < 0 || size > length) machine.raise('ValueError', 'Sample larger than population or is negative');
  let limit = 21;
  if (size > 5) limit += 4 ** Math.ceil(Math.log(size * 3) / Math.log(4));
  const chosen: Value[] = [];
  if (length <= limit) {
    const pool = [...items];
    for (let index = 0; index < size; index++) {
      const at = below(twister, length - index, machine);
      chosen.push(pool[at] ?? null);
      pool[at] = pool[length - index - 1] ?? null;
    }
    return chosen;
  }
  const taken = new Set<number>();
  while (chosen.length < size) {
    const at = below(twister, length, machine);
    if (taken.has(at)) continue;
    taken.add(at);
    chosen.push(items[at] ?? null);
  }
  return chosen;
}

const rows: Readonly<Record<string, FunctionRow>> = {
  seed: [
    '(a=None, version=2)',
    (bound, machine) => {
      const seed = bound.get('a');
      const source = machine.state(stateKey);
      source.spare = undefined;
      if (typeof seed === 'bigint' || typeof seed === 'boolean') source.twister = pythonRandom(BigInt(seed));
      else if (seed === null) source.twister = undefined;
      else
        machine.distrust(
          stateKey,
          unknownOf(seed)?.reason ?? 'random.seed() of anything but an integer is not evaluated',
        );
      return null;
    },
  ],
  random: row('()', ({ twister }) => uniform(twister)),
  uniform: row('(a, b)', (source, bound, machine) => between(source, bound.get('a'), bound.get('b'), machine)),
  randint: row('(a, b)', ({ twister }, bound, machine) => {
    const [low, high] = [toIndex(bound.get('a'), machine), toIndex(bound.get('b'), machine)];
    if (high < low) machine.raise('ValueError', `empty range for randrange() (${low}, ${high + 1}, ${high + 1 - low})`);
    return BigInt(low + below(twister, high - low + 1, machine));
  }),
  randrange: row('(start, stop=None, step=1)', ({ twister }, bound, machine) => {
    const first = BigInt(toIndex(bound.get('start'), machine));
    const stop = bound.get('stop') === null ? undefined : BigInt(toIndex(bound.get('stop'), machine));
    const step = BigInt(toIndex(bound.get('step'), machine));
    const range = stop === undefined ? new PythonRange(0n, first, step) : new PythonRange(first, stop, step);
    if (range.length === 0) machine.raise('ValueError', 'empty range for randrange()');
    return range.start + BigInt(below(twister, range.length, machine)) * step;
  }),
  choice: row('(seq)', function* ({ twister }, bound, machine) {
    const items = yield* population(bound.get('seq'), machine);
    return items instanceof Unknown ? items : (items[below(twister, items.length, machine)] ?? null);
  }),
  choices: row('(population, weights=None, *, cum_weights=None, k=1)', function* ({ twister }, bound, machine) {
    const items = yield* population(bound.get('population'), machine);
    if (items instanceof Unknown) return items;
    if (bound.given('weights') || bound.given('cum_weights')) {
      machine.distrust(stateKey, 'random.choices() with weights is not evaluated');
      return new Unknown('random.choices() with weights is not evaluated');
    }
    const size = Math.min(toIndex(bound.get('k'), machine), 1_000_000);
    machine.charge(size);
    return new PythonList(
      Array.from({ length: size }, () => items[Math.floor(uniform(twister) * items.length)] ?? null),
    );
  }),
  shuffle: row('(x)', ({ twister }, bound, machine) => {
    const list = bound.get('x');
    if (!(list instanceof PythonList)) return new Unknown('random.shuffle() of this');
    const { items } = list;
    machine.charge(items.length);
    for (let index = items.length - 1; index > 0; index--) {
      const other = below(twister, index + 1, machine);
      [items[index], items[other]] = [items[other] ?? null, items[index] ?? null];
    }
    return null;
  }),
  sample: row('(population, k)', function* ({ twister }, bound, machine) {
    const items = yield* itemsOf(bound.get('population'), machine);
    if (items instanceof Unknown) return items;
    machine.charge(items.length);
    return new PythonList(sample(twister, items, toIndex(bound.get('k'), machine), machine));
  }),
  gauss: row('(mu=0.0, sigma=1.0)', (source, bound, machine) =>
    gauss(source, bound.get('mu'), bound.get('sigma'), machine),
  ),
  getrandbits: row('(k)', ({ twister }, bound, machine) => {
    const bits = numeric(bound.get('k'));
    return typeof bits === 'bigint' && bits > 0n && bits <= 32n
      ? BigInt(twister.next() >>> (32 - Number(bits)))
      : declineBits(machine);
  }),
};

function declineBits(machine: Interpreter): Unknown {
  machine.distrust(stateKey, 'random.getrandbits() of this many bits is not evaluated');
  return new Unknown('random.getrandbits() of this many bits is not evaluated');
}

const shuffleUnknown = (row: FunctionRow): FunctionRow => [
  row[0],
  function* (bound, machine) {
    const result = yield* finish(row[1](bound, machine));
    const list = bound.get('x');
    if (result instanceof Unknown && list instanceof PythonList) machine.markDistrusted(list, result);
    return result instanceof Unknown ? null : result;
  },
];

/** Python's `random`, bit for bit once it is seeded with an integer. */
export const library: Library = {
  name: 'random',
  stateKeys: [stateKey],
  load: () => {
    const shuffle = rows.shuffle as FunctionRow;
    const members = new Map<string, Value>(functionsFrom({ ...rows, shuffle: shuffleUnknown(shuffle) }));
    members.set('Random', new Unknown('random.Random is not evaluated'));
    return new PythonModule('random', members);
  },
};
