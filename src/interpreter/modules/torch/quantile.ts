import type { Dtype } from '../../../tensor/dtype';
import { type RowFunction, reduce } from '../../../tensor/reduce';
import { rounder } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axes, real } from './convert';
import { ordered, plain } from './observed';
import type { Row } from './table';
import { TorchTensor } from './tensor';

/** The number at a fraction of the way through sorted values (`quantile_compute` in ATen's native/Sorting.cpp: lerp in the dtype). */
const quantileOf =
  (fraction: number, dtype: Dtype, mode: string): RowFunction =>
  (values) => {
    if (values.some(Number.isNaN)) return [Number.NaN, 0];
    const sorted = Float64Array.from(values).sort();
    const round = rounder(dtype);
    const rank = round(round(fraction) * (values.length - 1));
    const below = Math.floor(rank);
    const [low, high] = [sorted[below] ?? 0, sorted[Math.ceil(rank)] ?? 0];
    if (mode === 'lower') return [low, 0];
    if (mode === 'higher') return [high, 0];
    if (mode === 'midpoint') return [round(low + 0.5 * round(high - low)), 0];
    if (mode === 'nearest') return decline('the nearest quantile is not evaluated');
    const weight = round(rank - below);
    const step = round(high - low);
    return [round(weight < 0.5 ? low + weight * step : high - step * round(1 - weight)), 0];
  };

function quantile(bound: Bound, machine: Machine, name: string): Result {
  const x = ordered(bound, machine, name);
  if (x.size === 0) return machine.raise('RuntimeError', `${name}() input tensor must be non-empty`);
  if (x.dtype !== 'float32' && x.dtype !== 'float64')
    return machine.raise('RuntimeError', `${name}() input tensor must be either float or double dtype`);
  const given = bound.get('q');
  const fractions = given instanceof TorchTensor ? [...toArray(given.tensor)] : [real(given, 'q', machine)];
  if (fractions.some((q) => !(q >= 0 && q <= 1)))
    return machine.raise('RuntimeError', `${name}() q must be in the range [0, 1] but got ${fractions[0]}`);
  const chosen = axes(bound.get('dim'), x.shape.length, machine);
  const keep = bound.get('keepdim') === true;
  const parts = fractions.map((q) =>
    reduce(x, chosen, keep, x.dtype, quantileOf(q, x.dtype, String(bound.get('interpolation')))),
  );
  const [first] = parts;
  if (first === undefined) return decline('quantile of no fractions is not evaluated');
  if (!(given instanceof TorchTensor && given.tensor.shape.length > 0)) return plain(first);
  const all = Float64Array.from(parts.flatMap((part) => [...toArray(part)]));
  return plain(Tensor.of(x.dtype, [parts.length, ...first.shape], all));
}

/** `quantile`. */
export const quantileRow: Row = [
  'TM:quantile',
  "(input, q, dim=None, keepdim=False, *, interpolation='linear')",
  quantile,
];
