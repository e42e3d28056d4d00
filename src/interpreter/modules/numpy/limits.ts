import { scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { elementText } from '../../../tensor/printing/numpy';
import { bytes, categoryOf, isFloat } from '../../../tensor/rounding';
import { Instance, type Machine, PythonObject, PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyScalar } from './array';
import { guard } from './convert';
import { dtypeOf, NumpyDtype } from './dtypes';

/** What IEEE 754 says of a format: stored digits of the mantissa, digits of the exponent, reliable decimals. */
const formats: Readonly<
  Partial<Record<Dtype, { readonly mantissa: number; readonly exponent: number; readonly decimals: number }>>
> = {
  float16: { mantissa: 10, exponent: 5, decimals: 3 },
  float32: { mantissa: 23, exponent: 8, decimals: 6 },
  float64: { mantissa: 52, exponent: 11, decimals: 15 },
};

const rule = '-'.repeat(63);

/** The attributes of `np.finfo` of a dtype. */
function floatLimits(dtype: Dtype): ReadonlyMap<string, Value> {
  const { mantissa, exponent, decimals } = formats[dtype] ?? decline('numpy.finfo of this dtype is not evaluated');
  const highest = 2 ** (exponent - 1);
  const number = (x: number) => new NumpyScalar(scalar(x, dtype));
  const largest = (2 - 2 ** -mantissa) * 2 ** (highest - 1);
  const tiny = 2 ** (2 - highest);
  return new Map<string, Value>([
    ['bits', BigInt(8 * bytes[dtype])],
    ['eps', number(2 ** -mantissa)],
    ['epsneg', number(2 ** (-mantissa - 1))],
    ['max', number(largest)],
    ['min', number(-largest)],
    ['tiny', number(tiny)],
    ['smallest_normal', number(tiny)],
    ['smallest_subnormal', number(tiny * 2 ** -mantissa)],
    ['resolution', number(Number(`1e-${decimals}`))],
    ['precision', BigInt(decimals)],
    ['nmant', BigInt(mantissa)],
    ['nexp', BigInt(exponent)],
    ['machep', BigInt(-mantissa)],
    ['negep', BigInt(-mantissa - 1)],
    ['iexp', BigInt(exponent)],
    ['minexp', BigInt(2 - highest)],
    ['maxexp', BigInt(highest)],
    ['dtype', new NumpyDtype(dtype)],
  ]);
}

/** The attributes of `np.iinfo`: Python integers. */
function integerLimits(dtype: Dtype, machine: Machine): ReadonlyMap<string, Value> {
  if (categoryOf(dtype) !== 'integer')
    return machine.raise('ValueError', `Invalid integer data type '${isFloat(dtype) ? 'f' : 'b'}'.`);
  const bits = BigInt(8 * bytes[dtype]);
  const isSigned = dtype !== 'uint8';
  return new Map<string, Value>([
    ['bits', bits],
    ['min', isSigned ? -(2n ** (bits - 1n)) : 0n],
    ['max', 2n ** (isSigned ? bits - 1n : bits) - 1n],
    ['kind', isSigned ? 'i' : 'u'],
    ['dtype', new NumpyDtype(dtype)],
  ]);
}

/** An object of `np.finfo` or `np.iinfo`. */
class Limits extends Instance {
  constructor(
    type: PythonType,
    readonly dtype: Dtype,
    readonly members: ReadonlyMap<string, Value>,
  ) {
    super(type);
  }
  text(name: string): string {
    const value = this.members.get(name);
    return value instanceof NumpyScalar ? elementText(value.tensor.storage.values[0] ?? 0, this.dtype) : String(value);
  }
}

/** The dtype meant by a dtype, a number or an array. */
export function dtypeMeant(value: Value, machine: Machine): Dtype {
  if (value instanceof PythonObject && value.tensor !== undefined) return value.tensor.dtype;
  if (typeof value === 'number') return 'float64';
  if (typeof value === 'bigint') return 'int64';
  return dtypeOf(value, machine) ?? decline('this dtype is not evaluated');
}

const limitsType = (
  name: string,
  members: (dtype: Dtype, machine: Machine) => ReadonlyMap<string, Value>,
  repr: (self: Limits) => string,
  str: (self: Limits) => string,
): PythonType =>
  new PythonType(
    name,
    'numpy',
    [],
    {
      repr: (self: Limits) => ({ text: repr(self), approximate: false }),
      str: (self: Limits) => ({ text: str(self), approximate: false }),
      getAttribute: (self: Limits, attribute) => self.members.get(attribute),
    },
    (type, { positional: [value = null], keywords }, machine) =>
      guard(() => {
        const dtype = dtypeMeant(keywords.get('dtype') ?? value, machine);
        return new Limits(type, dtype, members(dtype, machine));
      }),
  );

/** `np.finfo` and `np.iinfo`. */
export const limitTypes: readonly PythonType[] = [
  limitsType(
    'finfo',
    (dtype, machine) =>
      isFloat(dtype)
        ? floatLimits(dtype)
        : machine.raise('ValueError', `data type <class 'numpy.${dtype}'> not inexact`),
    (self) => {
      const largest = self.dtype === 'float16' ? '6.55040e+04' : self.text('max');
      return `finfo(resolution=${self.text('resolution')}, min=-${largest}, max=${largest}, dtype=${self.dtype})`;
    },
    (self) =>
      [
        `Machine parameters for ${self.dtype}`,
        rule,
        `precision = ${self.text('precision')}   resolution = ${self.text('resolution')}`,
        `machep = ${self.text('machep')}   eps =        ${self.text('eps')}`,
        `negep =  ${self.text('negep')}   epsneg =     ${self.text('epsneg')}`,
        `minexp = ${self.text('minexp')}   tiny =       ${self.text('tiny')}`,
        `maxexp = ${self.text('maxexp')}   max =        ${self.text('max')}`,
        `nexp =   ${self.text('nexp')}   min =        -max`,
        `smallest_normal = ${self.text('smallest_normal')}   smallest_subnormal = ${self.text('smallest_subnormal')}`,
        rule,
        '',
      ].join('\n'),
  ),
  limitsType(
    'iinfo',
    integerLimits,
    (self) => `iinfo(min=${self.text('min')}, max=${self.text('max')}, dtype=${self.dtype})`,
    (self) =>
      [
        `Machine parameters for ${self.dtype}`,
        rule,
        `min = ${self.text('min')}`,
        `max = ${self.text('max')}`,
        rule,
        '',
      ].join('\n'),
  ),
];
