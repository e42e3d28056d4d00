import { callPositional } from '../call';
import { raised } from '../exceptions';
import { boundMethod, findInType, slotOf } from '../lookup';
import type { Interpreter } from '../machine';
import { BoundMethod, ClassMethod } from '../objects/function';
import { membersKey } from '../objects/membersKey';
import { PythonSlice } from '../objects/slice';
import { PythonTuple } from '../objects/tuple';
import { typeOf } from '../objects/types';
import { resumableFor } from '../resumable';
import { isPlane0 } from '../text/characters';
import { unknownOf } from '../unknown/among';
import { QuietUnknown } from '../unknown/quiet';
import {
  ApproximateText,
  type Evaluation,
  finish,
  PythonObject,
  PythonType,
  type Result,
  Unknown,
  type Value,
} from '../values';
import { indexOf, orUndecided, sliceIndices } from './subscript';

/** `object[index]`. */
export function getItem(object: Value, index: Value, machine: Interpreter): Result {
  return orUndecided(
    () => itemAt(object, index, machine),
    (unknown) => unknown,
  );
}

function itemAt(object: Value, index: Value, machine: Interpreter): Result {
  if (typeof object === 'string') return textItem(object, index, machine);
  const unknown = unknownOf(object) ?? unknownOf(index);
  if (unknown) return unknown;
  if (object instanceof ApproximateText) return new Unknown('characters of text whose digits are not known');
  if (object instanceof PythonType) return classItem(object, index, machine);
  if (object instanceof PythonObject) {
    const found = slotOf(object.type, 'getItem', '__getitem__');
    if (found?.method !== undefined) return callPositional(found.method, [object, index], machine);
    const slot = found?.slot;
    if (slot) return resumableFor(object, () => slot(object, index, machine));
  }
  return machine.raise('TypeError', `'${typeOf(object).name}' object is not subscriptable`);
}

function classItem(type: PythonType, index: Value, machine: Interpreter): Result {
  const members = type.dictionary.get(membersKey);
  if (members instanceof PythonTuple) {
    const member = typeof index === 'string' ? type.dictionary.get(index) : undefined;
    if (member !== undefined && members.items.includes(member)) return member;
    throw raised('KeyError', index);
  }
  if (type.module === 'builtins' && /^(list|dict|tuple|set|frozenset|type)$/.test(type.name)) return type;
  const method = findInType(type, '__class_getitem__', machine);
  if (method === undefined) return machine.raise('TypeError', `type '${type.name}' is not subscriptable`);
  const callee = method instanceof ClassMethod ? method.callee : method;
  return callPositional(new BoundMethod(callee, type), [index], machine);
}

function textItem(text: string, index: Value, machine: Interpreter): Result {
  const unknown = unknownOf(index);
  if (unknown) return unknown;
  const characters: string | string[] = isPlane0(text) ? text : [...text];
  if (index instanceof PythonSlice) {
    const { start, count, step } = sliceIndices(index, characters.length, machine);
    if (step === 1 && typeof characters === 'string') return characters.slice(start, start + count);
    machine.charge(count >> 3);
    const picked = Array.from({ length: count }, (_, position) => characters[start + position * step] ?? '');
    return picked.join('');
  }
  const position = indexOf(index, characters.length, 'string', machine);
  return characters[position] ?? '';
}

/** `object[index] = value`; an unknown index makes the object unknown. */
export function setItem(object: Value, index: Value, value: Value, machine: Interpreter): Result<void> {
  const unknown = unknownOf(object);
  if (unknown) {
    if (!(unknown instanceof QuietUnknown)) machine.note(unknown.reason);
    return;
  }
  const missing = unknownOf(index);
  if (missing && object instanceof PythonObject) {
    machine.markDistrusted(object, missing);
    return;
  }
  if (object instanceof PythonObject) {
    const found = slotOf(object.type, 'setItem', '__setitem__');
    if (found?.method !== undefined) return ignore(callPositional(found.method, [object, index, value], machine));
    if (found?.slot) {
      if (unknownOf(value) && object.type.module !== 'builtins' && object.type.module !== 'collections') {
        machine.markDistrusted(object, unknownOf(value) as Unknown);
        return;
      }
      const { slot } = found;
      return orUndecided(
        () => resumableFor(object, () => slot(object, index, value, machine)),
        (undecided) => machine.markDistrusted(object, undecided),
      );
    }
  }
  machine.raise('TypeError', `'${typeOf(object).name}' object does not support item assignment`);
}

function* ignore(result: Result): Evaluation<void> {
  yield* finish(result);
}

/** `del object[index]`. */
export function deleteItem(object: Value, index: Value, machine: Interpreter): Result<void> {
  const unknown = unknownOf(object) ?? unknownOf(index);
  if (unknown) {
    if (object instanceof PythonObject) machine.markDistrusted(object, unknown);
    return;
  }
  if (object instanceof PythonObject) {
    const method = boundMethod(object.type, '__delitem__', object, machine);
    if (method !== undefined) return ignore(callPositional(method, [index], machine));
    const slot = slotOf(object.type, 'deleteItem', '__delitem__')?.slot;
    if (slot)
      return orUndecided(
        () => slot(object, index, machine),
        (undecided) => machine.markDistrusted(object, undecided),
      );
  }
  machine.raise('TypeError', `'${typeOf(object).name}' object doesn't support item deletion`);
}
