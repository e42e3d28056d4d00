import type { Variable } from '../../../tensor/autograd/tape';
import { IndexFailure } from '../../../tensor/index';
import { broadcastShapes, inferShape, normaliseAxis } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { broadcastTo } from '../../../tensor/tensorflow/reduction';
import { concat, gather, reshape, select, slice, stack, transpose } from '../../../tensor/tensorflow/structure';
import { PythonList } from '../../objects/list';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { axisArgument, convert, convertTogether, dtypeArgument, integer, sequence, shapeArgument } from './convert';
import { invalidArgument, kernelPrefix } from './decline';
import { checkIndices, gatherBatches } from './indexing';
import { type Row, result } from './table';
import { isTensor, TensorflowTensor, wrap } from './tensor';
import { checkOperands } from './typeErrors';

const vector = (values: readonly number[], dtype: 'int32' | 'int64' = 'int32'): TensorflowTensor =>
  new TensorflowTensor(Tensor.of(dtype, [values.length], Float64Array.from(values)));
const scalarTensor = (value: number, dtype: 'int32' | 'int64' = 'int32'): TensorflowTensor =>
  new TensorflowTensor(Tensor.of(dtype, [], Float64Array.of(value)));

function reshaped(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('tensor'), machine);
  const shape = shapeArgument(bound.get('shape'));
  const target = inferShape(x.tensor.size, shape);
  if (target !== undefined) return result(reshape(x, target), machine);
  const unknown = shape.filter((extent) => extent === -1).length;
  if (unknown > 1) return decline('a reshape with several unknown extents is not evaluated');
  const wanted = Math.abs(shape.reduce((product, extent) => product * extent, 1));
  if (unknown === 1)
    return invalidArgument(
      `${kernelPrefix('Reshape')} Input to reshape is a tensor with ${x.tensor.size} values, but the requested shape requires a multiple of ${wanted} [Op:Reshape]`,
    );
  return invalidArgument(
    `${kernelPrefix('Reshape')} Input to reshape is a tensor with ${x.tensor.size} values, but the requested shape has ${wanted} [Op:Reshape]`,
  );
}

function transposed(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('a'), machine);
  const rank = x.tensor.shape.length;
  const given = bound.get('perm');
  const order =
    given === null
      ? [...Array(rank).keys()].reverse()
      : shapeArgument(given).map((axis) => (axis < 0 ? axis + rank : axis));
  if (order.length !== rank || new Set(order).size !== rank)
    return decline('an order of axes that does not fit is not evaluated');
  return result(transpose(x, order), machine);
}

function expanded(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('input'), machine);
  const { shape } = x.tensor;
  const given = integer(bound.get('axis'), 'axis');
  const axis =
    normaliseAxis(given, shape.length + 1) ??
    invalidArgument(
      `${kernelPrefix('ExpandDims')} Tried to expand dim index ${given} for tensor with ${shape.length} dimensions. [Op:ExpandDims]`,
    );
  return result(reshape(x, shape.toSpliced(axis, 0, 1)), machine);
}

function squeezed(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('input'), machine);
  const { shape } = x.tensor;
  const given = bound.get('axis');
  const items = given === null ? [] : (sequence(given) ?? [given]);
  const axes = items.map((item) => axisArgument(item, shape.length));
  const longer = axes.find((axis) => shape[axis] !== 1);
  if (longer !== undefined)
    return invalidArgument(
      `${kernelPrefix('Squeeze')} Can not squeeze dim[${longer}], expected a dimension of 1, got ${shape[longer]} [Op:Squeeze]${isTensor(bound.get('input')) ? ' name: ' : ''}`,
    );
  return result(
    reshape(
      x,
      shape.filter((extent, axis) => extent !== 1 || (axes.length > 0 && !axes.includes(axis))),
    ),
    machine,
  );
}

/** Several tensors of one dtype from a list. */
function parts(value: Value, machine: Machine, operation: string): Variable[] {
  const items = sequence(value) ?? decline(`${operation} of something other than a list is not evaluated`);
  const variables = convertTogether(items, machine);
  const [first] = variables;
  if (first === undefined) return decline(`${operation} of nothing is not evaluated`);
  for (const variable of variables)
    if (variable.tensor.dtype !== first.tensor.dtype) checkOperands(operation, first.tensor, variable.tensor);
  return variables;
}

function concatenated(bound: Bound, machine: Machine): Result {
  const variables = parts(bound.get('values'), machine, 'ConcatV2');
  const shape = variables[0]?.tensor.shape ?? [];
  const axis = axisArgument(bound.get('axis'), shape.length);
  const list = (extents: readonly number[]) => `[${extents.join(',')}]`;
  for (const [i, { tensor }] of variables.entries()) {
    if (tensor.shape.length !== shape.length)
      return invalidArgument(
        `${kernelPrefix(`ConcatV2_N_${variables.length}`)} ConcatOp : Ranks of all input tensors should match: shape[0] = ${list(shape)} vs. shape[${i}] = ${list(tensor.shape)} [Op:ConcatV2] name: concat`,
      );
    const other = shape.findIndex((extent, k) => k !== axis && tensor.shape[k] !== extent);
    if (other >= 0)
      return invalidArgument(
        `${kernelPrefix(`ConcatV2_N_${variables.length}`)} ConcatOp : Dimension ${other} in both shapes must be equal: shape[0] = ${list(shape)} vs. shape[${i}] = ${list(tensor.shape)} [Op:ConcatV2] name: concat`,
      );
  }
  return result(concat(variables, axis), machine);
}

function stacked(bound: Bound, machine: Machine): Result {
  const variables = parts(bound.get('values'), machine, 'Pack');
  const shape = variables[0]?.tensor.shape ?? [];
  const odd = variables.findIndex((variable) => variable.tensor.shape.join() !== shape.join());
  if (odd >= 0)
    return invalidArgument(
      `${kernelPrefix(`Pack_N_${variables.length}`)} Shapes of all inputs must match: values[0].shape = [${shape.join(',')}] != values[${odd}].shape = [${variables[odd]?.tensor.shape.join(',')}] [Op:Pack] name: stack`,
    );
  return result(stack(variables, axisArgument(bound.get('axis'), shape.length + 1)), machine);
}

/** tf.split into a number of equal parts, or into parts of given sizes. */
function split(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('value'), machine);
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  const extent = x.tensor.shape[axis] ?? 1;
  const sizes = sequence(bound.get('num_or_size_splits'));
  if (sizes === undefined) {
    const count = integer(bound.get('num_or_size_splits'), 'num_or_size_splits');
    if (count < 1) return decline('a split into no parts is not evaluated');
    if (extent % count !== 0) {
      return invalidArgument(
        `${kernelPrefix(`Split_num_split_${count}`)} Number of ways to split should evenly divide the split dimension, but got split_dim ${axis} (size = ${extent}) and num_split ${count} [Op:Split] name: split`,
      );
    }
    return pieces(x, axis, new Array<number>(count).fill(extent / count), machine);
  }
  const given = sizes.map((item) => integer(item, 'a size'));
  const rest = extent - given.reduce((sum, size) => sum + Math.max(0, size), 0);
  const full = given.map((size) => (size === -1 ? rest : size));
  const total = full.reduce((sum, size) => sum + size, 0);
  if (total !== extent && given.every((size) => size >= 0))
    return invalidArgument(
      `${kernelPrefix(`SplitV_num_split_${given.length}`)} Determined shape must either match input shape along split_dim exactly if fully specified, or be less than the size of the input along split_dim if not fully specified.  Got: ${total} [Op:SplitV] name: split`,
    );
  if (total !== extent) return decline('sizes that do not add up to the axis are not evaluated');
  return pieces(x, axis, full, machine);
}

/** The parts of these sizes along an axis, as a list. */
export function pieces(x: Variable, axis: number, sizes: readonly number[], machine: Machine): Result {
  machine.charge(x.tensor.size);
  let start = 0;
  return new PythonList(
    sizes.map((size) => {
      start += size;
      return wrap(slice(x, axis, start - size, size));
    }),
  );
}

function unstacked(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('value'), machine);
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  machine.charge(x.tensor.size);
  return new PythonList(Array.from({ length: x.tensor.shape[axis] ?? 0 }, (_, i) => wrap(select(x, axis, i))));
}

function gathered(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('params'), machine);
  const { tensor } = convert(bound.get('indices'), machine);
  const batchAxes = integer(bound.get('batch_dims'), 'batch_dims');
  if (x.node !== undefined) return decline('the gradient of tf.gather is not evaluated');
  const axis = axisArgument(bound.get('axis') ?? BigInt(batchAxes), x.tensor.shape.length);
  if (batchAxes !== 0) return result(gatherBatches(x, tensor, axis, batchAxes), machine);
  checkIndices(tensor, x.tensor.shape[axis] ?? 1);
  const part = gather(x, tensor, axis);
  return part instanceof IndexFailure ? decline('an index out of range is not evaluated') : result(part, machine);
}

function tile(bound: Bound, machine: Machine): Result {
  let x = convert(bound.get('input'), machine);
  const counts = shapeArgument(bound.get('multiples'));
  if (counts.length !== x.tensor.shape.length) return decline('multiples that do not fit are not evaluated');
  machine.charge(counts.reduce((product, count) => product * count, x.tensor.size));
  for (const [axis, count] of counts.entries()) x = concat(new Array<Variable>(count).fill(x), axis);
  return result(x, machine);
}

const shapeType = (bound: Bound): 'int32' | 'int64' =>
  dtypeArgument(bound.get('out_type')) === 'int64' ? 'int64' : 'int32';

/** Operations that rearrange, join and measure tensors. */
export const shapingRows: readonly Row[] = [
  ['reshape', '(tensor, shape, name=None)', reshaped],
  ['transpose', '(a, perm=None, conjugate=False, name="transpose")', transposed],
  ['expand_dims', '(input, axis, name=None)', expanded],
  ['squeeze', '(input, axis=None, name=None)', squeezed],
  ['concat', '(values, axis, name="concat")', concatenated],
  ['stack', '(values, axis=0, name="stack")', stacked],
  ['unstack', '(value, num=None, axis=0, name="unstack")', unstacked],
  ['split', '(value, num_or_size_splits, axis=0, num=None, name="split")', split],
  ['gather', '(params, indices, validate_indices=None, axis=None, batch_dims=0, name=None)', gathered],
  [
    'nn.embedding_lookup',
    '(params, ids, max_norm=None, name=None)',
    (bound, machine) => {
      if (bound.get('max_norm') !== null) return decline('an embedding with max_norm is not evaluated');
      if (sequence(bound.get('params')) !== undefined) return decline('an embedding in several parts is not evaluated');
      const table = convert(bound.get('params'), machine);
      if (table.node !== undefined) return decline('the gradient of an embedding is not evaluated');
      const rows = gather(table, convert(bound.get('ids'), machine).tensor, 0);
      return rows instanceof IndexFailure ? decline('an index out of range is not evaluated') : result(rows, machine);
    },
  ],
  ['tile', '(input, multiples, name=None)', tile],
  [
    'broadcast_to',
    '(input, shape, name=None)',
    (bound, machine) => {
      const shape = shapeArgument(bound.get('shape'));
      machine.charge(shape.reduce((product, extent) => product * extent, 1));
      const x = convert(bound.get('input'), machine);
      if (broadcastShapes(x.tensor.shape, shape)?.join() !== shape.join())
        return invalidArgument(
          `${kernelPrefix('BroadcastTo')} Incompatible shapes: [${x.tensor.shape.join(',')}] vs. [${shape.join(',')}] [Op:BroadcastTo]`,
        );
      return result(broadcastTo(x, shape), machine);
    },
  ],
  [
    'shape',
    '(input, out_type=None, name=None)',
    (bound, machine) => vector(convert(bound.get('input'), machine).tensor.shape, shapeType(bound)),
  ],
  [
    'size',
    '(input, out_type=None, name=None)',
    (bound, machine) => scalarTensor(convert(bound.get('input'), machine).tensor.size, shapeType(bound)),
  ],
  [
    'rank',
    '(input, name=None)',
    (bound, machine) => scalarTensor(convert(bound.get('input'), machine).tensor.shape.length),
  ],
];
