import { type Backward, GradientError, record, type Variable } from '../autograd/tape';
import { cast as castTensor } from '../cast';
import type { Dtype } from '../dtype';
import { getIndex, type Index, IndexFailure, setIndex } from '../index';
import { concatenate, stack as stackTensors } from '../join';
import { isFloat } from '../rounding';
import { Tensor } from '../tensor';
import { copy, permute, reshape as reshapeTensor, select as selectTensor, slice as sliceTensor } from '../view';

/** TensorFlow's rearranging operations; results are copies, as eager tensors never share memory in a way a program could see. */

const made = (name: string, tensor: Tensor, inputs: readonly Variable[], backward: Backward): Variable =>
  record(name, copy(tensor), inputs, backward);

const zeros = (t: Tensor): Tensor => Tensor.of(t.dtype, [...t.shape], new Float64Array(t.size));

export const reshape = (x: Variable, shape: readonly number[]): Variable =>
  made('Reshape', reshapeTensor(x.tensor, shape), [x], (g) => [reshape(g, x.tensor.shape)]);

export const transpose = (x: Variable, order: readonly number[]): Variable =>
  made('Transpose', permute(x.tensor, order), [x], (g) => [
    transpose(
      g,
      order.map((_, axis) => order.indexOf(axis)),
    ),
  ]);

export function concat(parts: readonly Variable[], axis: number): Variable {
  const dtype = parts[0]?.tensor.dtype ?? 'float32';
  const joined = concatenate(
    parts.map((part) => part.tensor),
    axis,
    dtype,
  );
  return record('ConcatV2', joined, parts, (g) => {
    let start = 0;
    return parts.map((part) => {
      const count = part.tensor.shape[axis] ?? 0;
      start += count;
      return slice(g, axis, start - count, count);
    });
  });
}

export const stack = (parts: readonly Variable[], axis: number): Variable =>
  record(
    'Pack',
    stackTensors(
      parts.map((part) => part.tensor),
      axis,
      parts[0]?.tensor.dtype ?? 'float32',
    ),
    parts,
    (g) => parts.map((_, i) => select(g, axis, i)),
  );

/** Part of an axis; its gradient is zero elsewhere. */
export const slice = (x: Variable, axis: number, start: number, count: number): Variable =>
  made('Slice', sliceTensor(x.tensor, axis, start, count), [x], (g) => {
    const whole = zeros(x.tensor);
    const parts = [{ kind: 'slice' as const, start, stop: start + count, step: 1 }];
    const before = Array.from({ length: axis }, () => ({ kind: 'slice' as const }));
    setIndex(whole, [...before, ...parts], g.tensor, 'select');
    return [{ tensor: whole, node: undefined }];
  });

/** One place of an axis, without the axis (Unpack). */
export const select = (x: Variable, axis: number, index: number): Variable =>
  made('Unpack', selectTensor(x.tensor, axis, index), [x], (g) => {
    const whole = zeros(x.tensor);
    const before = Array.from({ length: axis }, () => ({ kind: 'slice' as const }));
    setIndex(whole, [...before, { kind: 'integer', at: index }], g.tensor, 'select');
    return [{ tensor: whole, node: undefined }];
  });

/** A subscript of integers, slices, ellipsis and new axes (StridedSlice). */
export function stridedSlice(x: Variable, indices: readonly Index[]): Variable | IndexFailure {
  const part = getIndex(x.tensor, indices, 'select');
  if (part instanceof IndexFailure) return part;
  return made('StridedSlice', part, [x], (g) => {
    const whole = zeros(x.tensor);
    setIndex(whole, indices, g.tensor, 'select');
    return [{ tensor: whole, node: undefined }];
  });
}

/** Places of an axis by number (GatherV2); places named twice get both gradients. */
export function gather(x: Variable, places: Tensor, axis: number): Variable | IndexFailure {
  const before = Array.from({ length: axis }, () => ({ kind: 'slice' as const }));
  const part = getIndex(x.tensor, [...before, { kind: 'array', tensor: places }], 'select');
  if (part instanceof IndexFailure) return part;
  return record('GatherV2', part, [x], () => {
    throw new GradientError('unsupported', 'the gradient of gather is not evaluated');
  });
}

/** Another dtype; the gradient comes back in the old one. */
export const cast = (x: Variable, dtype: Dtype): Variable =>
  x.tensor.dtype === dtype
    ? x
    : record('Cast', castTensor(x.tensor, dtype), [isFloat(dtype) ? x : { tensor: x.tensor, node: undefined }], (g) => [
        cast(g, x.tensor.dtype),
      ]);
