import type { Dtype } from '../../../tensor/dtype';
import { sliceIndices } from '../../../tensor/index';
import { bytes, isFloat } from '../../../tensor/rounding';
import { PythonSlice } from '../../objects/slice';
import { PythonTuple, tupleType } from '../../objects/tuple';
import { Builtin, finish, type Machine, PythonObject, PythonType, Unknown, type Value } from '../../values';

const exact = (text: string) => ({ text, approximate: false });

/** A torch.dtype. */
export class TorchDtype extends PythonObject {
  readonly type = dtypeType;
  constructor(readonly dtype: Dtype) {
    super();
  }
}

export const dtypeType: PythonType = new PythonType('dtype', 'torch', [], {
  repr: (self: TorchDtype) => exact(`torch.${self.dtype}`),
  getAttribute: (self: TorchDtype, name) => {
    if (name === 'is_floating_point') return isFloat(self.dtype);
    if (name === 'is_complex') return false;
    if (name === 'is_signed') return self.dtype !== 'bool' && self.dtype !== 'uint8';
    return name === 'itemsize' ? BigInt(bytes[self.dtype]) : undefined;
  },
});

const dtypeNames: Readonly<Record<Dtype, readonly string[]>> = {
  bool: [],
  uint8: [],
  int8: [],
  int16: ['short'],
  int32: ['int'],
  int64: ['long'],
  float16: ['half'],
  bfloat16: [],
  float32: ['float'],
  float64: ['double'],
};

const dtypeObjects = new Map<Dtype, TorchDtype>();

/** The one object for a dtype. */
export function dtypeObject(dtype: Dtype): TorchDtype {
  const known = dtypeObjects.get(dtype);
  if (known) return known;
  const made = new TorchDtype(dtype);
  dtypeObjects.set(dtype, made);
  return made;
}

/** Every dtype under each of its names: `float32` and `float`. */
export const dtypeMembers = (): [string, Value][] =>
  (Object.keys(dtypeNames) as Dtype[]).flatMap((dtype) =>
    [dtype, ...dtypeNames[dtype]].map((name): [string, Value] => [name, dtypeObject(dtype)]),
  );

/** A torch.device; only the CPU is evaluated. */
export class TorchDevice extends PythonObject {
  readonly type = deviceType;
}

const deviceType: PythonType = new PythonType('device', 'torch', [], {
  repr: () => exact("device(type='cpu')"),
  str: () => exact('cpu'),
  hash: () => 'cpu',
  compare: (operator, _self: TorchDevice, other) => {
    if (operator !== '==' && operator !== '!=') return undefined;
    return other instanceof TorchDevice === (operator === '==');
  },
  getAttribute: (_self: TorchDevice, name) => (name === 'type' ? 'cpu' : name === 'index' ? null : undefined),
});

export const cpu = new TorchDevice();

/** torch.Size: a tuple that prints as `torch.Size([2, 3])` and stays one when sliced or added to. */
export const sizeType: PythonType = new PythonType('Size', 'torch', [tupleType], {
  repr: (self: PythonTuple) => exact(`torch.Size([${self.items.join(', ')}])`),
  getItem: (self: PythonTuple, key, machine) => {
    if (key instanceof PythonSlice) {
      const part = (value: Value) => (typeof value === 'bigint' ? Number(value) : undefined);
      const [start, count, step] = sliceIndices(self.items.length, part(key.start), part(key.stop), part(key.step));
      return size(Array.from({ length: count }, (_, i) => Number(self.items[start + i * step])));
    }
    if (typeof key !== 'bigint' && typeof key !== 'boolean') {
      return machine.raise('TypeError', `tuple indices must be integers or slices, not ${typeName(key)}`);
    }
    const item = self.items.at(Number(key));
    return item === undefined || Number(key) < -self.items.length
      ? machine.raise('IndexError', 'tuple index out of range')
      : item;
  },
  binary: (operator, self: PythonTuple, other, reflected) => {
    if (operator !== '+' || !(other instanceof PythonTuple)) return undefined;
    const items = reflected ? [...other.items, ...self.items] : [...self.items, ...other.items];
    return items.every((item) => typeof item === 'bigint') ? new PythonTuple(items, sizeType) : new PythonTuple(items);
  },
  getAttribute: (self: PythonTuple, name) =>
    name === 'numel'
      ? new Builtin('numel', () => self.items.reduce((n: bigint, item) => n * BigInt(Number(item)), 1n))
      : undefined,
});

/** A shape as Python sees it. */
export const size = (shape: readonly number[]): PythonTuple => new PythonTuple(shape.map(BigInt), sizeType);

const resultTypes = new Map<string, PythonType>();

/** A named tuple of torch.return_types: `max(values=..., indices=...)`. */
export function namedResult(name: string, fields: readonly string[], items: readonly Value[]): PythonTuple {
  let type = resultTypes.get(name);
  if (type === undefined) {
    type = new PythonType(name, 'torch.return_types', [tupleType], {
      repr: function* (self: PythonTuple, machine: Machine) {
        const lines: string[] = [];
        let approximate = false;
        for (const [i, item] of self.items.entries()) {
          const text = yield* finish(machine.repr(item));
          if (text instanceof Unknown) return text;
          lines.push(`${fields[i]}=${text.text}`);
          approximate ||= text.approximate;
        }
        return { text: `torch.return_types.${name}(\n${lines.join(',\n')})`, approximate };
      },
      getAttribute: (self: PythonTuple, attribute) => self.items[fields.indexOf(attribute)],
    });
    resultTypes.set(name, type);
  }
  return new PythonTuple(items, type);
}

/** The name of a value's type as error messages give it. */
export function typeName(value: Value): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'string') return 'str';
  // Types written in C carry their module in their name.
  const { module, name } = value.type;
  return module === 'numpy' || (module === 'torch' && name !== 'Tensor') ? `${module}.${name}` : name;
}
