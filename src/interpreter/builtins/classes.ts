import type { Interpreter } from '../machine';
import { PythonTuple } from '../objects/tuple';
import { floatType, isSubtype, noneType, strType, typeOf } from '../objects/types';
import { UnionType } from '../objects/union';
import { unknownOf } from '../unknown/among';
import { ApproximateFloat, ApproximateText, PythonType, Unknown, type Value } from '../values';

function realType(value: Value): PythonType {
  if (value instanceof ApproximateFloat) return floatType;
  return value instanceof ApproximateText ? strType : typeOf(value);
}

/** `isinstance(value, classes)`. */
export function isInstance(value: Value, classes: Value, machine: Interpreter): Value {
  const unknown = unknownOf(value) ?? unknownOf(classes);
  if (unknown) return unknown;
  const result = matchType(realType(value), classes);
  if (result !== undefined) return result;
  return machine.raise('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union');
}

/** `issubclass(type, classes)`. */
export function isSubclass(type: Value, classes: Value, machine: Interpreter): Value {
  if (!(type instanceof PythonType)) return machine.raise('TypeError', 'issubclass() arg 1 must be a class');
  const result = matchType(type, classes);
  if (result !== undefined) return result;
  return machine.raise('TypeError', 'issubclass() arg 2 must be a class, a tuple of classes, or a union');
}

function matchType(type: PythonType, classes: Value): boolean | Unknown | undefined {
  if (classes === null) return type === noneType;
  if (classes instanceof Unknown) return classes;
  if (classes instanceof PythonType) {
    if (classes.dictionary.has('<instances>')) return structural(type, classes);
    return isSubtype(type, classes);
  }
  const options =
    classes instanceof PythonTuple ? classes.items : classes instanceof UnionType ? classes.options : undefined;
  if (!options) return undefined;
  let unknown: Unknown | undefined;
  for (const option of options) {
    const result = matchType(type, option);
    if (result === undefined || result === true) return result;
    if (result instanceof Unknown) unknown ??= result;
  }
  return unknown ?? false;
}

/** Abstract classes that ask for methods: `<instances>` holds their names. */
function structural(type: PythonType, abstract: PythonType): boolean | Unknown {
  const names = abstract.dictionary.get('<instances>');
  if (isSubtype(type, abstract)) return true;
  if (!(names instanceof PythonTuple)) return new Unknown(`isinstance() with ${abstract.name}`);
  return names.items.some((name) => name === type.name || type.order.some((base) => base.name === name));
}
