import { complexBinary } from '../operators/complex';
import { numeric } from '../operators/numbers';
import { complexRepr, formatComplex } from '../text/complex';
import { PythonObject, PythonType, type Slots, type Value } from '../values';

const slots: Slots<PythonComplex> = {
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

export const complexType: PythonType = new PythonType('complex', 'builtins', [], slots);

/** A Python complex: two floats. */
export class PythonComplex extends PythonObject {
  readonly type = complexType;
  constructor(
    readonly real: number,
    readonly imag: number,
  ) {
    super();
  }
}

/** A Python number as a complex; undefined for anything else. */
export function toComplex(value: Value): PythonComplex | undefined {
  if (value instanceof PythonComplex) return value;
  const number = numeric(value);
  return number === undefined ? undefined : new PythonComplex(Number(number), 0);
}
