import { instantiate } from './classes';
import { callFunction } from './functions';
import { slotOf } from './lookup';
import type { Interpreter } from './machine';
import { BoundMethod, ClassMethod, PythonFunction, StaticMethod } from './objects/function';
import { typeOf } from './objects/types';
import { orUndecided } from './operators/subscript';
import { unknownCall } from './unknown/effects';
import { QuietUnknown } from './unknown/quiet';
import { type Arguments, Builtin, PythonObject, PythonType, type Result, Unknown, type Value } from './values';

export const noKeywords: ReadonlyMap<string, Value> = new Map();

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

/** `callee(*args)`. */
export function call(callee: Value, args: Arguments, machine: Interpreter): Result {
  if (callee instanceof BoundMethod) {
    return call(callee.callee, { positional: [callee.self, ...args.positional], keywords: args.keywords }, machine);
  }
  if (callee instanceof PythonFunction) return callFunction(callee, args, machine);
  if (callee instanceof Builtin) {
    if (!callee.acceptsUnknown) {
      const unknown = unknownAmong(args);
      if (unknown) return unknownCall(callee, args, unknown, machine);
    }
    return orUndecided(
      () => callee.implementation(args, machine),
      (unknown) => unknownCall(callee, args, unknown, machine),
    );
  }
  if (callee instanceof QuietUnknown) return callee;
  const unknown = unknownOf(callee);
  if (unknown) return unknownCall(callee, args, unknown, machine);
  if (callee instanceof PythonType) {
    return orUndecided(
      () => instantiate(callee, args, machine),
      (undecided) => undecided,
    );
  }
  if (callee instanceof StaticMethod || callee instanceof ClassMethod) return call(callee.callee, args, machine);
  if (callee instanceof PythonObject) {
    const found = slotOf(callee.type, 'call', '__call__');
    if (found?.method !== undefined) {
      return call(found.method, { positional: [callee, ...args.positional], keywords: args.keywords }, machine);
    }
    if (found?.slot) return found.slot(callee, args, machine);
  }
  return machine.raise('TypeError', `'${typeOf(callee).name}' object is not callable`);
}

/** Calls with positional arguments. */
export function callPositional(callee: Value, positional: readonly Value[], machine: Interpreter): Result {
  return call(callee, { positional, keywords: noKeywords }, machine);
}
