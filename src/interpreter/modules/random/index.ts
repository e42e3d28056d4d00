import { libm } from '../../../numeric/libm';
import { MersenneTwister } from '../../../tensor/random/mersenne';
import { pythonRandom } from '../../../tensor/random/pythonRandom';
import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { PythonList } from '../../objects/list';
import { PythonRange } from '../../objects/range';
import { binary } from '../../operators/binary';
import { hashNumber } from '../../operators/hash';
import { fromLibm } from '../../operators/numbers';
import { toIndex } from '../../operators/subscript';
import { unknownOf } from '../../unknown/among';
import {
  ApproximateFloat,
  type Evaluation,
  finish,
  PythonModule,
  PythonObject,
  PythonType,
  Unknown,
  type Value,
} from '../../values';
import type { Library } from '../library';
import { type FunctionRow, functionsFrom } from '../standard/define';
import { below, bits, cumulative, placeOf, sample } from './choosing';
import { distributions } from './distributions';
import { lose, newSource, type RandomRow, row, type Seeded, type Source, stateKey, uniform } from './source';

function* between(source: Seeded, low: Value, high: Value, machine: Interpreter): Evaluation {
  const span = yield* finish(binary('-', high, low, machine));
  const part = yield* finish(binary('*', span, uniform(source.twister), machine));
  return yield* finish(binary('+', low, part, machine));
}

function* gauss(source: Seeded, mean: Value, deviation: Value, machine: Interpreter): Evaluation {
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

const rows: Readonly<Record<string, RandomRow>> = {
  ...distributions,
  seed: {
    signature: '(a=None, version=2)',
    run: (source, bound) => {
      seedWith(source, bound.get('a'));
      return null;
    },
  },
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
  choices: row('(population, weights=None, *, cum_weights=None, k=1)', function* (source, bound, machine) {
    const { twister } = source;
    const items = yield* itemsOf(bound.get('population'), machine);
    if (items instanceof Unknown) return items;
    const heights = yield* cumulative(bound, items.length, machine);
    if (heights instanceof Unknown) return lose(source, heights.reason);
    const size = Math.min(toIndex(bound.get('k'), machine), 1_000_000);
    machine.charge(size);
    if (items.length === 0 && size > 0) machine.raise('IndexError', 'list index out of range');
    return new PythonList(
      Array.from({ length: size }, () => items[placeOf(uniform(twister), items.length, heights)] ?? null),
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
    const count = toIndex(bound.get('k'), machine);
    if (count < 0) machine.raise('ValueError', 'number of bits must be non-negative');
    return bits(twister, count);
  }),
  getstate: row('()', ({ twister, spare }) => new State(twister.state.slice(), twister.position, spare)),
  setstate: {
    signature: '(state)',
    run: (source, bound) => {
      const state = bound.get('state');
      if (!(state instanceof State)) return lose(source, 'random.setstate() with a state made otherwise');
      source.twister = new MersenneTwister(0);
      source.twister.state.set(state.words);
      source.twister.position = state.position;
      source.spare = state.spare;
      source.lost = undefined;
      return null;
    },
  },
};

/** `random.getstate()`; its numbers are not shown. */
class State extends PythonObject {
  readonly type = stateType;
  constructor(
    readonly words: Uint32Array,
    readonly position: number,
    readonly spare: Value | undefined,
  ) {
    super();
  }
}
const stateType = new PythonType('tuple', 'builtins', [], {
  repr: () => new Unknown('the state of a random generator'),
});

function seedWith(source: Source, seed: Value): void {
  source.spare = undefined;
  source.lost = undefined;
  const whole = typeof seed === 'boolean' ? BigInt(seed) : seed;
  const number = typeof whole === 'number' ? hashNumber(whole) : whole;
  if (typeof number === 'bigint')
    source.twister = pythonRandom(typeof whole === 'number' ? BigInt.asUintN(64, number) : number);
  else if (seed === null) source.twister = undefined;
  else lose(source, unknownOf(seed)?.reason ?? 'random.seed() of anything but a number is not evaluated');
}

/** A list that cannot be shuffled as Python would is no longer known. */
const shuffled = ({ signature, run }: RandomRow): RandomRow => ({
  signature,
  *run(source, bound, machine) {
    const result = yield* finish(run(source, bound, machine));
    const list = bound.get('x');
    if (result instanceof Unknown && list instanceof PythonList) machine.markDistrusted(list, result);
    return result instanceof Unknown ? null : result;
  },
});

const functionRows = (sourceOf: (machine: Interpreter) => Source): Readonly<Record<string, FunctionRow>> =>
  Object.fromEntries(
    Object.entries({ ...rows, shuffle: shuffled(rows.shuffle as RandomRow) }).map(([name, { signature, run }]) => [
      name,
      [signature, (bound, machine) => run(sourceOf(machine), bound, machine)] as FunctionRow,
    ]),
  );

/** The module's generator, lost where something unknown may have moved it and not seeded since. */
function moduleSource(machine: Interpreter): Source {
  const source = machine.state(stateKey);
  const lost = machine.distrusted(stateKey);
  if (lost) {
    source.lost = lost;
    machine.trust(stateKey);
  }
  return source;
}

/** `random.Random`: a generator of its own. */
class Generator extends PythonObject {
  readonly type = generatorType;
  readonly methods: ReadonlyMap<string, Value>;
  constructor(readonly source: Source) {
    super();
    this.methods = new Map(functionsFrom(functionRows(() => source)));
  }
}

const generatorType: PythonType = new PythonType(
  'Random',
  'random',
  [],
  { getAttribute: (self: Generator, name) => self.methods.get(name) },
  (_type, { positional: [seed = null], keywords }) => {
    const source = newSource();
    seedWith(source, keywords.get('x') ?? seed);
    return new Generator(source);
  },
);

/** Python's `random`, bit for bit once it is seeded with a number. */
export const library: Library = {
  name: 'random',
  stateKeys: [stateKey],
  load: () => {
    const members = new Map<string, Value>(functionsFrom(functionRows(moduleSource)));
    members.set('Random', generatorType);
    return new PythonModule('random', members);
  },
};
