import { full } from '../../../tensor/create';
import { bytes } from '../../../tensor/rounding';
import { permute, reshape, viewStrides } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, Unknown, type Value } from '../../values';
import { type Numeric, NumpyArray, NumpyScalar } from './array';
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
  imag: ({ tensor }) => {
    const zeros = full([...tensor.shape], 0, tensor.dtype);
    return tensor.shape.length === 0 ? new NumpyScalar(zeros) : new NumpyArray(zeros);
  },
  flat: (self) => {
    const { tensor } = self;
    if (viewStrides(tensor, [tensor.size]) === undefined)
      return new Unknown('a flat view of this array is not evaluated');
    return new NumpyArray(reshape(tensor, [tensor.size]));
  },
  T: (self) =>
    self instanceof NumpyArray ? new NumpyArray(permute(self.tensor, [...self.tensor.shape.keys()].reverse())) : self,
};

/** Attributes that arrays and scalars share. */
export const attribute = (self: Numeric, name: string, machine: Machine): Value | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name]?.(self, machine) : undefined;
