import { cast } from '../../../tensor/cast';
import { full } from '../../../tensor/create';
import { getIndex, type Index } from '../../../tensor/index';
import { Tensor } from '../../../tensor/tensor';
import { copyInto, reshape, slice } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { wrapArray } from './array';
import { axisOf, integerOf, shapeOf, tensorOf } from './convert';
import { joined } from './joining';
import { array, type Implementation, type Row } from './table';

/** The numbers before and after each axis: `2`, `(1, 2)` or one pair for every axis. */
function pairs(value: Value, rank: number): [Value, Value][] {
  if (!(value instanceof PythonTuple || value instanceof PythonList))
    return Array.from({ length: rank }, () => [value, value]);
  const items = [...value.items];
  if (items.some((item) => item instanceof PythonTuple || item instanceof PythonList)) {
    const each = items.map((item) =>
      item instanceof PythonTuple || item instanceof PythonList ? [...item.items] : [item],
    );
    const wide = each.length === 1 ? Array.from({ length: rank }, () => each[0] ?? []) : each;
    if (wide.length !== rank) decline('these widths do not fit the array');
    return wide.map((pair) => [pair[0] ?? null, pair[1] ?? pair[0] ?? null]);
  }
  const [before = null, after = before] = items;
  return Array.from({ length: rank }, () => [before, after]);
}

/** For each mode the place in a row of `extent` that position i (below 0 or beyond) repeats. */
const sources: Readonly<Record<string, (i: number, extent: number) => number>> = {
  edge: (i, extent) => Math.min(Math.max(i, 0), extent - 1),
  wrap: (i, extent) => ((i % extent) + extent) % extent,
  symmetric: (i, extent) => {
    const place = ((i % (2 * extent)) + 2 * extent) % (2 * extent);
    return place < extent ? place : 2 * extent - 1 - place;
  },
  reflect: (i, extent) => {
    if (extent === 1) return 0;
    const period = 2 * (extent - 1);
    const place = ((i % period) + period) % period;
    return place < extent ? place : period - place;
  },
};

const pad: Implementation = (bound, machine) => {
  const t = array(bound, 'array', machine);
  const rank = t.shape.length;
  const widths = pairs(bound.get('pad_width'), rank).map((pair) => pair.map((value) => integerOf(value)));
  if (widths.flat().some((width) => width < 0)) machine.raise('ValueError', "index can't contain negative values");
  const mode = bound.get('mode');
  const shape = t.shape.map((extent, axis) => extent + (widths[axis]?.[0] ?? 0) + (widths[axis]?.[1] ?? 0));
  machine.charge(shape.reduce((size, extent) => size * extent, 1));
  if (mode === 'constant') return wrapArray(padded(t, shape, widths, bound, machine), machine);
  const source = typeof mode === 'string' ? sources[mode] : undefined;
  if (source === undefined || bound.keywords.size > 0) return decline('this mode of numpy.pad is not evaluated');
  if (t.size === 0) return decline('numpy.pad of an empty array in this mode is not evaluated');
  let result = t;
  for (const [axis, [before = 0]] of widths.entries()) {
    const extent = t.shape[axis] ?? 1;
    const places = Float64Array.from({ length: shape[axis] ?? 0 }, (_, i) => source(i - before, extent));
    const indices: Index[] = result.shape.map((_, k) =>
      k === axis ? { kind: 'array', tensor: Tensor.of('int64', [places.length], places) } : { kind: 'slice' },
    );
    const taken = getIndex(result, indices, 'broadcast');
    result = taken instanceof Tensor ? taken : decline('this padding is not evaluated');
  }
  return wrapArray(result, machine);
};

function padded(
  t: Tensor,
  shape: readonly number[],
  widths: readonly number[][],
  bound: Bound,
  machine: Machine,
): Tensor {
  const values = pairs(bound.keywords.get('constant_values') ?? 0n, t.shape.length);
  const result = full([...shape], 0, t.dtype);
  const fill = (part: Tensor, value: Value) => copyInto(part, cast(tensorOf(value, machine), t.dtype));
  let core = result;
  for (const [axis, extent] of t.shape.entries()) {
    const [before = 0, after = 0] = widths[axis] ?? [];
    core = slice(core, axis, before, extent);
    const whole = result;
    if (before > 0) fill(slice(whole, axis, 0, before), values[axis]?.[0] ?? 0n);
    if (after > 0) fill(slice(whole, axis, before + extent, after), values[axis]?.[1] ?? 0n);
  }
  copyInto(core, t);
  return result;
}

/** `np.append`: flat, or along an axis. */
const append: Implementation = (bound, machine) => {
  const [t, values] = [array(bound, 'arr', machine), array(bound, 'values', machine)];
  const axis = bound.get('axis');
  if (axis !== null) return joined([t, values], axisOf(axis, t.shape.length), machine);
  return joined([reshape(t, [t.size]), reshape(values, [values.size])], 0, machine);
};

/** The array and axis on which `insert` and `delete` work. */
function alongAxis(bound: Bound, machine: Machine): readonly [t: Tensor, axis: number] {
  const t = array(bound, 'arr', machine);
  return bound.get('axis') === null ? [reshape(t, [t.size]), 0] : [t, axisOf(bound.get('axis'), t.shape.length)];
}

const insert: Implementation = (bound, machine) => {
  const [t, axis] = alongAxis(bound, machine);
  const place = bound.get('obj');
  if (typeof place !== 'bigint') return decline('numpy.insert at several places is not evaluated');
  const extent = t.shape[axis] ?? 0;
  const at = Number(place) < 0 ? Number(place) + extent : Number(place);
  if (at < 0 || at > extent)
    machine.raise('IndexError', `index ${place} is out of bounds for axis ${axis} with size ${extent}`);
  const values = cast(array(bound, 'values', machine), t.dtype);
  const count = t.shape.length === 1 ? Math.max(1, values.size) : 1;
  if (t.shape.length > 1 && values.shape.length > 1) return decline('numpy.insert of several rows is not evaluated');
  const piece = full(t.shape.with(axis, count), 0, t.dtype);
  copyInto(
    piece,
    t.shape.length > 1 && values.shape.length === 1
      ? reshape(
          values,
          t.shape.map((extent, k) => (k === axis ? 1 : extent)),
        )
      : values,
  );
  return joined([slice(t, axis, 0, at), piece, slice(t, axis, at, extent - at)], axis, machine);
};

const remove: Implementation = (bound, machine) => {
  const [t, axis] = alongAxis(bound, machine);
  const extent = t.shape[axis] ?? 0;
  const gone = new Set(
    shapeOf(bound.get('obj')).map((place) => {
      const at = place < 0 ? place + extent : place;
      if (at < 0 || at >= extent)
        machine.raise('IndexError', `index ${place} is out of bounds for axis ${axis} with size ${extent}`);
      return at;
    }),
  );
  const kept = [...Array(extent).keys()].filter((i) => !gone.has(i));
  const indices: Index[] = t.shape.map((_, k) =>
    k === axis
      ? { kind: 'array', tensor: Tensor.of('int64', [kept.length], Float64Array.from(kept)) }
      : { kind: 'slice' },
  );
  const result = getIndex(t, indices, 'broadcast');
  return result instanceof Tensor ? wrapArray(result, machine) : decline('this deletion is not evaluated');
};

/** What makes an array longer or shorter. */
export const paddingRows: readonly Row[] = [
  ['N:pad', "(array, pad_width, mode='constant', **options)", pad],
  ['N:append', '(arr, values, axis=None)', append],
  ['N:insert', '(arr, obj, values, axis=None)', insert],
  ['N:delete', '(arr, obj, axis=None)', remove],
];
