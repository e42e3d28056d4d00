import { fillInBlocks, findInBlocks } from '../../../numeric/blocks';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { cast } from '../../../tensor/cast';
import type { Dtype } from '../../../tensor/dtype';
import { categoryOf, isFloat, limits, rounder } from '../../../tensor/rounding';
import { normaliseAxis } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { copy, errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { typeOf } from '../../objects/types';
import { ApproximateFloat, type Machine, PythonObject, PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { plainNumbers } from '../plainNumbers';
import { dtypeByName, extentsOf, TensorflowDtype, TensorShape } from './objects';
import { isTensor, operandOf, TensorflowTensor } from './tensor';

/** The items of a list, tuple or shape; undefined for anything else. */
export function sequence(value: Value): readonly Value[] | undefined {
  if (value instanceof PythonTuple || value instanceof PythonList) return value.items;
  if (value instanceof TensorShape) return value.extents.map((extent) => (extent === null ? null : BigInt(extent)));
  return undefined;
}

/** Numbers of a nested Python sequence with their shape and the kind of number they are. */
interface Flat {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  readonly errors: readonly number[];
  readonly kinds: Set<Dtype>;
}

/** Nested lists of Python floats or ints alone. */
function flattenPlain(value: Value): Flat | undefined {
  const plain = plainNumbers(value);
  if (plain === undefined) return undefined;
  const { shape, values, kind } = plain;
  if (kind === 'float') return { shape, values, errors: [], kinds: new Set(['float32']) };
  const [low, high] = limits('int32');
  const isWide = (at: number): boolean => (values[at] ?? 0) < low || (values[at] ?? 0) > high;
  const kinds = new Set<Dtype>([findInBlocks(values.length, 3, isWide) < 0 ? 'int32' : 'int64']);
  return { shape, values, errors: [], kinds };
}

function flatten(value: Value, machine: Machine): Flat {
  const items = sequence(value);
  if (items === undefined) return leaf(value);
  const parts = items.map((item) => flatten(item, machine));
  const [first] = parts;
  if (parts.some((part) => part.shape.join() !== first?.shape.join())) {
    machine.raise('ValueError', "Can't convert non-rectangular Python sequence to Tensor.");
  }
  return {
    shape: [items.length, ...(first?.shape ?? [])],
    values: parts.flatMap((part) => Array.from(part.values)),
    errors: parts.flatMap((part) => part.errors),
    kinds: new Set(parts.flatMap((part) => [...part.kinds])),
  };
}

function leaf(value: Value): Flat {
  const one = (x: number, kind: Dtype, error = 0): Flat => ({
    shape: [],
    values: [x],
    errors: [error],
    kinds: new Set([kind]),
  });
  if (typeof value === 'boolean') return one(Number(value), 'bool');
  if (typeof value === 'number') return one(value, 'float32');
  if (typeof value === 'bigint') {
    const [low, high] = limits('int32');
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER))
      decline('an integer beyond 2^53 is not evaluated');
    return one(Number(value), Number(value) >= low && Number(value) <= high ? 'int32' : 'int64');
  }
  if (value instanceof ApproximateFloat) return one(value.value, 'float32', value.error);
  if (value instanceof PythonObject && value.tensor !== undefined) {
    const { tensor } = value;
    return {
      shape: tensor.shape,
      values: [...toArray(tensor)],
      errors: [...(errorsOf(tensor) ?? new Float64Array(tensor.size))],
      kinds: new Set([tensor.dtype]),
    };
  }
  return decline(`a tensor from ${typeOf(value).name} is not evaluated`);
}

const order: readonly Dtype[] = [
  'float64',
  'float32',
  'bfloat16',
  'float16',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
];

/** `tf.convert_to_tensor`: tensors as they are, NumPy arrays in their own dtype, Python numbers as float32, int32 or bool, or as `dtype` says. */
export function convert(value: Value, machine: Machine, dtype?: Dtype): Variable {
  if (isTensor(value)) return operandOf(value, machine);
  if (value instanceof PythonObject && value.tensor !== undefined) {
    return constant(dtype === undefined ? copy(value.tensor) : cast(value.tensor, dtype));
  }
  const items = sequence(value);
  if (items?.some((item) => isTensor(item) && item.node !== undefined))
    decline('a tensor from a list of tensors is not evaluated');
  const flat = flattenPlain(value) ?? flatten(value, machine);
  machine.charge(flat.values.length);
  const kinds = [...flat.kinds];
  const isMixed = kinds.length > 1 && kinds.includes('bool');
  if (isMixed) decline('a tensor of booleans and numbers is not evaluated');
  const natural = kinds.length === 0 ? 'float32' : (order.find((candidate) => kinds.includes(candidate)) ?? 'bool');
  const target = dtype ?? natural;
  if (dtype !== undefined && kinds.length > 0) checkFits(value, natural, dtype, machine);
  const round = rounder(target);
  const rounded = fillInBlocks(flat.values.length, 5, (i) => round(flat.values[i] ?? 0));
  const errors = flat.errors.some((error) => error > 0) ? Float64Array.from(flat.errors) : undefined;
  return constant(Tensor.of(target, [...flat.shape], rounded, errors));
}

/** Python numbers fit a dtype of their own kind or a wider one. */
function checkFits(value: Value, natural: Dtype, dtype: Dtype, machine: Machine): void {
  const rank = { bool: 0, integer: 1, float: 2 };
  if (natural === 'bool' ? dtype === 'bool' : dtype !== 'bool' && rank[categoryOf(natural)] <= rank[categoryOf(dtype)])
    return;
  if (sequence(value) !== undefined || typeof value === 'boolean' || value instanceof PythonObject)
    decline('a conversion that TensorFlow may refuse is not evaluated');
  machine.raise(
    'TypeError',
    `Cannot convert ${value === null ? 'None' : String(value)} to EagerTensor of dtype ${dtype}`,
  );
}

/** Converts operands of one operation: Python numbers take the dtype of the first tensor among them, or of the first operand. */
export function convertTogether(values: readonly Value[], machine: Machine): Variable[] {
  const isArray = (value: Value): boolean => value instanceof PythonObject && value.tensor !== undefined;
  const leader = values.find(isTensor) ?? values.find(isArray) ?? values[0];
  if (leader === undefined) return [];
  const first = convert(leader, machine);
  // A variable that is both operands is read twice.
  return values.map((value, i) => {
    if (i === values.indexOf(leader)) return first;
    if (isTensor(value) || (isArray(value) && !isTensor(leader))) return convert(value, machine);
    if (value instanceof PythonObject && value.tensor !== undefined)
      checkFits(value, value.tensor.dtype, first.tensor.dtype, machine);
    return convert(value, machine, first.tensor.dtype);
  });
}

/** A dtype argument: tf.float32, 'float32', numpy's or Python's own types; undefined for None. */
export function dtypeArgument(value: Value): Dtype | undefined {
  if (value === null) return undefined;
  if (value instanceof TensorflowDtype && value.dtype !== 'string') return value.dtype;
  const name =
    typeof value === 'string'
      ? value
      : value instanceof PythonType
        ? value.name
        : value instanceof PythonObject && 'dtype' in value && typeof value.dtype === 'string'
          ? value.dtype
          : '';
  return dtypeByName(name) ?? decline(`dtype ${name || typeOf(value).name} is not evaluated`);
}

/** A whole number from a Python int or an integer tensor of one element. */
export function integer(value: Value, what: string): number {
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (
    value instanceof PythonObject &&
    value.tensor?.size === 1 &&
    !isFloat(value.tensor.dtype) &&
    !errorsOf(value.tensor)
  ) {
    return toArray(value.tensor)[0] ?? 0;
  }
  return decline(`${what} is not known`);
}

/** A plain number from a Python number or a certain tensor of one element. */
export function real(value: Value, what: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (value instanceof PythonObject && value.tensor?.size === 1 && !errorsOf(value.tensor))
    return toArray(value.tensor)[0] ?? 0;
  return decline(`${what} is not known`);
}

/** A shape argument: a list, tuple, shape or integer tensor, or one number. */
export function shapeArgument(value: Value): number[] {
  const extents = extentsOf(value);
  if (extents !== undefined)
    return extents.map((extent) => extent ?? decline('a shape with unknown extents is not evaluated'));
  if (value instanceof PythonObject && value.tensor?.shape.length === 1 && !errorsOf(value.tensor))
    return [...toArray(value.tensor)];
  const items = sequence(value);
  return items ? items.map((item) => integer(item, 'shape')) : [integer(value, 'shape')];
}

/** A shape whose extents are at least 0. */
export function extentsArgument(value: Value): number[] {
  const shape = shapeArgument(value);
  return shape.some((extent) => extent < 0) ? decline('a negative extent is not evaluated') : shape;
}

/** An axis counted from the front. */
export function axisArgument(value: Value, rank: number): number {
  return normaliseAxis(integer(value, 'axis'), rank) ?? decline('an axis out of range is not evaluated');
}

/** Axes of a reduction, ascending: all of them for None. */
export function axesArgument(value: Value, rank: number): number[] {
  if (value === null) return [...Array(rank).keys()];
  const items =
    sequence(value) ?? (value instanceof TensorflowTensor && value.tensor.shape.length > 0 ? decline('axis') : [value]);
  return [...new Set(items.map((item) => axisArgument(item, rank)))].sort((a, b) => a - b);
}
