import { exceptionTypes } from '../exceptions';
import { installTypes } from '../objects/install';
import { ellipsis } from '../objects/slice';
import { notImplemented } from '../objects/types';
import { Builtin, type Value } from '../values';
import { builtinFunctions } from './functions';
import { builtinTypes } from './types';

let table: Map<string, Value> | undefined;
const pure = new WeakSet<Builtin>();

/** Python's built-in names; made at the first use. */
export function builtins(): ReadonlyMap<string, Value> {
  if (table) return table;
  installTypes();
  table = new Map<string, Value>([...builtinTypes(), ...exceptionTypes]);
  for (const builtin of builtinFunctions()) {
    table.set(builtin.name, builtin);
    if (!impure.has(builtin.name)) pure.add(builtin);
  }
  table.set('NotImplemented', notImplemented);
  table.set('Ellipsis', ellipsis);
  table.set('__name__', '__main__');
  table.set('__debug__', true);
  table.set('__doc__', null);
  return table;
}

const impure: ReadonlySet<string> = new Set(['next', 'setattr', 'delattr', 'exec', 'eval']);

/** Whether calling it changes nothing: a built-in function, or one marked so by a module. */
export function isPureBuiltin(builtin: Builtin): boolean {
  return pure.has(builtin);
}

/** Declares functions of a module that change neither their arguments nor any state. */
export function markPure(values: Iterable<Value>): void {
  for (const value of values) if (value instanceof Builtin) pure.add(value);
}
