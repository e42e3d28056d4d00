import { PythonTuple } from '../../objects/tuple';
import { PythonType, type Value } from '../../values';

/** Abstract classes and the classes that count as theirs; `*` where any class with the method may. */
const rows: Readonly<Record<string, string>> = {
  Iterable:
    'list tuple dict set frozenset str bytes range generator dict_keys dict_values dict_items deque enumerate zip map filter',
  Iterator: 'generator enumerate zip map filter',
  Generator: 'generator',
  Sequence: 'list tuple str bytes range',
  MutableSequence: 'list deque',
  Collection: 'list tuple dict set frozenset str bytes range deque',
  Container: 'list tuple dict set frozenset str bytes range deque',
  Sized: 'list tuple dict set frozenset str bytes range deque',
  Mapping: 'dict',
  MutableMapping: 'dict',
  Set: 'set frozenset dict_keys',
  MutableSet: 'set',
  Callable: 'function method builtin_function_or_method type partial',
  Hashable: 'int float str bool bytes tuple NoneType frozenset function range type',
};

/** `collections.abc`. */
export function abstractTypes(): Map<string, Value> {
  const types = new Map<string, Value>();
  for (const [name, classes] of Object.entries(rows)) {
    const type = new PythonType(name, 'collections.abc');
    type.dictionary.set('<instances>', new PythonTuple(classes.split(' ')));
    types.set(name, type);
  }
  return types;
}

/** `numbers`: the numeric tower. */
export function numberTypes(): [string, Value][] {
  const tower: Readonly<Record<string, string>> = {
    Number: 'int bool float complex',
    Complex: 'int bool float complex',
    Real: 'int bool float',
    Rational: 'int bool',
    Integral: 'int bool',
  };
  return Object.entries(tower).map(([name, classes]): [string, Value] => {
    const type = new PythonType(name, 'numbers');
    type.dictionary.set('<instances>', new PythonTuple(classes.split(' ')));
    return [name, type];
  });
}
