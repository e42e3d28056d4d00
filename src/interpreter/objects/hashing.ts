import { call } from '../call';
import { findWritten } from '../lookup';
import type { Interpreter } from '../machine';
import { areEqual } from '../operators/compare';
import { unknownOf } from '../unknown/among';
import {
  ApproximateFloat,
  ApproximateText,
  type Evaluation,
  finish,
  PythonObject,
  StateKey,
  Unknown,
  type Value,
} from '../values';
import type { PythonDictionary } from './dictionary';
import { BoundMethod } from './function';
import { type Key, keyOf, tupleKey } from './key';
import { OpaqueHash } from './opaqueHash';
import type { PythonSet } from './set';
import { PythonTuple } from './tuple';
import { typeOf } from './types';

/** The key of any hashable value; runs a `__hash__` of the user's, raises Python's TypeError for the unhashable. */
export function* hashKey(value: Value, machine: Interpreter): Evaluation<Key | Unknown> {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  if (value instanceof ApproximateFloat || value instanceof ApproximateText)
    return new Unknown('a key that depends on digits that are not known');
  const key = keyOf(value);
  if (key !== undefined) return key;
  if (value instanceof PythonTuple) {
    const parts: Key[] = [];
    for (const item of value.items) {
      const part = yield* hashKey(item, machine);
      if (part instanceof Unknown) return part;
      parts.push(part);
    }
    return tupleKey(parts);
  }
  const type = typeOf(value);
  const method = findWritten(type, '__hash__');
  const own = type.order.findIndex((base) => base.dictionary.has('__eq__'));
  const hashes = type.order.findIndex((base) => base.dictionary.has('__hash__'));
  if (method === undefined || method === null || (own >= 0 && own < hashes)) {
    machine.raise('TypeError', `unhashable type: '${type.name}'`);
  }
  const hash = yield* finish(call(new BoundMethod(method, value), { positional: [], keywords: new Map() }, machine));
  if (hash instanceof OpaqueHash) return yield* representative(value, hash.mark, machine);
  if (hash instanceof Unknown) return hash;
  if (typeof hash !== 'bigint' && typeof hash !== 'boolean')
    machine.raise('TypeError', '__hash__ method should return an integer');
  return yield* representative(value, String(hash), machine);
}

/** The key of a number or text, for which nothing has to be asked. */
export const plainKey = (value: Value): Key | undefined => (typeof value === 'object' ? undefined : keyOf(value));

/** Objects with a hash of their own that were used as keys, by that hash. */
const hashed = new StateKey<Map<string, PythonObject[]>>('hashed objects', () => new Map());

/** The key of the first object with this hash that equals this one: objects that only hash alike are different keys. */
function* representative(value: Value, hash: string, machine: Interpreter): Evaluation<Key | Unknown> {
  if (!(value instanceof PythonObject)) return new Unknown('a hash');
  const known = machine.state(hashed);
  const alike = known.get(hash) ?? [];
  known.set(hash, alike);
  for (const other of alike) {
    const equal = yield* areEqual(other, value, machine);
    if (equal instanceof Unknown) return equal;
    if (equal) return other;
  }
  alike.push(value);
  return value;
}

/** `dictionary[key] = value`; an unknown key makes the dictionary unknown. */
export function* setEntry(
  dictionary: PythonDictionary,
  key: Value,
  value: Value,
  machine: Interpreter,
): Evaluation<Unknown | undefined> {
  machine.charge(1);
  if (machine.meter.due()) yield;
  const found = plainKey(key) ?? (yield* hashKey(key, machine));
  if (found instanceof Unknown) {
    dictionary.distrusted ??= found;
    return found;
  }
  dictionary.setByKey(found, key, value);
  return undefined;
}

/** `set.add(item)`; an unknown item makes the set unknown. */
export function* addToSet(set: PythonSet, item: Value, machine: Interpreter): Evaluation<Unknown | undefined> {
  machine.charge(1);
  if (machine.meter.due()) yield;
  const key = plainKey(item) ?? (yield* hashKey(item, machine));
  if (key instanceof Unknown) {
    set.distrusted ??= key;
    return key;
  }
  if (!set.members.has(key)) set.members.set(key, item);
  return undefined;
}
