import { raised } from '../exceptions';
import type { Interpreter } from '../machine';
import { defineFunction, parseSignature, type Wording } from '../signature';
import { unknownOf } from '../unknown/among';
import { type Arguments, Builtin, type Machine, type Result, Unknown, type Value } from '../values';

type Implementation = (args: readonly Value[], machine: Interpreter) => Result;

/** A function whose arguments go by position. */
export const plain = (name: string, signature: string, implementation: Implementation, wording?: Wording): Builtin =>
  defineFunction(
    name,
    signature,
    (bound, machine) => {
      const values = parseSignature(signature).map((parameter) => bound.get(parameter.name));
      return implementation(values, machine as Interpreter);
    },
    { acceptsUnknown: true, wording: wording ?? countWording(signature) },
  );

/** C functions of one or of several positional arguments word their TypeErrors by count. */
export function countWording(signature: string, qualifier = ''): Wording {
  const parameters = signature
    .replace(/[()/]/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const required = parameters.filter((part) => !part.includes('=')).length;
  return (name, mismatch, args) => {
    const given = args.positional.length;
    const takesKeywords = !signature.endsWith('/)');
    if (mismatch.kind === 'unexpected' && takesKeywords)
      return `${name}() got an unexpected keyword argument '${mismatch.name}'`;
    if (args.keywords.size > 0) return `${qualifier}${name}() takes no keyword arguments`;
    if (parameters.length === 1 && required === 1)
      return `${qualifier}${name}() takes exactly one argument (${given} given)`;
    const most = parameters.length;
    if (most === required) return `${name} expected ${most} arguments, got ${given}`;
    const [word, count] = given < required ? ['at least', required] : ['at most', most];
    return `${name} expected ${word} ${count} argument${count === 1 ? '' : 's'}, got ${given}`;
  };
}

/** The same where all arguments must be known. */
export const known = (name: string, signature: string, implementation: Implementation): Builtin =>
  plain(name, signature, (args, machine) => {
    for (const value of args) {
      const unknown = unknownOf(value);
      if (unknown) return unknown;
    }
    return implementation(args, machine);
  });

/** A function that is never evaluated. */
export const declined = (name: string): Builtin =>
  new Builtin(
    name,
    (_args, machine) => {
      const unknown = new Unknown(`${name}() is not evaluated`);
      (machine as Interpreter).note(unknown.reason);
      return unknown;
    },
    true,
  );

/** With all arguments as they come. */
export const raw = (name: string, implementation: (args: Arguments, machine: Interpreter) => Result): Builtin =>
  new Builtin(name, (args, machine: Machine) => implementation(args, machine as Interpreter), true);

/** The TypeError of a function that takes its argument by name as well. */
export const required =
  (name: string, parameter: string, position: number): Wording =>
  () =>
    position === 0
      ? `${name}() missing required argument '${parameter}'`
      : `${name}() missing required argument '${parameter}' (pos ${position})`;

/** `exit`, `quit` and `sys.exit`: they end the program by raising SystemExit. */
export const exiting = (name: string): Builtin =>
  raw(name, ({ positional }) => {
    throw raised('SystemExit', ...positional);
  });
