import { call } from './call';
import { findInType } from './lookup';
import type { Interpreter } from './machine';
import { BoundMethod, ClassMethod, Property, PythonFunction, StaticMethod } from './objects/function';
import { typeOf } from './objects/types';
import { Builtin, Instance, noKeywords, type PythonType, type Result, type Value } from './values';

/** A class attribute as seen through an object (`value` undefined: through the class itself). */
export function bindAttribute(
  found: Value,
  value: Value | undefined,
  type: PythonType,
  machine: Interpreter,
  name = '',
): Result {
  if (found instanceof Builtin || found instanceof PythonFunction) {
    return value === undefined ? found : new BoundMethod(found, value);
  }
  if (found instanceof StaticMethod) return found.callee;
  if (found instanceof ClassMethod) return new BoundMethod(found.callee, type);
  if (found instanceof Property && value !== undefined) return readProperty(found, value, name, machine);
  if (found instanceof Instance) {
    const getter = findInType(found.type, '__get__', machine);
    if (getter !== undefined) {
      return call(new BoundMethod(getter, found), { positional: [value ?? null, type], keywords: noKeywords }, machine);
    }
  }
  return found;
}

function readProperty(property: Property, value: Value, name: string, machine: Interpreter): Result {
  if (property.getter === null)
    return machine.raise('AttributeError', `property '${name}' of '${typeOf(value).name}' object has no getter`);
  return call(property.getter, { positional: [value], keywords: noKeywords }, machine);
}
