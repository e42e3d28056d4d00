import { hypot } from '../../numeric/glibc/hypot';
import { libm } from '../../numeric/libm';
import { PythonComplex } from '../objects/complex';
import { type BinaryOperator, type Machine, Unknown, type Value } from '../values';
import { numeric, toFloat } from './numbers';

/** Real and imaginary part. */
export type Parts = readonly [real: number, imag: number];

type Row = (a: Parts, b: Parts, machine: Machine) => Parts | Unknown;

function complexProduct([a, b]: Parts, [c, d]: Parts): Parts {
  return [a * c - b * d, a * d + b * c];
}

/** Smith's division, as Objects/complexobject.c has it; undefined for a divisor of zero. */
export function complexQuotient([a, b]: Parts, [c, d]: Parts): Parts | undefined {
  if (c === 0 && d === 0) return undefined;
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const denominator = c + d * ratio;
    return [(a + b * ratio) / denominator, (b - a * ratio) / denominator];
  }
  if (Math.abs(d) < Math.abs(c) || Number.isNaN(c) || Number.isNaN(d)) return [Number.NaN, Number.NaN];
  const ratio = c / d;
  const denominator = c * ratio + d;
  return [(a * ratio + b) / denominator, (b * ratio - a) / denominator];
}

/** By squaring, as CPython takes powers of up to a hundred. */
function wholePower(base: Parts, exponent: number): Parts | undefined {
  let result: Parts = [1, 0];
  let square = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = complexProduct(result, square);
    square = complexProduct(square, square);
  }
  return exponent > 0 ? result : complexQuotient([1, 0], result);
}

/** The value of the C library where it is known to the last bit. */
class Doubtful extends Error {}

/** A function of the C library; throws where its last bit is not known, which `orDoubtful` turns into an Unknown. */
export function surely(name: Parameters<typeof libm>[0], x: number, y?: number): number {
  const { value, certain } = libm(name, x, y);
  if (!certain) throw new Doubtful();
  return value;
}

export function orDoubtful<T>(compute: () => T): T | Unknown {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Doubtful) return new Unknown('a complex number whose last digits are not known');
    throw error;
  }
}

function polarPower([a, b]: Parts, [c, d]: Parts): Parts {
  const size = hypot(a, b);
  const angle = surely('atan2', b, a);
  let length = surely('pow', size, c);
  let phase = angle * c;
  if (d !== 0) {
    length /= surely('exp', angle * d);
    phase += d * surely('log', size);
  }
  return [length * surely('cos', phase), length * surely('sin', phase)];
}

function power(base: Parts, exponent: Parts, machine: Machine): Parts | Unknown {
  const [c, d] = exponent;
  if (c === 0 && d === 0) return [1, 0];
  const isZero = base[0] === 0 && base[1] === 0;
  const isWhole = d === 0 && Number.isInteger(c) && Math.abs(c) <= 100;
  if (isZero && (d !== 0 || c < 0)) machine.raise('ZeroDivisionError', '0.0 to a negative or complex power');
  const result = isWhole
    ? (wholePower(base, c) ?? machine.raise('ZeroDivisionError', '0.0 to a negative or complex power'))
    : isZero
      ? ([0, 0] as const)
      : orDoubtful(() => polarPower(base, exponent));
  if (result instanceof Unknown) return result;
  if (result.some((part) => Math.abs(part) === Number.POSITIVE_INFINITY))
    machine.raise('OverflowError', 'complex exponentiation');
  return result;
}

const rows: Readonly<Partial<Record<BinaryOperator, Row>>> = {
  '+': ([a, b], [c, d]) => [a + c, b + d],
  '-': ([a, b], [c, d]) => [a - c, b - d],
  '*': complexProduct,
  '/': (a, b, machine) => complexQuotient(a, b) ?? machine.raise('ZeroDivisionError', 'complex division by zero'),
  '**': power,
};

/** Arithmetic of a complex with any number: the other becomes a complex first, as in Python 3.11. */
export function complexBinary(
  operator: BinaryOperator,
  self: PythonComplex,
  other: Value,
  reflected: boolean,
  machine: Machine,
): Value | undefined {
  const row = rows[operator];
  const number = numeric(other);
  if (row === undefined || (number === undefined && !(other instanceof PythonComplex))) return undefined;
  const own: Parts = [self.real, self.imag];
  const given: Parts = other instanceof PythonComplex ? [other.real, other.imag] : [toFloat(number ?? 0, machine), 0];
  const result = reflected ? row(given, own, machine) : row(own, given, machine);
  return result instanceof Unknown ? result : new PythonComplex(...result);
}

/** A power of floats that is complex: a negative base with a broken exponent. */
export function complexPower(base: number, exponent: number, machine: Machine): Value {
  const result = power([base, 0], [exponent, 0], machine);
  return result instanceof Unknown ? result : new PythonComplex(...result);
}

/** A Python number as a complex; undefined for anything else. */
export function toComplex(value: Value): PythonComplex | undefined {
  if (value instanceof PythonComplex) return value;
  const number = numeric(value);
  return number === undefined ? undefined : new PythonComplex(Number(number), 0);
}
