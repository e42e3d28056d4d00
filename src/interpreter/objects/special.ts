import type { Interpreter } from '../machine';
import { Builtin, Instance, PythonType, Unknown, type Value } from '../values';
import { PythonDictionary } from './dictionary';
import { PythonException } from './exception';
import { exceptionAttributes } from './exceptionAttributes';
import { BoundMethod, Property, PythonFunction } from './function';
import { namedMembers } from './proxy';
import { PythonTuple } from './tuple';
import { objectType, typeOf } from './types';

type Special = (value: Value, machine: Interpreter) => Value | undefined;

const plainName = (value: Value): Value | undefined => {
  if (value instanceof PythonFunction || value instanceof PythonType || value instanceof Builtin) return value.name;
  if (value instanceof BoundMethod) return plainName(value.callee);
  return undefined;
};

/** The base classes of a class, `object` where none is written. */
function basesOf(type: PythonType): readonly PythonType[] {
  if (type === objectType) return [];
  const direct = type.order.slice(1).filter((base) => {
    return !type.order.slice(1).some((other) => other !== base && other.order.includes(base));
  });
  return direct.length > 0 ? direct : [objectType];
}

function documentation(value: Value): Value | undefined {
  const node = value instanceof PythonFunction ? value.node : undefined;
  const first = node?.kind === 'Function' ? node.body[0] : undefined;
  if (first?.kind === 'Expression' && first.value.kind === 'Constant' && typeof first.value.value === 'string') {
    return first.value.value;
  }
  if (value instanceof PythonFunction) return null;
  return value instanceof PythonType && value.module === '__main__' ? null : new Unknown('__doc__ is not evaluated');
}

/** Attributes that Python keeps in the object structure and not in a dictionary. */
const specials: Readonly<Record<string, Special>> = {
  __class__: (value) => typeOf(value),
  __name__: plainName,
  __qualname__: (value) =>
    value instanceof PythonFunction || value instanceof PythonType
      ? (value.qualifiedName ?? value.name)
      : plainName(value),
  __module__: (value) =>
    value instanceof PythonType
      ? value.module
      : value instanceof PythonFunction
        ? '__main__'
        : value instanceof Instance
          ? value.type.module
          : undefined,
  __doc__: documentation,
  __mro__: (value) => {
    if (!(value instanceof PythonType)) return undefined;
    return new PythonTuple(value.order.includes(objectType) ? value.order : [...value.order, objectType]);
  },
  __bases__: (value) => (value instanceof PythonType ? new PythonTuple(basesOf(value)) : undefined),
  __base__: (value) => (value instanceof PythonType ? (basesOf(value)[0] ?? null) : undefined),
  __dict__: (value) => {
    const attributes =
      value instanceof PythonType ? value.dictionary : value instanceof Instance ? value.attributes : undefined;
    return attributes && new PythonDictionary(attributes);
  },
  __members__: (value) => (value instanceof PythonType ? namedMembers(value) : undefined),
  __func__: (value) => (value instanceof BoundMethod ? value.callee : undefined),
  __self__: (value) => (value instanceof BoundMethod ? value.self : undefined),
  __wrapped__: () => undefined,
  __defaults__: (value) => {
    if (!(value instanceof PythonFunction)) return undefined;
    const defaults = value.parameters.filter(({ kind }) => kind !== 'keyword').map((parameter) => parameter.default);
    const given = defaults.filter((item) => item !== undefined);
    return given.length > 0 ? new PythonTuple(given) : null;
  },
  fget: (value) => (value instanceof Property ? value.getter : undefined),
  setter: (value) =>
    value instanceof Property
      ? new Builtin('setter', ({ positional }) => new Property(value.getter, positional[0] ?? null, value.deleter))
      : undefined,
  getter: (value) =>
    value instanceof Property
      ? new Builtin('getter', ({ positional }) => new Property(positional[0] ?? null, value.setter, value.deleter))
      : undefined,
  deleter: (value) =>
    value instanceof Property
      ? new Builtin('deleter', ({ positional }) => new Property(value.getter, value.setter, positional[0] ?? null))
      : undefined,
};

export function specialAttribute(value: Value, name: string, machine: Interpreter): Value | undefined {
  if (value instanceof PythonException && Object.hasOwn(exceptionAttributes, name))
    return exceptionAttributes[name]?.(value);
  return Object.hasOwn(specials, name) ? specials[name]?.(value, machine) : undefined;
}
