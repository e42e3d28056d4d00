import type { Interpreter } from '../machine';
import { type Bound, defineFunction } from '../signature';
import { Instance, type Machine, type PythonType, type Result, type Slots, type Value } from '../values';

/** A method's row: signature and implementation with its receiver. */
export type MethodRow<Self> = readonly [
  signature: string,
  implementation: (self: Self, bound: Bound, machine: Interpreter) => Result,
];

/** Puts a table of methods into a type. They take unknown arguments and decide themselves. */
export function defineMethods<Self extends Value>(
  type: PythonType,
  rows: Readonly<Record<string, MethodRow<Self>>>,
  wording: (method: string) => string = (method) => `${type.name}.${method}`,
): void {
  for (const [name, [signature, implementation]] of Object.entries(rows)) {
    const run = (bound: Bound, machine: Machine): Result =>
      implementation(plain(bound.get('self')) as Self, bound, machine as Interpreter);
    type.dictionary.set(name, methodBuiltin(name, wording(name), `(self, ${signature})`, run));
  }
}

/** A member of `class S(str, Enum)` is used as its text. */
const plain = (value: Value): Value =>
  value instanceof Instance ? ((value.type.slots as Slots<Instance>).number?.(value) ?? value) : value;

function methodBuiltin(
  name: string,
  qualified: string,
  signature: string,
  run: (bound: Bound, machine: Machine) => Result,
): ReturnType<typeof defineFunction> {
  return defineFunction(name, signature, run, {
    acceptsUnknown: true,
    wording: (_name, mismatch, args) => {
      const given = args.positional.length - 1;
      const keywords = args.keywords.size;
      const takes = signature
        .slice(1, -1)
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '' && part !== 'self' && part !== '/');
      const required = takes.filter((part) => !part.includes('=') && !part.startsWith('*'));
      if (keywords > 0 && mismatch.kind !== 'missing') return `${qualified}() takes no keyword arguments`;
      if (takes.length === 0) return `${qualified}() takes no arguments (${given} given)`;
      if (takes.length === 1 && required.length === 1)
        return `${qualified}() takes exactly one argument (${given} given)`;
      if (takes.length === required.length) return `${name} expected ${takes.length} arguments, got ${given}`;
      if (mismatch.kind === 'missing')
        return `${name} expected at least ${required.length} argument${required.length === 1 ? '' : 's'}, got ${given}`;
      if (mismatch.kind === 'many')
        return `${name} expected at most ${takes.length} argument${takes.length === 1 ? '' : 's'}, got ${given}`;
      return undefined;
    },
  });
}
