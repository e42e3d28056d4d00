import { ApproximateFloat, ApproximateText, Instance, PythonObject, type Slots, Unknown, type Value } from '../values';
import { PythonTuple } from './tuple';

/** What stands for a value in a JavaScript Map so that equal Python values meet: 1, 1.0 and True are one key. */
export type Key = string | number | bigint | null | PythonObject;

/** Starts the keys made from an object's own hash; no text a user types holds a lone surrogate followed by this. */
const mark = '\ud800#';

/** The key of a value that hashes without running user code; undefined when it is unhashable, unknown or needs a `__hash__` of the user's. */
export function keyOf(value: Value): Key | undefined {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') {
    return value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) || !Number.isInteger(value) ? value : BigInt(value);
  }
  if (value instanceof Unknown || value instanceof ApproximateFloat || value instanceof ApproximateText)
    return undefined;
  if (value instanceof PythonTuple) {
    const parts: Key[] = [];
    for (const item of value.items) {
      const key = keyOf(item);
      if (key === undefined) return undefined;
      parts.push(key);
    }
    return tupleKey(parts);
  }
  for (const type of value.type.order) {
    if (type.dictionary.has('__hash__') || type.dictionary.has('__eq__')) return undefined;
    const { hash, compare, number } = type.slots as Slots<PythonObject>;
    const equal = number?.(value);
    if (equal !== undefined) return keyOf(equal);
    if (hash) return `${mark}${type.name}:${hash(value)}`;
    if (compare && !(value instanceof Instance)) return undefined;
  }
  return value;
}

/** The key of a tuple from those of its items. */
export const tupleKey = (parts: readonly Key[]): Key => `${mark}(${parts.map(describe).join(',')})`;

const identities = new WeakMap<PythonObject, number>();
let nextIdentity = 0;

/** A number that is this object's own. */
export function identity(object: PythonObject): number {
  const known = identities.get(object);
  if (known !== undefined) return known;
  nextIdentity += 1;
  identities.set(object, nextIdentity);
  return nextIdentity;
}

/** A key as text that differs for different keys. */
export function describe(key: Key): string {
  if (typeof key === 'string') return JSON.stringify(key);
  if (key instanceof PythonObject) return `@${identity(key)}`;
  return `${typeof key === 'bigint' ? 'i' : ''}${key}`;
}
