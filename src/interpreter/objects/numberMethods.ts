import { bitLength, toFloat } from '../operators/numbers';
import { ApproximateFloat, type Machine, Unknown, type Value } from '../values';
import type { MethodRow } from './methods';
import { PythonTuple } from './tuple';

/** A float as the fraction it exactly is. */
export function exactRatio(value: number, machine: Machine): readonly [bigint, bigint] {
  if (Number.isNaN(value)) machine.raise('ValueError', 'cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) machine.raise('OverflowError', 'cannot convert Infinity to integer ratio');
  let denominator = 1n;
  let numerator = value;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return [BigInt(numerator), denominator];
}

export const intMethods: Readonly<Record<string, MethodRow<bigint | boolean>>> = {
  bit_length: ['', (self) => BigInt(bitLength(BigInt(self)))],
  bit_count: ['', (self) => BigInt(BigInt(self).toString(2).replace(/[^1]/g, '').length)],
  conjugate: ['', (self) => BigInt(self)],
  as_integer_ratio: ['', (self) => new PythonTuple([BigInt(self), 1n])],
  __index__: ['', (self) => BigInt(self)],
  __int__: ['', (self) => BigInt(self)],
  __float__: ['', (self, _bound, machine) => toFloat(BigInt(self), machine)],
};

export const floatMethods: Readonly<Record<string, MethodRow<number>>> = {
  is_integer: ['', (self) => Number.isInteger(self)],
  conjugate: ['', (self) => self],
  as_integer_ratio: ['', (self, _bound, machine) => new PythonTuple(exactRatio(self, machine))],
  hex: ['', (self) => hexadecimal(self)],
  __float__: ['', (self) => self],
};

/** `float.hex()`. */
function hexadecimal(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const sign = bits >> 63n === 1n ? '-' : '';
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = (bits & 0xfffffffffffffn).toString(16).padStart(13, '0');
  if (value === 0) return `${sign}0x0.0p+0`;
  const power = exponent === 0 ? -1022 : exponent - 1023;
  return `${sign}0x${exponent === 0 ? 0 : 1}.${fraction}p${power < 0 ? '' : '+'}${power}`;
}

/** Attributes of numbers that are no methods. */
export function numberAttribute(value: Value, name: string): Value | undefined {
  if (value instanceof ApproximateFloat) return new Unknown(`.${name} of an approximate value`);
  if (typeof value !== 'bigint' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const plain = typeof value === 'boolean' ? BigInt(value) : value;
  if (name === 'real') return plain;
  if (name === 'imag') return typeof plain === 'number' ? 0 : 0n;
  if (typeof plain === 'number') return undefined;
  return name === 'numerator' ? plain : name === 'denominator' ? 1n : undefined;
}
