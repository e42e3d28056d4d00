import { type Arguments, PythonObject, Unknown, type Value } from '../values';

/** The reason a value is unknown, if it is: itself, or because it can no longer be trusted. */
export function unknownOf(value: Value | undefined): Unknown | undefined {
  if (!(value instanceof PythonObject)) return undefined;
  return value instanceof Unknown ? value : value.distrusted;
}

/** The first unknown among arguments. */
export function unknownAmong(args: Arguments): Unknown | undefined {
  for (const value of args.positional) {
    const unknown = unknownOf(value);
    if (unknown) return unknown;
  }
  for (const value of args.keywords.values()) {
    const unknown = unknownOf(value);
    if (unknown) return unknown;
  }
  return undefined;
}
