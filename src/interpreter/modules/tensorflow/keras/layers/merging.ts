import type { Variable } from '../../../../../tensor/autograd/tape';
import { broadcastShapes } from '../../../../../tensor/shape';
import { add, divide, extreme, multiply, number, subtract } from '../../../../../tensor/tensorflow/arithmetic';
import { einsum } from '../../../../../tensor/tensorflow/einsum';
import { concat, reshape } from '../../../../../tensor/tensorflow/structure';
import type { Machine, Value } from '../../../../values';
import { decline } from '../../../declined';
import { axisArgument, integer, sequence } from '../../convert';
import { wrap } from '../../tensor';
import { type LayerDefinition, own, tensorOf } from './definition';

/** Layers of several inputs (keras/src/layers/merging). */

function partsOf(input: Value, machine: Machine): Variable[] {
  const items = sequence(input) ?? decline('a merging layer of something other than a list is not evaluated');
  if (items.length < 2) return decline('a merging layer of fewer than two inputs is not evaluated');
  return items.map((item) => tensorOf(item, machine));
}

/** Raises where the shapes do not broadcast, batch apart, as Merge.build does. */
function checkShapes(parts: readonly Variable[], machine: Machine): void {
  const shapes = parts.map(({ tensor }) => tensor.shape.slice(1));
  let common: readonly number[] = shapes[0] ?? [];
  for (const shape of shapes.slice(1)) {
    const next = broadcastShapes(common, shape);
    const text = (extents: readonly number[]) => `(${extents.join(', ')}${extents.length === 1 ? ',' : ''})`;
    if (next === undefined)
      machine.raise(
        'ValueError',
        `Inputs have incompatible shapes. Received shapes ${text(common)} and ${text(shape)}`,
      );
    common = next ?? common;
  }
}

type Two = (a: Variable, b: Variable) => Variable;

const merging = (
  compute: Two,
  finish: (total: Variable, count: number) => Variable = (total) => total,
): LayerDefinition => ({
  signature: '(self, **kwargs)',
  settings: () => ({}),
  call: (_self, input, machine) => {
    const parts = partsOf(input, machine);
    checkShapes(parts, machine);
    const [first, ...rest] = parts;
    if (first === undefined) return decline('a merging layer of nothing is not evaluated');
    return wrap(
      finish(
        rest.reduce((total, part) => compute(total, part), first),
        parts.length,
      ),
    );
  },
});

const concatenate: LayerDefinition = {
  signature: '(self, axis=-1, **kwargs)',
  settings: (bound) => ({ axis: bound.get('axis') }),
  call: (self, input, machine) => {
    const parts = partsOf(input, machine);
    const axis = axisArgument(own(self, 'axis'), parts[0]?.tensor.shape.length ?? 0);
    const others = parts.map(({ tensor }) => tensor.shape.toSpliced(axis, 1).join());
    if (new Set(others).size > 1) return decline('concatenating shapes that do not fit is not evaluated');
    return wrap(concat(parts, axis));
  },
};

/** Dot of two matrices of batches along one axis of each. */
const dot: LayerDefinition = {
  signature: '(self, axes, normalize=False, **kwargs)',
  settings: (bound) => ({ axes: bound.get('axes'), normalize: bound.get('normalize') }),
  call: (self, input, machine) => {
    const [a, b] = partsOf(input, machine);
    if (a === undefined || b === undefined || own(self, 'normalize') === true)
      return decline('this Dot layer is not evaluated');
    if (a.tensor.shape.length !== 2 || b.tensor.shape.length !== 2 || a.tensor.shape.join() !== b.tensor.shape.join())
      return decline('a Dot layer of these shapes is not evaluated');
    const axes = sequence(own(self, 'axes')) ?? [own(self, 'axes')];
    if (axes.some((axis) => ![1, -1].includes(integer(axis, 'an axis')))) return decline('this axis is not evaluated');
    const product = einsum([a, b], ['ij', 'ij'], 'i');
    return wrap(reshape(product, [product.tensor.size, 1]));
  },
};

export const mergingLayers: Readonly<Record<string, LayerDefinition>> = {
  Add: merging(add),
  Subtract: merging(subtract),
  Multiply: merging(multiply),
  Maximum: merging((a, b) => extreme(1, a, b)),
  Minimum: merging((a, b) => extreme(-1, a, b)),
  Average: merging(add, (total, count) => divide(total, number(count, total.tensor.dtype))),
  Concatenate: concatenate,
  Dot: dot,
};
