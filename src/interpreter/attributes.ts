import { bindAttribute } from './binding';
import { type Super, superAttribute, superType } from './builtins/super';
import { call } from './call';
import { exceptionType } from './exceptions';
import { boundMethod, findInType, findWritten } from './lookup';
import type { Interpreter } from './machine';
import { attributesOf, isComplete } from './objects/attributeTable';
import { PythonException, Raised } from './objects/exception';
import { Property } from './objects/function';
import { membersKey } from './objects/membersKey';
import { numberAttribute } from './objects/numberMethods';
import { mayHave, namesOfModule } from './objects/realNames';
import { specialAttribute } from './objects/special';
import { typeOf } from './objects/types';
import { resumableFor } from './resumable';
import { unknownMember } from './unknown/member';
import {
  ApproximateFloat,
  ApproximateText,
  Builtin,
  finish,
  Instance,
  noKeywords,
  PythonModule,
  PythonObject,
  PythonType,
  type Result,
  type Slots,
  Unknown,
  type Value,
} from './values';

/** `value.name`, or Python's AttributeError. */
export function getAttribute(value: Value, name: string, machine: Interpreter): Result {
  const found = findAttribute(value, name, machine);
  if (found !== undefined) return found;
  const getter = value instanceof PythonObject ? boundMethod(typeOf(value), '__getattr__', value, machine) : undefined;
  if (getter !== undefined) {
    return withReceiver(call(getter, { positional: [name], keywords: noKeywords }, machine), value, name);
  }
  const library = libraryType(value);
  if (library && !name.startsWith('__')) {
    const unknown = new Unknown(`${library.module}.${library.name}.${name} is not evaluated`);
    return unknownMember(unknown, value as PythonObject, name);
  }
  if (mayHave(value, name)) return new Unknown(`${described(value)}.${name} is not evaluated`);
  if (value instanceof Builtin && machine.builtins.get(value.name) !== value)
    return new Unknown(`the attribute ${name} of ${value.name} is not evaluated`);
  const exception = new PythonException(exceptionType('AttributeError'), [missingAttribute(value, name)]);
  exception.receiver = { object: value, name };
  throw new Raised(exception);
}

/** An AttributeError that a method of the program raises learns what was asked for which name, for the traceback's suggestion. */
function* withReceiver(result: Result, object: Value, name: string): Generator<void, Value> {
  try {
    return yield* finish(result);
  } catch (error) {
    if (error instanceof Raised && error.exception.type.name === 'AttributeError')
      error.exception.receiver ??= { object, name };
    throw error;
  }
}

/** The library class an object is of, whose attributes may be more than those evaluated. */
function libraryType(value: Value): PythonType | undefined {
  if (!(value instanceof PythonObject)) return undefined;
  return value.type.order.find((base) => base.module !== 'builtins' && base.module !== '__main__' && !isComplete(base));
}

export const described = (value: Value): string =>
  value instanceof PythonModule || value instanceof PythonType ? value.name : typeOf(value).name;

/** Whether a class attribute is a member of an Enum class. */
export const isMember = (type: PythonType, value: Value | undefined): boolean =>
  type.dictionary.has(membersKey) && value instanceof Instance && value.type === type;

/** Whether a class attribute decides on assignments: an object of the program's with `__set__`. */
const isDataDescriptor = (value: Value | undefined): boolean =>
  value instanceof Instance && findWritten(value.type, '__set__') !== undefined;

/** CPython's words for an attribute that is not there. */
export function missingAttribute(value: Value, name: string): string {
  if (value instanceof PythonType && value.dictionary.has(membersKey)) return name;
  if (value instanceof PythonModule) return `module '${value.name}' has no attribute '${name}'`;
  if (value instanceof PythonType) return `type object '${value.name}' has no attribute '${name}'`;
  return `'${typeOf(value).name}' object has no attribute '${name}'`;
}

/** The attribute, undefined where there is none before `__getattr__`. */
export function findAttribute(value: Value, name: string, machine: Interpreter): Result | undefined {
  if (value instanceof PythonObject) {
    if (value instanceof Unknown || value.distrusted) {
      const unknown = value instanceof Unknown ? value : value.distrusted;
      return unknown && name === 'backward' ? unknownMember(unknown, value, name) : unknown;
    }
    if (value instanceof ApproximateFloat || value instanceof ApproximateText) {
      return new Unknown(`.${name} of an approximate value`);
    }
    if (value instanceof PythonModule) return moduleAttribute(value, name, machine);
    if (value instanceof PythonType) return typeAttribute(value, name, machine);
  }
  const type = typeOf(value);
  if (type === superType) return superAttribute(value as Super, name, machine);
  const inType = findInType(type, name, machine);
  if (inType !== undefined && ((inType instanceof Property && !inType.caches) || isDataDescriptor(inType)))
    return bindAttribute(inType, value, type, machine, name);
  const own = attributesOf(value)?.get(name);
  if (own !== undefined) return own;
  if (inType instanceof Property) return cachedProperty(inType, value, name, machine);
  if (inType !== undefined) return bindAttribute(inType, value, type, machine);
  if (value instanceof PythonObject) {
    for (const base of type.order) {
      const { getAttribute: slot } = base.slots as Slots<PythonObject>;
      const result = slot && resumableFor(value, () => slot(value, name, machine));
      if (result instanceof Unknown) return unknownMember(result, value, name);
      if (result !== undefined) return result;
    }
  }
  const special = specialAttribute(value, name, machine);
  return special === undefined ? numberAttribute(value, name) : special;
}

function* cachedProperty(property: Property, value: Value, name: string, machine: Interpreter): Generator<void, Value> {
  const result = yield* finish(call(property.getter, { positional: [value], keywords: noKeywords }, machine));
  if (value instanceof Instance) value.attributes.set(name, result);
  return result;
}

/** What a module holds under a name, the program's own settings first. */
export function memberOf(module: PythonModule, name: string, machine: Interpreter): Value | undefined {
  const set = machine.overlays.get(module)?.get(name);
  return set === undefined ? module.members.get(name) : set;
}

function moduleAttribute(module: PythonModule, name: string, machine: Interpreter): Value | undefined {
  const found = memberOf(module, name, machine);
  if (found !== undefined) return found;
  if (name === '__name__') return module.name;
  if (module.missing) return module.missing(name);
  if (namesOfModule(module.name)?.has(name) === false) return undefined;
  return new Unknown(`${module.name}.${name} is not evaluated`, undefined, module.name);
}

function typeAttribute(type: PythonType, name: string, machine: Interpreter): Result | undefined {
  const found = findInType(type, name, machine);
  if (found !== undefined) return bindAttribute(found, undefined, type, machine);
  const special = specialAttribute(type, name, machine);
  return special;
}
