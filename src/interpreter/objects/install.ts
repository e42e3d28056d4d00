import { removeAttribute, storeAttribute } from '../attributeStores';
import { makeComplex } from '../builtins/complex';
import { makeBool, makeFloat, makeInt, makeStr } from '../builtins/convert';
import { allocate } from '../classes';
import { baseExceptionType } from '../exceptions';
import { itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { reprOf, strOf } from '../text/repr';
import { textValue } from '../text/textValue';
import {
  type Arguments,
  Builtin,
  type Evaluation,
  finish,
  type Machine,
  PythonObject,
  PythonType,
  type Result,
  typeType,
  Unknown,
  type Value,
} from '../values';
import { bytesMethods, bytesSlots, makeBytes } from './bytes';
import { classSlots } from './classSlots';
import { complexType } from './complex';
import { complexMethods, complexSlots } from './complexMethods';
import { DataInstance } from './dataInstance';
import { dictionaryType, PythonDictionary, updateDictionary } from './dictionary';
import { dictionaryMethods, fromKeys } from './dictionaryMethods';
import { PythonException } from './exception';
import { ClassMethod, classMethodType, Property, propertyType, StaticMethod, staticMethodType } from './function';
import { installGenerator } from './generatorMethods';
import { addToSet } from './hashing';
import { extend, listType, PythonList } from './list';
import { listMethods } from './listMethods';
import { defineMethods } from './methods';
import { floatMethods, intMethods } from './numberMethods';
import { frozenSetType, PythonSet, setType } from './set';
import { frozenSetMethods, setMethods } from './setMethods';
import { strMethods } from './strMethods';
import { tupleMethods, tupleType } from './tuple';
import { boolType, bytesType, floatType, intType, noneType, notImplementedType, objectType, strType } from './types';
import { unionType } from './union';

const native = (name: string, run: (args: Arguments, machine: Interpreter) => Result): Builtin =>
  new Builtin(name, (args, machine: Machine) => run(args, machine as Interpreter), true);

function constructWith(type: PythonType, make: PythonType['construct']): void {
  Object.assign(type, { construct: make });
}

/** The value as an object of a subclass, where one is made. */
function* ofType(type: PythonType, plain: PythonType, made: Evaluation): Evaluation {
  const value = yield* made;
  if (type === plain) return value;
  return typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string'
    ? new DataInstance(type, value)
    : new Unknown(`a ${type.name} of this`);
}

let installed = false;

/** Gives the built-in types their methods; done once, before the first run. */
export function installTypes(): void {
  if (installed) return;
  installed = true;
  defineMethods(listType, listMethods);
  defineMethods(tupleType, tupleMethods);
  defineMethods(dictionaryType, dictionaryMethods, (method) =>
    method === 'update' ? 'dict.update' : `dict.${method}`,
  );
  defineMethods(setType, setMethods);
  defineMethods(frozenSetType, frozenSetMethods);
  defineMethods(strType, strMethods);
  defineMethods(intType, intMethods);
  defineMethods(floatType, floatMethods);
  defineMethods(bytesType, bytesMethods);
  Object.assign(bytesType, { slots: bytesSlots });
  constructWith(bytesType, (_type, args, machine) => makeBytes(args, machine as Interpreter));
  defineMethods(complexType, complexMethods);
  Object.assign(complexType, { slots: complexSlots });
  dictionaryType.dictionary.set(
    'fromkeys',
    new ClassMethod(
      native('fromkeys', ({ positional: [, keys = null, value = null] }, machine) => fromKeys(keys, value, machine)),
    ),
  );
  strType.dictionary.set('maketrans', new StaticMethod(native('maketrans', translationTable)));
  constructWith(intType, (type, args, machine) => ofType(type, intType, makeInt(args, machine as Interpreter)));
  constructWith(boolType, (_type, args, machine) => makeBool(args, machine as Interpreter));
  constructWith(floatType, (type, args, machine) => ofType(type, floatType, makeFloat(args, machine as Interpreter)));
  constructWith(complexType, (_type, args, machine) => makeComplex(args, machine as Interpreter));
  constructWith(strType, (type, args, machine) => ofType(type, strType, makeStr(args, machine as Interpreter)));
  constructWith(noneType, () => null);
  constructWith(
    propertyType,
    (_type, { positional: [getter = null, setter = null, deleter = null], keywords }) =>
      new Property(keywords.get('fget') ?? getter, keywords.get('fset') ?? setter, deleter),
  );
  constructWith(staticMethodType, (_type, { positional: [callee = null] }) => new StaticMethod(callee));
  constructWith(classMethodType, (_type, { positional: [callee = null] }) => new ClassMethod(callee));
  constructWith(typeType, makeType);
  Object.assign(typeType, { slots: classSlots });
  Object.assign(notImplementedType, { slots: { repr: () => ({ text: 'NotImplemented', approximate: false }) } });
  constructWith(unionType, () => new Unknown('types.UnionType'));
  installInitialisers();
  installObject();
  installGenerator();
}

function makeType(_type: PythonType, { positional: [name, bases, body] }: Arguments): Result {
  const parents = bases instanceof PythonObject && 'items' in bases ? (bases.items as PythonType[]) : [];
  if (typeof name !== 'string' || !parents.every((base) => base instanceof PythonType))
    return new Unknown('type() with these arguments');
  const type = new PythonType(
    name,
    '__main__',
    parents.filter((base) => base !== objectType),
  );
  if (body instanceof PythonDictionary)
    for (const [key, value] of body.entries.values()) type.dictionary.set(String(key), value);
  return type;
}

function translationTable({ positional: [from = null, to = null, gone = null] }: Arguments): Value {
  const table = new PythonDictionary();
  if (from instanceof PythonDictionary) {
    for (const [key, value] of from.entries.values())
      table.set(typeof key === 'string' ? BigInt(key.codePointAt(0) ?? 0) : key, value);
    return table;
  }
  const code = (unit: string): bigint => BigInt(unit.codePointAt(0) ?? 0);
  const targets = [...String(to ?? '')];
  for (const [index, unit] of [...String(from ?? '')].entries()) table.set(code(unit), code(targets[index] ?? ''));
  for (const unit of String(gone ?? '')) table.set(code(unit), null);
  return table;
}

/** What `super().__init__(...)` does in subclasses of containers and exceptions. */
function installInitialisers(): void {
  const initialiser = (
    type: PythonType,
    fill: (self: Value, args: Arguments, machine: Interpreter) => Result,
  ): void => {
    type.dictionary.set(
      '__init__',
      native('__init__', ({ positional: [self = null, ...rest], keywords }, machine) =>
        fill(self, { positional: rest, keywords }, machine),
      ),
    );
  };
  initialiser(listType, function* (self, { positional: [source] }, machine) {
    if (self instanceof PythonList && source !== undefined) yield* extend(self, source, machine);
    return null;
  });
  initialiser(dictionaryType, function* (self, { positional: [source], keywords }, machine) {
    if (!(self instanceof PythonDictionary)) return null;
    if (source !== undefined) yield* updateDictionary(self, source, machine);
    for (const [name, value] of keywords) self.set(name, value);
    return null;
  });
  initialiser(setType, function* (self, { positional: [source] }, machine) {
    const items = source === undefined ? [] : yield* itemsOf(source, machine);
    if (self instanceof PythonSet && !(items instanceof Unknown))
      for (const item of items) yield* addToSet(self, item, machine);
    return null;
  });
  initialiser(baseExceptionType, (self, { positional }) => {
    if (self instanceof PythonException) self.args = positional;
    return null;
  });
  baseExceptionType.dictionary.set(
    'with_traceback',
    native('with_traceback', ({ positional: [self = null] }) => self),
  );
  baseExceptionType.dictionary.set(
    'add_note',
    native('add_note', ({ positional: [self = null, note = null] }) => {
      if (!(self instanceof PythonException)) return null;
      const notes = self.attributes.get('__notes__');
      if (notes instanceof PythonList) notes.items.push(note);
      else self.attributes.set('__notes__', new PythonList([note]));
      return null;
    }),
  );
}

function installObject(): void {
  const { dictionary } = objectType;
  dictionary.set(
    '__init__',
    native('__init__', () => null),
  );
  dictionary.set('__init_subclass__', new ClassMethod(native('__init_subclass__', () => null)));
  dictionary.set(
    '__new__',
    new StaticMethod(
      native('__new__', ({ positional: [type, ...rest], keywords }, machine) => {
        if (!(type instanceof PythonType)) return machine.raise('TypeError', 'object.__new__(): not enough arguments');
        const make = type.order.find((base) => base.construct)?.construct;
        const args = { positional: rest, keywords };
        return make ? make(type, args, machine) : allocate(type, args, machine, false);
      }),
    ),
  );
  dictionary.set(
    '__setattr__',
    native('__setattr__', function* ({ positional: [self = null, name = null, value = null] }, machine) {
      yield* finish(storeAttribute(self, String(name), value, machine));
      return null;
    }),
  );
  dictionary.set(
    '__delattr__',
    native('__delattr__', ({ positional: [self = null, name = null] }, machine) => {
      removeAttribute(self, String(name), machine);
      return null;
    }),
  );
  dictionary.set(
    '__str__',
    native('__str__', ({ positional: [self = null] }, machine) => textOf(self, strOf, machine)),
  );
  dictionary.set(
    '__format__',
    native('__format__', ({ positional: [self = null] }, machine) => textOf(self, strOf, machine)),
  );
  dictionary.set(
    '__repr__',
    native('__repr__', ({ positional: [self = null] }, machine) => textOf(self, reprOf, machine)),
  );
  dictionary.set(
    '__getattribute__',
    native('__getattribute__', ({ positional: [self = null, name = null] }, machine) =>
      machine.getAttribute(self, String(name)),
    ),
  );
  constructWith(objectType, (type, args, machine) =>
    allocate(type, args, machine as Interpreter, args.positional.length + args.keywords.size > 0),
  );
}

function* textOf(self: Value, convert: typeof strOf, machine: Interpreter): Generator<void, Value> {
  const text = yield* finish(convert(self, machine));
  return text instanceof Unknown ? text : textValue(text);
}
