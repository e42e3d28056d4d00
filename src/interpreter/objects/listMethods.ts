import type { Interpreter } from '../machine';
import { sortItems } from '../operators/sort';
import { toIndex } from '../operators/subscript';
import type { Bound } from '../signature';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import { type Evaluation, finish, Unknown, type Value } from '../values';
import { extend, PythonList } from './list';
import type { MethodRow } from './methods';
import { findEqual } from './sequence';

const raiseMissing = (machine: Interpreter): never => machine.raise('ValueError', 'list.remove(x): x not in list');

function* position(
  self: { readonly items: readonly Value[] },
  bound: Bound,
  machine: Interpreter,
): Evaluation<number | Unknown> {
  const clamp = (name: string, missing: number): number => {
    if (!bound.given(name)) return missing;
    const index = toIndex(bound.get(name), machine);
    return index < 0 ? Math.max(0, index + self.items.length) : index;
  };
  return yield* findEqual(self.items, bound.get('value'), machine, clamp('start', 0), clamp('stop', self.items.length));
}

/** `sequence.index(value)`. */
export function* indexMethod(
  self: { readonly items: readonly Value[] },
  bound: Bound,
  machine: Interpreter,
  missing: (text: string) => string,
): Evaluation {
  const index = yield* position(self, bound, machine);
  if (index instanceof Unknown) return index;
  if (index >= 0) return BigInt(index);
  const text = yield* machine.repr(bound.get('value'));
  return machine.raise('ValueError', missing(text instanceof Unknown ? '?' : text.text));
}

/** `sequence.count(value)`. */
export function* countMethod(
  self: { readonly items: readonly Value[] },
  bound: Bound,
  machine: Interpreter,
): Evaluation {
  let count = 0n;
  let at = 0;
  while (true) {
    const found: number | Unknown = yield* findEqual(self.items, bound.get('value'), machine, at);
    if (found instanceof Unknown) return found;
    if (found < 0) return count;
    count += 1n;
    at = found + 1;
  }
}

export const listMethods: Readonly<Record<string, MethodRow<PythonList>>> = {
  append: [
    'object, /',
    (self, bound, machine) => {
      machine.charge(1);
      self.items.push(bound.get('object'));
      return null;
    },
  ],
  extend: [
    'iterable, /',
    function* (self, bound, machine) {
      yield* extend(self, bound.get('iterable'), machine);
      return null;
    },
  ],
  insert: [
    'index, object, /',
    (self, bound, machine) => {
      const unknown = unknownOf(bound.get('index'));
      if (unknown) {
        machine.markDistrusted(self, unknown);
        return null;
      }
      machine.charge(self.items.length >> 6);
      self.items.splice(toIndex(bound.get('index'), machine), 0, bound.get('object'));
      return null;
    },
  ],
  pop: [
    'index=-1, /',
    (self, bound, machine) => {
      const unknown = unknownOf(bound.get('index'));
      if (unknown) {
        machine.markDistrusted(self, unknown);
        return unknown;
      }
      const { items } = self;
      if (items.length === 0) machine.raise('IndexError', 'pop from empty list');
      const index = toIndex(bound.get('index'), machine);
      const at = index < 0 ? index + items.length : index;
      if (at < 0 || at >= items.length) machine.raise('IndexError', 'pop index out of range');
      return items.splice(at, 1)[0] ?? null;
    },
  ],
  remove: [
    'value, /',
    function* (self, bound, machine) {
      const index = yield* findEqual(self.items, bound.get('value'), machine);
      if (index instanceof Unknown) machine.markDistrusted(self, index);
      else if (index < 0) raiseMissing(machine);
      else self.items.splice(index, 1);
      return null;
    },
  ],
  clear: [
    '',
    (self) => {
      self.items.length = 0;
      return null;
    },
  ],
  copy: ['', (self) => new PythonList(self.items.slice())],
  reverse: [
    '',
    (self) => {
      self.items.reverse();
      return null;
    },
  ],
  index: [
    'value, start=0, stop=9223372036854775807, /',
    (self, bound, machine) => indexMethod(self, bound, machine, (text) => `${text} is not in list`),
  ],
  count: ['value, /', (self, bound, machine) => countMethod(self, bound, machine)],
  sort: [
    '*, key=None, reverse=False',
    function* (self, bound, machine) {
      const reverse = yield* finish(truthOf(bound.get('reverse'), machine));
      const items =
        reverse instanceof Unknown ? reverse : yield* sortItems([...self.items], bound.get('key'), reverse, machine);
      if (items instanceof Unknown) machine.markDistrusted(self, items);
      else for (let index = 0; index < items.length; index++) self.items[index] = items[index] ?? null;
      return null;
    },
  ],
};
