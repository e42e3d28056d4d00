import { pausing } from '../../numeric/pausing';
import { isRaised } from '../iteration';
import { boundMethod, slotOf } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonDictionary } from '../objects/dictionary';
import { hashKey } from '../objects/hashing';
import { describe } from '../objects/key';
import { OpaqueHash } from '../objects/opaqueHash';
import { typeOf } from '../objects/types';
import { hashNumber } from '../operators/hash';
import { unknownOf } from '../unknown/among';
import { type Arguments, type Evaluation, Instance, PythonModule, PythonObject, Unknown, type Value } from '../values';

/** `getattr(value, name, default)`. */
export function* getAttributeOr(value: Value, name: Value, args: Arguments, machine: Interpreter): Evaluation {
  if (typeof name !== 'string') return unknownOf(name) ?? machine.raise('TypeError', 'attribute name must be string');
  try {
    return yield* machine.getAttribute(value, name);
  } catch (error) {
    if (args.positional.length > 2 && isRaised(error, 'AttributeError')) return args.positional[2] ?? null;
    throw error;
  }
}

/** `hasattr(value, name)`. */
export function* hasAttribute(value: Value, name: Value, machine: Interpreter): Evaluation {
  const unknown = unknownOf(value) ?? unknownOf(name);
  if (unknown) return unknown;
  const found = yield* getAttributeOr(value, name, { positional: [value, name, absent], keywords: new Map() }, machine);
  return found instanceof Unknown && found !== absent ? found : found !== absent;
}

const absent = new Unknown('absent');

/** `hash(value)`. */
export function* hash(value: Value, machine: Interpreter): Evaluation {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  const number = yield* pausing(() => hashNumber(value));
  if (number !== undefined) return number;
  const method = value instanceof PythonObject ? boundMethod(value.type, '__hash__', value, machine) : undefined;
  if (method !== undefined) return yield* machine.callWith(method);
  const key = yield* hashKey(value, machine);
  return key instanceof Unknown ? key : new OpaqueHash(describe(key));
}

/** `callable(value)`. */
export function callableOf(value: Value): Value {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  const names = ['function', 'method', 'builtin_function_or_method', 'type'];
  return (
    names.includes(typeOf(value).name) ||
    (value instanceof PythonObject && slotOf(value.type, 'call', '__call__') !== undefined)
  );
}

/** `vars(value)`. */
export function namespace(value: Value, machine: Interpreter): Value {
  if (value instanceof Instance || value instanceof PythonModule) {
    return value instanceof Instance ? new PythonDictionary(value.attributes) : new Unknown('vars() of a module');
  }
  if (value === null) return machine.frame ? new PythonDictionary(machine.frame.locals) : null;
  return machine.raise('TypeError', 'vars() argument must have __dict__ attribute');
}
