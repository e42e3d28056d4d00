import { exceptionTypes } from '../exceptions';
import { installTypes } from '../objects/install';
import { namesOfModule } from '../objects/realNames';
import { ellipsis } from '../objects/slice';
import { notImplemented } from '../objects/types';
import { markPure } from '../unknown/purity';
import { Unknown, type Value } from '../values';
import { baseGroupType, groupType } from './exceptionGroup';
import { builtinFunctions } from './functions';
import { builtinTypes } from './types';

let table: Map<string, Value> | undefined;

/** Python's built-in names; made at the first use. */
export function builtins(): ReadonlyMap<string, Value> {
  if (table) return table;
  installTypes();
  table = new Map<string, Value>([...builtinTypes(), ...exceptionTypes]);
  for (const builtin of builtinFunctions()) {
    table.set(builtin.name, builtin);
    if (!impure.has(builtin.name)) markPure([builtin]);
  }
  for (const type of [baseGroupType, groupType]) table.set(type.name, type);
  table.set('NotImplemented', notImplemented);
  table.set('Ellipsis', ellipsis);
  table.set('__name__', '__main__');
  table.set('__debug__', true);
  table.set('__doc__', null);
  for (const name of [...(namesOfModule('builtins') ?? []), ...ofEveryModule])
    if (!table.has(name)) table.set(name, new Unknown(`${name} is not evaluated`));
  return table;
}

/** Names that every module has besides. */
const ofEveryModule = ['__annotations__', '__file__', '__cached__', '__builtins__'];

const impure: ReadonlySet<string> = new Set(['next', 'setattr', 'delattr', 'exec', 'eval']);
