import { described, isMember, missingAttribute } from './attributes';
import { call } from './call';
import { findInType, findWritten } from './lookup';
import type { Interpreter } from './machine';
import { attributesOf } from './objects/attributeTable';
import { PythonDictionary } from './objects/dictionary';
import { PythonException } from './objects/exception';
import { Property } from './objects/function';
import { membersKey } from './objects/membersKey';
import { mayHave, slotNames } from './objects/realNames';
import { typeOf } from './objects/types';
import {
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

/** `value.name = item`. */
export function setAttribute(value: Value, name: string, item: Value, machine: Interpreter): Result<void> {
  if (value instanceof Unknown) return machine.note(value.reason);
  if (value instanceof PythonObject && value.distrusted) return;
  if (value instanceof PythonModule || value instanceof PythonType) {
    if (value instanceof PythonType && isMember(value, value.dictionary.get(name)))
      machine.raise('AttributeError', `cannot reassign member '${name}'`);
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
  const descriptor = inType instanceof Instance ? findWritten(inType.type, '__set__') : undefined;
  if (inType !== undefined && descriptor !== undefined)
    return ignoreValue(call(descriptor, { positional: [inType, value, item], keywords: noKeywords }, machine));
  const setter = value instanceof PythonObject ? findWritten(type, '__setattr__') : undefined;
  if (setter !== undefined)
    return ignoreValue(call(setter, { positional: [value, name, item], keywords: noKeywords }, machine));
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
  return ignoreValue(call(property.setter, { positional: [value, item], keywords: noKeywords }, machine));
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
    if (value.type.dictionary.has(membersKey) && (name === 'name' || name === 'value'))
      machine.raise('AttributeError', `<enum 'Enum'> cannot set attribute '${name}'`);
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
    return ignoreValue(call(inType.deleter, { positional: [value], keywords: noKeywords }, machine));
  }
  const remover = value instanceof PythonObject ? findWritten(typeOf(value), '__delattr__') : undefined;
  if (remover !== undefined)
    return ignoreValue(call(remover, { positional: [value, name], keywords: noKeywords }, machine));
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
