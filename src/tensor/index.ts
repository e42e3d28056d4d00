import { copyInBlocks, fillInBlocks, findInBlocks } from '../numeric/blocks';
import { inBlocks, runThrough } from '../numeric/pausing';
import { broadcastShapes, sizeOf } from './shape';
import { Tensor } from './tensor';
import { copyInto, errorsOf, expand, positions, select, slice, toArray, unsqueeze } from './view';

/** One part of a subscript. A slice has Python's own start, stop and step; an array holds whole numbers, a mask booleans. */
export type Index =
  | { readonly kind: 'integer'; readonly at: number }
  | { readonly kind: 'slice'; readonly start?: number; readonly stop?: number; readonly step?: number }
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'newAxis' }
  | { readonly kind: 'array'; readonly tensor: Tensor }
  | { readonly kind: 'mask'; readonly tensor: Tensor };

/** Why a subscript does not fit; the framework words it. */
export class IndexFailure {
  constructor(
    readonly kind: 'too many' | 'out of bounds' | 'mask shape' | 'shape mismatch' | 'uncertain' | 'ellipsis twice',
    readonly axis: number,
    /** The index out of bounds, the number of indices, or the mask's extent. */
    readonly index: number,
    readonly extent: number,
    /** Shapes that do not broadcast together. */
    readonly shapes: readonly (readonly number[])[] = [],
  ) {}
}

/** Python's `slice.indices`: first index, count and step on an axis of an extent. */
export function sliceIndices(
  extent: number,
  start?: number,
  stop?: number,
  step = 1,
): readonly [start: number, count: number, step: number] {
  const [low, high] = step > 0 ? [0, extent] : [-1, extent - 1];
  const clamp = (index: number) => Math.min(high, Math.max(low, index < 0 ? index + extent : index));
  const from = start === undefined ? (step > 0 ? 0 : extent - 1) : clamp(start);
  const to = stop === undefined ? (step > 0 ? extent : -1) : clamp(stop);
  return [from, Math.max(0, Math.ceil((to - from) / step)), step];
}

/**
 * Beside an array, NumPy takes an integer as an array of one and broadcasts it with the others, which may move axes to the front; torch
 * selects it first.
 */
export type IntegerRule = 'broadcast' | 'select';

/** The elements a subscript names: a view when it has no array or mask, else a copy. */
export function getIndex(t: Tensor, indices: readonly Index[], integers: IntegerRule): Tensor | IndexFailure {
  const located = locate(t, indices, integers);
  if (located instanceof IndexFailure || located instanceof Tensor) return located;
  const [places, shape] = located;
  const errors = t.storage.errors;
  return Tensor.of(t.dtype, shape, pick(t.storage.values, places), errors && pick(errors, places));
}

const pick = (source: Float64Array, places: Int32Array): Float64Array =>
  fillInBlocks(places.length, 3, (i) => source[places[i] ?? 0] ?? 0);

/** Writes a value (broadcast, already of t's dtype) where a subscript points. */
export function setIndex(
  t: Tensor,
  indices: readonly Index[],
  value: Tensor,
  integers: IntegerRule,
): IndexFailure | undefined {
  const located = locate(t, indices, integers);
  if (located instanceof IndexFailure) return located;
  const shape = located instanceof Tensor ? located.shape : located[1];
  const trimmed = dropLeadingOnes(value, shape.length);
  const common = broadcastShapes(trimmed.shape, shape);
  if (common === undefined || common.length !== shape.length || common.some((extent, axis) => extent !== shape[axis])) {
    return new IndexFailure('shape mismatch', 0, 0, 0, [value.shape, shape]);
  }
  if (located instanceof Tensor) {
    copyInto(located, trimmed);
    return undefined;
  }
  const source = expand(trimmed, shape);
  const values = copyInBlocks(toArray(source));
  const sourceErrors = errorsOf(source);
  const errors = sourceErrors && copyInBlocks(sourceErrors);
  runThrough();
  const [places] = located;
  const { storage } = t;
  if (errors !== undefined) storage.errors ??= new Float64Array(storage.values.length);
  for (let i = 0; i < places.length; i++) storage.values[places[i] ?? 0] = values[i] ?? 0;
  if (storage.errors !== undefined)
    for (let i = 0; i < places.length; i++) storage.errors[places[i] ?? 0] = errors?.[i] ?? 0;
  return undefined;
}

const dropLeadingOnes = (t: Tensor, rank: number): Tensor => {
  let result = t;
  while (result.shape.length > rank && result.shape[0] === 1) result = select(result, 0, 0);
  return result;
};

type Places = readonly [places: Int32Array, shape: readonly number[]];

/** Follows a subscript: the view it names, or for arrays the places in the storage with the shape of the result. */
function locate(t: Tensor, indices: readonly Index[], integers: IntegerRule): Tensor | Places | IndexFailure {
  const expanded = indices.flatMap(maskToArrays);
  const used = expanded.filter((index) => !(index instanceof IndexFailure) && consumes(index)).length;
  if (used > t.shape.length) return new IndexFailure('too many', t.shape.length, used, t.shape.length);
  if (expanded.filter((index) => !(index instanceof IndexFailure) && index.kind === 'ellipsis').length > 1) {
    return new IndexFailure('ellipsis twice', 0, 0, 0);
  }
  const broadcasts = integers === 'broadcast' && indices.some(({ kind }) => kind === 'array' || kind === 'mask');
  let view = t;
  let axis = 0;
  let source = 0;
  const arrays: { readonly axis: number; readonly tensor: Tensor; readonly extent: number; readonly source: number }[] =
    [];
  for (const index of expanded) {
    if (index instanceof IndexFailure) return index;
    const extent = view.shape[axis] ?? 1;
    if (index.kind === 'ellipsis') {
      axis += t.shape.length - used;
      source += t.shape.length - used;
    } else if (index.kind === 'newAxis') {
      view = unsqueeze(view, axis++);
    } else if (index.kind === 'slice') {
      const [start, count, step] = sliceIndices(extent, index.start, index.stop, index.step);
      view = slice(view, axis++, start, count, step);
      source++;
    } else if (index.kind === 'integer' && !broadcasts) {
      const at = index.at < 0 ? index.at + extent : index.at;
      if (at < 0 || at >= extent) return new IndexFailure('out of bounds', source, index.at, extent);
      view = select(view, axis, at);
      source++;
    } else {
      const tensor = index.kind === 'integer' ? Tensor.of('int64', [], Float64Array.of(index.at)) : index.tensor;
      if (errorsOf(tensor) !== undefined) return new IndexFailure('uncertain', source, 0, extent);
      if ('mask' in index && index.mask !== extent) {
        return new IndexFailure(
          'mask shape',
          source,
          index.mask,
          extent,
          index.maskShape === undefined ? [] : [index.maskShape, t.shape],
        );
      }
      arrays.push({ axis: axis++, tensor, extent, source: source++ });
    }
  }
  return arrays.length === 0 ? view : gatherPlaces(view, arrays);
}

type ArrayIndex = {
  readonly kind: 'array';
  readonly tensor: Tensor;
  readonly mask: number;
  readonly maskShape: readonly number[];
};

/** A mask as the arrays of the places where it holds, one per axis of the mask. */
function maskToArrays(index: Index): (Exclude<Index, { kind: 'mask' }> | ArrayIndex | IndexFailure)[] {
  if (index.kind !== 'mask') return [index];
  const mask = index.tensor;
  if (errorsOf(mask) !== undefined) return [new IndexFailure('uncertain', 0, 0, 0)];
  const found = nonzero(mask);
  return found.map((tensor, axis) => ({ kind: 'array', tensor, mask: mask.shape[axis] ?? 1, maskShape: mask.shape }));
}

const consumes = (index: Exclude<Index, { kind: 'mask' }> | ArrayIndex): boolean =>
  index.kind !== 'ellipsis' && index.kind !== 'newAxis';

/** For every axis the int64 coordinates of the elements that are not zero, in row-major order. */
export function nonzero(t: Tensor): Tensor[] {
  const values = toArray(t);
  const { found, count } = inBlocks(
    values.length,
    2,
    () => ({ found: new Int32Array(values.length), count: 0 }),
    (hits, from, to) => {
      for (let i = from; i < to; i++) if (values[i] !== 0) hits.found[hits.count++] = i;
    },
  );
  return t.shape.map((extent, axis) => {
    const step = sizeOf(t.shape.slice(axis + 1));
    return Tensor.of(
      'int64',
      [count],
      fillInBlocks(count, 3, (i) => Math.floor((found[i] ?? 0) / step) % extent),
    );
  });
}

/** Combines array indices: they broadcast together and stand where the first was when adjacent, else in front. */
function gatherPlaces(
  view: Tensor,
  arrays: readonly {
    readonly axis: number;
    readonly tensor: Tensor;
    readonly extent: number;
    readonly source: number;
  }[],
): Places | IndexFailure {
  const shapes = arrays.map(({ tensor }) => tensor.shape);
  const common = broadcastShapes(...shapes);
  if (common === undefined) return new IndexFailure('shape mismatch', 0, 0, 0, shapes);
  let offsets: Float64Array | undefined;
  for (const { axis, tensor, extent, source } of arrays) {
    const values = toArray(expand(tensor, common));
    const wrong = findInBlocks(values.length, 3, (i) => {
      const index = values[i] ?? 0;
      return index < -extent || index >= extent;
    });
    if (wrong >= 0) return new IndexFailure('out of bounds', source, values[wrong] ?? 0, extent);
    const stride = view.strides[axis] ?? 0;
    const before = offsets;
    offsets = fillInBlocks(values.length, 3, (i) => {
      const index = values[i] ?? 0;
      return (before?.[i] ?? 0) + (index < 0 ? index + extent : index) * stride;
    });
  }
  const middle = offsets ?? new Float64Array(sizeOf(common));
  const taken = new Set(arrays.map(({ axis }) => axis));
  const first = arrays[0]?.axis ?? 0;
  const adjacent = arrays.every(({ axis }, i) => axis === first + i);
  const kept = [...view.shape.keys()].filter((axis) => !taken.has(axis));
  const before = adjacent ? kept.filter((axis) => axis < first) : [];
  const after = kept.filter((axis) => !before.includes(axis));
  const pick = (axes: readonly number[]) =>
    new Tensor(
      view.storage,
      axes.map((axis) => view.shape[axis] ?? 1),
      axes.map((axis) => view.strides[axis] ?? 0),
      0,
    );
  const outer = positions(pick(before));
  const inner = positions(pick(after));
  const row = middle.length * inner.length;
  const make = () => new Int32Array(outer.length * row);
  const places = inBlocks(outer.length * row, 5, make, (found, from, to) => {
    for (let i = from; i < to; i++) {
      const n = inner[i % inner.length] ?? 0;
      const m = middle[Math.floor(i / inner.length) % middle.length] ?? 0;
      found[i] = view.offset + (outer[Math.floor(i / row)] ?? 0) + m + n;
    }
  });
  const extents = (axes: readonly number[]) => axes.map((axis) => view.shape[axis] ?? 1);
  return [places, [...extents(before), ...common, ...extents(after)]];
}
