import { constant, type Variable } from '../../../../tensor/autograd/tape';
import { inferShape } from '../../../../tensor/shape';
import * as arithmetic from '../../../../tensor/tensorflow/arithmetic';
import { rearrange } from '../../../../tensor/tensorflow/rearrange';
import { cast, concat, reshape, stack, transpose } from '../../../../tensor/tensorflow/structure';
import { flip } from '../../../../tensor/view';
import type { Bound } from '../../../signature';
import type { Machine, Result, Value } from '../../../values';
import { decline } from '../../declined';
import { numpyOf } from '../attributes';
import { einsumOf, tensordotOf } from '../contracting';
import { axesArgument, axisArgument, convert, dtypeArgument, integer, sequence, shapeArgument } from '../convert';
import { matrixProduct } from '../operators';
import { pieces } from '../shaping';
import { wrap } from '../tensor';
import { together } from './operations';
import { shapeTuple } from './symbolic';

/** Functions of keras.ops that convert, rearrange, choose and contract. */

type Row = readonly [names: string, signature: string, run: (bound: Bound, machine: Machine) => Result];

/** Equal parts, or parts before each of the given indices. */
function split(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('x'), machine);
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  const extent = x.tensor.shape[axis] ?? 1;
  const indices = sequence(bound.get('indices_or_sections'))?.map((item) => integer(item, 'an index'));
  if (indices === undefined) {
    const count = integer(bound.get('indices_or_sections'), 'indices_or_sections');
    if (count < 1 || extent % count !== 0) return decline('a split into parts of different sizes is not evaluated');
    return pieces(x, axis, new Array<number>(count).fill(extent / count), machine);
  }
  const edges = [0, ...indices, extent];
  const sizes = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
  if (sizes.some((size) => size < 0)) return decline('indices out of order are not evaluated');
  return pieces(x, axis, sizes, machine);
}

const partsOf = (value: Value, machine: Machine): Variable[] =>
  (sequence(value) ?? decline('a list of tensors is not known')).map((item) => convert(item, machine));

function sameKind(parts: readonly Variable[]): readonly Variable[] {
  const kinds = new Set(parts.map(({ tensor }) => tensor.dtype));
  return kinds.size === 1 && parts.length > 0 ? parts : decline('tensors of several dtypes are not evaluated');
}

/** Dot product of vectors, or a matrix product. */
function dot(bound: Bound, machine: Machine): Result {
  const [a, b] = [convert(bound.get('x1'), machine), convert(bound.get('x2'), machine)];
  const ranks = [a.tensor.shape.length, b.tensor.shape.length];
  if (ranks.join() === '2,2') return matrixProduct(wrap(a), wrap(b), machine);
  if (ranks.join() === '1,1') return tensordotOf(wrap(a), wrap(b), 1n, machine);
  return decline('a dot product of these shapes is not evaluated');
}

export const reshapingOperations: readonly Row[] = [
  ['split', '(x, indices_or_sections, axis=0)', split],
  [
    'convert_to_tensor',
    '(x, dtype=None, sparse=None, ragged=None)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      const dtype = dtypeArgument(bound.get('dtype'));
      return wrap(dtype === undefined ? x : cast(x, dtype));
    },
  ],
  ['convert_to_numpy', '(x)', (bound, machine) => numpyOf(wrap(convert(bound.get('x'), machine)), machine)],
  ['shape', '(x)', (bound, machine) => shapeTuple(convert(bound.get('x'), machine).tensor.shape)],
  [
    'cast',
    '(x, dtype)',
    (bound, machine) => wrap(cast(convert(bound.get('x'), machine), dtypeArgument(bound.get('dtype')) ?? 'float32')),
  ],
  [
    'reshape',
    '(x, newshape)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      const shape = inferShape(x.tensor.size, shapeArgument(bound.get('newshape')));
      return wrap(reshape(x, shape ?? decline('a reshape that does not fit is not evaluated')));
    },
  ],
  [
    'transpose',
    '(x, axes=None)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      const order =
        bound.get('axes') === null ? [...x.tensor.shape.keys()].reverse() : shapeArgument(bound.get('axes'));
      return wrap(transpose(x, order));
    },
  ],
  [
    'expand_dims',
    '(x, axis)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      return wrap(
        reshape(x, x.tensor.shape.toSpliced(axisArgument(bound.get('axis'), x.tensor.shape.length + 1), 0, 1)),
      );
    },
  ],
  [
    'squeeze',
    '(x, axis=None)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      const { shape } = x.tensor;
      const axes = bound.get('axis') === null ? undefined : axesArgument(bound.get('axis'), shape.length);
      if (axes?.some((axis) => shape[axis] !== 1)) return decline('squeezing an axis longer than 1 is not evaluated');
      return wrap(
        reshape(
          x,
          shape.filter((extent, axis) => extent !== 1 || (axes !== undefined && !axes.includes(axis))),
        ),
      );
    },
  ],
  [
    'concatenate',
    '(xs, axis=0)',
    (bound, machine) => {
      const parts = sameKind(partsOf(bound.get('xs'), machine));
      return wrap(concat(parts, axisArgument(bound.get('axis'), parts[0]?.tensor.shape.length ?? 0)));
    },
  ],
  [
    'stack',
    '(x, axis=0)',
    (bound, machine) => {
      const parts = sameKind(partsOf(bound.get('x'), machine));
      return wrap(stack(parts, axisArgument(bound.get('axis'), (parts[0]?.tensor.shape.length ?? 0) + 1)));
    },
  ],
  [
    'flip',
    '(x, axis=None)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      const axes = axesArgument(bound.get('axis'), x.tensor.shape.length);
      return wrap(rearrange('ReverseV2', x, (places) => flip(places, axes)));
    },
  ],
  [
    'clip',
    '(x, x_min, x_max)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      const limit = (name: string) => convert(bound.get(name), machine, x.tensor.dtype);
      return wrap(arithmetic.extreme(1, arithmetic.extreme(-1, x, limit('x_max')), limit('x_min')));
    },
  ],
  [
    'where',
    '(condition, x1=None, x2=None)',
    (bound, machine) => {
      if (bound.get('x1') === null || bound.get('x2') === null) return decline('where without values is not evaluated');
      const [a, b] = together(bound.get('x1'), bound.get('x2'), machine);
      return wrap(arithmetic.select(convert(bound.get('condition'), machine).tensor, a, b));
    },
  ],
  ['matmul', '(x1, x2)', (bound, machine) => matrixProduct(bound.get('x1'), bound.get('x2'), machine)],
  ['dot', '(x1, x2)', dot],
  [
    'einsum',
    '(subscripts, *operands, **kwargs)',
    (bound, machine) =>
      einsumOf(
        bound.get('subscripts'),
        bound.rest.map((value) => wrap(convert(value, machine))),
        machine,
      ),
  ],
  [
    'tensordot',
    '(x1, x2, axes=2)',
    (bound, machine) => tensordotOf(bound.get('x1'), bound.get('x2'), bound.get('axes'), machine),
  ],
  ['stop_gradient', '(variable)', (bound, machine) => wrap(constant(convert(bound.get('variable'), machine).tensor))],
  ['negative', '(x)', (bound, machine) => wrap(arithmetic.negative(convert(bound.get('x'), machine)))],
];
