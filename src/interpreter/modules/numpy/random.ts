import { LegacyGenerator } from '../../../tensor/random/numpy/legacy';
import { Pcg64 } from '../../../tensor/random/numpy/pcg64';
import { PythonList } from '../../objects/list';
import { type Bound, defineFunction } from '../../signature';
import {
  type Builtin,
  type Machine,
  PythonModule,
  PythonObject,
  PythonType,
  type Result,
  StateKey,
  Unknown,
  type Value,
} from '../../values';
import { decline } from '../declined';
import { guard, integerOf } from './convert';
import type { Source } from './drawing';
import { bitSources, generatorSource, legacySource, RandomObject, seedsOf, seedType, unseeded } from './generators';
import { generatorRows, legacyRows, type Row } from './sampling';
import { guarded } from './table';

/** The generator behind `np.random.*`: absent until the program seeds it. */
export const randomState = new StateKey<{ source: Source | undefined }>('numpy.random', () => ({ source: undefined }));

/** A drawing function over a generator found by `find`. What it declines leaves the generator somewhere not known. */
function drawing(
  [name, signature, draw]: Row,
  legacy: boolean,
  find: (bound: Bound, machine: Machine) => Source | Unknown,
): Builtin {
  return defineFunction(name, signature, (bound, machine) => {
    const source = find(bound, machine);
    if (source instanceof Unknown) return source;
    if (source.doubt !== undefined) return source.doubt;
    const result: Result = guarded(() => draw({ source, legacy, bound, machine }));
    if (result instanceof Unknown) source.doubt = result;
    return result;
  });
}

const sourceOf = (bound: Bound): Source | Unknown => {
  const self = bound.get('self');
  return (self instanceof RandomObject ? self.source : undefined) ?? unseeded();
};

/** Methods of RandomState and Generator objects. */
function makeType(name: string, rows: readonly Row[], legacy: boolean): PythonType {
  const type: PythonType = new PythonType(
    name,
    legacy ? 'numpy.random.mtrand' : 'numpy.random._generator',
    [],
    {
      str: (self: RandomObject) => ({
        text: `${name}(${self.source?.kind ?? (legacy ? 'MT19937' : 'PCG64')})`,
        approximate: false,
      }),
    },
    (_, { positional: [bits = null] }) =>
      bits instanceof RandomObject && !legacy
        ? new RandomObject(type, bits.source)
        : new Unknown(`this ${name} is not evaluated`),
  );
  for (const [method, signature, draw] of rows) {
    const own = signature.replace('(', '(self, ').replace(', )', ')');
    type.dictionary.set(method, drawing([method, own, draw], legacy, sourceOf));
  }
  return type;
}

function checkedSeed(value: Value, machine: Machine): number {
  const seed = integerOf(value, 'a whole number as seed');
  if (seed < 0 || seed > 0xffffffff) machine.raise('ValueError', 'Seed must be between 0 and 2**32 - 1');
  return seed;
}

const generatorType = makeType('Generator', generatorRows, false);

/** The generator over a bit generator's source. */
const makeGenerator = (source: Source | undefined): Value => new RandomObject(generatorType, source);

generatorType.dictionary.set(
  'spawn',
  defineFunction('spawn', '(self, n_children)', (bound, machine) =>
    guarded(() => {
      const source = sourceOf(bound);
      if (source instanceof Unknown) return source;
      if (!(source.bits instanceof Pcg64) || source.seeds === undefined)
        return decline('children of this generator are not evaluated');
      const children = source.seeds.spawn(integerOf(bound.get('n_children')));
      machine.charge(children.length);
      return new PythonList(children.map((seeds) => makeGenerator(generatorSource(new Pcg64(seeds), seeds))));
    }),
  ),
);

const bitGeneratorType = (name: string): PythonType =>
  new PythonType(
    name,
    `numpy.random._${name.toLowerCase()}`,
    [],
    {},
    (type, { positional: [seed = null], keywords }, machine) =>
      guard(() => {
        const seeds = seedsOf(keywords.get('seed') ?? seed, machine);
        const Source = bitSources[name];
        if ([...keywords.keys()].some((key) => key !== 'seed')) return decline(`this form of ${name} is not evaluated`);
        return new RandomObject(type, seeds && Source && generatorSource(new Source(seeds), seeds, name));
      }),
  );

/** The state that `get_state` hands out, to be given back unopened. */
class SavedState extends PythonObject {
  get type(): PythonType {
    return savedType;
  }
  constructor(readonly bits: LegacyGenerator) {
    super();
  }
}
const savedType = new PythonType('tuple', 'numpy.random', [], {
  getItem: () => new Unknown('the words of a random state are not evaluated'),
});

const currentSource = (_: Bound, machine: Machine): Source | Unknown =>
  machine.distrusted(randomState) ?? machine.state(randomState).source ?? unseeded();

const getState =
  (find: (bound: Bound, machine: Machine) => Source | Unknown) =>
  (bound: Bound, machine: Machine): Value => {
    const source = find(bound, machine);
    if (source instanceof Unknown) return source;
    return source.doubt ?? (source.bits instanceof LegacyGenerator ? new SavedState(source.bits.copy()) : unseeded());
  };

function restored(value: Value): Source | undefined {
  if (!(value instanceof SavedState)) return undefined;
  const source = legacySource(0);
  if (source.bits instanceof LegacyGenerator) source.bits.restore(value.bits);
  return source;
}

/** `numpy.random`. */
export function randomModule(): PythonModule {
  const members = new Map<string, Value>();
  for (const row of legacyRows) members.set(row[0], drawing(row, true, currentSource));
  const stateType = makeType('RandomState', legacyRows, true);
  const legacyFrom = (bound: Bound, machine: Machine) =>
    bound.get('seed') === null ? undefined : legacySource(checkedSeed(bound.get('seed'), machine));
  const add = (name: string, signature: string, run: (bound: Bound, machine: Machine) => Value) =>
    members.set(
      name,
      defineFunction(name, signature, (bound, machine) => guarded(() => run(bound, machine))),
    );
  add('seed', '(seed=None)', (bound, machine) => {
    machine.state(randomState).source = legacyFrom(bound, machine);
    return null;
  });
  add('get_state', '(legacy=True)', getState(currentSource));
  add('set_state', '(state)', (bound, machine) => {
    const state = machine.state(randomState);
    state.source = restored(bound.get('state'));
    return state.source === undefined ? decline('this random state is not evaluated') : null;
  });
  const states = (
    name: string,
    signature: string,
    run: (self: RandomObject, bound: Bound, machine: Machine) => Value,
  ) =>
    stateType.dictionary.set(
      name,
      defineFunction(name, signature, (bound, machine) =>
        guarded(() => {
          const self = bound.get('self');
          return self instanceof RandomObject ? run(self, bound, machine) : null;
        }),
      ),
    );
  states('seed', '(self, seed=None)', (self, bound, machine) => {
    self.source = legacyFrom(bound, machine);
    return null;
  });
  states('get_state', '(self, legacy=True)', (_self, bound, machine) => getState(sourceOf)(bound, machine));
  states('set_state', '(self, state)', (self, bound) => {
    self.source = restored(bound.get('state'));
    return null;
  });
  add('RandomState', '(seed=None)', (bound, machine) => new RandomObject(stateType, legacyFrom(bound, machine)));
  add('default_rng', '(seed=None)', (bound, machine) => {
    const seed = bound.get('seed');
    if (seed instanceof RandomObject) return seed.type === generatorType ? seed : makeGenerator(seed.source);
    const seeds = seedsOf(seed, machine);
    return makeGenerator(seeds && generatorSource(new Pcg64(seeds), seeds));
  });
  members.set('Generator', generatorType);
  members.set('SeedSequence', seedType);
  for (const name of Object.keys(bitSources)) members.set(name, bitGeneratorType(name));
  return new PythonModule('numpy.random', members);
}
