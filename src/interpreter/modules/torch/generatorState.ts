import type { TorchGenerator, TorchGeneratorState } from '../../../tensor/random/torch/generator';
import { Builtin, type Machine, PythonModule, PythonObject, PythonType, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { GeneratorObject, generatorType } from './generator';
import { generatorKey } from './state';
import { operation, type Row } from './table';

/** What `get_rng_state` gives: a tensor of 5056 bytes that only `set_rng_state` reads, so that its bytes are not made. */
class SavedState extends PythonObject {
  readonly type = savedType;
  constructor(readonly state: TorchGeneratorState) {
    super();
  }
}

const savedType: PythonType = new PythonType('Tensor', 'torch', [], {
  repr: () => new Unknown('the bytes of a generator state are not evaluated'),
  getAttribute: (_self, name) => new Unknown(`the attribute ${name} of a generator state is not evaluated`),
});

/** The default generator where its state is known. */
function defaultGenerator(machine: Machine): TorchGenerator {
  const lost = machine.distrusted(generatorKey);
  if (lost) return decline(lost.reason);
  const { generator, seeded } = machine.state(generatorKey);
  return seeded ? generator : decline('random numbers without a seed (torch.manual_seed)');
}

function restore(generator: TorchGenerator, saved: Value): void {
  if (saved instanceof SavedState) generator.restore(saved.state);
  else decline('a generator state that is not known is not evaluated');
}

generatorType.dictionary.set(
  'get_state',
  new Builtin('get_state', ({ positional: [self] }) =>
    self instanceof GeneratorObject ? new SavedState(self.generator.save()) : null,
  ),
);
generatorType.dictionary.set(
  'set_state',
  new Builtin('set_state', ({ positional: [self, saved] }) => {
    if (!(self instanceof GeneratorObject)) return null;
    if (saved instanceof SavedState) self.generator.restore(saved.state);
    else self.distrusted = new Unknown('a generator state that is not known');
    return self;
  }),
);

/** Saving and restoring the default generator. */
export const generatorStateRows: readonly Row[] = [
  ['T:get_rng_state', '()', (_bound, machine) => new SavedState(defaultGenerator(machine).save())],
  [
    'T:set_rng_state',
    '(new_state)',
    (bound, machine) => {
      const saved = bound.get('new_state');
      const state = machine.state(generatorKey);
      if (!(saved instanceof SavedState)) {
        machine.distrust(generatorKey, 'a generator state that is not known');
        return decline('a generator state that is not known is not evaluated');
      }
      restore(state.generator, saved);
      state.seeded = true;
      machine.trust(generatorKey);
      return null;
    },
  ],
];

/** `torch.random.fork_rng()`: the generator goes on afterwards from where it was. */
class Fork extends PythonObject {
  readonly type = forkType;
  saved: TorchGeneratorState | undefined;
}

const forkType: PythonType = new PythonType('fork_rng', 'contextlib', [], {
  enter: (self: Fork, machine) => {
    if (machine.distrusted(generatorKey) === undefined) self.saved = machine.state(generatorKey).generator.save();
    return null;
  },
  exit: (self: Fork, machine) => {
    if (self.saved) {
      machine.state(generatorKey).generator.restore(self.saved);
      if (machine.distrusted(generatorKey)) machine.trust(generatorKey);
    }
    return false;
  },
});

/** The module torch.random: the functions of torch under the same names. */
export function randomModule(functions: ReadonlyMap<string, Value>): PythonModule {
  const members = new Map<string, Value>();
  for (const name of ['manual_seed', 'initial_seed', 'get_rng_state', 'set_rng_state']) {
    const found = functions.get(name);
    if (found !== undefined) members.set(name, found);
  }
  members.set(
    'fork_rng',
    operation('fork_rng', '(devices=None, enabled=True)', () => new Fork(), { inPython: true }),
  );
  return new PythonModule('torch.random', members);
}
