import { expanded, rearrange, reshaped } from '../../../tensor/autograd/structure';
import { record } from '../../../tensor/autograd/tape';
import { inferShape, sizeOf } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { permute, slice, squeeze, transpose, unsqueeze, viewStrides } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axis, integer, integers, sequence, tensorArgument } from './convert';
import type { Implementation } from './table';
import { type TorchTensor, variableOf, wrapView } from './tensor';

/** The tensor a shape operation is called on. */
export const self = (bound: Bound, machine: Machine, name: string): TorchTensor =>
  tensorArgument(bound.get('input'), name, 'input', 1, machine);

export type Arrange = (t: Tensor) => Tensor;

/** A view of a tensor with its place on the tape. */
export const viewed = (x: TorchTensor, node: string, arrange: Arrange, machine: Machine): TorchTensor =>
  wrapView(x, rearrange(node, variableOf(x, machine), arrange));

/** The size list that follows the tensor: `view(2, 3)`, `view((2, 3))`, `size=(2, 3)`. */
export const sizes = (bound: Bound, name: string, machine: Machine): number[] =>
  integers(bound.rest.length > 0 ? bound.rest : [...bound.keywords.values()], `${name}(): argument 'size'`, machine);

/** The shape that a tensor is to take, or torch's error. */
export function targetShape(x: TorchTensor, wanted: readonly number[], machine: Machine): number[] {
  const unknown = wanted.indexOf(-1);
  const invalid = wanted.findIndex((extent) => extent < -1);
  const text = `[${wanted.join(', ')}]`;
  if (unknown !== wanted.lastIndexOf(-1)) machine.raise('RuntimeError', 'only one dimension can be inferred');
  if (invalid >= 0) {
    machine.raise('RuntimeError', `invalid shape dimension ${wanted[invalid]} at index ${invalid} of shape ${text}`);
  }
  if (x.tensor.size === 0 && unknown >= 0 && wanted.includes(0)) {
    machine.raise(
      'RuntimeError',
      `cannot reshape tensor of 0 elements into shape ${text} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  }
  const shape = inferShape(x.tensor.size, wanted);
  return shape ?? machine.raise('RuntimeError', `shape '${text}' is invalid for input of size ${x.tensor.size}`);
}

/** `view` and `reshape`; a reshape that has to copy leaves another node. */
export function reshapeTo(x: TorchTensor, shape: readonly number[], mayCopy: boolean, machine: Machine): TorchTensor {
  const fits = viewStrides(x.tensor, shape) !== undefined;
  if (!fits && !mayCopy) {
    return machine.raise(
      'RuntimeError',
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    );
  }
  return wrapView(x, reshaped(variableOf(x, machine), shape, fits ? 'ViewBackward0' : 'UnsafeViewBackward0'));
}

export const view: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const [first] = bound.rest;
  if (bound.rest.length === 1 && first !== null && typeof first === 'object' && first?.type.name === 'dtype')
    return decline('view as another dtype is not evaluated');
  return reshapeTo(x, targetShape(x, sizes(bound, name, machine), machine), name === 'reshape', machine);
};

export function flatten(bound: Bound, machine: Machine, name: string): Result {
  const x = self(bound, machine, name);
  const { shape } = x.tensor;
  const rank = shape.length;
  const start = axis(bound.get('start_dim'), rank, machine);
  const end = axis(bound.get('end_dim'), rank, machine);
  if (start > end)
    return machine.raise('RuntimeError', 'flatten() has invalid args: start_dim cannot come after end_dim');
  if (rank > 0 && start === end) return x;
  const merged =
    rank === 0 ? [1] : [...shape.slice(0, start), sizeOf(shape.slice(start, end + 1)), ...shape.slice(end + 1)];
  return reshapeTo(x, merged, true, machine);
}

/** `.t()`; `.T` and `.mT` are attributes. */
export function turned(x: TorchTensor, machine: Machine): TorchTensor {
  const rank = x.tensor.shape.length;
  if (rank > 2) return machine.raise('RuntimeError', `t() expects a tensor with <= 2 dimensions, but self is ${rank}D`);
  return viewed(x, 'TBackward0', (t) => (rank < 2 ? t : transpose(t, 0, 1)), machine);
}

/** Attributes that are views: `.T`, `.mT`. */
export const viewAttributes: Readonly<Record<string, (x: TorchTensor, machine: Machine) => TorchTensor>> = {
  T: (x, machine) => viewed(x, 'PermuteBackward0', (t) => permute(t, [...t.shape.keys()].reverse()), machine),
  mT: (x, machine) => {
    const rank = x.tensor.shape.length;
    if (rank < 2)
      return machine.raise(
        'RuntimeError',
        `tensor.mT is only supported on matrices or batches of matrices. Got ${rank}-D tensor.`,
      );
    return viewed(x, 'TransposeBackward0', (t) => transpose(t, rank - 2, rank - 1), machine);
  },
};

export const squeezed: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const dim = bound.get('dim');
  if (dim === null) return viewed(x, 'SqueezeBackward0', (t) => squeeze(t), machine);
  const rank = x.tensor.shape.length;
  const several = sequence(dim);
  const chosen = (several ?? [dim]).map((item) => axis(item, rank, machine));
  return viewed(x, several ? 'SqueezeBackward2' : 'SqueezeBackward1', (t) => squeeze(t, chosen), machine);
};

export const unsqueezed: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const place = axis(bound.get('dim'), x.tensor.shape.length + 1, machine);
  return viewed(x, 'UnsqueezeBackward0', (t) => unsqueeze(t, place), machine);
};

/** `expand`: -1 keeps an extent. */
export function expandTo(x: TorchTensor, wanted: readonly number[], machine: Machine): TorchTensor {
  const { shape } = x.tensor;
  const missing = wanted.length - shape.length;
  if (missing < 0) {
    return machine.raise(
      'RuntimeError',
      `expand(torch.FloatTensor{[${shape.join(', ')}]}, size=[${wanted.join(', ')}]): the number of sizes provided (${wanted.length}) must be greater or equal to the number of dimensions in the tensor (${shape.length})`,
    );
  }
  const leading = wanted.slice(0, missing).lastIndexOf(-1);
  if (leading >= 0 && shape.length === 0) decline('an expand of a 0-d tensor to an inferred size is not evaluated');
  if (leading >= 0)
    machine.raise(
      'RuntimeError',
      `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${leading}`,
    );
  if (wanted.some((extent) => extent < -1)) decline('an expand to a negative size is not evaluated');
  const target = wanted.map((extent, i) => (extent === -1 ? (shape[i - missing] ?? 1) : extent));
  [...target.entries()].reverse().forEach(([i, extent]) => {
    const own = i < missing ? 1 : (shape[i - missing] ?? 1);
    if (own !== 1 && own !== extent) {
      machine.raise(
        'RuntimeError',
        `The expanded size of the tensor (${extent}) must match the existing size (${own}) at non-singleton dimension ${i}.  Target sizes: [${wanted.join(', ')}].  Tensor sizes: [${shape.join(', ')}]`,
      );
    }
  });
  const variable = variableOf(x, machine);
  const same = expanded(variable, target);
  return wrapView(x, same === variable ? record('ExpandBackward0', same.tensor, [variable], (g) => [g]) : same);
}

export const narrow: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
  const [start, length] = [
    integer(bound.get('start'), 'start', machine),
    integer(bound.get('length'), 'length', machine),
  ];
  const extent = x.tensor.shape[along] ?? 1;
  if (start < 0 || start + length > extent) {
    return machine.raise('RuntimeError', `start (${start}) + length (${length}) exceeds dimension size (${extent}).`);
  }
  return viewed(x, 'SliceBackward0', (t) => slice(t, along, start, length), machine);
};
