import { errorsOf, toArray } from '../../../tensor/view';
import { ApproximateFloat, Builtin, type Machine, Unknown, type Value } from '../../values';
import { NumpyArray, NumpyScalar, ndarrayType, pythonNumber, scalarTypes, wrap } from './array';
import { guard, integerOf } from './convert';
import { roundTo } from './functions';
import { applyUnary } from './unary';

type Method = (self: NumpyArray | NumpyScalar, rest: readonly Value[], machine: Machine) => Value;

/** The one element, or NumPy's error. */
function single(self: NumpyArray | NumpyScalar, machine: Machine): Value {
  const { tensor } = self;
  if (tensor.size !== 1)
    return machine.raise('TypeError', 'only 0-dimensional arrays can be converted to Python scalars');
  return pythonNumber(toArray(tensor)[0] ?? 0, errorsOf(tensor)?.[0] ?? 0, tensor.dtype);
}

function whole(value: Value, machine: Machine): Value {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return machine.raise('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(value)) return machine.raise('OverflowError', 'cannot convert float infinity to integer');
    return BigInt(Math.trunc(value));
  }
  if (value instanceof ApproximateFloat) {
    const [low, high] = [Math.trunc(value.value - value.error), Math.trunc(value.value + value.error)];
    return low === high ? BigInt(low) : new Unknown('an integer depends on digits that differ between processors');
  }
  return typeof value === 'boolean' ? BigInt(value) : value;
}

const methods: Readonly<Record<string, Method>> = {
  __float__: (self, _, machine) => {
    const value = single(self, machine);
    return typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : value;
  },
  __int__: (self, _, machine) => whole(single(self, machine), machine),
  __index__: (self, _, machine) =>
    self.tensor.dtype.startsWith('float') || self.tensor.shape.length > 0
      ? machine.raise('TypeError', 'only integer scalar arrays can be converted to a scalar index')
      : whole(single(self, machine), machine),
  __abs__: (self, _, machine) => wrap(applyUnary('absolute', { tensor: self.tensor }, machine), machine),
  __round__: (self, [digits = null], machine) => {
    if (digits !== null) return wrap(roundTo(self.tensor, integerOf(digits)), machine);
    return whole(single(new NumpyScalar(roundTo(self.tensor, 0)), machine), machine);
  },
  __trunc__: (self, _, machine) => whole(single(self, machine), machine),
  conj: (self) => self,
  conjugate: (self) => self,
};

/** Puts Python's own protocols on arrays and scalars. */
export function registerMethods(): void {
  for (const [name, method] of Object.entries(methods)) {
    const builtin = new Builtin(name, ({ positional: [self, ...rest] }, machine) =>
      guard(() => (self instanceof NumpyArray || self instanceof NumpyScalar ? method(self, rest, machine) : null)),
    );
    ndarrayType.dictionary.set(name, builtin);
    for (const type of Object.values(scalarTypes)) type.dictionary.set(name, builtin);
  }
}
