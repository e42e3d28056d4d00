import { itemsOf, nativeIterator } from '../iteration';
import type { Interpreter } from '../machine';
import { indexOf, sliceIndices, toIndex } from '../operators/subscript';
import type { Bound } from '../signature';
import { escapeBytes } from '../text/escape';
import { unknownOf } from '../unknown/among';
import { type Arguments, type ComparisonOperator, type Evaluation, type Slots, Unknown, type Value } from '../values';
import { decode, encode } from './encoding';
import { PythonList } from './list';
import type { MethodRow } from './methods';
import { PythonSlice } from './slice';
import { PythonBytes, typeOf } from './types';

const order: Readonly<Record<ComparisonOperator, (a: string, b: string) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const byteAt = (data: string, index: number): bigint => BigInt(data.charCodeAt(index));

/** What bytes do. */
export const bytesSlots: Slots<PythonBytes> = {
  repr: (self) => ({ text: escapeBytes(self.data), approximate: false }),
  length: (self) => self.data.length,
  truth: (self) => self.data !== '',
  hash: (self) => self.data,
  iterate: (self) => nativeIterator(Array.from(self.data, (unit) => BigInt(unit.charCodeAt(0)))[Symbol.iterator]()),
  compare: (operator, self, other) =>
    other instanceof PythonBytes ? order[operator](self.data, other.data) : undefined,
  getItem(self, key, machine) {
    if (!(key instanceof PythonSlice)) {
      return byteAt(self.data, indexOf(key, self.data.length, 'byte', machine));
    }
    const { start, count, step } = sliceIndices(key, self.data.length, machine);
    return new PythonBytes(Array.from({ length: count }, (_, index) => self.data[start + index * step]).join(''));
  },
  contains(self, item, machine) {
    if (item instanceof PythonBytes) return self.data.includes(item.data);
    if (typeof item === 'bigint') return self.data.includes(String.fromCharCode(Number(item)));
    return machine.raise('TypeError', `a bytes-like object is required, not '${typeOf(item).name}'`);
  },
  binary(operator, self, other, reflected, machine) {
    if (operator === '+' && !reflected) {
      if (other instanceof PythonBytes) return new PythonBytes(self.data + other.data);
      return machine.raise('TypeError', `can't concat ${typeOf(other).name} to bytes`);
    }
    if (operator === '*' && (typeof other === 'bigint' || typeof other === 'boolean')) {
      const count = Math.max(0, Number(other));
      if (count * self.data.length > 1_000_000) return new Unknown('more than 1,000,000 bytes');
      return new PythonBytes(self.data.repeat(count));
    }
    return operator === '%' ? new Unknown('formatting of bytes is not evaluated') : undefined;
  },
};

const dataOf = (bound: Bound, name: string, machine: Interpreter): string => {
  const value = bound.get(name);
  if (value instanceof PythonBytes) return value.data;
  return machine.raise('TypeError', `a bytes-like object is required, not '${typeOf(value).name}'`);
};

/** A row that gives bytes. */
const changed = (change: (data: string) => string): MethodRow<PythonBytes> => [
  '',
  (self) => new PythonBytes(change(self.data)),
];

const swapped = (pattern: RegExp, shift: number) => (data: string) =>
  data.replace(pattern, (unit) => String.fromCharCode(unit.charCodeAt(0) + shift));

export const bytesMethods: Readonly<Record<string, MethodRow<PythonBytes>>> = {
  decode: [
    "encoding='utf-8', errors='strict'",
    (self, bound) => decode(self.data, String(bound.get('encoding')), String(bound.get('errors'))),
  ],
  hex: ['', (self) => Array.from(self.data, (unit) => unit.charCodeAt(0).toString(16).padStart(2, '0')).join('')],
  upper: changed(swapped(/[a-z]/g, -32)),
  lower: changed(swapped(/[A-Z]/g, 32)),
  startswith: ['prefix, /', (self, bound, machine) => self.data.startsWith(dataOf(bound, 'prefix', machine))],
  endswith: ['suffix, /', (self, bound, machine) => self.data.endsWith(dataOf(bound, 'suffix', machine))],
  find: ['part, /', (self, bound, machine) => BigInt(self.data.indexOf(dataOf(bound, 'part', machine)))],
  count: ['part, /', (self, bound, machine) => BigInt(self.data.split(dataOf(bound, 'part', machine)).length - 1)],
  replace: [
    'old, new, /',
    (self, bound, machine) =>
      new PythonBytes(self.data.replaceAll(dataOf(bound, 'old', machine), () => dataOf(bound, 'new', machine))),
  ],
  split: [
    'sep=None',
    (self, bound, machine) => {
      const pieces =
        bound.get('sep') === null
          ? self.data.split(/[ \t\n\r\v\f]+/).filter((piece) => piece !== '')
          : self.data.split(dataOf(bound, 'sep', machine));
      return new PythonList(pieces.map((piece) => new PythonBytes(piece)));
    },
  ],
  join: [
    'iterable, /',
    function* (self, bound, machine): Evaluation {
      const items = yield* itemsOf(bound.get('iterable'), machine);
      if (items instanceof Unknown) return items;
      const parts = items.map((item, index) =>
        item instanceof PythonBytes
          ? item.data
          : machine.raise(
              'TypeError',
              `sequence item ${index}: expected a bytes-like object, ${typeOf(item).name} found`,
            ),
      );
      return new PythonBytes(parts.join(self.data));
    },
  ],
};

/** `bytes(source, encoding)`. */
export function* makeBytes({ positional: [source, encoding], keywords }: Arguments, machine: Interpreter): Evaluation {
  const unknown = unknownOf(source) ?? unknownOf(encoding);
  if (unknown) return unknown;
  if (source === undefined) return new PythonBytes('');
  if (typeof source === 'string') {
    const name = encoding ?? keywords.get('encoding');
    if (name === undefined) machine.raise('TypeError', 'string argument without an encoding');
    const data = encode(source, String(name), String(keywords.get('errors') ?? 'strict'));
    return data instanceof Unknown ? data : new PythonBytes(data);
  }
  if (source instanceof PythonBytes) return source;
  if (typeof source === 'bigint' || typeof source === 'boolean') {
    const count = toIndex(source, machine);
    if (count < 0) machine.raise('ValueError', 'negative count');
    return count > 1_000_000 ? new Unknown('more than 1,000,000 bytes') : new PythonBytes('\0'.repeat(count));
  }
  const items: Value[] | Unknown = yield* itemsOf(source, machine);
  if (items instanceof Unknown) return items;
  const codes = items.map((item) => toIndex(item, machine));
  if (codes.some((code) => code < 0 || code > 255)) machine.raise('ValueError', 'bytes must be in range(0, 256)');
  return new PythonBytes(String.fromCharCode(...codes));
}
