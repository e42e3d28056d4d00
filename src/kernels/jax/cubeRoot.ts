import { exponentOf } from '../../numeric/rounding';
import { flush, round } from './single';

/** 2^(k/3) for k from -2 to 2. */
const factors = [1 / 1.5874010519681996, 1 / 1.2599210498948732, 1, 1.2599210498948732, 1.5874010519681996];

/** The C library's cbrtf, which XLA calls (glibc to 2.40, sysdeps/ieee754/flt-32/s_cbrtf.c): one step of Halley's from a quadratic. */
export function cbrtf(input: number): number {
  const x = flush(input);
  if (x === 0 || !Number.isFinite(x)) return x;
  const exponent = exponentOf(x) + 1;
  const m = Math.abs(x) / 2 ** exponent;
  const u = round(0.49265962052896956 + (0.6975704602079228 - 0.19150216167871906 * m) * m);
  const t = round(round(u * u) * u);
  const root = round(((u * (t + 2 * m)) / (2 * t + m)) * (factors[2 + (exponent % 3)] ?? 1));
  return Math.sign(x) * round(root * 2 ** Math.trunc(exponent / 3));
}
