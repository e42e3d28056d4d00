import { fillInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { constant } from '../../../tensor/autograd/tape';
import { eye, full, rangeLength } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat, isInteger, rounder } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { divide, multiply, number, subtract } from '../../../tensor/tensorflow/arithmetic';
import { broadcastTo } from '../../../tensor/tensorflow/reduction';
import { cast, transpose } from '../../../tensor/tensorflow/structure';
import { toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import {
  axisArgument,
  convert,
  dtypeArgument,
  extentsArgument,
  integer,
  real,
  sequence,
  shapeArgument,
} from './convert';
import { dtypeObject } from './objects';
import { type Row, result } from './table';
import { isTensor, StringTensor, TensorflowTensor, wrap } from './tensor';

/** A tensor of strings from a text or a list of texts. */
function stringsOf(value: Value): StringTensor | undefined {
  if (typeof value === 'string') return new StringTensor(value);
  const items = sequence(value);
  if (items === undefined || items.length === 0) return undefined;
  const texts = items.filter((item) => typeof item === 'string');
  return texts.length === items.length ? new StringTensor('', texts) : undefined;
}

function constantTensor(bound: Bound, machine: Machine): Result {
  const value = bound.get('value');
  const dtype = dtypeArgument(bound.get('dtype') === dtypeObject('string') ? null : bound.get('dtype'));
  const strings = stringsOf(value);
  if (strings !== undefined && bound.get('shape') === null) return strings;
  const made = convert(value, machine, dtype);
  if (dtype !== undefined && isTensor(value) && value.tensor.dtype !== dtype)
    decline('a tensor converted to another dtype by tf.constant is not evaluated');
  const { tensor } = made;
  if (bound.get('shape') === null) return new TensorflowTensor(tensor);
  const shape = extentsArgument(bound.get('shape'));
  const values = toArray(tensor);
  if (values.length !== sizeOf(shape) && values.length !== 1)
    decline('a constant whose shape does not fit is not evaluated');
  const spread = values.length === 1 ? toArray(full([sizeOf(shape)], values[0] ?? 0, 'float64')) : values.slice();
  return result(constant(Tensor.of(tensor.dtype, shape, spread)), machine);
}

const filled =
  (value: number) =>
  (bound: Bound, machine: Machine): Result => {
    const shape = extentsArgument(bound.get('shape'));
    machine.charge(sizeOf(shape));
    return new TensorflowTensor(full(shape, value, dtypeArgument(bound.get('dtype')) ?? 'float32'));
  };

const filledLike =
  (value: number) =>
  (bound: Bound, machine: Machine): Result => {
    const { tensor } = convert(bound.get('input'), machine);
    return result(constant(full(tensor.shape, value, dtypeArgument(bound.get('dtype')) ?? tensor.dtype)), machine);
  };

function fill(bound: Bound, machine: Machine): Result {
  const shape = extentsArgument(bound.get('dims'));
  machine.charge(sizeOf(shape));
  const { tensor } = convert(bound.get('value'), machine);
  return new TensorflowTensor(full(shape, toArray(tensor)[0] ?? 0, tensor.dtype));
}

/** tf.range: floats are added up step by step, integers are exact. */
function range(bound: Bound, machine: Machine): Result {
  const [given, limit] = [bound.get('start'), bound.get('limit')];
  const parts = (limit === null ? [0n, given, bound.get('delta')] : [given, limit, bound.get('delta')]) as Value[];
  const variables = parts.map((part) => convert(part, machine).tensor);
  const explicit = dtypeArgument(bound.get('dtype'));
  const ranking: readonly Dtype[] = ['int32', 'int64', 'float16', 'bfloat16', 'float32', 'float64'];
  const dtype = explicit ?? ranking[Math.max(...variables.map((tensor) => ranking.indexOf(tensor.dtype)))] ?? 'int32';
  const [start = 0, stop = 0, step = 1] = parts.map((part) => real(part, 'a bound of tf.range'));
  if (step === 0) decline('a range without a step is not evaluated');
  const count = rangeLength(start, stop, step);
  machine.charge(count);
  const round = rounder(dtype);
  const by = round(step);
  const make = () => ({ values: new Float64Array(count), next: round(start) });
  const { values } = visitInBlocks(count, 5, make, (state, i) => {
    state.values[i] = state.next;
    state.next = round(state.next + by);
  });
  return new TensorflowTensor(Tensor.of(dtype, [count], values));
}

/** tf.linspace (python/ops/math_ops.py linspace_nd): start + delta * i, the last one put in place. */
function linspace(bound: Bound, machine: Machine): Result {
  const count = integer(bound.get('num'), 'num');
  const ends = [bound.get('start'), bound.get('stop')].map((value) => convert(value, machine));
  const [start, stop] = ends.map((end) => (isFloat(end.tensor.dtype) ? end : cast(end, 'float64')));
  if (start === undefined || stop === undefined || start.tensor.size !== 1)
    return decline('tf.linspace of arrays is not evaluated');
  const { dtype } = start.tensor;
  if (count < 1) return decline('tf.linspace of no numbers is not evaluated');
  machine.charge(count);
  const at = (t: Tensor) => toArray(t)[0] ?? 0;
  const delta = divide(subtract(stop, start), number(Math.max(1, count - 1), dtype));
  const inner = Tensor.of(
    dtype,
    [Math.max(0, count - 2)],
    fillInBlocks(Math.max(0, count - 2), 3, (i) => i + 1),
  );
  const round = rounder(dtype);
  const steps = toArray(multiply(constant(inner), delta).tensor);
  const [first, last] = [at(start.tensor), at(stop.tensor)];
  const values = fillInBlocks(count, 5, (i) =>
    i === 0 ? first : i === count - 1 ? last : round(first + (steps[i - 1] ?? 0)),
  );
  return new TensorflowTensor(Tensor.of(dtype, [count], values));
}

function oneHot(bound: Bound, machine: Machine): Result {
  const { tensor } = convert(bound.get('indices'), machine);
  const depth = integer(bound.get('depth'), 'depth');
  const axis = axisArgument(bound.get('axis') ?? -1n, tensor.shape.length + 1);
  const on = bound.get('on_value') === null ? 1 : real(bound.get('on_value'), 'on_value');
  const off = bound.get('off_value') === null ? 0 : real(bound.get('off_value'), 'off_value');
  if (!isInteger(tensor.dtype)) decline('tf.one_hot of other than whole numbers is not evaluated');
  const places = toArray(tensor);
  machine.charge(places.length * depth);
  const values = new Float64Array(places.length * depth).fill(off);
  places.forEach((place, i) => {
    if (place >= 0 && place < depth) values[i * depth + place] = on;
  });
  const dtype = dtypeArgument(bound.get('dtype')) ?? 'float32';
  const last = constant(Tensor.of(dtype, [...tensor.shape, depth], values));
  if (axis === tensor.shape.length) return wrap(last);
  const order = [...tensor.shape.keys()];
  return wrap(transpose(last, order.toSpliced(axis, 0, tensor.shape.length)));
}

function identityMatrix(bound: Bound, machine: Machine): Result {
  const rows = integer(bound.get('num_rows'), 'num_rows');
  const columns = bound.get('num_columns') === null ? rows : integer(bound.get('num_columns'), 'num_columns');
  if (rows < 0 || columns < 0) return decline('a negative extent is not evaluated');
  const batch = bound.get('batch_shape') === null ? [] : shapeArgument(bound.get('batch_shape'));
  machine.charge(sizeOf(batch) * rows * columns);
  const matrix = constant(eye(rows, columns, dtypeArgument(bound.get('dtype')) ?? 'float32'));
  return wrap(broadcastTo(matrix, [...batch, rows, columns]));
}

/** A tensor of its own from a value: tf.convert_to_tensor, tf.identity. */
function converted(bound: Bound, machine: Machine): Result {
  const value = bound.get('value');
  const dtype = dtypeArgument(bound.get('dtype'));
  const strings = stringsOf(value);
  if (strings !== undefined) return strings;
  if (isTensor(value) && dtype !== undefined && value.tensor.dtype !== dtype)
    decline('a tensor converted to another dtype is not evaluated');
  return result(convert(value, machine, dtype), machine);
}

/** tf.eye, tf.range and the other makers of tensors. */
export const creationRows: readonly Row[] = [
  ['constant', '(value, dtype=None, shape=None, name="Const")', constantTensor],
  ['convert_to_tensor', '(value, dtype=None, dtype_hint=None, name=None)', converted],
  ['zeros', '(shape, dtype=None, name=None, layout=None)', filled(0)],
  ['ones', '(shape, dtype=None, name=None, layout=None)', filled(1)],
  ['zeros_like', '(input, dtype=None, name=None, layout=None)', filledLike(0)],
  ['ones_like', '(input, dtype=None, name=None, layout=None)', filledLike(1)],
  ['fill', '(dims, value, name=None, layout=None)', fill],
  ['eye linalg.eye', '(num_rows, num_columns=None, batch_shape=None, dtype=None, name=None)', identityMatrix],
  ['range', '(start, limit=None, delta=1, dtype=None, name="range")', range],
  ['linspace', '(start, stop, num, name=None, axis=0)', linspace],
  ['one_hot', '(indices, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None)', oneHot],
  [
    'cast dtypes.cast',
    '(x, dtype, name=None)',
    (bound, machine) =>
      result(cast(convert(bound.get('x'), machine), dtypeArgument(bound.get('dtype')) ?? 'float32'), machine),
  ],
  ['identity stop_gradient', '(input, name=None)', identity],
];

function identity(bound: Bound, machine: Machine, name: string): Result {
  const x = convert(bound.get('input'), machine);
  return result(name === 'stop_gradient' ? constant(x.tensor) : x, machine);
}
