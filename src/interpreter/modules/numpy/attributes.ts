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

/** The public attributes of arrays and scalars in NumPy 2.4, those that are not evaluated too. */
const present: ReadonlySet<string> = new Set(
  (
    'T all any argmax argmin argpartition argsort astype base byteswap choose clip compress conj conjugate copy ctypes cumprod cumsum data device ' +
    'diagonal dot dtype dump dumps fill flags flat flatten getfield imag item itemsize mT max mean min nbytes ndim nonzero partition prod put ravel ' +
    'real repeat reshape resize round searchsorted setfield setflags shape size sort squeeze std strides sum swapaxes take to_device tobytes tofile ' +
    'tolist trace transpose var view as_integer_ratio fromhex hex is_integer bit_count denominator numerator'
  ).split(' '),
);

/** Attributes that arrays and scalars share. */
export function attribute(self: Numeric, name: string, machine: Machine): Value | undefined {
  if (!present.has(name) && !name.startsWith('_') && !self.type.dictionary.has(name)) {
    return machine.raise('AttributeError', `'numpy.${self.type.name}' object has no attribute '${name}'`);
  }
  return Object.hasOwn(attributes, name) ? attributes[name]?.(self, machine) : undefined;
}
