import { sliceIndices } from '../../../../tensor/index';
import { PythonDictionary } from '../../../objects/dictionary';
import { PythonList } from '../../../objects/list';
import { PythonSlice } from '../../../objects/slice';
import { PythonTuple } from '../../../objects/tuple';
import { finish, type Machine, PythonObject, PythonType, type Result, Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import { integer } from '../convert';
import { typeName } from '../objects';
import { defineForward, ModuleObject, method, moduleType } from './module';

const containerModule = 'torch.nn.modules.container';

/** Puts children in the place of the old ones, counted from 0. */
function renumber(self: ModuleObject, children: readonly Value[]): void {
  self.modules.clear();
  children.forEach((child, i) => {
    self.modules.set(String(i), child);
  });
}

const listSlots = {
  getItem: (self: ModuleObject, key: Value, machine: Machine): Result => itemOf(self, key, machine),
  setItem: (self: ModuleObject, key: Value, value: Value, machine: Machine): Result<void> => {
    const names = [...self.modules.keys()];
    const index = integer(key, 'index', machine);
    const name = names.at(index);
    if (name === undefined) machine.raise('IndexError', `index ${index} is out of range`);
    else self.modules.set(name, value);
  },
  deleteItem: (self: ModuleObject, key: Value, machine: Machine): Result<void> => {
    const children = [...self.modules.values()];
    const index = integer(key, 'index', machine);
    if (index >= children.length || index < -children.length)
      machine.raise('IndexError', `index ${index} is out of range`);
    renumber(self, children.toSpliced(index, 1));
  },
  binary: (operator: string, self: ModuleObject, other: Value, reflected: boolean): Result | undefined => {
    if (operator !== '+' || reflected || !(other instanceof ModuleObject)) return undefined;
    const result = new ModuleObject(self.type);
    result.ready = true;
    renumber(result, [...self.modules.values(), ...other.modules.values()]);
    return result;
  },
  length: (self: ModuleObject) => self.modules.size,
  iterate: (self: ModuleObject) => {
    const items = [...self.modules.values()][Symbol.iterator]();
    return {
      next: () => {
        const step = items.next();
        return step.done ? undefined : step.value;
      },
    };
  },
};

function itemOf(self: ModuleObject, key: Value, machine: Machine): Value {
  const entries = [...self.modules];
  const values = entries.map(([, child]) => child);
  if (key instanceof PythonSlice) {
    const part = (value: Value) => (value === null ? undefined : integer(value, 'index', machine));
    const [start, count, step] = sliceIndices(values.length, part(key.start), part(key.stop), part(key.step));
    const result = new ModuleObject(self.type);
    result.ready = true;
    for (let i = 0; i < count; i++) {
      const [name = '', child = null] = entries[start + i * step] ?? [];
      // A slice of a Sequential keeps the names, one of a ModuleList counts anew.
      result.modules.set(self.type === moduleListType ? String(i) : name, child);
    }
    return result;
  }
  const index = integer(key, 'index', machine);
  const found = values.at(index);
  return found === undefined || index < -values.length
    ? machine.raise('IndexError', `index ${index} is out of range`)
    : found;
}

/** `nn.Sequential`. */
export const sequentialType = new PythonType('Sequential', containerModule, [moduleType], listSlots);
/** `nn.ModuleList`. */
export const moduleListType = new PythonType('ModuleList', containerModule, [moduleType], listSlots);
/** `nn.ModuleDict`. */
export const moduleDictType = new PythonType('ModuleDict', containerModule, [moduleType], {
  getItem: (self: ModuleObject, key: Value, machine: Machine) => {
    const found = typeof key === 'string' ? self.modules.get(key) : undefined;
    return found ?? machine.raise('KeyError', String(key));
  },
  setItem: (self: ModuleObject, key: Value, value: Value) => {
    if (typeof key === 'string') self.modules.set(key, value);
  },
  length: (self: ModuleObject) => self.modules.size,
  contains: (self: ModuleObject, key: Value) => typeof key === 'string' && self.modules.has(key),
  iterate: (self: ModuleObject) => {
    const items = [...self.modules.keys()][Symbol.iterator]();
    return {
      next: () => {
        const step = items.next();
        return step.done ? undefined : step.value;
      },
    };
  },
});

function add(self: ModuleObject, name: string, child: Value, machine: Machine): void {
  const unknown = child instanceof PythonObject ? child.distrusted : undefined;
  if (child instanceof Unknown || unknown) decline((unknown ?? (child as Unknown)).reason);
  if (!(child instanceof ModuleObject)) {
    machine.raise(
      'TypeError',
      `${child instanceof PythonType ? `torch.nn.modules.module.${child.name}` : typeName(child)} is not a Module subclass`,
    );
  }
  self.modules.set(name, child);
}

/** Children by name, from a dict, another ModuleDict or pairs. */
function* addNamed(self: ModuleObject, children: Value, machine: Machine): Generator<void, Value> {
  if (children instanceof PythonDictionary) {
    for (const [name, child] of children.entries.values()) add(self, String(name), child, machine);
    return null;
  }
  if (children instanceof ModuleObject) {
    for (const [name, child] of children.modules) add(self, name, child, machine);
    return null;
  }
  const items = yield* machine.items(children);
  if (items instanceof Unknown) return decline(items.reason);
  for (const item of items) {
    const pair = yield* machine.items(item);
    if (pair instanceof Unknown) return decline(pair.reason);
    const [name, child] = pair;
    if (typeof name !== 'string' || child === undefined)
      return decline('such children of a ModuleDict are not evaluated');
    add(self, name, child, machine);
  }
  return null;
}

function* runInOrder(self: ModuleObject, input: Value, machine: Machine): Generator<void, Value> {
  let value = input;
  for (const child of self.modules.values()) value = yield* finish(machine.callWith(child, value));
  return value;
}

/** Defines the methods of the containers. */
export function defineContainers(): void {
  method(sequentialType, '__init__', (self, { positional }, machine) => {
    self.ready = true;
    const [first] = positional;
    if (positional.length === 1 && first instanceof PythonDictionary) {
      for (const [name, child] of first.entries.values()) add(self, String(name), child, machine);
    } else {
      positional.forEach((child, i) => {
        add(self, String(i), child, machine);
      });
    }
    return null;
  });
  defineForward(sequentialType, '(self, input)', (self, bound, machine) =>
    runInOrder(self, bound.get('input'), machine),
  );
  for (const type of [sequentialType, moduleListType]) {
    method(type, 'append', (self, { positional: [child] }, machine) => {
      add(self, String(self.modules.size), child ?? null, machine);
      return self;
    });
    method(type, 'insert', (self, { positional: [place = null, child = null] }, machine) => {
      const children = [...self.modules.values()];
      renumber(self, children.toSpliced(integer(place, 'index', machine), 0, child));
      return type === sequentialType ? self : null;
    });
    method(type, 'pop', (self, { positional: [place = null] }, machine) => {
      const children = [...self.modules.values()];
      const index = integer(place, 'index', machine);
      const child = children.at(index);
      if (child === undefined) return machine.raise('IndexError', `index ${index} is out of range`);
      renumber(self, children.toSpliced(index, 1));
      return child;
    });
    method(type, 'extend', function* (self, { positional: [children] }, machine) {
      const items = yield* machine.items(children ?? null);
      if (items instanceof Unknown) return items;
      for (const child of items) add(self, String(self.modules.size), child, machine);
      return self;
    });
  }
  method(moduleListType, '__init__', function* (self, { positional: [children] }, machine) {
    self.ready = true;
    const items = children === undefined || children === null ? [] : yield* machine.items(children);
    if (items instanceof Unknown) return items;
    items.forEach((child, i) => {
      add(self, String(i), child, machine);
    });
    return null;
  });
  method(moduleDictType, '__init__', function* (self, { positional: [children] }, machine) {
    self.ready = true;
    return children === undefined || children === null ? null : yield* addNamed(self, children, machine);
  });
  method(moduleDictType, 'update', (self, { positional: [children = null] }, machine) =>
    addNamed(self, children, machine),
  );
  method(moduleDictType, 'pop', (self, { positional: [name] }, machine) => {
    const child = typeof name === 'string' ? self.modules.get(name) : undefined;
    if (child === undefined) return machine.raise('KeyError', String(name));
    self.modules.delete(String(name));
    return child;
  });
  method(moduleDictType, 'keys', (self) => new PythonList([...self.modules.keys()]));
  method(moduleDictType, 'values', (self) => new PythonList([...self.modules.values()]));
  method(
    moduleDictType,
    'items',
    (self) => new PythonList([...self.modules].map(([name, child]) => new PythonTuple([name, child]))),
  );
}
