import type { Dtype } from '../../../tensor/dtype';
import { promoteTypes } from '../../../tensor/promotion/torch';
import { bytes, categoryOf, isFloat, limits } from '../../../tensor/rounding';
import { type Machine, PythonObject, PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { dtypeArgument, operandOf, promoted } from './convert';
import { dtypeObject } from './objects';
import { torchState } from './state';
import type { Row } from './table';
import { TorchTensor } from './tensor';

/** What `torch.finfo` and `torch.iinfo` give: the limits of a dtype. */
class TypeInformation extends PythonObject {
  constructor(
    readonly dtype: Dtype,
    readonly type: PythonType,
  ) {
    super();
  }
}

/** Bits of the fraction and smallest normal exponent of the float dtypes. */
const formats: Readonly<Partial<Record<Dtype, readonly [fraction: number, least: number]>>> = {
  float16: [10, -14],
  bfloat16: [7, -126],
  float32: [23, -126],
  float64: [52, -1022],
};

function floatFact(dtype: Dtype, name: string): Value | undefined {
  const [fraction, least] = formats[dtype] ?? [23, -126];
  const [min, max] = limits(dtype);
  const facts: Readonly<Record<string, Value>> = {
    bits: BigInt(bytes[dtype] * 8),
    eps: 2 ** -fraction,
    max,
    min,
    tiny: 2 ** least,
    smallest_normal: 2 ** least,
    resolution: 10 ** -Math.floor(fraction * Math.log10(2)),
    dtype: dtype,
  };
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}

function integerFact(dtype: Dtype, name: string): Value | undefined {
  const bits = BigInt(bytes[dtype] * 8);
  const isSigned = dtype !== 'uint8';
  if (name === 'bits') return bits;
  if (name === 'max') return isSigned ? 2n ** (bits - 1n) - 1n : 2n ** bits - 1n;
  if (name === 'min') return isSigned ? -(2n ** (bits - 1n)) : 0n;
  return name === 'dtype' ? dtype : undefined;
}

/** Rounded to six digits, ties to even as C's printf rounds. */
function sixDigits(number: number, exponent: number): number {
  const scaled = number * 10 ** (5 - exponent);
  const tie = Math.abs(scaled % 1) === 0.5;
  return tie ? (2 * Math.round(scaled / 2)) / 10 ** (5 - exponent) : Number(number.toPrecision(6));
}

const shortest = (value: Value | undefined): string => {
  const number = Number(value);
  const [, power = '0'] = number.toPrecision(6).split('e');
  const exponent = Math.floor(Math.log10(Math.abs(number)));
  if (Math.abs(exponent) < 5 && power === '0') return String(sixDigits(number, exponent));
  const mantissa = String(Number(number.toExponential(5).split('e')[0]));
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
};

const floatType: PythonType = new PythonType('finfo', 'torch', [], {
  getAttribute: (self: TypeInformation, name) => floatFact(self.dtype, name),
  repr: (self: TypeInformation) => {
    const text = ['resolution', 'min', 'max', 'eps', 'smallest_normal', 'tiny']
      .map((name) => `${name}=${shortest(floatFact(self.dtype, name))}`)
      .join(', ');
    return { text: `finfo(${text}, dtype=${self.dtype})`, approximate: false };
  },
});

const integerType: PythonType = new PythonType('iinfo', 'torch', [], {
  getAttribute: (self: TypeInformation, name) => integerFact(self.dtype, name),
  repr: (self: TypeInformation) => ({
    text: `iinfo(min=${integerFact(self.dtype, 'min')}, max=${integerFact(self.dtype, 'max')}, dtype=${self.dtype})`,
    approximate: false,
  }),
});

function information(bound: { get(name: string): Value }, machine: Machine, name: string): Value {
  const dtype = dtypeArgument(bound.get('type'), machine) ?? torchState(machine).defaultDtype;
  if (name === 'finfo' && !isFloat(dtype))
    return machine.raise(
      'TypeError',
      `torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'`,
    );
  if (name === 'iinfo' && categoryOf(dtype) !== 'integer')
    return isFloat(dtype)
      ? machine.raise(
          'TypeError',
          `torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'`,
        )
      : decline('torch.iinfo of booleans is not evaluated');
  return new TypeInformation(dtype, name === 'finfo' ? floatType : integerType);
}

const order = ['bool', 'integer', 'float'];

/** Facts about dtypes and how they mix. */
export const typeRows: readonly Row[] = [
  ['T:finfo T:iinfo', '(type=None)', (bound, machine, name) => information(bound, machine, name)],
  [
    'T:promote_types',
    '(type1, type2)',
    (bound, machine) => {
      const [a, b] = [dtypeArgument(bound.get('type1'), machine), dtypeArgument(bound.get('type2'), machine)];
      return a && b ? dtypeObject(promoteTypes(a, b)) : decline('promote_types of something else is not evaluated');
    },
  ],
  [
    'T:result_type',
    '(tensor1, tensor2)',
    (bound, machine) => {
      const [a, b] = [operandOf(bound.get('tensor1'), machine), operandOf(bound.get('tensor2'), machine)];
      return a && b ? dtypeObject(promoted([a, b])) : decline('result_type of something else is not evaluated');
    },
  ],
  [
    'T:can_cast',
    '(from_, to)',
    (bound, machine) => {
      const [a, b] = [dtypeArgument(bound.get('from_'), machine), dtypeArgument(bound.get('to'), machine)];
      if (!a || !b) return decline('can_cast of something else is not evaluated');
      return order.indexOf(categoryOf(a)) <= order.indexOf(categoryOf(b)) && !(b === 'uint8' && a.startsWith('int'));
    },
  ],
  [
    'TM:is_complex',
    '(input)',
    (bound) =>
      bound.get('input') instanceof TorchTensor ? false : decline('is_complex of something else is not evaluated'),
  ],
];
