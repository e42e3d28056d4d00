import { bytes } from '../../../tensor/rounding';
import { permute } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Machine, Value } from '../../values';
import { type Numeric, NumpyArray } from './array';
import { NumpyDtype } from './dtypes';

type Attribute = (self: Numeric, machine: Machine) => Value;
const attributes: Readonly<Record<string, Attribute>> = {
  shape: ({ tensor }) => new PythonTuple(tensor.shape.map(BigInt)),
  ndim: ({ tensor }) => BigInt(tensor.shape.length),
  size: ({ tensor }) => BigInt(tensor.size),
  dtype: ({ tensor }) => new NumpyDtype(tensor.dtype),
  itemsize: ({ tensor }) => BigInt(bytes[tensor.dtype]),
  nbytes: ({ tensor }) => BigInt(bytes[tensor.dtype] * tensor.size),
  strides: ({ tensor }) => new PythonTuple(tensor.strides.map((stride) => BigInt(stride * bytes[tensor.dtype]))),
  real: (self) => self,
  T: (self) =>
    self instanceof NumpyArray ? new NumpyArray(permute(self.tensor, [...self.tensor.shape.keys()].reverse())) : self,
};

/** Attributes that arrays and scalars share. */
export const attribute = (self: Numeric, name: string, machine: Machine): Value | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name]?.(self, machine) : undefined;
