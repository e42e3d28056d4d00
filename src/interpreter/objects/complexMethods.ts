import { hypot } from '../../numeric/glibc/hypot';
import { complexBinary } from '../operators/complex';
import { numeric } from '../operators/numbers';
import { complexRepr, formatComplex } from '../text/complex';
import type { Slots } from '../values';
import { PythonComplex } from './complex';
import type { MethodRow } from './methods';
import { PythonTuple } from './tuple';

export const complexMethods: Readonly<Record<string, MethodRow<PythonComplex>>> = {
  conjugate: ['', (self) => new PythonComplex(self.real, -self.imag)],
  __complex__: ['', (self) => self],
  __getnewargs__: ['', (self) => new PythonTuple([self.real, self.imag])],
  __abs__: [
    '',
    (self, _bound, machine) => {
      const size = hypot(self.real, self.imag);
      const finite = Number.isFinite(self.real) && Number.isFinite(self.imag);
      return finite && !Number.isFinite(size) ? machine.raise('OverflowError', 'absolute value too large') : size;
    },
  ],
};

/** What a complex does. */
export const complexSlots: Slots<PythonComplex> = {
  binary: complexBinary,
  compare(operator, self, other) {
    if (operator !== '==' && operator !== '!=') return undefined;
    const number = numeric(other);
    if (number === undefined && !(other instanceof PythonComplex)) return undefined;
    const equal =
      other instanceof PythonComplex
        ? self.real === other.real && self.imag === other.imag
        : // biome-ignore lint/suspicious/noDoubleEquals: an int and a float compare by value
          self.imag === 0 && self.real == number;
    return equal === (operator === '==');
  },
  unary: (operator, self) =>
    operator === '-' ? new PythonComplex(-self.real, -self.imag) : operator === '+' ? self : undefined,
  truth: (self) => self.real !== 0 || self.imag !== 0,
  repr: (self) => ({ text: complexRepr(self), approximate: false }),
  format: (self, specification, machine) => formatComplex(self, specification, machine),
  number: (self) => (self.imag === 0 ? self.real : undefined),
  hash: (self) => `${self.real + 0},${self.imag}`,
  getAttribute: (self, name) => (name === 'real' || name === 'imag' ? self[name] : undefined),
};
