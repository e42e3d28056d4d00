import { constant, type Variable } from '../../../tensor/autograd/tape';
import { triangle } from '../../../tensor/join';
import { mapRows } from '../../../tensor/reduce';
import { inferShape, sizeOf } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { diagonal, expand, flip, permute, reshape, slice, unsqueeze } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { cast } from './arithmetic';
import { isArray, type JaxArray, wrap } from './array';
import {
  axesArgument,
  axisArgument,
  convert,
  dtypeArgument,
  integer,
  sequence,
  shapeArgument,
  together,
  untracked,
} from './convert';
import { joined, rearrange } from './moving';
import type { Row } from './table';

/** A function that only moves elements; gradients go back where they came from. */
const moved = (x: JaxArray, arrange: (t: Tensor) => Tensor, machine: Machine): JaxArray =>
  wrap(rearrange('reshape', x, arrange), machine, x.weak);

const first = (bound: Bound, machine: Machine): JaxArray => convert(bound.get('a'), machine);

/** A shape given as one argument or as several. */
function extents(bound: Bound): number[] {
  const [only] = bound.rest;
  if (bound.rest.length === 1 && only !== undefined) return shapeArgument(only);
  return bound.rest.map((item) => integer(item, 'an extent'));
}

function toShape(x: JaxArray, wanted: readonly number[], machine: Machine): JaxArray {
  const shape = inferShape(x.tensor.size, wanted);
  if (shape === undefined || sizeOf(shape) !== x.tensor.size) {
    return machine.raise(
      'TypeError',
      `cannot reshape array of shape ${shapeText(x.tensor.shape)} (size ${x.tensor.size}) into shape ${shapeText(wanted)} (size ${sizeOf(wanted)})`,
    );
  }
  return moved(x, (t) => reshape(t, shape), machine);
}

function order(value: Value, rank: number): number[] {
  return value === null
    ? [...Array(rank).keys()].reverse()
    : (sequence(value) ?? [value]).map((item) => axisArgument(item, rank));
}

/** The parts of a join in their common dtype. */
function parts(value: Value, machine: Machine) {
  const items = sequence(value) ?? decline('joining something other than a list or tuple is not evaluated');
  if (items.length === 0) return decline('joining nothing: JAX raises');
  const joint = together(items, machine);
  return { ...joint, rank: joint.operands[0]?.tensor.shape.length ?? 0 };
}

const shapeText = (of: readonly number[]) => `(${of.join(', ')}${of.length === 1 ? ',' : ''})`;
const textOf = (operands: readonly Variable[]) => operands.map((v) => shapeText(v.tensor.shape)).join(', ');

function concatenate(bound: Bound, machine: Machine): JaxArray {
  const { operands, dtype, weak, rank } = parts(bound.get('arrays'), machine);
  const axis = axisArgument(bound.get('axis'), rank);
  const shapes = operands.map((v) => v.tensor.shape.toSpliced(axis, 1).join());
  if (new Set(shapes).size > 1) {
    if (new Set(operands.map((v) => v.tensor.shape.length)).size > 1)
      return decline('joining arrays of different rank: JAX raises');
    return machine.raise(
      'TypeError',
      `Cannot concatenate arrays with shapes that differ in dimensions other than the one being concatenated: concatenating along dimension ${axis} for shapes ${textOf(operands)}.`,
    );
  }
  return wrap(joined(operands, axis, dtype), machine, weak);
}

function stack(bound: Bound, machine: Machine): JaxArray {
  const { operands, dtype, weak, rank } = parts(bound.get('arrays'), machine);
  const axis = axisArgument(bound.get('axis'), rank + 1);
  if (new Set(operands.map((v) => v.tensor.shape.join())).size > 1)
    return machine.raise('ValueError', `All input arrays must have the same shape. Got ${textOf(operands)}.`);
  const lifted = operands.map((v) => rearrange('reshape', v, (t) => unsqueeze(t, axis)));
  return wrap(joined(lifted, axis, dtype), machine, weak);
}

function split(bound: Bound, machine: Machine): Value {
  const x = convert(bound.get('ary'), machine);
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  const extent = x.tensor.shape[axis] ?? 0;
  const given = bound.get('indices_or_sections');
  const places = sequence(given)?.map((item) => integer(item, 'a place to split'));
  const count = places === undefined ? integer(given, 'sections') : 0;
  if (places === undefined && (count < 1 || extent % count !== 0)) {
    return machine.raise('ValueError', 'array split does not result in an equal division');
  }
  const bounds = [0, ...(places ?? Array.from({ length: count - 1 }, (_, i) => ((i + 1) * extent) / count)), extent];
  if (bounds.some((at, i) => at < 0 || at > extent || at < (bounds[i - 1] ?? 0)))
    return decline('splitting at these places is not evaluated');
  const pieces = bounds.slice(1).map((end, i) => {
    const start = bounds[i] ?? 0;
    return moved(x, (t) => slice(t, axis, start, end - start), machine);
  });
  return new PythonList(pieces);
}

function squeeze(bound: Bound, machine: Machine): JaxArray {
  const x = first(bound, machine);
  const { shape } = x.tensor;
  const given = bound.get('axis');
  const axes =
    given === null ? [...shape.keys()].filter((axis) => shape[axis] === 1) : axesArgument(given, shape.length);
  if (axes.some((axis) => shape[axis] !== 1)) return decline('squeezing an axis that is not 1: JAX raises');
  return moved(
    x,
    (t) =>
      reshape(
        t,
        shape.filter((_, axis) => !axes.includes(axis)),
      ),
    machine,
  );
}

function repeat(bound: Bound, machine: Machine): JaxArray {
  const x = first(bound, machine);
  const count = integer(bound.get('repeats'), 'repeats');
  const flat = bound.get('axis') === null;
  const rank = flat ? 1 : x.tensor.shape.length;
  const axis = flat ? 0 : axisArgument(bound.get('axis'), rank);
  return moved(
    x,
    (t) => {
      const source = flat ? reshape(t, [t.size]) : t;
      const wide = source.shape.toSpliced(axis + 1, 0, count);
      const shape = source.shape.with(axis, (source.shape[axis] ?? 0) * count);
      return reshape(expand(unsqueeze(source, axis + 1), wide), shape);
    },
    machine,
  );
}

const tri =
  (keep: (row: number, column: number, k: number) => boolean) =>
  (bound: Bound, machine: Machine): JaxArray => {
    const x = untracked(convert(bound.get('m'), machine), 'a triangle');
    const k = integer(bound.get('k'), 'k');
    return wrap(constant(triangle(x.tensor, (row, column) => keep(row, column, k))), machine);
  };

function sort(bound: Bound, machine: Machine): JaxArray {
  const x = untracked(first(bound, machine), 'sort');
  if (x.tensor.shape.length === 0) return decline('sorting a number: JAX raises');
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  const sorted = mapRows(x.tensor, axis, x.tensor.dtype, (row, errors) => {
    if (errors !== undefined || row.some(Number.isNaN))
      return decline('sorting numbers that are not known for certain is not evaluated');
    const values = row.slice().sort();
    return [bound.get('descending') === true ? values.reverse() : values, undefined];
  });
  return wrap(constant(sorted), machine);
}

/** Functions that move elements. */
export const shapingRows: readonly Row[] = [
  ['.reshape', '(a, *shape)', (bound, machine) => toShape(first(bound, machine), extents(bound), machine)],
  [
    '~reshape',
    '(a, shape)',
    (bound, machine) => toShape(first(bound, machine), shapeArgument(bound.get('shape')), machine),
  ],
  ['~ravel .ravel .flatten', '(a)', (bound, machine) => toShape(first(bound, machine), [-1], machine)],
  [
    '~transpose',
    '(a, axes=None)',
    (bound, machine) => {
      const x = first(bound, machine);
      return moved(x, (t) => permute(t, order(bound.get('axes'), t.shape.length)), machine);
    },
  ],
  [
    '.transpose',
    '(a, *axes)',
    (bound, machine) => {
      const axes = bound.rest.length === 0 ? undefined : extents(bound);
      const x = first(bound, machine);
      return moved(x, (t) => permute(t, axes ?? order(null, t.shape.length)), machine);
    },
  ],
  [
    '~expand_dims',
    '(a, axis)',
    (bound, machine) => {
      const x = first(bound, machine);
      const axis = axisArgument(bound.get('axis'), x.tensor.shape.length + 1);
      return moved(x, (t) => unsqueeze(t, axis), machine);
    },
  ],
  ['~squeeze .squeeze', '(a, axis=None)', squeeze],
  ['~concatenate', '(arrays, axis=0, dtype=None)', concatenate],
  ['~stack', '(arrays, axis=0, out=None, dtype=None)', stack],
  ['~split', '(ary, indices_or_sections, axis=0)', split],
  ['~repeat .repeat', '(a, repeats, axis=None)', repeat],
  [
    '~broadcast_to',
    '(a, shape)',
    (bound, machine) => moved(first(bound, machine), (t) => expand(t, shapeArgument(bound.get('shape'))), machine),
  ],
  [
    '~flip',
    '(a, axis=None)',
    (bound, machine) => {
      const x = first(bound, machine);
      return moved(x, (t) => flip(t, axesArgument(bound.get('axis'), t.shape.length)), machine);
    },
  ],
  ['~tril', '(m, k=0)', tri((row, column, k) => column - row <= k)],
  ['~triu', '(m, k=0)', tri((row, column, k) => column - row >= k)],
  [
    '~diag .diagonal ~diagonal',
    '(a, k=0)',
    (bound, machine) => {
      const x = first(bound, machine);
      if (x.tensor.shape.length !== 2) return decline('the diagonal matrix of a vector is not evaluated');
      return moved(x, (t) => diagonal(t, integer(bound.get('k'), 'k')), machine);
    },
  ],
  ['~sort', '(a, axis=-1, *, kind=None, order=None, stable=True, descending=False)', sort],
  [
    '.astype ~astype',
    '(a, dtype, copy=False, device=None)',
    (bound, machine) => {
      const x = first(bound, machine);
      const dtype = dtypeArgument(bound.get('dtype'), machine) ?? 'float32';
      if (!isArray(x) || x.tensor.dtype === 'int64')
        return decline('the words of a random key as numbers are not evaluated');
      return wrap(cast(x, dtype), machine);
    },
  ],
];
