import { raised } from '../exceptions';
import { itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { type Evaluation, Unknown, type Value } from '../values';
import { copyEntries, PythonDictionary, updateDictionary } from './dictionary';
import { hashKey, setEntry } from './hashing';
import type { MethodRow } from './methods';
import { PythonTuple } from './tuple';
import { itemsView, keysView, valuesView } from './views';

function* entryOf(
  self: PythonDictionary,
  key: Value,
  machine: Interpreter,
): Evaluation<readonly [Value, Value] | Unknown | undefined> {
  const found = yield* hashKey(key, machine);
  return found instanceof Unknown ? found : self.entries.get(found);
}

export const dictionaryMethods: Readonly<Record<string, MethodRow<PythonDictionary>>> = {
  keys: ['', keysView],
  values: ['', valuesView],
  items: ['', itemsView],
  get: [
    'key, default=None, /',
    function* (self, bound, machine) {
      const entry = yield* entryOf(self, bound.get('key'), machine);
      return entry instanceof Unknown ? entry : entry ? entry[1] : bound.get('default');
    },
  ],
  pop: [
    'key, default=..., /',
    function* (self, bound, machine) {
      const key = yield* hashKey(bound.get('key'), machine);
      if (key instanceof Unknown) {
        machine.markDistrusted(self, key);
        return key;
      }
      const entry = self.entries.get(key);
      self.entries.delete(key);
      if (entry) return entry[1];
      if (bound.given('default')) return bound.get('default');
      throw raised('KeyError', bound.get('key'));
    },
  ],
  popitem: [
    '',
    (self, _bound, machine) => {
      let last: (typeof self.entries extends Map<infer K, infer V> ? [K, V] : never) | undefined;
      for (const entry of self.entries) last = entry;
      if (!last) return machine.raise('KeyError', 'popitem(): dictionary is empty');
      self.entries.delete(last[0]);
      return new PythonTuple(last[1]);
    },
  ],
  setdefault: [
    'key, default=None, /',
    function* (self, bound, machine) {
      const entry = yield* entryOf(self, bound.get('key'), machine);
      if (entry instanceof Unknown) machine.markDistrusted(self, entry);
      if (entry) return entry instanceof Unknown ? entry : entry[1];
      yield* setEntry(self, bound.get('key'), bound.get('default'), machine);
      return bound.get('default');
    },
  ],
  update: [
    'other=..., /, **values',
    function* (self, bound, machine) {
      if (bound.given('other')) yield* updateDictionary(self, bound.get('other'), machine);
      for (const [name, value] of bound.keywords) self.set(name, value);
      return null;
    },
  ],
  clear: [
    '',
    (self) => {
      self.entries.clear();
      return null;
    },
  ],
  copy: [
    '',
    (self, _bound, machine) =>
      copyEntries([self], new PythonDictionary([], self.type.module === '__main__' ? undefined : self.type), machine),
  ],
};

/** `dict.fromkeys(keys, value)`. */
export function* fromKeys(keys: Value, value: Value, machine: Interpreter): Evaluation {
  const items = yield* itemsOf(keys, machine);
  if (items instanceof Unknown) return items;
  const dictionary = new PythonDictionary();
  for (const key of items) yield* setEntry(dictionary, key, value, machine);
  return dictionary;
}
