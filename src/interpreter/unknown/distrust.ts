import type { Interpreter } from '../machine';
import { PythonFunction } from '../objects/function';
import { PythonGenerator } from '../objects/generator';
import { PythonModule, PythonObject, PythonType, Unknown, type Value } from '../values';

/** Marks everything that can be reached from a value as possibly changed; gives the functions met on the way. */
export function distrust(value: Value | undefined, unknown: Unknown, machine: Interpreter): PythonFunction[] {
  const functions: PythonFunction[] = [];
  const pending: (Value | undefined)[] = [value];
  const seen = new Set<PythonObject>();
  while (pending.length > 0) {
    const object = pending.pop();
    if (!(object instanceof PythonObject) || seen.has(object)) continue;
    seen.add(object);
    if (!object.isFixed && !object.distrusted) {
      object.distrusted = unknown;
      machine.distrustedObjects.add(object);
    }
    if (object.tensor) {
      const { storage } = object.tensor;
      storage.errors = new Float64Array(storage.values.length).fill(Number.POSITIVE_INFINITY);
    }
    if (object instanceof PythonFunction) functions.push(object);
    for (const part of parts(object)) pending.push(part);
  }
  return functions;
}

/** The objects that an object of any library holds in its properties, lists and maps. */
function parts(object: PythonObject): PythonObject[] {
  if (object instanceof PythonType || object instanceof PythonModule || object instanceof Unknown) return [];
  const found: PythonObject[] = [];
  const gather = (held: unknown): void => {
    if (held instanceof PythonObject) found.push(held);
    else if (Array.isArray(held) || held instanceof Set) for (const item of held) gather(item);
    else if (held instanceof Map) for (const item of held.values()) gather(item);
  };
  for (const [name, held] of Object.entries(object)) if (name !== 'type' && name !== 'distrusted') gather(held);
  if (object instanceof PythonGenerator) gather(object.reach());
  return found;
}

/** What a library keeps between calls may have moved. */
export function distrustLibrary(moduleName: string, reason: string, machine: Interpreter, functionName?: string): void {
  const library = machine.findLibrary(moduleName);
  if (functionName !== undefined && library?.isPure?.(functionName)) return;
  for (const key of library?.stateKeys ?? []) machine.distrust(key, reason);
}

/** The same for every library the program has imported. */
export function distrustLibraries(functionName: string, reason: string, machine: Interpreter): void {
  for (const library of machine.libraries) {
    if (library.isPure?.(functionName)) continue;
    for (const key of library.stateKeys ?? []) machine.distrust(key, reason);
  }
}
