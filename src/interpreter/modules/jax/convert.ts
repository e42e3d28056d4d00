import { findInBlocks } from '../../../numeric/blocks';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { cast as castTensor } from '../../../tensor/cast';
import { fromNumbers, scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat } from '../../../tensor/rounding';
import { normaliseAxis } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { typeOf } from '../../objects/types';
import { ApproximateFloat, type Machine, PythonObject, Unknown, type Value } from '../../values';
import { Declined, decline } from '../declined';
import { dtypeOf } from '../numpy/dtypes';
import { type PlainNumbers, plainNumbers } from '../plainNumbers';
import { cast } from './arithmetic';
import { isArray, JaxArray } from './array';
import { stackFirst } from './moving';
import { canonical, inexact, type Kind, promote } from './promotion';
import { ScalarMaker } from './scalars';

/** A Python number, array of any library or nested sequence as an array; Python numbers are weak. */
export function convert(value: Value, machine: Machine): JaxArray {
  if (isArray(value)) return value;
  if (value instanceof Unknown) throw new Declined(value);
  if (typeof value === 'boolean') return new JaxArray(scalar(Number(value), 'bool'));
  if (typeof value === 'bigint') {
    if (value >= 2n ** 31n || value < -(2n ** 31n)) return decline('an integer beyond 32 bits is not evaluated');
    return new JaxArray(scalar(Number(value), 'int32'), true);
  }
  if (typeof value === 'number') return new JaxArray(scalar(value, 'float32'), true);
  if (value instanceof ApproximateFloat) {
    const rounded = Math.fround(value.value);
    return new JaxArray(scalar(rounded, 'float32', value.error + Math.abs(rounded) * 2 ** -23), true);
  }
  if (value instanceof PythonObject && value.tensor !== undefined) {
    const { tensor } = value;
    if (
      tensor.dtype === 'int64' &&
      findInBlocks(tensor.size, 3, (i) => Math.abs(toArray(tensor)[i] ?? 0) >= 2 ** 31) >= 0
    )
      return decline('integers beyond 32 bits are not evaluated');
    return new JaxArray(castTensor(tensor, canonical(tensor.dtype)));
  }
  if (value instanceof PythonList || value instanceof PythonTuple) return fromSequence(value.items, machine);
  return decline(`an array from ${typeOf(value).name} is not evaluated`);
}

function fromSequence(items: readonly Value[], machine: Machine): JaxArray {
  const plain = plainNumbers(items);
  if (plain !== undefined) return fromPlain(plain, machine);
  if (items.length === 0) return new JaxArray(Tensor.of('float32', [0], new Float64Array(0)));
  const parts = items.map((item) => convert(item, machine));
  const shape = parts[0]?.tensor.shape ?? [];
  if (parts.some((part) => part.tensor.shape.join() !== shape.join()))
    return decline('an array from a ragged sequence is not evaluated: JAX raises');
  const { dtype } = parts.map(kindOf).reduce(promote);
  machine.charge(parts.length);
  const stacked = stackFirst(
    parts.map((part) => cast(part, dtype)),
    dtype,
  );
  return new JaxArray(stacked.tensor, false, stacked.node);
}

function fromPlain({ shape, values, kind }: PlainNumbers, machine: Machine): JaxArray {
  machine.charge(values.length);
  if (kind === 'float') return new JaxArray(fromNumbers(values, shape, 'float32'));
  const isWide = (i: number): boolean => (values[i] ?? 0) >= 2 ** 31 || (values[i] ?? 0) < -(2 ** 31);
  if (findInBlocks(values.length, 3, isWide) >= 0) return decline('an integer beyond 32 bits is not evaluated');
  return new JaxArray(Tensor.of('int32', shape, values));
}

export const kindOf = ({ tensor, weak }: JaxArray): Kind => ({ dtype: tensor.dtype, weak });

/** Operands of one operation in their common dtype. */
export interface Together {
  readonly operands: readonly Variable[];
  readonly weak: boolean;
  readonly dtype: Dtype;
}

/** Brings values to their common kind, that of floats where the operation is one of real numbers. */
export function together(values: readonly Value[], machine: Machine, real = false): Together {
  const arrays = values.map((value) => convert(value, machine));
  const common = arrays.map(kindOf).reduce(promote);
  const { dtype, weak } = real ? inexact(common) : common;
  return { operands: arrays.map((array) => cast(array, dtype)), weak, dtype };
}

/** A dtype argument; undefined for None. 64-bit ones become 32-bit. */
export function dtypeArgument(value: Value, machine: Machine): Dtype | undefined {
  if (value === null) return undefined;
  if (value instanceof ScalarMaker) return value.dtype;
  if (value === 'bfloat16') return 'bfloat16';
  return canonical(dtypeOf(value, machine, true) ?? decline('this dtype is not evaluated'));
}

/** A whole number that is known. */
export function integer(value: Value, what: string): number {
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (value instanceof PythonObject && value.tensor?.size === 1 && !isFloat(value.tensor.dtype)) {
    if (!errorsOf(value.tensor)) return toArray(value.tensor)[0] ?? 0;
  }
  return decline(`${what} is not a whole number that is known`);
}

/** The items of a list or tuple; undefined for anything else. */
export const sequence = (value: Value): readonly Value[] | undefined =>
  value instanceof PythonList || value instanceof PythonTuple ? value.items : undefined;

export const shapeArgument = (value: Value): number[] =>
  (sequence(value) ?? [value]).map((item) => integer(item, 'an extent'));

export const axisArgument = (value: Value, rank: number): number =>
  normaliseAxis(integer(value, 'an axis'), rank) ?? decline('an axis out of range is not evaluated: JAX raises');

/** Axes of a reduction, ascending: all for None. */
export function axesArgument(value: Value, rank: number): number[] {
  if (value === null) return [...Array(rank).keys()];
  const axes = (sequence(value) ?? [value]).map((item) => axisArgument(item, rank));
  return [...new Set(axes)].sort((a, b) => a - b);
}

export const untracked = (v: Variable, what: string): Variable =>
  v.node === undefined ? v : decline(`the gradient of ${what} is not evaluated`);

export const plain = (tensor: Tensor): Variable => constant(tensor);
