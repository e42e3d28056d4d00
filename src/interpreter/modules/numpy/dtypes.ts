import type { Dtype } from '../../../tensor/dtype';
import { bytes, categoryOf } from '../../../tensor/rounding';
import { boolType, floatType, intType } from '../../objects/types';
import { type Machine, PythonObject, PythonType, Unknown, type Value } from '../../values';
import { scalarTypes } from './array';

const dtypeType: PythonType = new PythonType(
  'dtype',
  'numpy',
  [],
  {
    repr: (self: NumpyDtype) => ({ text: `dtype('${self.dtype}')`, approximate: false }),
    str: (self: NumpyDtype) => ({ text: self.dtype, approximate: false }),
    hash: (self: NumpyDtype) => self.dtype,
    compare: (operator, self: NumpyDtype, other, machine) => {
      if (operator !== '==' && operator !== '!=') return undefined;
      const found = other === null ? undefined : dtypeOf(other, machine, true);
      return (found === self.dtype) === (operator === '==');
    },
    getAttribute: (self: NumpyDtype, name) => {
      switch (name) {
        case 'name':
          return self.dtype;
        case 'itemsize':
          return BigInt(bytes[self.dtype]);
        case 'kind':
          return categoryOf(self.dtype) === 'bool'
            ? 'b'
            : categoryOf(self.dtype) === 'float'
              ? 'f'
              : self.dtype === 'uint8'
                ? 'u'
                : 'i';
        case 'type':
          return scalarTypes[self.dtype];
        default:
          return undefined;
      }
    },
  },
  (_, { positional: [value = null] }, machine) => {
    if (value === null) return new NumpyDtype('float64');
    const found = value instanceof NumpyDtype ? value.dtype : dtypeOf(value, machine);
    return found === undefined ? new Unknown('this dtype is not evaluated') : new NumpyDtype(found);
  },
);

/** `numpy.dtype`. */
export class NumpyDtype extends PythonObject {
  readonly type = dtypeType;
  constructor(readonly dtype: Dtype) {
    super();
  }
}

export { dtypeType };

const names: Readonly<Record<string, Dtype>> = {
  float: 'float64',
  double: 'float64',
  single: 'float32',
  half: 'float16',
  int: 'int64',
  bool: 'bool',
  '?': 'bool',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
  f: 'float32',
  d: 'float64',
  e: 'float16',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  u1: 'uint8',
};

const byType = new Map<PythonType, Dtype>([
  [floatType, 'float64'],
  [intType, 'int64'],
  [boolType, 'bool'],
]);

/** The dtype that a value stands for: a dtype, a scalar type, a Python type or a name. Raises NumPy's TypeError unless `quiet`. */
export function dtypeOf(value: Value, machine: Machine, quiet = false): Dtype | undefined {
  if (value instanceof NumpyDtype) return value.dtype;
  if (value instanceof PythonType) {
    const scalar = (Object.keys(scalarTypes) as Dtype[]).find((dtype) => scalarTypes[dtype] === value);
    const found = scalar ?? byType.get(value);
    if (found !== undefined) return found;
  }
  if (typeof value === 'string') {
    const name = value.replace(/^[<=|]/, '');
    if (name in scalarTypes && name !== 'bfloat16') return name as Dtype;
    if (Object.hasOwn(names, name)) return names[name];
    if (!quiet && !/^[<>=|]?[a-zA-Z]\w*$/.test(value)) return undefined;
    if (!quiet && !known.has(name)) return machine.raise('TypeError', `data type '${value}' not understood`);
  }
  return undefined;
}

/** Dtypes that NumPy has and this evaluation does not. */
const known: ReadonlySet<string> = new Set(
  'uint16 uint32 uint64 complex64 complex128 complex float128 longdouble object str bytes datetime64 timedelta64 c8 c16 u2 u4 u8 O S U'.split(
    ' ',
  ),
);
