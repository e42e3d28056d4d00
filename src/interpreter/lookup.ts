import type { Interpreter } from './machine';
import { BoundMethod, ClassMethod, StaticMethod } from './objects/function';
import { slotMethod } from './objects/slotMethods';
import { objectType } from './objects/types';
import type { PythonObject, PythonType, Slots, Value } from './values';

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

/** A method found in a class, bound to an object. */
export function boundMethod(type: PythonType, name: string, value: Value, machine: Interpreter): Value | undefined {
  const found = findInType(type, name, machine);
  if (found === undefined || found === null) return undefined;
  if (found instanceof StaticMethod) return found.callee;
  if (found instanceof ClassMethod) return new BoundMethod(found.callee, type);
  return new BoundMethod(found, value);
}
