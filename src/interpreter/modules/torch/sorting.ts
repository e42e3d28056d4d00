import { findInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { distinctInBlocks, sortInBlocks } from '../../../numeric/ordering';
import { mapInBlocks } from '../../../numeric/pausing';
import { subtract } from '../../../tensor/autograd/arithmetic';
import { rearrange } from '../../../tensor/autograd/structure';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { mapRows, type RowMap } from '../../../tensor/reduce';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, flip, reshape, squeeze, toArray } from '../../../tensor/view';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { axis, dtypeArgument, integer, tensorArgument } from './convert';
import { namedResult } from './objects';
import { orderAlong, rowsHaveTies } from './order';
import type { Implementation, Row } from './table';
import { variableOf, wrap } from './tensor';

/** Elements at the given places along an axis; the shape of `places` is that of t with another extent on that axis. */
export function takeAlong(t: Tensor, along: number, places: Tensor): Tensor {
  const chosen = toArray(places);
  const shape = places.shape;
  const source = errorsOf(t);
  const data = toArray(t);
  const step = sizeOf(t.shape.slice(along + 1));
  const inner = sizeOf(shape.slice(along + 1));
  const extent = t.shape[along] ?? 1;
  const chunk = (shape[along] ?? 1) * inner;
  const take = (from: Float64Array): Float64Array =>
    mapInBlocks(chosen, 5, (place, i) => {
      const outer = Math.floor(i / Math.max(chunk, 1));
      return from[outer * extent * step + place * step + (i % Math.max(inner, 1))] ?? 0;
    });
  return Tensor.of(t.dtype, [...shape], take(data), source && take(source));
}

/** Values and places of picked elements, the axis dropped unless kept. */
export function pickAlong(x: Variable, along: number, places: Tensor, keep: boolean, node: string): [Variable, Tensor] {
  if (x.tensor.shape.length === 0) return [rearrange(node, x, (t) => t), places];
  const finish = (t: Tensor): Tensor => (keep ? t : squeeze(t, [along]));
  // Uncertain places leave the values open only within the bounds of the rivals; they are declined where they are used.
  if (errorsOf(places) !== undefined) return [constant(openValues(x.tensor, places, along, finish)), finish(places)];
  return [rearrange(node, x, (t) => finish(takeAlong(t, along, places))), finish(places)];
}

function openValues(t: Tensor, places: Tensor, along: number, finish: (t: Tensor) => Tensor): Tensor {
  const picked = takeAlong(t, along, places);
  const bounds = errorsOf(picked) ?? new Float64Array(picked.size);
  return finish(
    Tensor.of(
      t.dtype,
      [...picked.shape],
      toArray(picked).slice(),
      bounds.map((error) => error * 3),
    ),
  );
}

const sort: Implementation = (bound, machine, name) => {
  const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
  const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
  if (x.tensor.shape.length === 0) return decline('sort of a 0-d tensor is not evaluated');
  const order = orderAlong(x.tensor, along, bound.get('descending') === true, x.tensor.shape[along] ?? 1);
  if (name === 'argsort') return wrap(constant(order));
  const [values, indices] = pickAlong(x, along, order, true, 'SortBackward0');
  return namedResult('sort', ['values', 'indices'], [wrap(values), wrap(constant(indices))]);
};

const topk: Implementation = (bound, machine, name) => {
  const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
  const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
  const count = integer(bound.get('k'), "topk(): argument 'k' (position 2)", machine);
  const extent = x.tensor.shape[along] ?? 1;
  if (count < 0 || count > extent) return machine.raise('RuntimeError', 'selected index k out of range');
  if (x.tensor.shape.length === 0 || bound.get('sorted') === false) return decline('such a topk is not evaluated');
  const values = toArray(x.tensor);
  const { counts } = distinctInBlocks(sortInBlocks(values));
  const distinct = counts.length === values.length;
  // Which of equal elements come first depends on the selection algorithm.
  if (!distinct && rowsHaveTies(x.tensor, along, bound.get('largest') !== false, count))
    return decline('topk among equal elements is not evaluated');
  const order = orderAlong(x.tensor, along, bound.get('largest') !== false, count);
  const [picked, indices] = pickAlong(x, along, order, true, 'TopkBackward0');
  return namedResult('topk', ['values', 'indices'], [wrap(picked), wrap(constant(indices))]);
};

const median: Implementation = (bound, machine, name) => {
  const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
  const whole = bound.get('dim') === null;
  const flat: Variable = whole ? rearrange('ViewBackward0', x, (t) => reshape(t, [t.size])) : x;
  const along = whole ? 0 : axis(bound.get('dim'), x.tensor.shape.length, machine);
  const extent = flat.tensor.shape[along] ?? 1;
  const data = toArray(x.tensor);
  if (findInBlocks(data.length, 2, (i) => Number.isNaN(data[i])) >= 0)
    return decline('the median with NaN is not evaluated');
  const order = orderAlong(flat.tensor, along, false, extent);
  const middle = takeAlong(
    order,
    along,
    Tensor.of(
      'int64',
      flat.tensor.shape.with(along, 1),
      new Float64Array(sizeOf(flat.tensor.shape.with(along, 1))).fill(Math.floor((extent - 1) / 2)),
    ),
  );
  const [values, indices] = pickAlong(
    flat,
    along,
    middle,
    bound.get('keepdim') === true && !whole,
    whole ? 'MedianBackward0' : 'MedianBackward1',
  );
  if (whole) return wrap(values);
  return namedResult('median', ['values', 'indices'], [wrap(values), wrap(constant(indices))]);
};

/** A running result along an axis, accumulated in float64 (int64 for integers) and rounded at each element. */
const running =
  (dtype: Dtype, step: (sum: number, x: number) => number, start: number): RowMap =>
  (values, errors) => {
    const round = rounder(dtype);
    const make = () => ({
      results: new Float64Array(values.length),
      bounds: errors && new Float64Array(values.length),
      sum: start,
      bound: 0,
    });
    const { results, bounds } = visitInBlocks(values.length, 5, make, (state, i) => {
      state.sum = step(state.sum, values[i] ?? 0);
      state.bound += errors?.[i] ?? 0;
      const rounded = round(state.sum);
      if (state.bounds) state.bounds[i] = state.bound === 0 ? 0 : state.bound + ulp(dtype, rounded);
      state.results[i] = rounded;
    });
    return [results, bounds];
  };

const cumulative =
  (node: string, step: (sum: number, x: number) => number, start: number): Implementation =>
  (bound, machine, name) => {
    const given = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
    const dtype =
      dtypeArgument(bound.get('dtype'), machine) ?? (isFloat(given.tensor.dtype) ? given.tensor.dtype : 'int64');
    const along = axis(bound.get('dim'), given.tensor.shape.length, machine);
    if (given.tensor.shape.length === 0) return decline(`${name} of a 0-d tensor is not evaluated`);
    const value = mapRows(given.tensor, along, dtype, running(dtype, step, start));
    return wrap(
      record(node, value, [given], (g) => {
        if (start !== 0) return decline('the gradient of cumprod is not evaluated');
        const back = flip(mapRows(flip(g.tensor, [along]), along, dtype, running(dtype, step, 0)), [along]);
        return [{ tensor: back, node: undefined }];
      }),
    );
  };

/** Sorting, selecting and running results. */
export const sortingRows: readonly Row[] = [
  ['TM:sort', '(input, dim=-1, descending=False, stable=False)', sort],
  ['TM:argsort', '(input, dim=-1, descending=False, stable=False)', sort],
  ['TM:topk', '(input, k, dim=-1, largest=True, sorted=True)', topk],
  ['TM:median', '(input, dim=None, keepdim=False)', median],
  ['TM:cumsum', '(input, dim, *, dtype=None)', cumulative('CumsumBackward0', (sum, x) => sum + x, 0)],
  ['TM:cumprod', '(input, dim, *, dtype=None)', cumulative('CumprodBackward0', (sum, x) => sum * x, 1)],
  [
    'TM:diff',
    '(input, n=1, dim=-1)',
    (bound, machine, name) => {
      const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
      if (integer(bound.get('n'), 'n', machine) !== 1) return decline('diff of a higher order is not evaluated');
      const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
      const extent = x.tensor.shape[along] ?? 1;
      const part = (from: number) => rearrange('SliceBackward0', x, (t) => sliceAlong(t, along, from, extent - 1));
      return wrap(subtract(part(1), part(0)));
    },
  ],
  ['TM:gather', '(input, dim, index)', (bound, machine, name) => gather(bound, machine, name)],
  ['T:take_along_dim', '(input, index, dim)', (bound, machine, name) => gather(bound, machine, name)],
];

const sliceAlong = (t: Tensor, along: number, from: number, count: number): Tensor =>
  new Tensor(t.storage, t.shape.with(along, count), t.strides, t.offset + from * (t.strides[along] ?? 0));

const gather = (bound: Parameters<Implementation>[0], machine: Machine, name: string) => {
  const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
  const index = tensorArgument(bound.get('index'), name, 'index', 3, machine).tensor;
  const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
  if (index.dtype !== 'int64') {
    return machine.raise('RuntimeError', `gather(): Expected dtype int64 for index`);
  }
  if (errorsOf(index)) return decline('an index is not known');
  const extent = x.tensor.shape[along] ?? 1;
  const fits =
    index.shape.length === x.tensor.shape.length && index.shape.every((n, i) => i === along || n === x.tensor.shape[i]);
  if (!fits) return decline('gather of only a part of the other axes is not evaluated');
  const outside = toArray(index).find((place) => place < 0 || place >= extent);
  if (outside !== undefined) {
    return machine.raise(
      'RuntimeError',
      `index ${outside} is out of bounds for dimension ${along} with size ${extent}`,
    );
  }
  return wrap(rearrange('GatherBackward0', x, (t) => takeAlong(t, along, index)));
};
