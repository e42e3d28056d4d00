import { fillInBlocks } from '../../../numeric/blocks';
import { once } from '../../../numeric/pausing';
import { IndexFailure, sliceIndices } from '../../../tensor/index';
import { sizeOf } from '../../../tensor/shape';
import { contiguousStrides } from '../../../tensor/tensor';
import { nowhere, pick, rearrange } from '../../../tensor/tensorflow/rearrange';
import { sum } from '../../../tensor/tensorflow/reduction';
import { stridedSlice } from '../../../tensor/tensorflow/structure';
import { diagonal, flip, slice, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { axisArgument, convert, integer, real, shapeArgument } from './convert';
import { type Row, result } from './table';

/** Operations that reverse, shift, repeat, pad and cut tensors. */

function reverse(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('tensor'), machine);
  const axes = shapeArgument(bound.get('axis')).map((axis) => axisArgument(BigInt(axis), x.tensor.shape.length));
  return result(
    rearrange('ReverseV2', x, (places) => flip(places, axes)),
    machine,
  );
}

function roll(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('input'), machine);
  const { shape } = x.tensor;
  const shifts = shapeArgument(bound.get('shift'));
  const axes = shapeArgument(bound.get('axis')).map((axis) => axisArgument(BigInt(axis), shape.length));
  const strides = contiguousStrides(shape);
  const places = fillInBlocks(x.tensor.size, 20 * axes.length, (place) =>
    axes.reduce((at, axis, i) => {
      const [extent, step] = [shape[axis] ?? 1, strides[axis] ?? 1];
      const own = Math.floor(at / step) % extent;
      const from = (((own - (shifts[i] ?? 0)) % extent) + extent) % extent;
      return at + (from - own) * step;
    }, place),
  );
  return result(pick('Roll', x, places, shape), machine);
}

/** tf.repeat: every element (of an axis) as often as its count says. */
function repeat(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('input'), machine);
  const counts = shapeArgument(bound.get('repeats'));
  const flat = bound.get('axis') === null;
  const shape = flat ? [x.tensor.size] : x.tensor.shape;
  const axis = flat ? 0 : axisArgument(bound.get('axis'), shape.length);
  const extent = shape[axis] ?? 1;
  if (counts.length !== 1 && counts.length !== extent) return decline('repeats that do not fit are not evaluated');
  const order = once(20 * extent, () =>
    Array.from({ length: extent }, (_, i) => i).flatMap((i) =>
      new Array<number>(counts.length === 1 ? (counts[0] ?? 0) : (counts[i] ?? 0)).fill(i),
    ),
  );
  const inner = sizeOf(shape.slice(axis + 1));
  const outer = sizeOf(shape.slice(0, axis));
  machine.charge(outer * inner * order.length);
  const places = fillInBlocks(outer * order.length * inner, 10, (at) => {
    const whole = Math.floor(at / inner);
    const block = Math.floor(whole / order.length);
    return (block * extent + (order[whole % order.length] ?? 0)) * inner + (at % inner);
  });
  return result(pick('Repeat', x, places, shape.with(axis, order.length)), machine);
}

/** Where a padded index comes from on one axis of an extent. */
const reflections: Readonly<Record<string, (at: number, extent: number) => number>> = {
  CONSTANT: (at, extent) => (at < 0 || at >= extent ? nowhere : at),
  REFLECT: (at, extent) => (at < 0 ? -at : at >= extent ? 2 * (extent - 1) - at : at),
  SYMMETRIC: (at, extent) => (at < 0 ? -at - 1 : at >= extent ? 2 * extent - 1 - at : at),
};

function pad(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('tensor'), machine);
  const { shape } = x.tensor;
  const { tensor: widths } = convert(bound.get('paddings'), machine);
  const mode = String(bound.get('mode')).toUpperCase();
  const source = reflections[mode] ?? decline('this mode of tf.pad is not evaluated');
  if (widths.shape.join() !== `${shape.length},2`) return decline('paddings that do not fit are not evaluated');
  const width = toArray(widths);
  const target = shape.map((extent, axis) => extent + (width[2 * axis] ?? 0) + (width[2 * axis + 1] ?? 0));
  machine.charge(sizeOf(target));
  const [from, to] = [contiguousStrides(shape), contiguousStrides(target)];
  const places = fillInBlocks(sizeOf(target), 20 * shape.length, (place) => {
    let at = 0;
    for (let axis = 0; axis < shape.length; axis++) {
      const own = Math.floor(place / (to[axis] ?? 1)) % (target[axis] ?? 1);
      const step = source(own - (width[2 * axis] ?? 0), shape[axis] ?? 0);
      if (step === nowhere) return nowhere;
      at += step * (from[axis] ?? 1);
    }
    return at;
  });
  return result(pick('Pad', x, places, target, real(bound.get('constant_values'), 'constant_values')), machine);
}

/** tf.slice: a start and a size for every axis, -1 to the end. */
function cut(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('input_'), machine);
  const [begin, size] = [shapeArgument(bound.get('begin')), shapeArgument(bound.get('size'))];
  const part = stridedSlice(
    x,
    begin.map((start, axis) => {
      const extent = x.tensor.shape[axis] ?? 0;
      const stop = size[axis] === -1 ? extent : start + (size[axis] ?? 0);
      if (start < 0 || stop > extent) decline('a slice out of range is not evaluated');
      return { kind: 'slice', start, stop };
    }),
  );
  return part instanceof IndexFailure ? decline('this slice is not evaluated') : result(part, machine);
}

function stridedCut(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('input_'), machine);
  const masks = ['begin_mask', 'end_mask', 'ellipsis_mask', 'new_axis_mask', 'shrink_axis_mask'];
  if (masks.some((name) => bound.get(name) !== 0n)) return decline('tf.strided_slice with masks is not evaluated');
  const [begin, end] = [shapeArgument(bound.get('begin')), shapeArgument(bound.get('end'))];
  const steps = bound.get('strides') === null ? begin.map(() => 1) : shapeArgument(bound.get('strides'));
  return result(
    rearrange('StridedSlice', x, (places) =>
      begin.reduce((view, start, axis) => {
        const [from, count, step] = sliceIndices(view.shape[axis] ?? 1, start, end[axis], steps[axis]);
        return slice(view, axis, from, count, step);
      }, places),
    ),
    machine,
  );
}

/** The last axis as the diagonal of two. */
function diagonalMatrix(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('diagonal'), machine);
  const shift = integer(bound.get('k'), 'k');
  const extent = (x.tensor.shape.at(-1) ?? 1) + Math.abs(shift);
  const outer = x.tensor.shape.slice(0, -1);
  const places = Array.from({ length: sizeOf(outer) * extent * extent }, (_, i) => {
    const row = Math.floor(i / extent) % extent;
    const column = i % extent;
    const block = Math.floor(i / (extent * extent));
    const own = Math.min(row, column);
    return column - row === shift ? block * (x.tensor.shape.at(-1) ?? 1) + own : nowhere;
  });
  machine.charge(places.length);
  return result(pick('MatrixDiagV3', x, places, [...outer, extent, extent]), machine);
}

function diagonalOf(value: Value, shift: number, machine: Machine) {
  const x = convert(value, machine);
  const rank = x.tensor.shape.length;
  if (rank < 2) return decline('the diagonal of a vector is not evaluated');
  return rearrange('MatrixDiagPartV3', x, (places) => diagonal(places, shift, rank - 2, rank - 1));
}

/** A matrix's elements within a band, zeros outside. */
function band(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('input'), machine);
  const { shape } = x.tensor;
  const [rows = 1, columns = 1] = shape.slice(-2);
  const [lower, upper] = [integer(bound.get('num_lower'), 'num_lower'), integer(bound.get('num_upper'), 'num_upper')];
  const places = fillInBlocks(x.tensor.size, 10, (place) => {
    const row = Math.floor(place / columns) % rows;
    const column = place % columns;
    const inside = (lower < 0 || row - column <= lower) && (upper < 0 || column - row <= upper);
    return inside ? place : nowhere;
  });
  return result(pick('MatrixBandPart', x, places, shape), machine);
}

/** Reversal, shifts, padding, slices and diagonals. */
export const rearrangingRows: readonly Row[] = [
  ['reverse', '(tensor, axis, name=None)', reverse],
  ['roll', '(input, shift, axis, name=None)', roll],
  ['repeat', '(input, repeats, axis=None, name=None)', repeat],
  ['pad', '(tensor, paddings, mode="CONSTANT", constant_values=0, name=None)', pad],
  ['slice', '(input_, begin, size, name=None)', cut],
  [
    'strided_slice',
    '(input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0, var=None, name=None)',
    stridedCut,
  ],
  [
    'linalg.diag',
    '(diagonal, name="diag", k=0, num_rows=-1, num_cols=-1, padding_value=0, align="RIGHT_LEFT")',
    diagonalMatrix,
  ],
  [
    'linalg.diag_part',
    '(input, name="diag_part", k=0, padding_value=0, align="RIGHT_LEFT")',
    (bound, machine) => result(diagonalOf(bound.get('input'), integer(bound.get('k'), 'k'), machine), machine),
  ],
  [
    'linalg.trace',
    '(x, name=None)',
    (bound, machine) => {
      const found = diagonalOf(bound.get('x'), 0, machine);
      return result(sum(found, [found.tensor.shape.length - 1], false), machine);
    },
  ],
  ['linalg.band_part', '(input, num_lower, num_upper, name=None)', band],
];
