import type { Interpreter } from '../machine';
import { sliceIndices } from '../operators/subscript';
import type { Bound } from '../signature';
import { characterLength, sliceCharacters } from '../text/characters';
import { unknownOf } from '../unknown/among';
import { ApproximateText, type Result, Unknown, type Value } from '../values';
import type { MethodRow } from './methods';
import { PythonSlice } from './slice';
import { typeOf } from './types';

/** A method of str. */
export type Row = MethodRow<string>;

/** Rows whose arguments must be known. */
export const row = (
  signature: string,
  implementation: (self: string, bound: Bound, machine: Interpreter) => Result,
): Row => [
  signature,
  (self, bound, machine) => {
    for (const value of [bound.get('self'), ...boundValues(bound, signature)]) {
      const unknown = unknownOf(value);
      if (unknown) return unknown;
      if (value instanceof ApproximateText) return new Unknown('a method of text whose digits are not known');
    }
    return implementation(self, bound, machine);
  },
];

const boundValues = (bound: Bound, signature: string): Value[] =>
  (signature.match(/[a-z_]+/g) ?? []).map((name) => bound.get(name));

/** What `str.isspace` takes for space, for a regular expression. */
export const whitespace = '[\\t-\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
export const isSpace = new RegExp(`^${whitespace}+$`);

/** An argument that must be a str. */
export function textArgument(
  bound: Bound,
  name: string,
  method: string,
  position: number,
  machine: Interpreter,
): string {
  const value = bound.get(name);
  if (typeof value === 'string') return value;
  return machine.raise('TypeError', `${method}() argument ${position} must be str, not ${typeOf(value).name}`);
}

/** The part of the text that `start` and `end` arguments choose, and where it starts. */
export function range(self: string, bound: Bound, machine: Interpreter): readonly [text: string, offset: number] {
  const { start, count } = sliceIndices(
    new PythonSlice(bound.get('start'), bound.get('end'), null),
    characterLength(self),
    machine,
  );
  return [sliceCharacters(self, start, start + count), start];
}
