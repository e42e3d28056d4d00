import { bindAttribute } from './binding';
import { type Super, superAttribute, superType } from './builtins/super';
import { call } from './call';
import { exceptionType } from './exceptions';
import { boundMethod, findInType, findWritten } from './lookup';
import type { Interpreter } from './machine';
import { attributesOf, isComplete } from './objects/attributeTable';
import { PythonDictionary } from './objects/dictionary';
import { PythonException, Raised } from './objects/exception';
import { Property } from './objects/function';
import { numberAttribute } from './objects/numberMethods';
import { mayHave, namesOfModule, slotNames } from './objects/realNames';
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
  PythonModule,
  PythonObject,
  PythonType,
  type Result,
  type Slots,
  Unknown,
  type Value,
} from './values';

const none: ReadonlyMap<string, Value> = new Map();

/** `value.name`, or Python's AttributeError. */
export function getAttribute(value: Value, name: string, machine: Interpreter): Result {
  const found = findAttribute(value, name, machine);
  if (found !== undefined) return found;
  const getter = value instanceof PythonObject ? boundMethod(typeOf(value), '__getattr__', value, machine) : undefined;
  if (getter !== undefined) return call(getter, { positional: [name], keywords: none }, machine);
  const library = libraryType(value);
  if (library && !name.startsWith('__')) {
    const unknown = new Unknown(`${library.module}.${library.name}.${name} is not evaluated`);
    return unknownMember(unknown, value as PythonObject, name);
  }
  if (mayHave(value, name)) return new Unknown(`${described(value)}.${name} is not evaluated`);
  if (value instanceof Builtin && machine.builtins.get(value.name) !== value)
    return new Unknown(`the attribute ${name} of ${value.name} is not evaluated`);
  const exception = new PythonException(exceptionType('AttributeError'), [missingAttribute(value, name)]);
  throw new Raised(exception, { object: value, name });
}

/** The library class an object is of, whose attributes may be more than those evaluated. */
function libraryType(value: Value): PythonType | undefined {
  if (!(value instanceof PythonObject)) return undefined;
  return value.type.order.find((base) => base.module !== 'builtins' && base.module !== '__main__' && !isComplete(base));
}

const described = (value: Value): string =>
  value instanceof PythonModule || value instanceof PythonType ? value.name : typeOf(value).name;

function missingAttribute(value: Value, name: string): string {
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
  if (inType instanceof Property && !inType.caches) return bindAttribute(inType, value, type, machine, name);
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
  const result = yield* finish(call(property.getter, { positional: [value], keywords: none }, machine));
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
  if (special !== undefined) return special;
  return undefined;
}

/** `value.name = item`. */
export function setAttribute(value: Value, name: string, item: Value, machine: Interpreter): Result<void> {
  if (value instanceof Unknown) return machine.note(value.reason);
  if (value instanceof PythonObject && value.distrusted) return;
  if (value instanceof PythonModule || value instanceof PythonType) {
    if (value instanceof PythonType && value.module === '__main__') value.dictionary.set(name, item);
    else if (value instanceof PythonType && value.module === 'builtins') {
      machine.raise('TypeError', `cannot set '${name}' attribute of immutable type '${value.name}'`);
    } else {
      const overlay = machine.overlays.get(value) ?? new Map<string, Value>();
      machine.overlays.set(value, overlay.set(name, item));
    }
    return;
  }
  const type = typeOf(value);
  const inType = findInType(type, name, machine);
  if (inType instanceof Property && !inType.caches) return writeProperty(inType, value, name, item, machine);
  const setter = value instanceof PythonObject ? findWritten(type, '__setattr__') : undefined;
  if (setter !== undefined)
    return ignoreValue(call(setter, { positional: [value, name, item], keywords: none }, machine));
  return storeAttribute(value, name, item, machine);
}

function writeProperty(
  property: Property,
  value: Value,
  name: string,
  item: Value,
  machine: Interpreter,
): Result<void> {
  if (property.setter === null) {
    machine.raise('AttributeError', `property '${name}' of '${typeOf(value).name}' object has no setter`);
  }
  return ignoreValue(call(property.setter, { positional: [value, item], keywords: none }, machine));
}

function ignoreValue(result: Result): Result<void> {
  return (function* () {
    yield* finish(result);
  })();
}

/** What `object.__setattr__` does: native slots first, then the object's own dictionary. */
export function storeAttribute(value: Value, name: string, item: Value, machine: Interpreter): Result<void> {
  if (value instanceof PythonObject) {
    for (const base of value.type.order) {
      const slots = base.slots as Slots<PythonObject>;
      const handled = slots.setAttribute?.(value, name, item, machine);
      if (handled === true) return;
      if (handled !== undefined && handled !== false) return storeAfter(handled, value, name, item, machine);
    }
  }
  return storeOwn(value, name, item, machine);
}

function* storeAfter(
  handled: Result<boolean>,
  value: Value,
  name: string,
  item: Value,
  machine: Interpreter,
): Generator<void, void> {
  if (!(yield* finish(handled))) storeOwn(value, name, item, machine);
}

function storeOwn(value: Value, name: string, item: Value, machine: Interpreter): void {
  if (value instanceof PythonException && name === 'args') {
    value.args = [item];
    return;
  }
  if (value instanceof Instance) {
    if (slotNames(value.type)?.has(name) === false) machine.raise('AttributeError', missingAttribute(value, name));
    value.attributes.set(name, item);
    return;
  }
  if (
    value instanceof PythonObject &&
    'attributes' in value &&
    !(value instanceof PythonDictionary && value.type.module === 'builtins')
  ) {
    const holder = value as PythonObject & { attributes: Map<string, Value> | undefined };
    if (value.type.module !== 'builtins' || value.type.name === 'function') {
      holder.attributes ??= new Map();
      holder.attributes.set(name, item);
      return;
    }
  }
  machine.raise('AttributeError', missingAttribute(value, name));
}

/** `del value.name`. */
export function deleteAttribute(value: Value, name: string, machine: Interpreter): Result<void> {
  if (value instanceof Unknown) return machine.note(value.reason);
  const inType = findInType(typeOf(value), name, machine);
  if (inType instanceof Property && !inType.caches) {
    if (inType.deleter === null)
      machine.raise('AttributeError', `property '${name}' of '${typeOf(value).name}' object has no deleter`);
    return ignoreValue(call(inType.deleter, { positional: [value], keywords: none }, machine));
  }
  const remover = value instanceof PythonObject ? findWritten(typeOf(value), '__delattr__') : undefined;
  if (remover !== undefined) return ignoreValue(call(remover, { positional: [value, name], keywords: none }, machine));
  return removeAttribute(value, name, machine);
}

/** What `object.__delattr__` does. */
export function removeAttribute(value: Value, name: string, machine: Interpreter): void {
  const attributes = value instanceof PythonType ? value.dictionary : attributesOf(value);
  if (attributes?.delete(name)) return;
  for (const { slots } of value instanceof PythonObject && !(value instanceof PythonType) ? value.type.order : []) {
    if ((slots as Slots<PythonObject>).deleteAttribute?.(value as PythonObject, name, machine)) return;
  }
  if (mayHave(value, name)) machine.note(`del ${described(value)}.${name} is not evaluated`);
  else machine.raise('AttributeError', missingAttribute(value, name));
}
