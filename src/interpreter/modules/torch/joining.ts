import { cast } from '../../../tensor/autograd/arithmetic';
import { joined, rearrange, reshaped } from '../../../tensor/autograd/structure';
import type { Variable } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { concatenate } from '../../../tensor/join';
import { sizeOf } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { copy, expand, reshape, slice, squeeze, unsqueeze } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { axis, integer, sequence } from './convert';
import { typeName } from './objects';
import type { Implementation } from './table';
import { TorchTensor, variableOf, wrap } from './tensor';
import { type Arrange, self, viewed } from './views';

/** `repeat`: the whole tensor side by side. */
export function repeated(x: TorchTensor, times: readonly number[], machine: Machine): TorchTensor {
  const missing = times.length - x.tensor.shape.length;
  if (missing < 0)
    return machine.raise(
      'RuntimeError',
      'Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor',
    );
  const tile: Arrange = (t) => {
    let result = reshape(t, [...Array<number>(missing).fill(1), ...t.shape]);
    times.forEach((count, i) => {
      result = count === 0 ? slice(result, i, 0, 0) : concatenate(Array<Tensor>(count).fill(result), i, t.dtype);
    });
    return copy(result);
  };
  machine.charge(x.tensor.size * sizeOf(times));
  return wrap(rearrange('RepeatBackward0', variableOf(x, machine), tile));
}

export const repeatInterleave: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const count = integer(bound.get('repeats'), 'repeats', machine);
  const dim = bound.get('dim');
  const along = dim === null ? 0 : axis(dim, x.tensor.shape.length, machine);
  const spread: Arrange = (given) => {
    const t = dim === null ? reshape(given, [given.size]) : given;
    const extent = t.shape[along] ?? 1;
    if (extent * count === 0) return slice(t, along, 0, 0);
    const repeated = expand(unsqueeze(t, along + 1), t.shape.toSpliced(along + 1, 0, count));
    return reshape(repeated, t.shape.with(along, extent * count));
  };
  return wrap(rearrange('ViewBackward0', variableOf(x, machine), spread));
};

/** Parts along an axis as a tuple of views. */
function parts(x: TorchTensor, along: number, counts: readonly number[], node: string, machine: Machine): PythonTuple {
  let start = 0;
  return new PythonTuple(
    counts.map((count) => {
      const from = start;
      start += count;
      return viewed(x, node, (t) => slice(t, along, from, count), machine);
    }),
  );
}

const equalParts = (extent: number, count: number): number[] =>
  Array.from({ length: Math.max(1, Math.ceil(extent / count)) }, (_, i) => Math.min(count, extent - i * count));

export const chunk: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
  const count = integer(bound.get('chunks'), "chunk(): argument 'chunks' (position 1)", machine);
  if (x.tensor.shape.length === 0)
    return machine.raise('RuntimeError', 'chunk expects at least a 1-dimensional tensor');
  if (count <= 0) return machine.raise('RuntimeError', `chunk expects \`chunks\` to be greater than 0, got: ${count}`);
  const extent = x.tensor.shape[along] ?? 1;
  if (extent === 0) return decline('chunk of an empty axis is not evaluated');
  return parts(x, along, equalParts(extent, Math.ceil(extent / count)), 'SplitBackward0', machine);
};

export const split: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
  const wanted = bound.get(name === 'split_with_sizes' ? 'split_sizes' : 'split_size_or_sections');
  const extent = x.tensor.shape[along] ?? 1;
  const list = sequence(wanted);
  if (list) {
    const counts = list.map((item) => integer(item, 'split_sizes', machine));
    if (counts.reduce((sum, count) => sum + count, 0) !== extent) {
      return machine.raise(
        'RuntimeError',
        `split_with_sizes expects split_sizes to sum exactly to ${extent} (input tensor's size at dimension ${along}), but got split_sizes=[${counts.join(', ')}]`,
      );
    }
    return parts(x, along, counts, 'SplitWithSizesBackward0', machine);
  }
  const count = integer(wanted, 'split_size', machine);
  if (count <= 0 || extent === 0) return decline('split into parts of no size is not evaluated');
  return parts(x, along, equalParts(extent, count), 'SplitBackward0', machine);
};

export const unbind: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
  const rows = [...Array(x.tensor.shape[along] ?? 1).keys()];
  return new PythonTuple(
    rows.map((i) => viewed(x, 'UnbindBackward0', (t) => squeeze(slice(t, along, i, 1), [along]), machine)),
  );
};

/** The tensors of a list argument, brought to one dtype. */
function list(value: Value, name: string, machine: Machine): Variable[] {
  const items = sequence(value);
  if (items === undefined) return decline(`${name} of something else than a list is not evaluated`);
  if (items.length === 0)
    return name === 'stack' || name.endsWith('stack')
      ? machine.raise('RuntimeError', `${name} expects a non-empty TensorList`)
      : machine.raise('ValueError', 'torch.cat(): expected a non-empty list of Tensors');
  const tensors = items.map((item, i) =>
    item instanceof TorchTensor
      ? variableOf(item, machine)
      : machine.raise('TypeError', `expected Tensor as element ${i} in argument 0, but got ${typeName(item)}`),
  );
  const dtypes = new Set(tensors.map((v) => v.tensor.dtype));
  if (dtypes.size > 1) {
    const order: readonly Dtype[] = [
      'bool',
      'uint8',
      'int8',
      'int16',
      'int32',
      'int64',
      'float16',
      'float32',
      'float64',
    ];
    if (dtypes.has('bfloat16') || dtypes.has('uint8')) return decline(`${name} of these dtypes is not evaluated`);
    const widest = [...dtypes].sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? 'float32';
    return tensors.map((v) => cast(v, widest));
  }
  return tensors;
}

function concatenated(variables: readonly Variable[], along: number, machine: Machine): TorchTensor {
  const [first] = variables;
  if (first === undefined) return decline('cat of nothing is not evaluated');
  // A 1-d tensor without elements is skipped, as torch does for old code.
  const kept = variables.filter(
    (v) => v.tensor.shape.length !== 1 || v.tensor.size > 0 || first.tensor.shape.length === 1,
  );
  for (const v of kept) {
    if (v.tensor.shape.length !== first.tensor.shape.length) {
      machine.raise(
        'RuntimeError',
        `Tensors must have same number of dimensions: got ${first.tensor.shape.length} and ${v.tensor.shape.length}`,
      );
    }
    v.tensor.shape.forEach((extent, i) => {
      if (i === along || extent === first.tensor.shape[i]) return;
      machine.raise(
        'RuntimeError',
        `Sizes of tensors must match except in dimension ${along}. Expected size ${first.tensor.shape[i]} but got size ${extent} for tensor number ${variables.indexOf(v)} in the list.`,
      );
    });
  }
  if (first.tensor.shape.length === 0)
    return machine.raise('RuntimeError', 'zero-dimensional tensor (at position 0) cannot be concatenated');
  return wrap(joined(kept, along, first.tensor.dtype));
}

export const cat: Implementation = (bound, machine, name) => {
  const variables = list(bound.get('tensors'), name, machine);
  return concatenated(variables, axis(bound.get('dim'), variables[0]?.tensor.shape.length ?? 1, machine), machine);
};

export const stack: Implementation = (bound, machine, name) => {
  const variables = list(bound.get('tensors'), name, machine);
  const shape = variables[0]?.tensor.shape ?? [];
  variables.forEach((v, i) => {
    if (`${v.tensor.shape}` === `${shape}`) return;
    machine.raise(
      'RuntimeError',
      `stack expects each tensor to be equal size, but got [${shape.join(', ')}] at entry 0 and [${v.tensor.shape.join(', ')}] at entry ${i}`,
    );
  });
  const along = axis(bound.get('dim'), shape.length + 1, machine);
  const rows = variables.map((v) => rearrange('UnsqueezeBackward0', v, (t) => unsqueeze(t, along)));
  return wrap(joined(rows, along, rows[0]?.tensor.dtype ?? 'float32', 'StackBackward0'));
};

/** `hstack`, `vstack`: after the smallest rank is reached by new axes. */
export const stacked =
  (rank: number): Implementation =>
  (bound, machine, name) => {
    const variables = list(bound.get('tensors'), name, machine).map((v) => {
      const missing = Math.max(0, rank - v.tensor.shape.length);
      return missing === 0 ? v : reshaped(v, [...Array<number>(missing).fill(1), ...v.tensor.shape]);
    });
    const wide = rank === 1 && (variables[0]?.tensor.shape.length ?? 1) > 1;
    return concatenated(variables, wide ? 1 : 0, machine);
  };

/** `dstack`, `column_stack`: after each tensor is given the shape that the stack needs. */
export const widened =
  (shapeOf: (shape: readonly number[]) => readonly number[], along: number): Implementation =>
  (bound, machine, name) => {
    const variables = list(bound.get('tensors'), name, machine).map((v) => reshaped(v, shapeOf(v.tensor.shape)));
    return concatenated(variables, along, machine);
  };
