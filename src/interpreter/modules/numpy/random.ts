import { maskedInteger, multipliedInteger } from '../../../tensor/random/numpy/bits';
import { LegacyGenerator } from '../../../tensor/random/numpy/legacy';
import { Pcg64 } from '../../../tensor/random/numpy/pcg64';
import { zigguratNormal } from '../../../tensor/random/numpy/ziggurat';
import { type Bound, defineFunction } from '../../signature';
import {
  type Builtin,
  type Machine,
  PythonModule,
  PythonObject,
  PythonType,
  StateKey,
  Unknown,
  type Value,
} from '../../values';
import { decline } from '../declined';
import { integerOf } from './convert';
import { generatorRows, legacyRows, type Row, type Source } from './sampling';
import { guarded, type Implementation } from './table';
/** The generator behind `np.random.*`: absent until the program seeds it. */
export const randomState = new StateKey<{ source: Source | undefined }>('numpy.random', () => ({ source: undefined }));

function legacySource(seed: number): Source {
  const bits = new LegacyGenerator(seed);
  return {
    bits,
    normal: () => bits.nextNormal(),
    integer: (range) => maskedInteger(bits, range),
    seed: (next) => bits.seed(next),
  };
}

function generatorSource(entropy: bigint): Source {
  const bits = new Pcg64(entropy);
  return {
    bits,
    normal: () => ({ value: zigguratNormal(bits), certain: true }),
    integer: (range) => multipliedInteger(bits, range),
  };
}

/** `numpy.random.RandomState` and `numpy.random.Generator` objects. */
class RandomObject extends PythonObject {
  constructor(
    readonly type: PythonType,
    readonly source: Source | undefined,
  ) {
    super();
  }
}

/** A drawing function over a generator found by `find`. */
function drawing(
  [name, signature, draw]: Row,
  legacy: boolean,
  find: (bound: Bound, machine: Machine) => Source | Unknown,
): Builtin {
  const implementation: Implementation = (bound, machine) => {
    const source = find(bound, machine);
    return source instanceof Unknown ? source : draw({ source, legacy, bound, machine });
  };
  return defineFunction(name, signature, (bound, machine) => guarded(() => implementation(bound, machine, name)));
}

const unseeded = (): Unknown => new Unknown('random numbers without a seed differ from run to run');

/** Methods of RandomState and Generator objects. */
function makeType(name: string, rows: readonly Row[], legacy: boolean): PythonType {
  const type = new PythonType(name, legacy ? 'numpy.random.mtrand' : 'numpy.random._generator');
  const own = (bound: Bound): Source | Unknown => {
    const self = bound.get('self');
    return (self instanceof RandomObject ? self.source : undefined) ?? unseeded();
  };
  for (const [method, signature, draw] of rows) {
    type.dictionary.set(
      method,
      drawing([method, signature.replace('(', '(self, ').replace(', )', ')'), draw], legacy, own),
    );
  }
  return type;
}

function checkedSeed(value: Value, machine: Machine): number {
  const seed = integerOf(value, 'a whole number as seed');
  if (seed < 0 || seed > 0xffffffff) machine.raise('ValueError', 'Seed must be between 0 and 2**32 - 1');
  return seed;
}

/** `numpy.random`. */
export function randomModule(): PythonModule {
  const members = new Map<string, Value>();
  const current = (_: Bound, machine: Machine): Source | Unknown =>
    machine.distrusted(randomState) ?? machine.state(randomState).source ?? unseeded();
  for (const row of legacyRows) members.set(row[0], drawing(row, true, current));
  const stateType = makeType('RandomState', legacyRows, true);
  const generatorType = makeType('Generator', generatorRows, false);
  const seedSignature = '(seed=None)';
  members.set(
    'seed',
    defineFunction('seed', seedSignature, (bound, machine) =>
      guarded(() => {
        const state = machine.state(randomState);
        state.source = bound.get('seed') === null ? undefined : legacySource(checkedSeed(bound.get('seed'), machine));
        return null;
      }),
    ),
  );
  members.set(
    'RandomState',
    defineFunction('RandomState', seedSignature, (bound, machine) =>
      guarded(() => {
        const seed = bound.get('seed');
        return new RandomObject(stateType, seed === null ? undefined : legacySource(checkedSeed(seed, machine)));
      }),
    ),
  );
  members.set(
    'default_rng',
    defineFunction('default_rng', seedSignature, (bound) =>
      guarded(() => {
        const seed = bound.get('seed');
        if (seed instanceof RandomObject) return seed;
        if (seed !== null && typeof seed !== 'bigint')
          return decline('a seed that is not a whole number is not evaluated');
        return new RandomObject(generatorType, seed === null ? undefined : generatorSource(seed));
      }),
    ),
  );
  members.set('Generator', generatorType);
  return new PythonModule('numpy.random', members);
}
