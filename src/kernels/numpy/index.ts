import { twoProduct } from '../../numeric/fma';
import { type LibmName, libm } from '../../numeric/libm';
import { exponentOf, roundTo } from '../../numeric/rounding';
import { ulp } from '../../numeric/ulp';
import * as double from './double';
import * as single from './single';
import { tanh32, tanh64 } from './tanh';

/** A result rounded to the dtype and how far NumPy's own may be from it. */
export type Bounded = readonly [value: number, error: number];

type FloatDtype = 'float16' | 'float32' | 'float64';

/** Functions whose float64 results differ from the correctly rounded one so rarely that only near ties are in doubt (measured). */
const nearlyExact: ReadonlySet<LibmName> = new Set<LibmName>([
  'log1p',
  'expm1',
  'sin',
  'cos',
  'tan',
  'log2',
  'log10',
  'sinh',
  'cosh',
  'atan',
  'asinh',
  'acosh',
  'atanh',
  'cbrt',
]);

/** Units in the last place by which Intel's single-precision functions may differ from the correctly rounded result. */
const singleUlps = 3;

/** float32 functions reproduced bit for bit. */
const exactSingles: Readonly<Partial<Record<LibmName, (x: number) => number>>> = {
  exp: single.exp,
  log: single.log,
  tanh: tanh32,
};

/**
 * One of NumPy's transcendental functions at a number of the dtype. exp, log and tanh are NumPy's own bit for bit; the others are correctly
 * rounded with a bound. float16 is computed in float32, by loops that are not reproduced.
 */
export function evaluate(name: LibmName, dtype: FloatDtype, x: number, y = 0): Bounded {
  if (dtype === 'float64') {
    if (name === 'tanh') return [tanh64(x), 0];
    if (name === 'exp' || name === 'log') {
      const { value, certain } = double[name](x);
      return [value, certain ? 0 : ulp(value, dtype)];
    }
    const { value, certain } = libm(name, x, y);
    const isSure = (certain && nearlyExact.has(name)) || isExact(x, value) || (name === 'pow' && isExactPower(x, y));
    return [value, isSure || !Number.isFinite(value) ? 0 : ulp(value, dtype)];
  }
  const exact = exactSingles[name];
  const value = exact === undefined ? Math.fround(libm(name, x, y).value) : exact(x);
  const isSure = (exact !== undefined && dtype === 'float32') || isExact(x, value) || !Number.isFinite(value);
  const error = isSure ? 0 : singleUlps * ulp(value, 'float32');
  if (dtype === 'float32') return [value, error];
  const narrow = roundTo(value, dtype);
  const spread = [value - error, value + error].map((bound) => Math.abs(roundTo(bound, dtype) - narrow));
  return [narrow, error === 0 ? 0 : Math.max(...spread)];
}

/** Whether a power comes out without rounding; NumPy's errs by less than an ulp, so it is exact then. */
function isExactPower(x: number, y: number): boolean {
  if (!Number.isInteger(y) || Math.abs(y) > 64) return false;
  let power = 1;
  for (let i = 0; i < Math.abs(y); i++) {
    const [high, low] = twoProduct(power, x);
    if (low !== 0 || !Number.isFinite(high)) return false;
    power = high;
  }
  return y >= 0 || Math.abs(power) === 2 ** exponentOf(power);
}

/** Results that every implementation gives exactly: zeros, ones and limits. */
const isExact = (x: number, value: number): boolean =>
  value === 0 ||
  Number.isNaN(value) ||
  ((x === 0 || x === 1) && value === 1) ||
  (Math.abs(value) === 1 && Math.abs(x) > 40);
