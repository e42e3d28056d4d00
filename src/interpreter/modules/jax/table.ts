import { resumable } from '../../resumable';
import { type Bound, defineFunction } from '../../signature';
import type { Builtin, Machine, PythonType, Result, Value } from '../../values';
import { guarded } from '../declined';

export type Implementation = (bound: Bound, machine: Machine, name: string) => Result;

/**
 * Where an operation is found (dotted names below `jax`, apart by spaces; `numpy.` is written `~`, a method of arrays `.`), its signature,
 * what it does.
 */
export type Row = readonly [names: string, signature: string, implementation: Implementation];

/** A function that declines as a value instead of throwing. */
export const operation = (name: string, signature: string, implementation: Implementation): Builtin =>
  defineFunction(name, signature, (bound, machine) =>
    guarded(() => resumable(() => implementation(bound, machine, name))),
  );

/** Every function of a table at its path; methods go into the type's own dictionary. */
export function* entries(rows: readonly Row[], type: PythonType): Generator<readonly [path: string, value: Value]> {
  for (const [names, signature, implementation] of rows) {
    for (const entry of names.split(' ')) {
      const name = entry.replace(/^~/, '').replace(/^.*\./, '');
      const made = operation(name, signature, implementation);
      if (entry.startsWith('.')) type.dictionary.set(name, made);
      else yield [entry.replace(/^~/, 'numpy.'), made];
    }
  }
}
