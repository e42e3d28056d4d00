import { exponential, fixed } from '../../numeric/decimal';
import type { Dtype } from '../dtype';
import { rounder } from '../rounding';
import type { NumpyPrintOptions } from './numpy';
import { positional, scientific } from './shortest';

/** How the elements of an array are written, and whether their error bounds could change that. */
export interface FloatFormat {
  readonly format: (x: number) => string;
  readonly approximate: boolean;
}

/** Decimal digits that a type is sure to keep: `numpy.finfo(dtype).precision`. */
const reliableDigits: Readonly<Partial<Record<Dtype, number>>> = { float16: 3, float32: 6, float64: 15 };

/** `FloatingFormat` of numpy/_core/arrayprint.py: notation, digits and widths for the numbers shown. */
export function formatFloats(
  shown: readonly number[],
  errors: readonly number[],
  dtype: Dtype,
  options: NumpyPrintOptions,
): FloatFormat {
  const isScientific = usesScientific(shown, dtype, options.suppress);
  const written = write(shown, dtype, options, isScientific);
  if (errors.every((error) => error === 0)) return { format: written.format, approximate: false };
  const round = rounder(dtype);
  const moved = (side: number) => shown.map((x, i) => round(x + side * (errors[i] ?? 0)));
  const isSame = (x: number, y: number) =>
    written.draft(x) === written.draft(y) && written.format(x) === written.format(y);
  const [low, high] = [moved(-1), moved(1)];
  const steady =
    shown.every((x, i) => (errors[i] ?? 0) === 0 || (isSame(x, low[i] ?? 0) && isSame(x, high[i] ?? 0))) &&
    notationIsSure(shown, errors, dtype, options.suppress, isScientific);
  return { format: written.format, approximate: !steady };
}

function usesScientific(shown: readonly number[], dtype: Dtype, suppress: boolean): boolean {
  const sizes = shown.filter((x) => Number.isFinite(x) && x !== 0).map(Math.abs);
  return sizes.length > 0 && isWide(Math.min(...sizes), Math.max(...sizes), dtype, suppress);
}

function isWide(min: number, max: number, dtype: Dtype, suppress: boolean): boolean {
  const round = rounder(dtype);
  return (
    max >= 10 ** Math.min(8, reliableDigits[dtype] ?? 8) ||
    (!suppress && (min < round(0.0001) || round(max / min) > 1000))
  );
}

function notationIsSure(
  shown: readonly number[],
  errors: readonly number[],
  dtype: Dtype,
  suppress: boolean,
  expected: boolean,
): boolean {
  const known = shown.map((x, i) => [Math.abs(x), errors[i] ?? 0] as const).filter(([x]) => Number.isFinite(x));
  const present = known.filter(([x, error]) => x !== 0 || error !== 0);
  if (present.length === 0) return true;
  if (present.some(([x, error]) => error >= x)) return false;
  const low = present.map(([x, error]) => x - error);
  const high = present.map(([x, error]) => x + error);
  return (
    isWide(Math.min(...low), Math.max(...high), dtype, suppress) === expected &&
    isWide(Math.min(...high), Math.max(...low), dtype, suppress) === expected
  );
}

interface Written {
  /** The first pass, which decides on widths. */
  readonly draft: (x: number) => string;
  readonly format: (x: number) => string;
}

function write(shown: readonly number[], dtype: Dtype, options: NumpyPrintOptions, isScientific: boolean): Written {
  const { sign, nanstr, infstr, floatmode } = options;
  const precision = floatmode === 'unique' ? 400 : options.precision;
  const plus = (text: string) => (sign === '+' && !text.startsWith('-') ? `+${text}` : text);
  const unsigned = draftOf(dtype, precision, floatmode === 'fixed', isScientific);
  const draft = (x: number) => plus(unsigned(x));
  const finite = shown.filter(Number.isFinite);
  const parts = finite.map((x) => draft(x).split(/[.e]/));
  const longest = (k: number) => parts.reduce((width, part) => Math.max(width, part[k]?.length ?? 0), 0);
  const digits = longest(1);
  const exponentDigits = isScientific ? longest(2) - 1 : 0;
  const padRight = isScientific ? exponentDigits + 2 + digits : digits;
  let padLeft = longest(0);
  if (sign === ' ' && !finite.some((x) => x < 0 || Object.is(x, -0))) padLeft++;
  if (finite.length < shown.length) {
    const signed = sign !== '-' || shown.includes(Number.NEGATIVE_INFINITY) ? 1 : 0;
    padLeft = Math.max(padLeft, nanstr.length - padRight - 1, infstr.length + signed - padRight - 1);
  }
  const equal = floatmode === 'fixed' || floatmode === 'maxprec_equal';
  const full = (x: number): string => {
    if (isScientific) {
      const [mantissa = '', exponent = ''] = exponential(x, digits).split('e');
      const dotted = digits === 0 ? `${mantissa}.` : mantissa;
      return plus(`${dotted}e${exponent[0] ?? ''}${exponent.slice(1).padStart(exponentDigits, '0')}`);
    }
    return equal ? plus(digits === 0 ? `${fixed(x, 0)}.` : fixed(x, digits)) : draft(x).padEnd(padded(x));
  };
  const padded = (x: number) => draft(x).indexOf('.') + 1 + digits;
  const special = (x: number) =>
    Number.isNaN(x) ? `${sign === '+' ? '+' : ''}${nanstr}` : x < 0 ? `-${infstr}` : plus(infstr);
  const format = (x: number): string => {
    if (!Number.isFinite(x)) return special(x).padStart(padLeft + padRight + 1);
    const text = full(x);
    return ' '.repeat(Math.max(0, padLeft - text.indexOf('.'))) + text;
  };
  return { draft, format };
}

function draftOf(dtype: Dtype, precision: number, isFixed: boolean, isScientific: boolean): (x: number) => string {
  if (!isFixed) return (x) => (isScientific ? scientific : positional)(x, dtype, precision);
  const dotted = (text: string) => (precision === 0 ? text.replace(/(?=e|$)/, '.') : text);
  return (x) => dotted(isScientific ? exponential(x, precision) : fixed(x, precision));
}
