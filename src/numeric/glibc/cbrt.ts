import { exponentOf } from '../rounding';

/** Cube roots of 1/4, 1/2, 1, 2 and 4. */
const two = 1.2599210498948732;
const four = 1.5874010519681996;
const factors = [1 / four, 1 / two, 1, two, four];

/** glibc's cube root (sysdeps/ieee754/dbl-64/s_cbrt.c, by Dirk Husung and Ulrich Drepper 1997) of a normal number; up to 4 ulp off. */
export function cbrt(x: number): number {
  const exponent = exponentOf(x) + 1;
  const half = Math.trunc(exponent / 2);
  const m = Math.abs(x) / 2 ** half / 2 ** (exponent - half);
  const low = -1.8346927748361308 + (0.7849323449766392 - 0.14526389938548637 * m) * m;
  const u =
    0.35489576504391984 + (1.508191937815849 + (-2.114994941673713 + (2.4469312256353444 + low * m) * m) * m) * m;
  const t = u * u * u;
  const third = Math.trunc(exponent / 3);
  const root = ((u * (t + 2 * m)) / (2 * t + m)) * (factors[2 + exponent - 3 * third] ?? 1);
  return Math.sign(x) * root * 2 ** third;
}
