import { divide, number } from '../../../../tensor/autograd/arithmetic';
import { reduceMean } from '../../../../tensor/autograd/reduction';
import { expanded, joined, rearrange, reshaped } from '../../../../tensor/autograd/structure';
import { constant, record, type Variable } from '../../../../tensor/autograd/tape';
import { full } from '../../../../tensor/create';
import { reduce } from '../../../../tensor/reduce';
import { rounder } from '../../../../tensor/rounding';
import { sizeOf } from '../../../../tensor/shape';
import { Tensor } from '../../../../tensor/tensor';
import { errorsOf, permute, toArray } from '../../../../tensor/view';
import type { Machine } from '../../../values';
import { decline } from '../../declined';
import { named } from '../linear';
import { windows } from './convolution';

/** How a pool slides: extents, steps and padding of each spatial axis. */
export interface Pool {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
}

/** The input with a batch axis and its padding, which holds `filler`. */
function surrounded(x: Variable, padding: readonly number[], filler: number): Variable {
  return padding.reduce((v, count, i) => {
    if (count === 0) return v;
    const edge = constant(full(v.tensor.shape.with(i + 2, count), filler, v.tensor.dtype));
    return joined([edge, v, edge], i + 2, v.tensor.dtype);
  }, x);
}

/** Windows as rows: [batch, channels, positions..., elements]. */
function rowsOf(t: Tensor, pool: Pool): Tensor {
  const all = windows(t, pool.kernel, pool);
  const rank = pool.kernel.length;
  const order = [0, rank + 1, ...pool.kernel.map((_, i) => i + 1), ...pool.kernel.map((_, i) => rank + 2 + i)];
  const turned = permute(all, order);
  const shape = turned.shape.slice(0, rank + 2);
  return Tensor.of(t.dtype, [...shape, sizeOf(pool.kernel)], toArray(turned).slice(), errorsOf(turned)?.slice());
}

function checkSizes(x: Variable, pool: Pool, machine: Machine): void {
  const [batch, channels, ...extents] = x.tensor.shape;
  const counts = extents.map(
    (n, i) =>
      Math.floor(
        (n + 2 * (pool.padding[i] ?? 0) - (pool.dilation[i] ?? 1) * ((pool.kernel[i] ?? 1) - 1) - 1) /
          (pool.stride[i] ?? 1),
      ) + 1,
  );
  machine.charge((batch ?? 1) * (channels ?? 1) * sizeOf(counts) * sizeOf(pool.kernel));
  if (pool.padding.some((count, i) => count > (pool.kernel[i] ?? 1) / 2))
    decline("torch's error for a padding of more than half the kernel is not evaluated");
  if (counts.some((count) => count <= 0)) {
    const text = (list: readonly number[]) =>
      `(${[channels ?? 1, ...(list.length === 1 ? [1] : []), ...list].join('x')})`;
    machine.raise(
      'RuntimeError',
      `Given input size: ${text(extents)}. Calculated output size: ${text(counts)}. Output size is too small`,
    );
  }
}

/** A pool of an input with or without a batch axis, whose node torch names after the batched 2-d form. */
function batched(x: Variable, rank: number, what: string, body: (v: Variable) => Variable, machine: Machine): Variable {
  const { shape } = x.tensor;
  if (shape.length === rank + 2) {
    const result = body(x);
    return rank === 1 ? named(result, 'SqueezeBackward1') : result;
  }
  if (shape.length !== rank + 1) {
    if (what.startsWith('max_pool2d') || what === 'avg_pool2d')
      return machine.raise('RuntimeError', 'non-empty 3D or 4D (batch mode) tensor expected for input');
    return decline(`${what} of such a tensor is not evaluated`);
  }
  const result = body(reshaped(x, [1, ...shape]));
  const name = rank === 1 ? 'SqueezeBackward1' : (result.node?.name ?? '');
  return named(reshaped(result, result.tensor.shape.slice(1)), name);
}

/** The largest of each window and where it stands in its plane; the first of several. */
export function maxPool(
  x: Variable,
  pool: Pool,
  machine: Machine,
): { readonly value: Variable; readonly indices: Tensor } {
  let indices: Tensor | undefined;
  const rank = pool.kernel.length;
  const value = batched(
    x,
    rank,
    `max_pool${rank}d`,
    (v) => {
      checkSizes(v, pool, machine);
      if (errorsOf(v.tensor)) decline('max pooling of numbers that are not known is not evaluated');
      const wide = surrounded(v, pool.padding, Number.NEGATIVE_INFINITY);
      const places = surrounded(constant(placesIn(v.tensor)), pool.padding, -1).tensor;
      const [rows, from] = [rowsOf(wide.tensor, pool), toArray(rowsOf(places, pool))];
      const count = sizeOf(pool.kernel);
      const numbers = toArray(rows);
      const picked: number[] = [];
      for (let row = 0; row * count < numbers.length; row++) {
        let best = row * count;
        for (let i = best; i < (row + 1) * count; i++) {
          const value = numbers[i] ?? 0;
          if (value > (numbers[best] ?? 0) || Number.isNaN(value)) best = i;
        }
        picked.push(from[best] ?? 0);
      }
      const shape = rows.shape.slice(0, -1);
      const plane = sizeOf(v.tensor.shape.slice(2));
      indices = Tensor.of(
        'int64',
        shape,
        Float64Array.from(picked, (place) => place % plane),
      );
      const pick = (t: Tensor): Tensor => {
        const source = toArray(t);
        return Tensor.of(
          t.dtype,
          [...shape],
          Float64Array.from(picked, (place) => source[place] ?? 0),
        );
      };
      return rearrange('MaxPool2DWithIndicesBackward0', v, pick);
    },
    machine,
  );
  const places = indices ?? decline('max pooling of nothing is not evaluated');
  return { value, indices: Tensor.of('int64', [...value.tensor.shape], toArray(places)) };
}

const placesIn = (t: Tensor): Tensor =>
  Tensor.of(
    'float64',
    [...t.shape],
    Float64Array.from({ length: t.size }, (_, i) => i),
  );

/** The means of rows of windows: added one after another, divided by the number of elements. */
function meanOfRows(v: Variable, rows: Variable, name: string): Variable {
  const { dtype, shape } = rows.tensor;
  const count = shape.at(-1) ?? 1;
  const round = rounder(dtype === 'float64' ? 'float64' : 'float32');
  const value = reduce(rows.tensor, [shape.length - 1], false, dtype, (values, errors) => {
    let sum = 0;
    for (const x of values) sum = round(sum + x);
    const carried = errors ? errors.reduce((total, error) => total + error, 0) : 0;
    return [rounder(dtype)(sum / count), carried / count];
  });
  if (v.node === undefined) return constant(value);
  return record(name, value, [rows], (g) => [
    divide(expanded(reshaped(g, [...g.tensor.shape, 1]), shape), number(count, dtype), dtype),
  ]);
}

/** The mean of each window, zeros of the padding counted. */
export function averagePool(x: Variable, pool: Pool, machine: Machine): Variable {
  const rank = pool.kernel.length;
  return batched(
    x,
    rank,
    `avg_pool${rank}d`,
    (v) => {
      checkSizes(v, pool, machine);
      const wide = surrounded(v, pool.padding, 0);
      const rows = rearrange('UnfoldBackward0', wide, (t) => rowsOf(t, pool));
      return meanOfRows(v, rows, 'AvgPool2DBackward0');
    },
    machine,
  );
}

/** The pool whose windows split each axis into a given number of parts; undefined where the parts differ in size. */
function evenPool(extents: readonly number[], wanted: readonly (number | null)[]): Pool | undefined {
  const kernel = extents.map((n, i) => n / (wanted[i] ?? n));
  if (!kernel.every(Number.isInteger)) return undefined;
  return { kernel, stride: kernel, padding: kernel.map(() => 0), dilation: kernel.map(() => 1) };
}

/** Pools to a given size; parts of different sizes are declined. */
export function adaptivePool(
  kind: 'avg' | 'max',
  x: Variable,
  wanted: readonly (number | null)[],
  machine: Machine,
): { readonly value: Variable; readonly indices?: Tensor } {
  const rank = wanted.length;
  const pool = evenPool(x.tensor.shape.slice(x.tensor.shape.length - rank), wanted);
  if (pool === undefined) return decline('an adaptive pool into parts of different sizes is not evaluated');
  if (kind === 'max') {
    const { value, indices } = maxPool(x, pool, machine);
    return { value: named(value, rank === 1 ? 'SqueezeBackward1' : 'AdaptiveMaxPool2DBackward0'), indices };
  }
  const isMean = wanted.every((n) => n === 1);
  const axes = [...x.tensor.shape.keys()].slice(-rank);
  if (isMean) {
    const value = reduceMean(x, axes, true);
    return { value: rank === 1 ? named(value, 'SqueezeBackward1') : value };
  }
  const value = averagePool(x, pool, machine);
  return { value: rank === 1 ? value : named(value, 'AdaptiveAvgPool2DBackward0') };
}
