import { exponential, exponentText, fixed, shortestDigits } from '../../numeric/decimal';
import type { Dtype } from '../dtype';
import { rounder } from '../rounding';

/** Decimal digits d1d2... of a positive number: 0.d1d2... × 10^power. */
interface Digits {
  readonly digits: string;
  readonly power: number;
}

/** The fewest decimal digits that only this number of the dtype reads back from; of those the closest (what Dragon4's unique mode gives). */
function shortestOf(magnitude: number, dtype: Dtype): Digits {
  if (dtype === 'float64') return shortestDigits(magnitude);
  const round = rounder(dtype);
  for (let count = 1; count < 10; count++) {
    const text = exponential(magnitude, count - 1);
    if (round(Number(text)) === magnitude) return split(text);
    const [mantissa = '', power = ''] = text.split('e');
    const above = `${BigInt(mantissa.replace('.', '')) + 1n}e${Number(power) - count + 1}`;
    if (round(Number(above)) === magnitude) return split(Number(above).toExponential(count - 1));
  }
  return shortestDigits(magnitude);
}

function split(text: string): Digits {
  const [mantissa = '', power = ''] = text.split('e');
  return { digits: mantissa.replace('.', '').replace(/0+$/, ''), power: Number(power) + 1 };
}

/** Fixed notation with as many digits after the point as needed, at most `precision` (rounded half to even), zeros trimmed: `0.5`, `3.`. */
export function positional(x: number, dtype: Dtype, precision: number): string {
  if (x === 0) return Object.is(x, -0) ? '-0.' : '0.';
  const { digits, power } = shortestOf(Math.abs(x), dtype);
  if (digits.length - power > precision) return trimmed(fixed(x, precision));
  const sign = x < 0 ? '-' : '';
  if (power <= 0) return `${sign}0.${'0'.repeat(-power)}${digits}`;
  return `${sign}${digits.slice(0, power).padEnd(power, '0')}.${digits.slice(power)}`;
}

/** Scientific notation in the same spirit: `1.5e-05`, `2.e+10`. */
export function scientific(x: number, dtype: Dtype, precision: number): string {
  if (x === 0) return Object.is(x, -0) ? '-0.e+00' : '0.e+00';
  const { digits, power } = shortestOf(Math.abs(x), dtype);
  if (digits.length - 1 > precision) {
    const [mantissa = '', exponent = ''] = exponential(x, precision).split('e');
    return `${trimmed(mantissa)}e${exponent}`;
  }
  return `${x < 0 ? '-' : ''}${digits[0]}.${digits.slice(1)}e${exponentText(power - 1)}`;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '') : `${text}.`;
}

/** From here on NumPy 2.4 writes a scalar in scientific notation. */
const scalarLimits: Readonly<Partial<Record<Dtype, number>>> = { float16: 1e3, float32: 1e6 };

/** `str` of a NumPy scalar: shortest digits, in fixed notation from 1e-4 up to the type's limit. */
export function scalarText(x: number, dtype: Dtype): string {
  if (dtype === 'bool') return x === 0 ? 'False' : 'True';
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  const magnitude = Math.abs(x);
  if (magnitude === 0 || (magnitude >= 1e-4 && magnitude < (scalarLimits[dtype] ?? 1e16))) {
    const text = positional(x, dtype, 400);
    return text.endsWith('.') ? `${text}0` : text;
  }
  return scientific(x, dtype, 400).replace('.e', 'e');
}

/** `%g` with six digits: how ml_dtypes writes a bfloat16. */
export function generalText(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
  const power = x === 0 ? 0 : Number(exponential(x, 5).split('e')[1]);
  if (power >= -4 && power < 6) {
    const text = fixed(x, 5 - power);
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }
  const [mantissa = '', exponent = ''] = exponential(x, 5).split('e');
  return `${mantissa.replace(/\.?0+$/, '')}e${exponent}`;
}
