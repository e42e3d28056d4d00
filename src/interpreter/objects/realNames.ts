import { classNames, moduleNames } from '../pythonNames.generated';
import { PythonModule, PythonObject, PythonType, type Value } from '../values';
import { attributesOf, isComplete } from './attributeTable';
import { PythonList } from './list';
import { PythonTuple } from './tuple';
import { objectType, typeOf } from './types';

const sets = new Map<string, ReadonlySet<string>>();

function setOf(table: Readonly<Record<string, string>>, key: string): ReadonlySet<string> | undefined {
  const names = Object.hasOwn(table, key) ? table[key] : undefined;
  if (names === undefined) return undefined;
  const known = sets.get(key) ?? new Set(names.split(' '));
  sets.set(key, known);
  return known;
}

/** All names of a module of Python's own; undefined for any other. */
export const namesOfModule = (name: string): ReadonlySet<string> | undefined => setOf(moduleNames, name);

/** What Python adds to every class that is written in a program. */
const ofEveryClass = new Set(['__module__', '__dict__', '__weakref__', '__doc__']);
/** What some classes that are written in a program have: made from what stands in them or by a decorator. */
const ofSomeClasses = new Set(
  (
    '__annotations__ __orig_bases__ __parameters__ __dataclass_fields__ __dataclass_params__ __match_args__ __abstractmethods__ ' +
    '__slots__ __total__ __required_keys__ __optional_keys__ _abc_impl _is_protocol'
  ).split(' '),
);

/** The names a class itself holds; undefined where they are not all known. */
function ownNames(type: PythonType): ReadonlySet<string> | undefined {
  if (type.module === '__main__') return new Set([...ofEveryClass, ...type.dictionary.keys()]);
  const table = setOf(classNames, `${type.module}.${type.name}`);
  return table ?? (isComplete(type) ? new Set(type.dictionary.keys()) : undefined);
}

/** The class of a class, as far as it adds names. */
function metaclassNames(type: PythonType): readonly string[] {
  const keys = ['builtins.type'];
  if (type.order.some(({ module }) => module === 'enum')) keys.push('enum.EnumType');
  if (type.order.some(({ module }) => module === 'abc')) keys.push('abc.ABCMeta');
  return keys.flatMap((key) => [...(setOf(classNames, key) ?? [])]);
}

/** The names that the attributes of an object may have where its class and all its bases define `__slots__`; undefined where any name will do. */
export function slotNames(type: PythonType): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const base of type.order) {
    if (base.module !== '__main__') {
      if (base !== objectType && !/^(abc|typing)$/.test(base.module)) return undefined;
      continue;
    }
    const slots = base.dictionary.get('__slots__');
    if (typeof slots === 'string') names.add(slots);
    else if (slots instanceof PythonTuple || slots instanceof PythonList)
      for (const name of slots.items) names.add(String(name));
    else return undefined;
  }
  return type.order.length === 0 || names.has('__dict__') ? undefined : names;
}

/** Whether the real object has, or may have, an attribute of this name that is not evaluated here. */
export function mayHave(value: Value, name: string): boolean {
  if (value instanceof PythonModule) return namesOfModule(value.name)?.has(name) ?? true;
  const type = value instanceof PythonType ? value : typeOf(value);
  if (value instanceof PythonType && metaclassNames(value).includes(name)) return true;
  return typesMayHave([...type.order, objectType], name);
}

/** Whether one of these classes has, or may have, an attribute of this name. */
export function typesMayHave(types: readonly PythonType[], name: string): boolean {
  return types.some((base) => {
    const names = ownNames(base);
    return names === undefined || names.has(name) || (base.module === '__main__' && ofSomeClasses.has(name));
  });
}

/** `dir(value)`; undefined where it is not known. */
export function directory(value: Value): string[] | undefined {
  if (value instanceof PythonModule) return namesOfModule(value.name) && [...(namesOfModule(value.name) ?? [])].sort();
  const names = new Set<string>();
  for (const base of [...(value instanceof PythonType ? value : typeOf(value)).order, objectType]) {
    const own = ownNames(base);
    if (own === undefined) return undefined;
    for (const name of own) if (!name.startsWith('<')) names.add(name);
  }
  if (value instanceof PythonObject) for (const name of attributesOf(value)?.keys() ?? []) names.add(name);
  return [...names].sort();
}
