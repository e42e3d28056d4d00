import { callPositional } from '../call';
import { itemsOf } from '../iteration';
import { boundMethod } from '../lookup';
import type { Interpreter } from '../machine';
import { getItem } from '../operators/item';
import { unknownOf } from '../unknown/among';
import { type Evaluation, finish, PythonObject, Unknown, type Value } from '../values';
import { PythonDictionary } from './dictionary';

/** The pairs of a mapping: a dict, or anything with `keys()` and `[]`; undefined for what is none. */
export function* mappingPairs(
  value: Value,
  machine: Interpreter,
): Evaluation<(readonly [Value, Value])[] | Unknown | undefined> {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  if (value instanceof PythonDictionary) return [...value.entries.values()];
  if (!(value instanceof PythonObject)) return undefined;
  const keysMethod = boundMethod(value.type, 'keys', value, machine);
  if (keysMethod === undefined) return undefined;
  const keys = yield* itemsOf(yield* finish(callPositional(keysMethod, [], machine)), machine);
  if (keys instanceof Unknown) return keys;
  const pairs: (readonly [Value, Value])[] = [];
  for (const key of keys) pairs.push([key, yield* finish(getItem(value, key, machine))]);
  return pairs;
}
