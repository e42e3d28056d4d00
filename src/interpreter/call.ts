import { instantiate } from './classes';
import { slotOf } from './lookup';
import type { Interpreter } from './machine';
import { BoundMethod, ClassMethod, PythonFunction, StaticMethod } from './objects/function';
import { typeOf } from './objects/types';
import { orUndecided } from './operators/subscript';
import { unknownAmong, unknownOf } from './unknown/among';
import { unknownCall } from './unknown/effects';
import { QuietUnknown } from './unknown/quiet';
import { type Arguments, Builtin, noKeywords, PythonObject, PythonType, type Result, type Value } from './values';

/** `callee(*args)`. */
export function call(callee: Value, args: Arguments, machine: Interpreter): Result {
  if (callee instanceof BoundMethod) {
    return call(callee.callee, { positional: [callee.self, ...args.positional], keywords: args.keywords }, machine);
  }
  if (callee instanceof PythonFunction) return callee.call(args);
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
