import { call } from './call';
import type { Interpreter } from './machine';
import { BoundMethod, ClassMethod, Property, PythonFunction, StaticMethod } from './objects/function';
import { slotMethod } from './objects/slotMethods';
import { objectType } from './objects/types';
import { Builtin, Instance, type PythonObject, type PythonType, type Result, type Slots, type Value } from './values';

/** An attribute of a class, searched in method resolution order. */
export function findInType(type: PythonType, name: string, machine: Interpreter): Value | undefined {
  const special = name.startsWith('__');
  for (const base of type.order) {
    const set = machine.overlays.get(base)?.get(name);
    if (set !== undefined) return set;
    const found = base.dictionary.get(name);
    if (found !== undefined) return found;
    const slot = special ? slotMethod(base, name) : undefined;
    if (slot) return slot;
  }
  return objectType.dictionary.get(name);
}

/** An attribute written in a class or its bases, `object` and slots apart. */
export function findWritten(type: PythonType, name: string): Value | undefined {
  for (const base of type.order) {
    const found = base.dictionary.get(name);
    if (found !== undefined && base !== objectType) return found;
  }
  return undefined;
}

/** What a slot or dunder method of a class is: the nearest of the two in method resolution order. */
export interface FoundSlot<Name extends keyof Slots<PythonObject>> {
  readonly slot?: NonNullable<Slots<PythonObject>[Name]>;
  readonly method?: Value;
}

export function slotOf<Name extends keyof Slots<PythonObject>>(
  type: PythonType,
  name: Name,
  dunder: string,
): FoundSlot<Name> | undefined {
  for (const base of type.order) {
    const method = base.dictionary.get(dunder);
    if (method !== undefined) return { method };
    const slot = (base.slots as Slots<PythonObject>)[name];
    if (slot) return { slot: slot as NonNullable<Slots<PythonObject>[Name]> };
  }
  return undefined;
}

/** A class attribute as seen through an object (`value` undefined: through the class itself). */
export function bindAttribute(found: Value, value: Value | undefined, type: PythonType, machine: Interpreter): Result {
  if (found instanceof Builtin || found instanceof PythonFunction) {
    return value === undefined ? found : new BoundMethod(found, value);
  }
  if (found instanceof StaticMethod) return found.callee;
  if (found instanceof ClassMethod) return new BoundMethod(found.callee, type);
  if (found instanceof Property && value !== undefined) return readProperty(found, value, machine);
  if (found instanceof Instance) {
    const getter = findInType(found.type, '__get__', machine);
    if (getter !== undefined) {
      return call(new BoundMethod(getter, found), { positional: [value ?? null, type], keywords: new Map() }, machine);
    }
  }
  return found;
}

function readProperty(property: Property, value: Value, machine: Interpreter): Result {
  if (property.getter === null) return machine.raise('AttributeError', 'unreadable attribute');
  return call(property.getter, { positional: [value], keywords: new Map() }, machine);
}

/** A method found in a class, bound to an object. */
export function boundMethod(type: PythonType, name: string, value: Value, machine: Interpreter): Value | undefined {
  const found = findInType(type, name, machine);
  if (found === undefined || found === null) return undefined;
  if (found instanceof StaticMethod) return found.callee;
  if (found instanceof ClassMethod) return new BoundMethod(found.callee, type);
  return new BoundMethod(found, value);
}
