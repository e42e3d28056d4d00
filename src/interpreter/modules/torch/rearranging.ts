import { rearrange } from '../../../tensor/autograd/structure';
import { constant, record } from '../../../tensor/autograd/tape';
import { full } from '../../../tensor/create';
import { concatenate, triangle } from '../../../tensor/join';
import type { Tensor } from '../../../tensor/tensor';
import { copy, diagonal, flip, permute, reshape, slice, transpose } from '../../../tensor/view';
import { decline } from '../declined';
import { axis, integer, integers, sequence } from './convert';
import type { Implementation } from './table';
import { variableOf, wrap } from './tensor';
import { type Arrange, self, viewed } from './views';

export const permuted: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const rank = x.tensor.shape.length;
  const order = integers(bound.rest, `${name}(): argument 'dims'`, machine);
  if (order.length !== rank) {
    return machine.raise(
      'RuntimeError',
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${rank} is not equal to len(dims) = ${order.length}`,
    );
  }
  const axes = order.map((item) => axis(BigInt(item), rank, machine));
  if (new Set(axes).size < axes.length)
    return machine.raise('RuntimeError', 'permute(): duplicate dims are not allowed.');
  return viewed(x, 'PermuteBackward0', (t) => permute(t, axes), machine);
};

export const transposed: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const rank = x.tensor.shape.length;
  const [a, b] = [axis(bound.get('dim0'), rank, machine), axis(bound.get('dim1'), rank, machine)];
  return viewed(x, 'TransposeBackward0', (t) => (rank === 0 ? t : transpose(t, a, b)), machine);
};

export const triangular =
  (node: string, keep: (row: number, column: number, shift: number) => boolean): Implementation =>
  (bound, machine, name) => {
    const x = self(bound, machine, name);
    const shift = integer(bound.get('diagonal'), 'diagonal', machine);
    if (x.tensor.shape.length < 2)
      return machine.raise('RuntimeError', `${name}: input tensor must have at least 2 dimensions`);
    const mask: Arrange = (t) => triangle(t, (row, column) => keep(row, column, shift));
    const v = variableOf(x, machine);
    return wrap(record(node, mask(v.tensor), [v], (g) => [constant(mask(g.tensor))]));
  };

export const diag: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const shift = integer(bound.get('diagonal'), 'diagonal', machine);
  const v = variableOf(x, machine);
  if (x.tensor.shape.length === 2) {
    return name === 'diagonal'
      ? viewed(x, 'DiagonalBackward0', (t) => diagonal(t, shift), machine)
      : wrap(rearrange('DiagonalBackward0_copy', v, (t) => copy(diagonal(t, shift))));
  }
  if (x.tensor.shape.length !== 1 || name === 'diagonal') return decline(`${name} of such a tensor is not evaluated`);
  const extent = x.tensor.size + Math.abs(shift);
  const result = full([extent, extent], 0, x.tensor.dtype);
  const line = diagonal(result, shift);
  copyLine(line, v.tensor);
  return wrap(
    record('DiagEmbedBackward0', result, [v], (g) => [rearrange('DiagonalBackward0', g, (t) => diagonal(t, shift))]),
  );
};

const copyLine = (target: Tensor, source: Tensor): void => {
  const values = copy(source).storage.values;
  values.forEach((value, i) => {
    target.storage.values[target.offset + i * (target.strides[0] ?? 0)] = value;
  });
};

export const flipped: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const axes = integers(bound.rest, `${name}(): argument 'dims'`, machine).map((item) =>
    axis(BigInt(item), x.tensor.shape.length, machine),
  );
  return wrap(rearrange('FlipBackward0', variableOf(x, machine), (t) => copy(flip(t, axes))));
};

/** The tensor with what falls off one end of an axis put at the other. */
function rolled(t: Tensor, along: number, shift: number): Tensor {
  const extent = t.shape[along] ?? 1;
  if (extent === 0) return copy(t);
  const start = ((-shift % extent) + extent) % extent || 0;
  return concatenate([slice(t, along, start, extent - start), slice(t, along, 0, start)], along, t.dtype);
}

export const roll: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const [shifts, places] = [sequence(bound.get('shifts')), sequence(bound.get('dims'))];
  if (shifts && places && shifts.length > 1) {
    if (shifts.length !== places.length) return decline('such a roll is not evaluated');
    return wrap(
      rearrange('RollBackward0', variableOf(x, machine), (t) =>
        shifts.reduce(
          (turned: Tensor, item, i) =>
            rolled(turned, axis(places[i] ?? null, t.shape.length, machine), integer(item, 'shifts', machine)),
          t,
        ),
      ),
    );
  }
  const shift = integer(shifts?.[0] ?? bound.get('shifts'), 'shifts', machine);
  const dims = places ? (places[0] ?? null) : bound.get('dims');
  const { shape } = x.tensor;
  const along = dims === null ? 0 : axis(dims, shape.length, machine);
  const turn: Arrange = (given) => {
    const t = dims === null ? reshape(given, [given.size]) : given;
    return reshape(rolled(t, along, shift), shape);
  };
  return wrap(rearrange('RollBackward0', variableOf(x, machine), turn));
};
