import type { LibmName } from '../elementary';
import { erf, erfc } from '../errorFunction';
import { cbrt } from './cbrt';
import { exp } from './exp';
import { cosh, expm1, fused, type MultiplyAdd, separate, sinh, tanh } from './expm1';
import { log } from './log';
import { acosh, asinh, atanh, log1p, log10 } from './log1p';
import { pow } from './pow';

interface Reproduced {
  /** Arguments for which the function is reproduced: results and what leads to them are normal numbers. */
  readonly within: (x: number, y: number) => boolean;
  readonly value: (x: number, y: number, multiplyAdd: MultiplyAdd) => number;
}

const isNormal = (x: number): boolean => x >= 2 ** -1022 && x < Number.POSITIVE_INFINITY;
const below =
  (bound: number) =>
  (x: number): boolean =>
    Math.abs(x) < bound;

/** glibc's functions of which every step is known. The same bits on every build, or told apart by trying both. */
const reproduced: Partial<Readonly<Record<LibmName, Reproduced>>> = {
  exp: { within: below(708), value: (x) => exp(x) },
  log: { within: isNormal, value: (x) => log(x) },
  log10: { within: isNormal, value: (x) => log10(x, log) },
  pow: {
    within: (x, y) => isNormal(Math.abs(x)) && Math.abs(y) > 2 ** -64 && Math.abs(y * Math.log2(Math.abs(x))) < 1020,
    value: (x, y) => (x < 0 && Math.abs(y % 2) === 1 ? -1 : 1) * pow(Math.abs(x), y),
  },
  expm1: { within: below(708), value: (x, _y, multiplyAdd) => expm1(x, multiplyAdd) },
  tanh: { within: below(Number.POSITIVE_INFINITY), value: (x, _y, multiplyAdd) => tanh(x, multiplyAdd) },
  sinh: { within: below(708), value: (x, _y, multiplyAdd) => sinh(x, exp, multiplyAdd) },
  cosh: { within: below(708), value: (x, _y, multiplyAdd) => cosh(x, exp, multiplyAdd) },
  log1p: {
    within: (x) => x > -1 && x < Number.POSITIVE_INFINITY,
    value: (x, _y, multiplyAdd) => log1p(x, multiplyAdd),
  },
  asinh: { within: below(2 ** 1000), value: (x, _y, multiplyAdd) => asinh(x, log, multiplyAdd) },
  acosh: { within: (x) => x > 1 && x < 2 ** 1000, value: (x, _y, multiplyAdd) => acosh(x, log, multiplyAdd) },
  atanh: { within: below(1), value: (x, _y, multiplyAdd) => atanh(x, multiplyAdd) },
  erf: { within: below(Number.POSITIVE_INFINITY), value: (x) => erf(x, exp) },
  cbrt: { within: (x) => isNormal(Math.abs(x)), value: (x) => cbrt(x) },
  erfc: { within: (x) => x < 26, value: (x) => erfc(x, exp) },
};

/** glibc's own result, and whether every build gives it; undefined where its steps are not known. */
export function reproduce(name: LibmName, x: number, y: number): { value: number; certain: boolean } | undefined {
  const row = reproduced[name];
  if (row === undefined || !row.within(x, y)) return undefined;
  const value = row.value(x, y, fused);
  return { value, certain: row.value(x, y, separate) === value };
}
