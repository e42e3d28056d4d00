import type { Dtype } from '../../../tensor/dtype';
import { sliceIndices } from '../../../tensor/index';
import { bytes, isFloat, isInteger, limits } from '../../../tensor/rounding';
import { PythonList } from '../../objects/list';
import { PythonSlice } from '../../objects/slice';
import { PythonTuple } from '../../objects/tuple';
import { Builtin, PythonObject, PythonType, Unknown, type Value } from '../../values';

const exact = (text: string) => ({ text, approximate: false });

/** A tf.DType; `string` has no numbers and so no tensor dtype. */
export class TensorflowDtype extends PythonObject {
  readonly type = dtypeType;
  constructor(readonly dtype: Dtype | 'string') {
    super();
  }
}

export const dtypeType: PythonType = new PythonType('DType', 'tensorflow.python.framework.dtypes', [], {
  repr: (self: TensorflowDtype) => exact(`tf.${self.dtype}`),
  str: (self: TensorflowDtype) => exact(`<dtype: '${self.dtype}'>`),
  format: (self: TensorflowDtype, specification) =>
    exact(specification === '' ? `<dtype: '${self.dtype}'>` : specification),
  hash: (self: TensorflowDtype) => `tf.${self.dtype}`,
  compare: (operator, self: TensorflowDtype, other) => {
    if (operator !== '==' && operator !== '!=') return undefined;
    const name = other instanceof TensorflowDtype ? other.dtype : typeof other === 'string' ? other : undefined;
    return (name === self.dtype) === (operator === '==');
  },
  getAttribute: (self: TensorflowDtype, name) => {
    const { dtype } = self;
    if (name === 'name') return dtype;
    if (dtype === 'string') return undefined;
    if (name === 'is_floating') return isFloat(dtype);
    if (name === 'is_integer') return isInteger(dtype);
    if (name === 'is_bool') return dtype === 'bool';
    if (name === 'size') return BigInt(bytes[dtype]);
    if (name === 'base_dtype') return self;
    if (name === 'max' || name === 'min') {
      const limit = limits(dtype)[name === 'max' ? 1 : 0];
      return isFloat(dtype) ? limit : BigInt(limit);
    }
    return undefined;
  },
});

const names: readonly (Dtype | 'string')[] = [
  'bool',
  'uint8',
  'int8',
  'int16',
  'int32',
  'int64',
  'float16',
  'bfloat16',
  'float32',
  'float64',
  'string',
];
const objects = new Map<string, TensorflowDtype>();

/** The one object for a dtype. */
export function dtypeObject(dtype: Dtype | 'string'): TensorflowDtype {
  const known = objects.get(dtype) ?? new TensorflowDtype(dtype);
  objects.set(dtype, known);
  return known;
}

/** `tf.float32`, `tf.half`, `tf.double` and their kin. */
export const dtypeMembers = (): [string, Value][] => [
  ...names.map((name): [string, Value] => [name, dtypeObject(name)]),
  ['half', dtypeObject('float16')],
  ['double', dtypeObject('float64')],
];

/** The dtype that a name stands for. */
export const dtypeByName = (name: string): Dtype | undefined =>
  names.find((known): known is Dtype => known === name && known !== 'string') ??
  ({ half: 'float16', double: 'float64', float: 'float32', int: 'int64' } as const)[name as 'half'];

/** A tf.TensorShape of known extents; `null` where an extent is not known. */
export class TensorShape extends PythonObject {
  readonly type = tensorShapeType;
  constructor(readonly extents: readonly (number | null)[]) {
    super();
  }
}

const item = (extent: number | null): Value => (extent === null ? null : BigInt(extent));
const extentText = (extent: number | null): string => (extent === null ? 'None' : String(extent));

/** The extents of a TensorShape, tuple or list; undefined for anything else. */
export function extentsOf(value: Value): (number | null)[] | undefined {
  if (value instanceof TensorShape) return [...value.extents];
  if (!(value instanceof PythonTuple || value instanceof PythonList)) return undefined;
  const extents = value.items.map((entry) =>
    typeof entry === 'bigint' ? Number(entry) : entry === null ? null : undefined,
  );
  return extents.includes(undefined) ? undefined : (extents as (number | null)[]);
}

export const tensorShapeType: PythonType = new PythonType(
  'TensorShape',
  'tensorflow.python.framework.tensor_shape',
  [],
  {
    repr: (self: TensorShape) => exact(`TensorShape([${self.extents.map(extentText).join(', ')}])`),
    str: (self: TensorShape) =>
      exact(`(${self.extents.map(extentText).join(', ')}${self.extents.length === 1 ? ',' : ''})`),
    length: (self: TensorShape) => self.extents.length,
    truth: () => true,
    iterate: (self: TensorShape) => {
      let next = 0;
      return { next: () => (next < self.extents.length ? item(self.extents[next++] ?? null) : undefined) };
    },
    compare: (operator, self: TensorShape, other) => {
      if (operator !== '==' && operator !== '!=') return undefined;
      const extents = extentsOf(other);
      if (extents === undefined) return operator === '!=';
      const same =
        extents.length === self.extents.length && extents.every((extent, axis) => extent === self.extents[axis]);
      return same === (operator === '==');
    },
    binary: (operator, self: TensorShape, other, reflected) => {
      const extents = extentsOf(other);
      if (operator !== '+' || extents === undefined) return undefined;
      return new TensorShape(reflected ? [...extents, ...self.extents] : [...self.extents, ...extents]);
    },
    getItem: (self: TensorShape, key, machine) => {
      if (key instanceof PythonSlice) {
        const part = (value: Value) => (typeof value === 'bigint' ? Number(value) : undefined);
        const [start, count, step] = sliceIndices(self.extents.length, part(key.start), part(key.stop), part(key.step));
        return new TensorShape(Array.from({ length: count }, (_, i) => self.extents[start + i * step] ?? null));
      }
      const at = typeof key === 'bigint' ? Number(key) : Number.NaN;
      const extent = self.extents.at(at);
      if (Number.isNaN(at) || extent === undefined || at < -self.extents.length)
        return machine.raise('IndexError', 'tuple index out of range');
      return item(extent);
    },
    getAttribute: (self: TensorShape, name) => {
      if (name === 'rank' || name === 'ndims') return BigInt(self.extents.length);
      if (name === 'dims') return new PythonList(self.extents.map(item));
      if (name === 'as_list') return new Builtin(name, () => new PythonList(self.extents.map(item)));
      if (name === 'num_elements')
        return new Builtin(name, () => BigInt(self.extents.reduce((n: number, extent) => n * (extent ?? 0), 1)));
      if (name === 'is_fully_defined') return new Builtin(name, () => !self.extents.includes(null));
      return undefined;
    },
    hash: (self: TensorShape) => `TensorShape${self.extents.join()}`,
  },
  (_type, args) => {
    const extents = extentsOf(args.positional[0] ?? null);
    return extents && args.positional.length === 1
      ? new TensorShape(extents)
      : new Unknown('this TensorShape is not evaluated');
  },
);
