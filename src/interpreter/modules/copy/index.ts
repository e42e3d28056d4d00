import { callPositional } from '../../call';
import { boundMethod } from '../../lookup';
import type { Interpreter } from '../../machine';
import { copyEntries, PythonDictionary } from '../../objects/dictionary';
import { PythonFunction } from '../../objects/function';
import { PythonList } from '../../objects/list';
import { PythonSet } from '../../objects/set';
import { PythonTuple } from '../../objects/tuple';
import { unknownOf } from '../../unknown/among';
import {
  Builtin,
  type Evaluation,
  finish,
  Instance,
  PythonModule,
  PythonObject,
  PythonType,
  Unknown,
  type Value,
} from '../../values';
import { functionsFrom, standardLibrary } from '../standard/define';

/** Copies made so far, so that what is shared stays shared. */
type Memory = Map<PythonObject, Value>;

function* shallow(value: Value, machine: Interpreter): Evaluation {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  if (value instanceof PythonList) return new PythonList(value.items.slice(), value.type);
  if (value instanceof PythonDictionary)
    return yield* copyEntries([value], new PythonDictionary([], value.type), machine);
  if (value instanceof PythonSet) return yield* copySet(value, machine);
  return yield* other(value, '__copy__', [], machine, (item) => item);
}

function* copySet(value: PythonSet, machine: Interpreter): Evaluation<PythonSet> {
  const copy = new PythonSet([], value.type);
  yield* copy.copy(value, machine);
  return copy;
}

function* deep(value: Value, memory: Memory, machine: Interpreter): Evaluation {
  const unknown = unknownOf(value);
  if (unknown || !(value instanceof PythonObject)) return unknown ?? value;
  const known = memory.get(value);
  if (known !== undefined) return known;
  machine.charge(1);
  const inner = function* (item: Value): Evaluation {
    machine.meter.tick();
    if (machine.meter.due()) yield;
    return item instanceof PythonObject ? yield* machine.spawn(deep(item, memory, machine)) : item;
  };
  if (value instanceof PythonList) {
    const copy = new PythonList([], value.type);
    memory.set(value, copy);
    for (const item of value.items) copy.items.push(yield* inner(item));
    return copy;
  }
  if (value instanceof PythonTuple) {
    const items: Value[] = [];
    for (const item of value.items) items.push(yield* inner(item));
    return new PythonTuple(items, value.type);
  }
  if (value instanceof PythonDictionary) {
    const copy = new PythonDictionary([], value.type);
    memory.set(value, copy);
    for (const [key, [name, item]] of value.entries) copy.setByKey(key, name, yield* inner(item));
    return copy;
  }
  if (value instanceof PythonSet) {
    const copy = yield* copySet(value, machine);
    copy.shrunk = true;
    return copy;
  }
  const copies: [Instance, Instance][] = [];
  const made = yield* other(value, '__deepcopy__', [new PythonDictionary()], machine, (item) => {
    copies.push([value as Instance, item]);
    memory.set(value, item);
    return item;
  });
  for (const [source, copy] of copies)
    for (const [name, item] of source.attributes) copy.attributes.set(name, yield* inner(item));
  return made;
}

/** Copies an object by its own method, or a plain object of the user's attribute by attribute; what never changes is its own copy. */
function* other(
  value: Value,
  method: string,
  args: readonly Value[],
  machine: Interpreter,
  copied: (copy: Instance) => Instance,
): Evaluation {
  if (!(value instanceof PythonObject)) return value;
  const own = boundMethod(value.type, method, value, machine);
  if (own !== undefined) return yield* finish(callPositional(own, args, machine));
  if (
    value instanceof PythonFunction ||
    value instanceof Builtin ||
    value instanceof PythonType ||
    value instanceof PythonModule
  )
    return value;
  if (value.constructor !== Instance) return new Unknown(`copying a ${value.type.name} is not evaluated`);
  const instance = value as Instance;
  const copy = new Instance(instance.type);
  for (const [name, item] of instance.attributes) copy.attributes.set(name, item);
  return copied(copy);
}

export const library = standardLibrary('copy', () =>
  functionsFrom({
    copy: ['(x)', (bound, machine) => shallow(bound.get('x'), machine)],
    deepcopy: ['(x, memo=None)', (bound, machine) => deep(bound.get('x'), new Map(), machine)],
  }),
);
