import type { Interpreter } from '../../machine';
import { type Bound, defineFunction } from '../../signature';
import { markPure } from '../../unknown/purity';
import { QuietUnknown } from '../../unknown/quiet';
import { type Builtin, PythonModule, type Result, type Value } from '../../values';
import type { Library } from '../library';

/** A module function's row: its Python signature and what it does; it takes unknown arguments and decides itself. */
export type FunctionRow = readonly [signature: string, run: (bound: Bound, machine: Interpreter) => Result];

/** Functions from a table of rows. */
export function functionsFrom(rows: Readonly<Record<string, FunctionRow>>): [string, Builtin][] {
  return Object.entries(rows).map(([name, [signature, run]]) => [
    name,
    defineFunction(name, signature, (bound, machine) => run(bound, machine as Interpreter), { acceptsUnknown: true }),
  ]);
}

/** A standard library module; names it lacks raise AttributeError only where the list is `complete`, else they decline. */
export function standardLibrary(name: string, members: () => Iterable<readonly [string, Value]>): Library {
  return {
    name,
    load: () => {
      const table = new Map<string, Value>(members());
      markPure(table.values());
      return new PythonModule(name, table);
    },
  };
}

/** A module whose results differ from run to run or depend on the machine. */
export function decliningLibrary(name: string, reason: string): Library {
  const missing = (member: string): Value => new QuietUnknown(`${name}.${member} ${reason}`);
  return { name, load: () => new PythonModule(name, new Map(), missing) };
}
