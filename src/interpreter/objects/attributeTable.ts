import { Instance, PythonObject, PythonType, type Value } from '../values';

/** The attribute dictionary of an object that has one. */
export function attributesOf(value: Value): Map<string, Value> | undefined {
  if (value instanceof Instance) return value.attributes;
  if (!(value instanceof PythonObject) || value instanceof PythonType || !('attributes' in value)) return undefined;
  const holder = value as PythonObject & { attributes: Map<string, Value> | undefined };
  return holder.attributes;
}

/** Standard library classes have all their attributes here. */
export const isComplete = (type: PythonType): boolean =>
  /^(abc|collections|contextlib|dataclasses|enum|functools|types|typing)$/.test(type.module);
