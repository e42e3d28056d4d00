import type { Interpreter } from '../machine';
import { typeOf } from '../objects/types';
import { toIndex } from '../operators/subscript';
import type { Builtin, Value } from '../values';
import { known } from './define';

/** `bin`, `oct` and `hex`. */
export const based = (name: string, radix: number, prefix: string): Builtin =>
  known(name, '(number, /)', ([value = null], machine) => {
    if (typeof value !== 'bigint' && typeof value !== 'boolean') toIndex(value, machine);
    const number = BigInt(value as bigint);
    return `${number < 0n ? '-' : ''}${prefix}${(number < 0n ? -number : number).toString(radix)}`;
  });

/** `chr(value)`. */
export function character(value: Value, machine: Interpreter): Value {
  const code = toIndex(value, machine);
  if (code < -(2 ** 31) || code >= 2 ** 31) machine.raise('OverflowError', 'Python int too large to convert to C int');
  if (code < 0 || code > 0x10ffff) machine.raise('ValueError', 'chr() arg not in range(0x110000)');
  return String.fromCodePoint(code);
}

/** `ord(value)`. */
export function ordinal(value: Value, machine: Interpreter): Value {
  if (typeof value !== 'string')
    machine.raise('TypeError', `ord() expected string of length 1, but ${typeOf(value).name} found`);
  const [first, ...rest] = [...(value as string)];
  if (first === undefined || rest.length > 0) {
    const length = [...(value as string)].length;
    machine.raise('TypeError', `ord() expected a character, but string of length ${length} found`);
  }
  return BigInt(first?.codePointAt(0) ?? 0);
}
