import { cast } from '../../../tensor/cast';
import { scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { promoteTypes, type WeakKind } from '../../../tensor/promotion/numpy';
import { normaliseAxis, type Shape } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonRange } from '../../objects/range';
import { PythonTuple } from '../../objects/tuple';
import { ApproximateFloat, type Machine, PythonObject, Unknown, type Value } from '../../values';
import { Declined, decline } from '../declined';
import { plainNumbers } from '../plainNumbers';
import { raiseNumpy } from './errors';

/** Runs an operation, giving Unknown where it declines. */
export function guard<T>(operation: () => T): T | Unknown {
  try {
    return operation();
  } catch (error) {
    if (error instanceof Declined) return error.unknown;
    throw error;
  }
}

/** An operand: an array, or a Python number, which is weak in type promotion. */
export interface Operand {
  readonly tensor: Tensor;
  readonly weak?: WeakKind;
  readonly integer?: bigint;
}

/** A Python number, scalar, array or nested sequence as an operand; undefined for anything else. */
export function operandOf(value: Value, machine: Machine): Operand | undefined {
  if (typeof value === 'boolean') return { tensor: scalar(Number(value), 'bool'), weak: 'bool' };
  if (typeof value === 'bigint') return { tensor: integerTensor(value), weak: 'int', integer: value };
  if (typeof value === 'number') return { tensor: scalar(value, 'float64'), weak: 'float' };
  if (value instanceof ApproximateFloat) return { tensor: scalar(value.value, 'float64', value.error), weak: 'float' };
  if (value instanceof PythonList || value instanceof PythonTuple) return { tensor: fromNested(value, machine) };
  if (value instanceof PythonRange) {
    machine.charge(value.length);
    const items = Array.from({ length: value.length }, (_, index) => value.start + BigInt(index) * value.step);
    return operandOf(new PythonList(items), machine);
  }
  if (value instanceof PythonObject && value.tensor !== undefined) {
    if (value.tensor.dtype === 'bfloat16') decline('bfloat16 in NumPy is not evaluated');
    return { tensor: value.tensor };
  }
  return undefined;
}

function integerTensor(value: bigint): Tensor {
  const x = Number(value);
  if (BigInt(x) !== value || value >= 2n ** 63n || value < -(2n ** 63n))
    decline('an integer beyond 2^53 is not evaluated in NumPy');
  return scalar(x, 'int64');
}

/** What `np.asarray` makes of a value; declines for what it would make an array of objects or texts. */
export function tensorOf(value: Value, machine: Machine, dtype?: Dtype): Tensor {
  const operand = operandOf(value, machine);
  if (operand === undefined) {
    return decline(
      `a NumPy array from ${value === null ? 'None' : typeof value === 'string' ? 'text' : 'this kind of object'} is not evaluated`,
    );
  }
  return dtype === undefined || dtype === operand.tensor.dtype ? operand.tensor : checkedCast(operand, dtype, machine);
}

/** A cast that refuses Python integers out of range, as NumPy 2 does. */
export function checkedCast(operand: Operand, dtype: Dtype, machine: Machine): Tensor {
  const { integer } = operand;
  if (integer !== undefined && dtype !== 'bool') {
    const fitting = cast(operand.tensor, dtype);
    if (!dtype.startsWith('float') && BigInt(toArray(fitting)[0] ?? 0) !== integer) {
      machine.raise('OverflowError', `Python integer ${integer} out of bounds for ${dtype}`);
    }
    return fitting;
  }
  return cast(operand.tensor, dtype);
}

function fromNested(value: PythonList | PythonTuple, machine: Machine): Tensor {
  const plain = plainNumbers(value);
  if (plain !== undefined) {
    machine.charge(plain.values.length);
    return Tensor.of(plain.kind === 'int' ? 'int64' : 'float64', plain.shape, plain.values);
  }
  let dtype: Dtype | undefined;
  const leaves: Tensor[] = [];
  const shapeOf = (item: Value, depth: number): number[] => {
    if (item instanceof Unknown) throw new Declined(item);
    if (item instanceof PythonList || item instanceof PythonTuple) {
      if (depth > 32) decline('lists nested deeper than 32 are not evaluated');
      const shapes = item.items.map((inner) => shapeOf(inner, depth + 1));
      const [first] = shapes;
      if (first === undefined) return [0];
      if (shapes.some((shape) => shape.length !== first.length || shape.some((extent, k) => extent !== first[k]))) {
        return ragged(depth, [item.items.length], machine);
      }
      return [item.items.length, ...first];
    }
    const leaf = tensorOf(item, machine);
    dtype = dtype === undefined ? leaf.dtype : promoteTypes(dtype, leaf.dtype);
    leaves.push(leaf);
    return [...leaf.shape];
  };
  const shape = shapeOf(value, 0);
  const size = shape.reduce((product, extent) => product * extent, 1);
  machine.charge(size);
  const result = dtype ?? 'float64';
  const values = new Float64Array(size);
  let errors: Float64Array | undefined;
  let at = 0;
  for (const leaf of leaves) {
    const converted = leaf.dtype === result ? leaf : cast(leaf, result);
    values.set(toArray(converted), at);
    const bounds = errorsOf(converted);
    if (bounds !== undefined) {
      errors ??= new Float64Array(size);
      errors.set(bounds, at);
    }
    at += converted.size;
  }
  return Tensor.of(result, shape, values, errors);
}

function ragged(depth: number, shape: Shape, machine: Machine): never {
  return machine.raise(
    'ValueError',
    depth === 0
      ? `setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (${shape[0]},) + inhomogeneous part.`
      : decline('a ragged nested list is not evaluated'),
  );
}

/** An index or count: an int, or a NumPy integer scalar. */
export function integerOf(value: Value, what = 'an integer'): number {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof PythonObject && value.tensor?.size === 1 && !value.tensor.dtype.startsWith('float')) {
    if (errorsOf(value.tensor) !== undefined) decline('an integer is not known for certain');
    return toArray(value.tensor)[0] ?? 0;
  }
  return decline(`${what} is expected here`);
}

/** A float argument, with the error bound it may carry. */
export function floatOf(value: Value, machine: Machine): number {
  const { tensor } = operandOf(value, machine) ?? decline('a number is expected here');
  if (errorsOf(tensor) !== undefined) decline('a parameter is only known approximately');
  return toArray(tensor)[0] ?? 0;
}

/** A shape argument: an int or a sequence of ints. */
export function shapeOf(value: Value): number[] {
  if (value instanceof PythonList || value instanceof PythonTuple) return value.items.map((item) => integerOf(item));
  if (value instanceof PythonObject && value.tensor?.shape.length === 1) return [...toArray(value.tensor)];
  return [integerOf(value)];
}

/** `axis=`: None, an int or a tuple of ints, counted from the front in rising order. Raises NumPy's AxisError. */
export function axesOf(value: Value, rank: number, machine: Machine): number[] {
  if (value === null || (rank === 0 && (value === 0n || value === -1n))) return [...Array(rank).keys()];
  const axes = (value instanceof PythonTuple || value instanceof PythonList ? value.items : [value]).map((item) =>
    axisOf(item, rank),
  );
  if (new Set(axes).size < axes.length) machine.raise('ValueError', "duplicate value in 'axis'");
  return axes.sort((a, b) => a - b);
}

/** One axis. */
export function axisOf(value: Value, rank: number): number {
  const axis = integerOf(value);
  if (rank === 0 && (axis === 0 || axis === -1)) return decline('an axis of a number without axes is not evaluated');
  return (
    normaliseAxis(axis, rank) ?? raiseNumpy('AxisError', `axis ${axis} is out of bounds for array of dimension ${rank}`)
  );
}
