import { type LibmName, libm } from '../../../numeric/libm';
import { fromCorners } from '../../operators/approximate';
import { fromLibm } from '../../operators/numbers';
import type { ApproximateFloat, Machine, Value } from '../../values';

/** Functions whose infinite result at a finite argument is a domain error; for the others it is an overflow. */
const poles: ReadonlySet<string> = new Set(['log', 'log2', 'log10', 'log1p', 'atanh', 'atan2']);

/** A function of the C library as CPython's `math` wraps it: its ValueError and OverflowError included (Modules/mathmodule.c, math_1). */
export function elementary(name: LibmName, x: number, machine: Machine, y?: number): Value {
  const rounded = libm(name, x, y);
  const finite = Number.isFinite(x) && (y === undefined || Number.isFinite(y));
  if (Number.isNaN(rounded.value) && !Number.isNaN(x) && !Number.isNaN(y))
    machine.raise('ValueError', 'math domain error');
  if (!Number.isFinite(rounded.value) && !Number.isNaN(rounded.value) && finite) {
    if (poles.has(name) || (name === 'pow' && x === 0)) machine.raise('ValueError', 'math domain error');
    machine.raise('OverflowError', 'math range error');
  }
  return fromLibm(rounded);
}

/** The same at a number known to within an error; sine and cosine turn between the ends, so their bound is the error itself. */
export function elementaryNear(name: LibmName, { value, error }: ApproximateFloat): Value {
  const at = (x: number): number => libm(name, x).value;
  const middle = at(value);
  const turns = name === 'sin' || name === 'cos';
  return fromCorners(middle, turns ? [middle - error, middle + error] : [at(value - error), at(value + error)]);
}
