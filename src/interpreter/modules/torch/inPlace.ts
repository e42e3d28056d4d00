import { select, toOperand } from '../../../tensor/autograd/arithmetic';
import { rearrange, zerosLike } from '../../../tensor/autograd/structure';
import { adoptOutput, isLeaf, markModified, record, type Variable } from '../../../tensor/autograd/tape';
import { cast } from '../../../tensor/cast';
import { full } from '../../../tensor/create';
import { getIndex, type Index, IndexFailure, setIndex } from '../../../tensor/index';
import { isFloat } from '../../../tensor/rounding';
import { sameShape } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { copyInto } from '../../../tensor/view';
import { type Machine, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { torchState } from './state';
import { type TorchTensor, variableOf } from './tensor';

const capital: Readonly<Record<string, string>> = {
  float32: 'Float',
  float64: 'Double',
  float16: 'Half',
  bfloat16: 'BFloat16',
  int64: 'Long',
  int32: 'Int',
  int16: 'Short',
  int8: 'Char',
  uint8: 'Byte',
  bool: 'Bool',
};

/** `Float`, as C++ messages name a dtype. */
export const scalarTypeName = (dtype: string): string => capital[dtype] ?? dtype;

const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** Raises where autograd forbids writing into a tensor. */
export function checkWritable(self: TorchTensor, machine: Machine, part = false): void {
  if (!torchState(machine).gradEnabled) return;
  if (self.node !== undefined && isLeaf(self.node)) {
    const what = part ? 'view of a leaf' : 'leaf';
    machine.raise('RuntimeError', `a ${what} Variable that requires grad is being used in an in-place operation.`);
  }
  const base = self.base;
  if (base?.node !== undefined && isLeaf(base.node)) {
    machine.raise(
      'RuntimeError',
      'a view of a leaf Variable that requires grad is being used in an in-place operation.',
    );
  }
}

/** Whether several elements of a tensor lie in one place, as after expand. */
const overlaps = (t: Tensor): boolean =>
  t.size > 0 && t.shape.some((extent, axis) => extent > 1 && t.strides[axis] === 0);

/** Raises where a write would change one place several times (`assert_no_internal_overlap` in ATen/MemoryOverlap.cpp). */
export function checkOverlap(t: Tensor, machine: Machine): void {
  if (overlaps(t))
    machine.raise(
      'RuntimeError',
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.',
    );
}

/** Whether a tensor fills its stretch of storage without gaps (`is_non_overlapping_and_dense`). */
function isDense(t: Tensor): boolean {
  const axes = [...t.shape.keys()].filter((axis) => t.shape[axis] !== 1);
  let stride = 1;
  return axes
    .sort((i, j) => (t.strides[i] ?? 0) - (t.strides[j] ?? 0))
    .every((axis) => {
      const fits = t.strides[axis] === stride;
      stride *= t.shape[axis] ?? 1;
      return fits;
    });
}

/** Raises where an operand shares a part of what is written (`assert_no_partial_overlap` in ATen/MemoryOverlap.cpp). */
export function checkPartialOverlap(target: Tensor, source: Tensor, machine: Machine): void {
  if (target.storage !== source.storage || target.size === 0 || source.size === 0) return;
  if (!isDense(target) || !isDense(source)) return;
  const isSame = target.offset === source.offset && `${target.strides}` === `${source.strides}`;
  const isApart = target.offset >= source.offset + source.size || source.offset >= target.offset + target.size;
  if ((isSame && target.size === source.size) || isApart) return;
  machine.raise(
    'RuntimeError',
    'unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.',
  );
}

/** Declines where a write would have to be followed by gradients through views. */
function checkFollowed(self: TorchTensor, gradient: boolean): void {
  const tracked = gradient || self.node !== undefined || self.base?.node !== undefined;
  if (!tracked || (self.base === undefined && !self.hasViews)) return;
  const reason = new Unknown('a gradient through an in-place change of a view is not evaluated');
  self.distrusted = reason;
  if (self.base) self.base.distrusted = reason;
  decline(reason.reason);
}

/** Writes an operation's result into its own first operand: `x.add_(1)`, `x += 1`. */
export function writeInPlace(self: TorchTensor, result: TorchTensor, machine: Machine): Value {
  const target = self.tensor;
  checkWritable(self, machine);
  if (!sameShape(result.tensor.shape, target.shape)) {
    return machine.raise(
      'RuntimeError',
      `output with shape ${shapeText(target.shape)} doesn't match the broadcast shape ${shapeText(result.tensor.shape)}`,
    );
  }
  if (isFloat(result.tensor.dtype) && !isFloat(target.dtype)) {
    const [from, to] = [scalarTypeName(result.tensor.dtype), scalarTypeName(target.dtype)];
    return machine.raise('RuntimeError', `result type ${from} can't be cast to the desired output type ${to}`);
  }
  const tracked = torchState(machine).gradEnabled;
  if (tracked) checkFollowed(self, result.node !== undefined);
  overwrite(target, result.tensor, tracked ? result.node?.name : undefined);
  if (tracked) {
    self.node = result.node;
    if (result.node) adoptOutput(result.node, target);
  }
  return self;
}

/** Puts other numbers in a tensor's storage. */
export function overwrite(target: Tensor, source: Tensor, writer?: string): void {
  copyInto(target, source.dtype === target.dtype ? source : cast(source, target.dtype));
  markModified(target, writer);
}

/** Whether a subscript leads through a view before anything is written: any part but masks, positions, ellipses and whole axes. */
function takesView(t: Tensor, indices: readonly Index[]): boolean {
  let axis = 0;
  return indices.some((index) => {
    const extent = t.shape[axis] ?? 0;
    axis += index.kind === 'mask' ? index.tensor.shape.length : index.kind === 'newAxis' ? 0 : 1;
    if (index.kind !== 'slice') return index.kind === 'integer' || index.kind === 'newAxis';
    return (index.start ?? 0) !== 0 || (index.stop ?? extent) < extent || (index.step ?? 1) !== 1;
  });
}

/** `self[indices] = value`. */
export function assign(
  self: TorchTensor,
  indices: readonly Index[],
  value: Variable,
  machine: Machine,
): IndexFailure | undefined {
  checkWritable(self, machine, takesView(self.tensor, indices));
  if (overlaps(self.tensor)) decline('a change of a part of an expanded tensor is not evaluated');
  const before = variableOf(self, machine);
  const source = value.tensor.dtype === self.tensor.dtype ? value.tensor : cast(value.tensor, self.tensor.dtype);
  const follow = before.node !== undefined || (value.node !== undefined && torchState(machine).gradEnabled);
  if (torchState(machine).gradEnabled) checkFollowed(self, follow);
  const failure = setIndex(self.tensor, indices, source, 'select');
  if (failure) return failure;
  if (follow) {
    const mask = full(self.tensor.shape, 0, 'bool');
    setIndex(mask, indices, full([], 1, 'bool'), 'select');
    const part = (t: Tensor): Tensor => {
      const found = getIndex(t, indices, 'select');
      return found instanceof IndexFailure ? t : found;
    };
    self.node = record('CopySlices', self.tensor, [before, value], (g) => [
      before.node && select(mask, zerosLike(g), g),
      toOperand(value, () => rearrange('IndexBackward0', g, part)),
    ]).node;
  }
  markModified(self.tensor, follow ? 'torch::autograd::CopySlices' : undefined);
  return undefined;
}

/** The result of a write that keeps nothing of the target: gradients flow to the source only. */
export const fillNode = (node: string, written: Variable, target: Variable, source: Variable): Variable =>
  record(node, written.tensor, [target, source], (g) => [target.node && zerosLike(g), toOperand(source, () => g)]);
