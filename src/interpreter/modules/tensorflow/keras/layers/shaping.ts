import type { Variable } from '../../../../../tensor/autograd/tape';
import { inferShape, sizeOf } from '../../../../../tensor/shape';
import { contiguousStrides } from '../../../../../tensor/tensor';
import { nowhere, pick, placesOf } from '../../../../../tensor/tensorflow/rearrange';
import { broadcastTo } from '../../../../../tensor/tensorflow/reduction';
import { reshape, slice, transpose } from '../../../../../tensor/tensorflow/structure';
import { toArray } from '../../../../../tensor/view';
import type { Machine, Value } from '../../../../values';
import { decline } from '../../../declined';
import { integer, sequence, shapeArgument } from '../../convert';
import { wrap } from '../../tensor';
import type { LayerObject } from '../layer';
import { channelsLast, type LayerDefinition, own, tensorOf } from './definition';

/** Layers that move numbers about (keras/src/layers/reshaping). */

const shapeLayer: LayerDefinition = {
  signature: '(self, target_shape, **kwargs)',
  settings: (bound) => ({ target_shape: bound.get('target_shape') }),
  call: (self, input, machine) => {
    const x = tensorOf(input, machine);
    const [batch = 1, ...rest] = x.tensor.shape;
    const target = inferShape(sizeOf(rest), shapeArgument(own(self, 'target_shape')));
    return target === undefined
      ? decline('a Reshape layer that does not fit is not evaluated')
      : wrap(reshape(x, [batch, ...target]));
  },
};

const permute: LayerDefinition = {
  signature: '(self, dims, **kwargs)',
  settings: (bound) => ({ dims: bound.get('dims') }),
  call: (self, input, machine) => {
    const x = tensorOf(input, machine);
    const order = shapeArgument(own(self, 'dims'));
    if (order.length !== x.tensor.shape.length - 1)
      return decline('a Permute layer that does not fit is not evaluated');
    return wrap(transpose(x, [0, ...order]));
  },
};

const repeatVector: LayerDefinition = {
  signature: '(self, n, **kwargs)',
  spec: { ndim: 2 },
  settings: (bound) => ({ n: bound.get('n') }),
  call: (self, input, machine) => {
    const x = tensorOf(input, machine);
    const [batch = 1, width = 1] = x.tensor.shape;
    const count = integer(own(self, 'n'), 'n');
    return wrap(broadcastTo(reshape(x, [batch, 1, width]), [batch, count, width]));
  },
};

/** Pairs of numbers for every spatial axis: one number, one for each axis, or a pair for each. */
function pairs(value: Value, rank: number): (readonly [number, number])[] {
  const items = sequence(value);
  if (items === undefined) {
    const width = integer(value, 'a width');
    return Array.from({ length: rank }, () => [width, width] as const);
  }
  const pair = (item: Value): readonly [number, number] => {
    const both = sequence(item)?.map((part) => integer(part, 'a width'));
    return both === undefined ? [integer(item, 'a width'), integer(item, 'a width')] : [both[0] ?? 0, both[1] ?? 0];
  };
  if (rank === 1) return [[integer(items[0] ?? null, 'a width'), integer(items[1] ?? items[0] ?? null, 'a width')]];
  return items.length === rank ? items.map(pair) : decline('widths that do not fit are not evaluated');
}

/** Elements from their places on the spatial axes, of another extent each. */
function moved(x: Variable, extents: readonly number[], source: (axis: number, at: number) => number): Variable {
  const { shape } = x.tensor;
  const target = [shape[0] ?? 1, ...extents, shape.at(-1) ?? 1];
  const [from, to] = [contiguousStrides(shape), contiguousStrides(target)];
  const places = toArray(placesOf(target)).map((place) => {
    let found = 0;
    for (const [axis, extent] of target.entries()) {
      const at = Math.floor(place / (to[axis] ?? 1)) % extent;
      const spatial = axis > 0 && axis < target.length - 1;
      const own = spatial ? source(axis - 1, at) : at;
      if (own < 0 || own >= (shape[axis] ?? 1)) return nowhere;
      found += own * (from[axis] ?? 1);
    }
    return found;
  });
  return pick('Moved', x, places, target);
}

const space = (x: Variable): number[] => x.tensor.shape.slice(1, -1);

type Change = (self: LayerObject, x: Variable, rank: number, machine: Machine) => Variable;

const spatialLayer = (
  rank: number,
  parameter: string,
  fallback: string,
  change: Change,
  hasLayout = true,
): LayerDefinition => ({
  signature: `(self, ${parameter}=${fallback}${hasLayout ? ', data_format=None' : ''}${parameter === 'size' && rank === 2 ? ", interpolation='nearest'" : ''}, **kwargs)`,
  spec: { ndim: rank + 2 },
  settings: (bound) => {
    if (hasLayout) channelsLast(bound);
    if (parameter === 'size' && rank === 2 && bound.get('interpolation') !== 'nearest')
      decline('interpolation between pixels is not evaluated');
    return { [parameter]: bound.get(parameter) ?? BigInt(fallback.includes('2') ? 2 : 1) };
  },
  call: (self, input, machine) => {
    const x = tensorOf(input, machine);
    machine.charge(x.tensor.size);
    return wrap(change(self, x, rank, machine));
  },
});

const padding: Change = (self, x, rank) => {
  const widths = pairs(own(self, 'padding'), rank);
  const extents = space(x).map((extent, i) => extent + (widths[i]?.[0] ?? 0) + (widths[i]?.[1] ?? 0));
  return moved(x, extents, (axis, at) => at - (widths[axis]?.[0] ?? 0));
};

const cropping: Change = (self, x, rank) =>
  pairs(own(self, 'cropping'), rank).reduce(
    (view, [before, after], axis) => slice(view, axis + 1, before, (view.tensor.shape[axis + 1] ?? 0) - before - after),
    x,
  );

const upSampling: Change = (self, x, rank, machine) => {
  const sizes = pairs(own(self, 'size'), rank).map(([size]) => size);
  const extents = space(x).map((extent, i) => extent * (sizes[i] ?? 1));
  machine.charge(sizeOf(extents));
  return moved(x, extents, (axis, at) => Math.floor(at / (sizes[axis] ?? 1)));
};

export const shapingLayers: Readonly<Record<string, LayerDefinition>> = {
  Reshape: shapeLayer,
  Permute: permute,
  RepeatVector: repeatVector,
  ZeroPadding1D: spatialLayer(1, 'padding', '1', padding),
  ZeroPadding2D: spatialLayer(2, 'padding', '1', padding),
  Cropping1D: spatialLayer(1, 'cropping', '1', cropping, false),
  Cropping2D: spatialLayer(2, 'cropping', '0', cropping),
  UpSampling1D: spatialLayer(1, 'size', '2', upSampling, false),
  UpSampling2D: spatialLayer(2, 'size', '2', upSampling),
};
