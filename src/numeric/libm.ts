import { type LibmName, type Real, type Row, rows } from './elementary';
import { type Scale, scaleOf } from './fixedPoint';
import { reproduce } from './glibc/reproduce';

export type { LibmName };

/** A float64 result and whether the C library surely gives the same one. */
export interface Rounded {
  readonly value: number;
  /**
   * False where the true value lies so near the middle between two float64 numbers that the C library may give the other one; then it is
   * one ulp away at most (a cube root of a denormal number 4).
   */
  readonly certain: boolean;
}

/** Rounds a real to the nearest float64 and tells whether it lies further than `slack` ulp from the middle of two. */
function round([mantissa, exponent]: Real, scale: Scale, slack: number): Rounded {
  const negative = mantissa < 0n;
  const digits = negative ? -mantissa : mantissa;
  if (digits === 0n) return { value: negative ? -0 : 0, certain: true };
  const length = digits.toString(2).length;
  const place = exponent - Number(scale.bits);
  // Numbers below 2^-1022 have fewer digits.
  const drop = BigInt(Math.max(length - 53, -1074 - place, 1));
  const kept = digits >> drop;
  const rest = Number(((digits - (kept << drop)) << 60n) >> drop) / 2 ** 60;
  const whole = Number(rest > 0.5 || (rest === 0.5 && (kept & 1n) === 1n) ? kept + 1n : kept);
  const power = Number(drop) + place;
  const half = Math.trunc(power / 2);
  const value = whole * 2 ** half * 2 ** (power - half);
  return { value: negative ? -value : value, certain: Math.abs(rest - 0.5) > slack };
}

/**
 * A function of C's math library (glibc, as plain Python's `math` on Linux calls it); arguments outside the domain give NaN. Reproduced bit
 * for bit where glibc's algorithm is, else correctly rounded; `certain` is false where glibc may round the other way.
 */
export function libm(name: LibmName, x: number, y = 0): Rounded {
  const row: Row = rows[name];
  const special = Number.isNaN(x) && name !== 'pow' ? Number.NaN : row.special(x, y);
  if (special !== undefined) return { value: special, certain: true };
  const own = reproduce(name, x, y);
  if (own !== undefined) return own;
  const scale = scaleOf(192 + (row.extra?.(x, y) ?? 0));
  const real = row.real(scale, x, y);
  return round(typeof real === 'bigint' ? [real, 0] : real, scale, row.slack);
}
