import { PythonDictionary } from '../../../objects/dictionary';
import { PythonList } from '../../../objects/list';
import { PythonTuple } from '../../../objects/tuple';
import { type Machine, PythonType, type Result, Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import { integer } from '../convert';
import { scalarTypeName } from '../inPlace';
import { TorchTensor } from '../tensor';
import { isParameter, type ModuleObject, method, moduleType } from './module';
import { parameter } from './parameter';

const iterated = (items: readonly Value[]) => {
  let place = 0;
  return { next: () => items[place++] };
};

const valuesOf = (self: ModuleObject): Value[] => [...self.parameters.values()];

/** What a container holds: parameters as they are, tensors made parameters. */
function put(self: ModuleObject, name: string, value: Value): void {
  if (!(value instanceof TorchTensor)) decline('a parameter container of something else than tensors is not evaluated');
  else if (isParameter(value)) self.parameters.set(name, value);
  else self.parameters.set(name, parameter((value as TorchTensor).tensor));
}

/** `nn.ParameterList`. */
export const parameterListType: PythonType = new PythonType(
  'ParameterList',
  'torch.nn.modules.container',
  [moduleType],
  {
    getItem: (self: ModuleObject, key: Value, machine: Machine): Result => {
      const values = valuesOf(self);
      const index = integer(key, 'index', machine);
      const found = values.at(index);
      return found === undefined || index < -values.length
        ? machine.raise('IndexError', `index ${index} is out of range`)
        : found;
    },
    setItem: (self: ModuleObject, key: Value, value: Value, machine: Machine): Result<void> => {
      const name = [...self.parameters.keys()].at(integer(key, 'index', machine));
      if (name === undefined) machine.raise('IndexError', `index ${String(key)} is out of range`);
      else put(self, name, value);
    },
    length: (self: ModuleObject) => self.parameters.size,
    iterate: (self: ModuleObject) => iterated(valuesOf(self)),
  },
);

/** `nn.ParameterDict`. */
export const parameterDictType: PythonType = new PythonType(
  'ParameterDict',
  'torch.nn.modules.container',
  [moduleType],
  {
    getItem: (self: ModuleObject, key: Value, machine: Machine): Result =>
      (typeof key === 'string' ? self.parameters.get(key) : undefined) ?? machine.raise('KeyError', String(key)),
    setItem: (self: ModuleObject, key: Value, value: Value) => {
      if (typeof key === 'string') put(self, key, value);
    },
    length: (self: ModuleObject) => self.parameters.size,
    contains: (self: ModuleObject, key: Value) => typeof key === 'string' && self.parameters.has(key),
    iterate: (self: ModuleObject) => iterated([...self.parameters.keys()]),
  },
);

const sizeText = (t: TorchTensor): string => t.tensor.shape.join('x');

/** Defines the methods of the parameter containers. */
export function defineParameterContainers(): void {
  for (const type of [parameterListType, parameterDictType]) {
    method(type, 'forward', (self, _args, machine) =>
      machine.raise('RuntimeError', `${self.type.name} should not be called.`),
    );
  }
  method(parameterListType, '__init__', function* (self, { positional: [values] }, machine) {
    self.ready = true;
    const items = values === undefined || values === null ? [] : yield* machine.items(values);
    if (items instanceof Unknown) return items;
    items.forEach((value, i) => {
      put(self, String(i), value);
    });
    return null;
  });
  method(parameterListType, 'append', (self, { positional: [value] }) => {
    put(self, String(self.parameters.size), value ?? null);
    return self;
  });
  method(parameterListType, 'extend', function* (self, { positional: [values] }, machine) {
    const items = yield* machine.items(values ?? null);
    if (items instanceof Unknown) return items;
    for (const value of items) put(self, String(self.parameters.size), value);
    return self;
  });
  method(parameterListType, 'extra_repr', (self) =>
    [...self.parameters]
      .map(([name, t]) =>
        t ? `  (${name}): Parameter containing: [torch.${t.tensor.dtype} of size ${sizeText(t)}]` : '',
      )
      .join('\n'),
  );
  method(parameterDictType, '__init__', (self, { positional: [values] }) => {
    self.ready = true;
    if (values === undefined || values === null) return null;
    if (!(values instanceof PythonDictionary)) return decline('such a ParameterDict is not evaluated');
    for (const [name, value] of values.entries.values()) put(self, String(name), value);
    return null;
  });
  method(parameterDictType, 'keys', (self) => new PythonList([...self.parameters.keys()]));
  method(parameterDictType, 'values', (self) => new PythonList(valuesOf(self)));
  method(
    parameterDictType,
    'items',
    (self) => new PythonList([...self.parameters].map(([name, value]) => new PythonTuple([name, value]))),
  );
  method(parameterDictType, 'extra_repr', (self) =>
    [...self.parameters]
      .map(([name, t]) =>
        t
          ? `  (${name}): Parameter containing: [torch.${scalarTypeName(t.tensor.dtype)}Tensor of size ${sizeText(t)}]`
          : '',
      )
      .join('\n'),
  );
}
