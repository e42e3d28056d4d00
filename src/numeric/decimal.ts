/**
 * Decimal notation as C's printf gives it: the exact binary value rounded half to even. JavaScript's own toFixed and toExponential round
 * ties away from zero and switch notation at 1e21.
 */

const named = (x: number): string => (Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf');

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** `%.{digits}f`; NaN and the infinities as Python words them. */
export function fixed(x: number, digits: number): string {
  if (!Number.isFinite(x)) return named(x);
  const sign = isNegative(x) ? '-' : '';
  const magnitude = Math.abs(x);
  if (magnitude >= 1e21) return `${sign}${BigInt(magnitude)}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
  if (digits > 99) return `${sign}${magnitude.toFixed(100)}${'0'.repeat(digits - 100)}`;
  return sign + evenTie(magnitude.toFixed(digits), exactTie(magnitude, digits));
}

/** One digit more than wanted, when it ends in the 5 of an exact tie. */
function exactTie(magnitude: number, digits: number): string | undefined {
  if (!Number.isInteger(magnitude * 2 ** (digits + 1))) return undefined;
  const longer = magnitude.toFixed(digits + 1);
  return longer.endsWith('5') ? longer : undefined;
}

/** The lower neighbour of a tie where its last digit is even. */
function evenTie(rounded: string, tie: string | undefined): string {
  const lower = tie?.slice(0, -1).replace(/\.$/, '');
  return lower !== undefined && /[02468]$/.test(lower) ? lower : rounded;
}

/** `%.{digits}e`: at least two digits of exponent. */
export function exponential(x: number, digits: number): string {
  if (!Number.isFinite(x)) return named(x);
  const magnitude = Math.abs(x);
  const full = magnitude.toExponential(100);
  const mantissa = full.slice(0, full.indexOf('e'));
  const isTie = mantissa[digits + 2] === '5' && digits > 0 && /^0*$/.test(mantissa.slice(digits + 3));
  const isWholeTie = digits === 0 && mantissa[2] === '5' && /^0*$/.test(mantissa.slice(3));
  const power = Number(full.slice(full.indexOf('e') + 1));
  const sign = isNegative(x) ? '-' : '';
  const lower = digits === 0 ? mantissa.slice(0, 1) : mantissa.slice(0, digits + 2);
  if ((isTie || isWholeTie) && /[02468]$/.test(lower)) return `${sign}${lower}e${exponentText(power)}`;
  const [head = '', tail = ''] = magnitude.toExponential(digits).split('e');
  return `${sign}${head}e${exponentText(Number(tail))}`;
}

/** An exponent with its sign and at least two digits. */
export const exponentText = (power: number): string =>
  `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;

/** The shortest digits that read back as the same float64, as a whole number without trailing zeros and a power: 0.d1d2... × 10^power. */
export function shortestDigits(magnitude: number): { readonly digits: string; readonly power: number } {
  const [mantissa = '0', exponent = '0'] = magnitude.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), power: Number(exponent) + 1 };
}

/** `repr` of a Python float. */
export function pythonRepr(x: number): string {
  if (!Number.isFinite(x)) return named(x);
  const sign = isNegative(x) ? '-' : '';
  const magnitude = Math.abs(x);
  if (magnitude === 0) return `${sign}0.0`;
  const { digits, power } = shortestDigits(magnitude);
  if (power > 16 || power < -3) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}e${exponentText(power - 1)}`;
  }
  if (power <= 0) return `${sign}0.${'0'.repeat(-power)}${digits}`;
  if (digits.length <= power) return `${sign}${digits}${'0'.repeat(power - digits.length)}.0`;
  return `${sign}${digits.slice(0, power)}.${digits.slice(power)}`;
}
