import { visitInBlocks } from '../../../numeric/blocks';
import { cast } from '../../../tensor/cast';
import { scalar } from '../../../tensor/create';
import { doubtOf } from '../../../tensor/doubt';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { copy, errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { floatType } from '../../objects/types';
import { ApproximateFloat, type Machine, PythonObject, PythonType, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { guard, tensorOf } from './convert';
import { arraySlots, scalarSlots } from './slots';

/** `numpy.ndarray`. */
export class NumpyArray extends PythonObject {
  get type(): PythonType {
    return ndarrayType;
  }
  constructor(override readonly tensor: Tensor) {
    super();
  }
}

/** A NumPy scalar: `numpy.float64` and its kin, over a 0-d tensor. */
export class NumpyScalar extends PythonObject {
  get type(): PythonType {
    return scalarTypes[this.tensor.dtype];
  }
  constructor(override readonly tensor: Tensor) {
    super();
  }
}

/** An array or a scalar. */
export type Numeric = NumpyArray | NumpyScalar;

export const ndarrayType: PythonType = new PythonType('ndarray', 'numpy', [], arraySlots);

const generic = new PythonType('generic', 'numpy');
const number = new PythonType('number', 'numpy', [generic]);
const kinds = {
  bool: generic,
  integer: new PythonType('integer', 'numpy', [number]),
  floating: new PythonType('floating', 'numpy', [number]),
};
/** Abstract scalar types: `np.floating`, `np.integer` ... */
export const abstractTypes: readonly PythonType[] = [generic, number, kinds.integer, kinds.floating];

/** What `float(text)` reads; undefined for what it does not. */
function numberFrom(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  const special = /^([+-]?)(nan|inf|infinity)$/.exec(word);
  if (special) return special[2] === 'nan' ? Number.NaN : special[1] === '-' ? -Infinity : Infinity;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(word) ? Number(word) : undefined;
}

/** `np.float32(x)`: a scalar, or an array of the dtype from an array. */
const scalarType = (name: Dtype, ...bases: PythonType[]): PythonType =>
  new PythonType(name, 'numpy', bases, scalarSlots, (_, { positional: [value = 0n] }, machine) =>
    guard(() => {
      if (typeof value === 'string') {
        const x = isFloat(name) ? numberFrom(value) : undefined;
        if (x === undefined) return decline(`np.${name} of this text is not evaluated`);
        return new NumpyScalar(cast(scalar(x, 'float64'), name));
      }
      return wrap(tensorOf(value, machine, name), machine);
    }),
  );

/** The scalar type of each dtype. */
export const scalarTypes: Readonly<Record<Dtype, PythonType>> = {
  bool: scalarType('bool', generic),
  uint8: scalarType('uint8', kinds.integer),
  int8: scalarType('int8', kinds.integer),
  int16: scalarType('int16', kinds.integer),
  int32: scalarType('int32', kinds.integer),
  int64: scalarType('int64', kinds.integer),
  float16: scalarType('float16', kinds.floating),
  bfloat16: scalarType('bfloat16', generic),
  float32: scalarType('float32', kinds.floating),
  float64: scalarType('float64', kinds.floating, floatType),
};

/** A tensor as NumPy returns it from an operation: a scalar when 0-d, which keeps its value whatever becomes of the array, else an array. */
export function wrap(t: Tensor, machine: Machine): Value {
  machine.charge(t.size);
  return t.shape.length === 0 ? new NumpyScalar(copy(t)) : new NumpyArray(t);
}

/** A new array, 0-d too. */
export function wrapArray(t: Tensor, machine: Machine): NumpyArray {
  machine.charge(t.size);
  return new NumpyArray(t);
}

/** A Python number for one element. */
export function pythonNumber(x: number, error: number, dtype: Dtype): Value {
  if (dtype === 'bool')
    return error > 0 ? new Unknown('a comparison depends on digits that differ between processors') : x !== 0;
  if (!isFloat(dtype)) return error > 0 ? new Unknown('an integer is not known for certain') : BigInt(x);
  return error > 0 ? new ApproximateFloat(x, error) : x;
}

/** `.tolist()`: nested lists of Python numbers. */
export function toNestedList(t: Tensor): Value {
  const values = toArray(t);
  const errors = errorsOf(t);
  const build = (axis: number, start: number, size: number): Value => {
    if (axis === t.shape.length) return pythonNumber(values[start] ?? 0, errors?.[start] ?? 0, t.dtype);
    const extent = t.shape[axis] ?? 1;
    const step = extent === 0 ? 0 : size / extent;
    const make = () => new PythonList([]);
    return visitInBlocks(extent, 5 * step, make, (list, i) => {
      list.items[i] = build(axis + 1, start + i * step, step);
    });
  };
  const doubt = doubtOf(t);
  return doubt === undefined ? build(0, 0, t.size) : new Unknown(doubt);
}
