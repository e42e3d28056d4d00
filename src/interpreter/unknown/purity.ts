import { Builtin, type Value } from '../values';

const pure = new WeakSet<Builtin>();

/** Whether calling it changes nothing: a built-in function, or one marked so by a module. */
export function isPureBuiltin(builtin: Builtin): boolean {
  return pure.has(builtin);
}

/** Declares functions of a module that change neither their arguments nor any state. */
export function markPure(values: Iterable<Value>): void {
  for (const value of values) if (value instanceof Builtin) pure.add(value);
}
