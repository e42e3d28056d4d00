import { isRaised, itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { toIndex } from '../operators/subscript';
import type { Bound } from '../signature';
import { unknownOf } from '../unknown/among';
import { ApproximateText, PythonObject, Unknown, type Value } from '../values';
import { PythonList } from './list';
import { type Row, row, textArgument, whitespace } from './strRow';
import { PythonTuple } from './tuple';
import { typeOf } from './types';

/** `split` and `rsplit`. */
export function split(self: string, bound: Bound, machine: Interpreter, fromRight: boolean): Value {
  const separator = bound.get('sep');
  const limit = toIndex(bound.get('maxsplit'), machine);
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  if (separator !== null && typeof separator !== 'string')
    machine.raise('TypeError', `must be str or None, not ${typeOf(separator).name}`);
  if (separator === '') machine.raise('ValueError', 'empty separator');
  machine.charge(self.length >> 2);
  const gap = new RegExp(`${whitespace}+`, 'g');
  const source =
    separator === null
      ? self.replace(new RegExp(`^${whitespace}+`), '').replace(new RegExp(`${whitespace}+$`), '')
      : self;
  if (separator === null && source === '') return new PythonList([]);
  const pieces: string[] = [];
  const cuts =
    separator === null
      ? [...source.matchAll(gap)].map((match) => [match.index, match[0].length] as const)
      : allIndices(source, separator as string, fromRight);
  const chosen = fromRight ? cuts.slice(Math.max(0, cuts.length - most)) : cuts.slice(0, most);
  let at = 0;
  for (const [index, length] of chosen) {
    pieces.push(source.slice(at, index));
    at = index + length;
  }
  pieces.push(source.slice(at));
  return new PythonList(separator === null ? trimEnds(pieces, self, fromRight, most) : pieces);
}

/** With a limit on whitespace splits the unsplit end keeps its outer blanks off only on the split side. */
function trimEnds(pieces: string[], self: string, fromRight: boolean, most: number): string[] {
  if (pieces.length <= most) return pieces;
  const blank = fromRight
    ? new RegExp(`^${whitespace}+`).exec(self)?.[0]
    : new RegExp(`${whitespace}+$`).exec(self)?.[0];
  const index = fromRight ? 0 : pieces.length - 1;
  if (blank !== undefined) pieces[index] = fromRight ? blank + (pieces[index] ?? '') : (pieces[index] ?? '') + blank;
  return pieces;
}

/** Where a part stands in a text, without overlaps. */
export function allIndices(text: string, part: string, fromRight: boolean): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  if (fromRight) {
    for (let at = text.lastIndexOf(part); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(part, at - part.length)) {
      found.unshift([at, part.length]);
      if (at < part.length) break;
    }
    return found;
  }
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found.push([at, part.length]);
  return found;
}

/** `partition` and `rpartition`. */
export const partition = (fromRight: boolean): Row =>
  row('sep, /', (self, bound, machine) => {
    const sep = textArgument(bound, 'sep', 'partition', 1, machine);
    if (sep === '') machine.raise('ValueError', 'empty separator');
    const at = fromRight ? self.lastIndexOf(sep) : self.indexOf(sep);
    if (at < 0) return new PythonTuple(fromRight ? ['', '', self] : [self, '', '']);
    return new PythonTuple([self.slice(0, at), sep, self.slice(at + sep.length)]);
  });

/** `str.replace`. */
export function replace(self: string, bound: Bound, machine: Interpreter): Value {
  const [before, after] = [
    textArgument(bound, 'old', 'replace', 1, machine),
    textArgument(bound, 'new', 'replace', 2, machine),
  ];
  const limit = toIndex(bound.get('count'), machine);
  const pieces = before === '' ? ['', ...self] : self.split(before);
  if (before === '') pieces.push('');
  const most = limit < 0 ? pieces.length : limit;
  machine.charge((self.length + pieces.length * after.length) >> 3);
  if (pieces.length * after.length > 2_000_000) return new Unknown('a string of more than 2,000,000 characters');
  return pieces.map((piece, index) => (index === 0 ? piece : (index <= most ? after : before) + piece)).join('');
}

/** The items that `join` puts together; an object that is not iterable has its own words there. */
function* joinable(value: Value, machine: Interpreter): Generator<void, Value[] | Unknown> {
  try {
    return yield* itemsOf(value, machine);
  } catch (error) {
    if (isRaised(error, 'TypeError') && /object is not iterable$/.test(String(error.exception.args[0])))
      return machine.raise('TypeError', 'can only join an iterable');
    throw error;
  }
}

/** `str.join`, of approximate texts too. */
export function* join(self: Value, bound: Bound, machine: Interpreter): Generator<void, Value> {
  const separator = self instanceof ApproximateText ? self.text : self;
  const items = yield* joinable(bound.get('iterable'), machine);
  if (items instanceof Unknown) return items;
  const parts: string[] = [];
  let approximate = self instanceof ApproximateText;
  for (const [index, given] of items.entries()) {
    const unknown = unknownOf(given);
    if (unknown) return unknown;
    const item = given instanceof PythonObject ? (given.type.slots.number?.(given) ?? given) : given;
    if (item instanceof ApproximateText) approximate = true;
    else if (typeof item !== 'string') {
      machine.raise('TypeError', `sequence item ${index}: expected str instance, ${typeOf(item).name} found`);
    }
    parts.push(item instanceof ApproximateText ? item.text : String(item));
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  const length = parts.reduce((sum, part) => sum + part.length + String(separator).length, 0);
  if (length > 2_000_000) return new Unknown('a string of more than 2,000,000 characters');
  machine.charge(length >> 3);
  const text = parts.join(String(separator));
  return approximate ? new ApproximateText(text) : text;
}

/** What ends a line for `str.splitlines`: line feed, carriage return, vertical tab, form feed and the separators of ASCII and Unicode. */
const lineEnd = '\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029';

/** `str.splitlines`. */
export function lines(text: string, keepsEnds: boolean): string[] {
  const found = text.match(new RegExp(`[^${lineEnd}]*(?:\\r\\n|[${lineEnd}])|[^${lineEnd}]+$`, 'g')) ?? [];
  const end = new RegExp(`(?:\\r\\n|[${lineEnd}])$`);
  return keepsEnds ? [...found] : found.map((line) => line.replace(end, ''));
}
