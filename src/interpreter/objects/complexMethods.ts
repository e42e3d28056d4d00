import { hypot } from '../../numeric/glibc/hypot';
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
