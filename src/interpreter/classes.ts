import { call } from './call';
import { findInType } from './lookup';
import type { Interpreter } from './machine';
import { BoundMethod, PythonFunction, StaticMethod } from './objects/function';
import { membersKey } from './objects/membersKey';
import { isSubtype, objectType, typeOf } from './objects/types';
import {
  type Arguments,
  finish,
  Instance,
  PythonObject,
  type PythonType,
  type Result,
  typeType,
  Unknown,
  type Value,
} from './values';

/** `Type(...)`: `__new__`, then `__init__`. */
export function instantiate(type: PythonType, args: Arguments, machine: Interpreter): Result {
  if (type === typeType && args.positional.length === 1) {
    const [value = null] = args.positional;
    return (
      (value instanceof PythonObject ? value.distrusted : undefined) ??
      (value instanceof Unknown ? value : typeOf(value))
    );
  }
  if (type.dictionary.has(membersKey) && type.construct) return type.construct(type, args, machine);
  const maker = userMethod(type, '__new__');
  const initialiser = ownInitialiser(type);
  if (maker !== undefined) return makeAndInitialise(type, maker, args, machine);
  const construct = type.order.find((base) => base.construct)?.construct;
  if (initialiser === undefined) {
    if (construct) return construct(type, args, machine);
    return allocate(type, args, machine, args.positional.length + args.keywords.size > 0);
  }
  return initialise(
    type,
    construct?.(type, fillsLater(type) ? noArguments : args, machine) ?? allocate(type, args, machine, false),
    args,
    machine,
  );
}

const noArguments: Arguments = { positional: [], keywords: new Map() };

/** Containers are filled by `__init__`, so a subclass with its own gets an empty one. */
const fillsLater = (type: PythonType): boolean =>
  type.order.some(
    (base) => base.module === 'builtins' && (base.name === 'list' || base.name === 'dict' || base.name === 'set'),
  );

/** `__init__` unless it is that of a built-in type, whose constructor does it all. */
function ownInitialiser(type: PythonType): Value | undefined {
  const owner = type.order.find((base) => base.dictionary.has('__init__') && base !== objectType);
  return owner?.construct && owner.module === 'builtins' ? undefined : owner?.dictionary.get('__init__');
}

function userMethod(type: PythonType, name: string): Value | undefined {
  for (const base of type.order) {
    const found = base.dictionary.get(name);
    if (found !== undefined && base !== objectType) return found;
  }
  return undefined;
}

/** A plain object of a class, or Python's TypeError for arguments and abstract methods. */
export function allocate(type: PythonType, _args: Arguments, machine: Interpreter, hasArguments: boolean): Value {
  if (type.module !== '__main__' && type.module !== 'builtins' && type.module !== 'abc') {
    return new Unknown(`${type.module}.${type.name}() is not evaluated`);
  }
  if (hasArguments) machine.raise('TypeError', `${type.name}() takes no arguments`);
  const abstract = abstractMethods(type);
  if (abstract.length > 0) {
    const plural = abstract.length === 1 ? '' : 's';
    const list = abstract.sort().join(', ');
    machine.raise('TypeError', `Can't instantiate abstract class ${type.name} with abstract method${plural} ${list}`);
  }
  return new Instance(type);
}

function abstractMethods(type: PythonType): string[] {
  if (!type.order.some((base) => base.name === 'ABC' || base.dictionary.has('__abstract_class__'))) return [];
  const names = new Set(type.order.flatMap((base) => [...base.dictionary.keys()]));
  return [...names].filter((name) => {
    const found = type.order.map((base) => base.dictionary.get(name)).find((value) => value !== undefined);
    return found !== undefined && isAbstract(found);
  });
}

function isAbstract(value: Value): boolean {
  if (value instanceof PythonFunction) return value.attributes?.get('__isabstractmethod__') === true;
  if (value instanceof PythonObject && 'callee' in value) return isAbstract((value as StaticMethod).callee);
  if (value instanceof PythonObject && 'getter' in value)
    return isAbstract((value as unknown as { getter: Value }).getter);
  return false;
}

function* makeAndInitialise(
  type: PythonType,
  maker: Value,
  args: Arguments,
  machine: Interpreter,
): Generator<void, Value> {
  const callee = maker instanceof StaticMethod ? maker.callee : maker;
  const made = yield* finish(
    call(callee, { positional: [type, ...args.positional], keywords: args.keywords }, machine),
  );
  if (!isSubtype(typeOf(made), type) || userMethod(type, '__init__') === undefined) return made;
  return yield* initialise(type, made, args, machine);
}

function* initialise(type: PythonType, made: Result, args: Arguments, machine: Interpreter): Generator<void, Value> {
  const object = yield* finish(made);
  const initialiser = findInType(type, '__init__', machine);
  if (initialiser === undefined) return object;
  const result = yield* finish(call(new BoundMethod(initialiser, object), args, machine));
  if (result !== null && !(result instanceof PythonObject)) {
    machine.raise('TypeError', `__init__() should return None, not '${typeOf(result).name}'`);
  }
  return object;
}
