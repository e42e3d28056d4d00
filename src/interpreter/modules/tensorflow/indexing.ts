import { fillInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { nonzero } from '../../../tensor/index';
import { rounder } from '../../../tensor/rounding';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import { contiguousStrides, Tensor } from '../../../tensor/tensor';
import { pick } from '../../../tensor/tensorflow/rearrange';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axisArgument, convert, convertTogether, integer, shapeArgument } from './convert';
import { invalidArgument, kernelPrefix } from './decline';
import { type Row, result } from './table';
import { wrap } from './tensor';

/** Operations that take elements by their indices, or put them there. */

/** Places of the slices that the rows of a [.., depth] tensor of whole numbers name in a shape, slice after slice. */
function slicePlaces(indices: Tensor, shape: readonly number[]): Float64Array {
  if (errorsOf(indices)) decline('indices that differ between processors are not evaluated');
  const depth = indices.shape.at(-1) ?? decline('indices without an axis are not evaluated');
  const values = toArray(indices);
  const strides = contiguousStrides(shape);
  const length = sizeOf(shape.slice(depth));
  const count = depth === 0 ? 0 : indices.size / depth;
  const make = () => new Float64Array(count * length);
  return visitInBlocks(count, 5 * depth + length, make, (places, row) => {
    let start = 0;
    for (let axis = 0; axis < depth; axis++) {
      const at = values[row * depth + axis] ?? 0;
      if (at < 0 || at >= (shape[axis] ?? 0)) decline('an index out of range is not evaluated');
      start += at * (strides[axis] ?? 0);
    }
    for (let i = 0; i < length; i++) places[row * length + i] = start + i;
  });
}

function gatherNd(bound: Bound, machine: Machine): Result {
  if (integer(bound.get('batch_dims'), 'batch_dims') !== 0) return decline('batch_dims is not evaluated');
  const x = convert(bound.get('params'), machine);
  const { tensor } = convert(bound.get('indices'), machine);
  const depth = tensor.shape.at(-1) ?? 0;
  if (depth > x.tensor.shape.length) return decline('indices deeper than the tensor are not evaluated');
  if (x.node !== undefined) return decline('the gradient of tf.gather_nd is not evaluated');
  const places = slicePlaces(tensor, x.tensor.shape);
  return result(pick('GatherNd', x, places, [...tensor.shape.slice(0, -1), ...x.tensor.shape.slice(depth)]), machine);
}

/** The elements where a mask over the first axes holds, one after the other. */
export function masked(x: Variable, mask: Tensor, axis = 0): Variable {
  if (errorsOf(mask)) decline('a mask that differs between processors is not evaluated');
  const { shape } = x.tensor;
  const rank = mask.shape.length;
  const outer = sizeOf(shape.slice(0, axis));
  const inner = sizeOf(shape.slice(axis + rank));
  const holds = toArray(mask);
  const make = () => ({ places: new Int32Array(holds.length), count: 0 });
  const kept = visitInBlocks(holds.length, 2, make, (state, i) => {
    if (holds[i] !== 0) state.places[state.count++] = i;
  });
  const size = outer * kept.count * inner;
  const places = fillInBlocks(size, 10, (at) => {
    const whole = Math.floor(at / inner);
    const block = Math.floor(whole / kept.count);
    return (block * holds.length + (kept.places[whole % kept.count] ?? 0)) * inner + (at % inner);
  });
  return pick('BooleanMask', x, places, [...shape.slice(0, axis), kept.count, ...shape.slice(axis + rank)]);
}

function booleanMask(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('tensor'), machine);
  const { tensor: mask } = convert(bound.get('mask'), machine);
  const axis = bound.get('axis') === null ? 0 : axisArgument(bound.get('axis'), x.tensor.shape.length);
  const covered = x.tensor.shape.slice(axis, axis + mask.shape.length);
  if (mask.shape.length === 0) machine.raise('ValueError', 'mask cannot be scalar.');
  if (covered.join() !== mask.shape.join())
    machine.raise(
      'ValueError',
      `Shapes (${covered.join(', ')}${covered.length === 1 ? ',' : ''}) and (${mask.shape.join(', ')}${mask.shape.length === 1 ? ',' : ''}) are incompatible`,
    );
  return result(masked(x, mask, axis), machine);
}

/** tf.where of a condition alone: the coordinates of what holds, row by row. */
export function coordinates(condition: Tensor): Tensor {
  if (errorsOf(condition)) decline('a condition that differs between processors is not evaluated');
  const axes = nonzero(condition).map(toArray);
  const count = axes[0]?.length ?? 0;
  const rank = condition.shape.length;
  return Tensor.of(
    'int64',
    [count, rank],
    Float64Array.from({ length: count * rank }, (_, i) => axes[i % rank]?.[Math.floor(i / rank)] ?? 0),
  );
}

type Combine = (old: number, update: number) => number;

const combinations: Readonly<Record<string, Combine>> = {
  update: (_old, update) => update,
  add: (old, update) => old + update,
  sub: (old, update) => old - update,
  max: Math.max,
  min: Math.min,
};

/** A copy of a tensor with updates put in at indices, one after the other. */
function scattered(base: Tensor, indices: Tensor, updates: Tensor, combine: Combine): Tensor {
  const depth = indices.shape.at(-1) ?? 0;
  const wanted = [...indices.shape.slice(0, -1), ...base.shape.slice(depth)];
  if (broadcastShapes(updates.shape, wanted)?.join() !== wanted.join() || updates.shape.join() !== wanted.join())
    decline('updates whose shape does not fit are not evaluated');
  if (errorsOf(base) || errorsOf(updates)) decline('updates that differ between processors are not evaluated');
  const round = rounder(base.dtype);
  const before = toArray(base);
  const source = toArray(updates);
  const places = slicePlaces(indices, base.shape);
  const values = visitInBlocks(
    places.length,
    5,
    () => before.slice(),
    (found, i) => {
      const place = places[i] ?? 0;
      found[place] = round(combine(found[place] ?? 0, source[i] ?? 0));
    },
  );
  return Tensor.of(base.dtype, [...base.shape], values);
}

const scatterUpdate =
  (kind: string) =>
  (bound: Bound, machine: Machine): Result => {
    const [base, updates] = convertTogether([bound.get('tensor'), bound.get('updates')], machine);
    const { tensor: indices } = convert(bound.get('indices'), machine);
    if (base === undefined || updates === undefined) return null;
    if (base.node ?? updates.node) return decline('the gradient of a scatter is not evaluated');
    const combine = combinations[kind] ?? decline(`scatter ${kind} is not evaluated`);
    return result(constant(scattered(base.tensor, indices, updates.tensor, combine)), machine);
  };

function scatterNd(bound: Bound, machine: Machine): Result {
  const { tensor: updates, node } = convert(bound.get('updates'), machine);
  const { tensor: indices } = convert(bound.get('indices'), machine);
  const shape = shapeArgument(bound.get('shape'));
  if (node) return decline('the gradient of tf.scatter_nd is not evaluated');
  machine.charge(sizeOf(shape));
  const base = Tensor.of(updates.dtype, shape, new Float64Array(sizeOf(shape)));
  const add: Combine = (old, update) => old + update;
  return wrap(constant(scattered(base, indices, updates, add)));
}

/** tf.gather with batch_dims: each batch by its own indices. */
export function gatherBatches(x: Variable, indices: Tensor, axis: number, batchAxes: number): Variable {
  const { shape } = x.tensor;
  const batch = sizeOf(shape.slice(0, batchAxes));
  const middle = sizeOf(shape.slice(batchAxes, axis));
  const extent = shape[axis] ?? 1;
  const inner = sizeOf(shape.slice(axis + 1));
  const values = toArray(indices);
  const count = values.length / Math.max(1, batch);
  const places: number[] = [];
  for (let b = 0; b < batch; b++)
    for (let m = 0; m < middle; m++)
      for (let k = 0; k < count; k++) {
        const at = values[b * count + k] ?? 0;
        if (at < 0 || at >= extent) decline('an index out of range is not evaluated');
        for (let i = 0; i < inner; i++) places.push(((b * middle + m) * extent + at) * inner + i);
      }
  const target = [...shape.slice(0, axis), ...indices.shape.slice(batchAxes), ...shape.slice(axis + 1)];
  return pick('GatherV2', x, places, target);
}

function meshgrid(bound: Bound, machine: Machine): Result {
  const indexing = bound.keywords.get('indexing') ?? 'xy';
  const vectors = bound.rest.map((value) => convert(value, machine));
  const extents = vectors.map(({ tensor }) => tensor.size);
  const swap = indexing === 'xy' && vectors.length > 1;
  const shape = swap ? [extents[1] ?? 1, extents[0] ?? 1, ...extents.slice(2)] : extents;
  machine.charge(sizeOf(shape) * vectors.length);
  const strides = contiguousStrides(shape);
  const grids = vectors.map((vector, k) => {
    const axis = swap && k < 2 ? 1 - k : k;
    const step = strides[axis] ?? 1;
    const places = Array.from({ length: sizeOf(shape) }, (_, i) => Math.floor(i / step) % (shape[axis] ?? 1));
    return wrap(pick('Meshgrid', vector, places, shape));
  });
  return new PythonList(grids);
}

const outOfRange = (at: number, extent: number): never =>
  invalidArgument(`${kernelPrefix('GatherV2')} indices[0] = ${at} is not in [0, ${extent}) [Op:GatherV2]`);

/** Raises for a single index outside of an axis, as GatherV2 words it. */
export function checkIndices(indices: Tensor, extent: number): void {
  const values = toArray(indices);
  const first = values.findIndex((at) => at < 0 || at >= extent);
  if (first < 0) return;
  if (first === 0 && indices.shape.length === 1) outOfRange(values[0] ?? 0, extent);
  if (indices.shape.length > 1) decline('an index out of range is not evaluated');
  const place = indices.shape.length === 0 ? '' : `[${first}]`;
  invalidArgument(
    `${kernelPrefix('GatherV2')} indices${place} = ${values[first]} is not in [0, ${extent}) [Op:GatherV2]`,
  );
}

const scatterSignature = '(tensor, indices, updates, name=None)';
const named = (kind: string): Row => [`tensor_scatter_nd_${kind}`, scatterSignature, scatterUpdate(kind)];

/** tf.gather_nd, masks and scatters. */
export const indexingRows: readonly Row[] = [
  ['gather_nd', '(params, indices, batch_dims=0, name=None, bad_indices_policy="")', gatherNd],
  ['boolean_mask', '(tensor, mask, axis=None, name="boolean_mask")', booleanMask],
  ...['update', 'add', 'sub', 'max', 'min'].map(named),
  ['scatter_nd', '(indices, updates, shape, name=None)', scatterNd],
  ['meshgrid', '(*args, **kwargs)', meshgrid],
];
