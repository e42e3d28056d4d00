import { onlyOnce } from '../../../../numeric/pausing';
import type { Interpreter } from '../../../machine';
import {
  Builtin,
  type Machine,
  PythonModule,
  PythonObject,
  type Result,
  StateKey,
  Unknown,
  type Value,
} from '../../../values';
import type { SeedGenerator } from './seeds';

/** What Keras keeps for one run. */
export interface KerasState {
  /** How often each automatic name was given. */
  readonly names: Map<string, number>;
  /** Names of the layers being built or called, outermost first. */
  readonly scope: string[];
  /** Whether the layers being called train, innermost last. */
  readonly training: (boolean | undefined)[];
  /** Keras's own generator of seeds, once it was used. */
  generator: SeedGenerator | undefined;
}

export const kerasKey = new StateKey<KerasState>('keras', () => ({
  names: new Map(),
  scope: [],
  training: [],
  generator: undefined,
}));

/** `leaky_re_lu` from `LeakyReLU` (keras/src/utils/naming.py to_snake_case). */
function snakeCase(name: string): string {
  return name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** A name for a new layer: `dense`, then `dense_1`. */
export function automaticName(className: string, machine: Machine): string {
  const { names } = machine.state(kerasKey);
  const base = snakeCase(className);
  const count = names.get(base) ?? 0;
  names.set(base, count + 1);
  return count === 0 ? base : `${base}_${count}`;
}

/** Calls a function of another library's module that runs no code of the user's. */
export function callLibrary(path: string, positional: readonly Value[], machine: Machine): Value {
  const [root = '', ...rest] = path.split('.');
  let found: Value | undefined = (machine as Interpreter).findLibrary(root)?.load();
  for (const name of rest) found = found instanceof PythonModule ? found.members.get(name) : undefined;
  if (!(found instanceof Builtin)) return new Unknown(`${path} is not evaluated`);
  const result: Result = found.implementation({ positional, keywords: new Map() }, machine);
  if (typeof result !== 'object' || result === null || result instanceof PythonObject) return result;
  for (;;) {
    const step = result.next();
    if (step.done) return step.value;
  }
}

/** The seed an initialiser or layer takes from Python's `random` when it is given none; undefined when that is not seeded. */
export function defaultSeed(machine: Machine): bigint | undefined {
  const drawn = onlyOnce(() => callLibrary('random.randint', [1n, 1_000_000_000n], machine));
  return typeof drawn === 'bigint' ? drawn : undefined;
}
