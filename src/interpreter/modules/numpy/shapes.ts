import { concatenate as join, triangle } from '../../../tensor/join';
import { broadcastShapes, inferShape } from '../../../tensor/shape';
import { contiguousStrides, Tensor } from '../../../tensor/tensor';
import {
  copy,
  diagonal,
  expand,
  flip,
  isContiguous,
  permute,
  reshape,
  slice,
  squeeze,
  transpose,
  unsqueeze,
} from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, wrapArray } from './array';
import { axesOf, axisOf, integerOf, shapeOf } from './convert';
import { shapeText } from './operations';
import { array, type Implementation, type Row } from './table';

/** A shape with an unknown extent as NumPy words it: left out in front, `newaxis` elsewhere (convert_shape_to_string in common.c). */
function wantedText(wanted: readonly number[]): string {
  const parts = wanted.map((extent) => (extent < 0 ? 'newaxis' : `${extent}`));
  const known = parts[0] === 'newaxis' ? parts.slice(1) : parts;
  return wanted.length === 1 ? `(${known.join(',')},)` : `(${known.join(',')})`;
}

function reshaped(t: Tensor, wanted: readonly number[], machine: Machine): Value {
  const shape = inferShape(t.size, wanted);
  if (shape === undefined) {
    if (wanted.indexOf(-1) !== wanted.lastIndexOf(-1)) {
      return machine.raise('ValueError', 'can only specify one unknown dimension');
    }
    return machine.raise('ValueError', `cannot reshape array of size ${t.size} into shape ${wantedText(wanted)}`);
  }
  return wrapArray(reshape(t, shape), machine);
}

/** Sizes given one by one or as one sequence. */
const sizes = (values: readonly Value[]): number[] => {
  const [first] = values;
  return values.length === 1 && first !== undefined ? shapeOf(first) : values.map((value) => integerOf(value));
};

const reversed = (t: Tensor): Tensor => permute(t, [...t.shape.keys()].reverse());

/** The array whose elements in C order stand in the order asked for: turned around for order='F', where the shape then is too. */
function inOrder(bound: Bound, machine: Machine): Tensor {
  const value = bound.get('order');
  const t = array(bound, 'a', machine);
  if (value === null || value === 'C') return t;
  return value === 'F' ? reversed(t) : decline('this order= is not evaluated');
}

const turnedShape = (bound: Bound, shape: readonly number[]): readonly number[] =>
  bound.get('order') === 'F' ? shape.toReversed() : shape;

function reshapedInOrder(bound: Bound, wanted: readonly number[], machine: Machine): Value {
  const result = reshaped(inOrder(bound, machine), turnedShape(bound, wanted), machine);
  return bound.get('order') === 'F' && result instanceof NumpyArray
    ? wrapArray(reversed(result.tensor), machine)
    : result;
}

const flat = (t: Tensor): Tensor => reshape(t, [t.size]);

/** A function whose result is always an array. */
export const method =
  (run: (t: Tensor, bound: Bound, machine: Machine) => Tensor): Implementation =>
  (bound, machine) =>
    wrapArray(run(array(bound, 'a', machine), bound, machine), machine);

function permuted(t: Tensor, axes: readonly Value[], machine: Machine): Tensor {
  const list =
    axes.length === 1 && (axes[0] instanceof PythonTuple || axes[0] instanceof PythonList) ? axes[0].items : axes;
  if (list.length === 0 || (list.length === 1 && list[0] === null)) return permute(t, [...t.shape.keys()].reverse());
  if (list.length !== t.shape.length) return machine.raise('ValueError', "axes don't match array");
  return permute(
    t,
    list.map((axis) => axisOf(axis, t.shape.length)),
  );
}

function squeezed(t: Tensor, axis: Value, machine: Machine): Tensor {
  if (axis === null) return squeeze(t);
  const axes = axesOf(axis, t.shape.length, machine);
  if (axes.some((k) => t.shape[k] !== 1)) {
    machine.raise('ValueError', 'cannot select an axis to squeeze out which has size not equal to one');
  }
  return squeeze(t, axes);
}

function expanded(t: Tensor, axis: Value, machine: Machine): Tensor {
  const count = axis instanceof PythonTuple || axis instanceof PythonList ? axis.items.length : 1;
  return axesOf(axis, t.shape.length + count, machine).reduce((result, k) => unsqueeze(result, k), t);
}

function broadcastTo(t: Tensor, bound: Bound, machine: Machine): Tensor {
  const shape = shapeOf(bound.get('shape'));
  const common = broadcastShapes(t.shape, shape);
  if (common === undefined || common.length !== shape.length || common.some((extent, k) => extent !== shape[k])) {
    machine.raise(
      'ValueError',
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${shapeText(t.shape)}  and requested shape ${shapeText(shape)}`,
    );
  }
  return expand(t, shape);
}

const rolled = (t: Tensor, bound: Bound): Tensor => {
  const shift = integerOf(bound.get('shift'));
  const axisValue = bound.get('axis');
  const source = axisValue === null ? reshape(t, [t.size]) : t;
  const axis = axisValue === null ? 0 : axisOf(axisValue, t.shape.length);
  const extent = source.shape[axis] ?? 0;
  const by = extent === 0 ? 0 : ((shift % extent) + extent) % extent;
  const turned = join([slice(source, axis, extent - by, by), slice(source, axis, 0, extent - by)], axis, t.dtype);
  return axisValue === null ? reshape(turned, t.shape) : turned;
};

const moved = (t: Tensor, bound: Bound): Tensor => {
  const from = axisOf(bound.get('source'), t.shape.length);
  const to = axisOf(bound.get('destination'), t.shape.length);
  return permute(t, [...t.shape.keys()].toSpliced(from, 1).toSpliced(to, 0, from));
};

const diagonalOf = (t: Tensor, bound: Bound): Tensor => {
  const k = integerOf(bound.get('k'));
  if (t.shape.length !== 1) return copy(diagonal(t, k));
  const extent = t.size + Math.abs(k);
  const result = new Tensor(
    { dtype: t.dtype, values: new Float64Array(extent * extent), errors: undefined },
    [extent, extent],
    contiguousStrides([extent, extent]),
    0,
  );
  const source = copy(t).storage;
  if (source.errors !== undefined) result.storage.errors = new Float64Array(extent * extent);
  source.values.forEach((x, i) => {
    const place = (i + Math.max(0, -k)) * extent + i + Math.max(0, k);
    result.storage.values[place] = x;
    if (result.storage.errors) result.storage.errors[place] = source.errors?.[i] ?? 0;
  });
  return result;
};

/** With at least so many axes. */
export const atLeast = (t: Tensor, rank: 1 | 2): Tensor =>
  t.shape.length >= rank ? t : rank === 2 && t.shape.length === 1 ? unsqueeze(t, 0) : reshape(t, Array(rank).fill(1));

export const shapeRows: readonly Row[] = [
  [
    'M:reshape',
    '(a, *shape, order=None, copy=None)',
    (bound, machine) => reshapedInOrder(bound, sizes(bound.rest), machine),
  ],
  [
    'N:reshape',
    '(a, shape, order=None, *, copy=None)',
    (bound, machine) => reshapedInOrder(bound, shapeOf(bound.get('shape')), machine),
  ],
  ['NM:ravel', '(a, order=None)', (bound, machine) => wrapArray(flat(inOrder(bound, machine)), machine)],
  ['M:flatten', '(a, order=None)', (bound, machine) => wrapArray(flat(copy(inOrder(bound, machine))), machine)],
  ['NM:copy', '(a, order=None, subok=False)', method(copy)],
  [
    'M:transpose',
    '(a, *axes)',
    (bound, machine) => wrapArray(permuted(array(bound, 'a', machine), bound.rest, machine), machine),
  ],
  [
    'N:transpose',
    '(a, axes=None)',
    (bound, machine) => wrapArray(permuted(array(bound, 'a', machine), [bound.get('axes')], machine), machine),
  ],
  [
    'NM:swapaxes',
    '(a, axis1, axis2)',
    method((t, bound) =>
      transpose(t, axisOf(bound.get('axis1'), t.shape.length), axisOf(bound.get('axis2'), t.shape.length)),
    ),
  ],
  ['N:moveaxis', '(a, source, destination)', method(moved)],
  ['NM:squeeze', '(a, axis=None)', method((t, bound, machine) => squeezed(t, bound.get('axis'), machine))],
  ['N:expand_dims', '(a, axis)', method((t, bound, machine) => expanded(t, bound.get('axis'), machine))],
  ['N:atleast_1d', '(a)', method((t) => atLeast(t, 1))],
  ['N:atleast_2d', '(a)', method((t) => atLeast(t, 2))],
  ['N:broadcast_to', '(a, shape, subok=False)', method(broadcastTo)],
  ['N:roll', '(a, shift, axis=None)', method(rolled)],
  [
    'N:flip',
    '(a, axis=None)',
    method((t, bound, machine) => flip(t, axesOf(bound.get('axis'), t.shape.length, machine))),
  ],
  ['N:fliplr', '(a)', method((t) => flip(t, [1]))],
  ['N:flipud', '(a)', method((t) => flip(t, [0]))],
  ['N:tril', '(a, k=0)', method((t, bound) => triangle(t, (row, column) => column - row <= integerOf(bound.get('k'))))],
  ['N:triu', '(a, k=0)', method((t, bound) => triangle(t, (row, column) => column - row >= integerOf(bound.get('k'))))],
  ['N:diag', '(a, k=0)', method(diagonalOf)],
  ['N:ascontiguousarray', '(a, dtype=None)', method((t) => (isContiguous(t) ? t : copy(t)))],
];
