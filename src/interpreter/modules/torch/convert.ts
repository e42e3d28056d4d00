import { constant, type Variable } from '../../../tensor/autograd/tape';
import { scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { resultType, type TorchOperand } from '../../../tensor/promotion/torch';
import { isFloat } from '../../../tensor/rounding';
import { normaliseAxis } from '../../../tensor/shape';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { ApproximateFloat, type Machine, PythonObject, type Value } from '../../values';
import { decline } from '../declined';
import { TorchDevice, TorchDtype, typeName } from './objects';
import { torchState } from './state';
import { TorchTensor, variableOf } from './tensor';

/** An operand of an operation with its place in type promotion. */
export interface Operand extends TorchOperand {
  readonly variable: Variable;
}

/** A tensor or Python number as an operand; undefined for anything else. */
export function operandOf(value: Value, machine: Machine): Operand | undefined {
  if (value instanceof TorchTensor) {
    const kind = value.tensor.shape.length === 0 ? 'zeroDimensional' : 'dimensioned';
    return { variable: variableOf(value, machine), dtype: value.tensor.dtype, kind };
  }
  if (typeof value === 'boolean') return numberOperand(Number(value), 'bool', 'bool');
  if (typeof value === 'bigint') {
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER)
      decline('an integer beyond 2^53 is not evaluated');
    return numberOperand(Number(value), 'int64', 'int64');
  }
  if (typeof value === 'number') return numberOperand(value, 'float64', torchState(machine).defaultDtype);
  if (value instanceof ApproximateFloat) {
    return numberOperand(value.value, 'float64', torchState(machine).defaultDtype, value.error);
  }
  // A NumPy scalar counts as a Python number.
  if (value instanceof PythonObject && value.tensor?.shape.length === 0) {
    const { dtype } = value.tensor;
    const number = toArray(value.tensor)[0] ?? 0;
    return numberOperand(
      number,
      dtype,
      isFloat(dtype) ? torchState(machine).defaultDtype : dtype,
      errorsOf(value.tensor)?.[0],
    );
  }
  return undefined;
}

const numberOperand = (value: number, dtype: Dtype, counts: Dtype, error = 0): Operand => ({
  variable: constant(scalar(value, dtype, error)),
  dtype: counts,
  kind: 'number',
});

/** The dtype that operands promote to. */
export const promoted = (operands: readonly Operand[]): Dtype => resultType(operands);

/** The argument as a tensor, or torch's TypeError. */
export function tensorArgument(
  value: Value,
  functionName: string,
  name: string,
  position: number,
  machine: Machine,
): TorchTensor {
  if (value instanceof TorchTensor) return value;
  return machine.raise(
    'TypeError',
    `${functionName}(): argument '${name}' (position ${position}) must be Tensor, not ${typeName(value)}`,
  );
}

/** A Python int (or bool, or integer tensor of one element) as a number. */
export function integer(value: Value, what: string, _machine: Machine): number {
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (value instanceof PythonObject && value.tensor?.size === 1 && !isFloat(value.tensor.dtype)) {
    if (errorsOf(value.tensor)) decline(`${what} is not known`);
    return toArray(value.tensor)[0] ?? 0;
  }
  return decline(`torch's error for ${what} of type ${typeName(value)} is not evaluated`);
}

/** A Python number as a float64; an uncertain one declines. */
export function real(value: Value, what: string, _machine: Machine): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (value instanceof ApproximateFloat) return decline(`${what} is only known approximately`);
  if (value instanceof PythonObject && value.tensor?.size === 1) {
    if (errorsOf(value.tensor)) decline(`${what} is only known approximately`);
    return toArray(value.tensor)[0] ?? 0;
  }
  return decline(`torch's error for ${what} of type ${typeName(value)} is not evaluated`);
}

/** The items of a list or tuple; undefined for anything else. */
export const sequence = (value: Value): readonly Value[] | undefined =>
  value instanceof PythonTuple || value instanceof PythonList ? value.items : undefined;

/** Integers given one by one or as one list: `view(2, 3)` and `view((2, 3))`. */
export function integers(values: readonly Value[], what: string, machine: Machine): number[] {
  const first = values.length === 1 && values[0] !== undefined ? sequence(values[0]) : undefined;
  return (first ?? values).map((value) => integer(value, what, machine));
}

/** An axis, or torch's IndexError. */
export function axis(value: Value, rank: number, machine: Machine): number {
  const given = integer(value, "argument 'dim'", machine);
  const found = normaliseAxis(given, rank, true);
  if (found !== undefined) return found;
  const limit = Math.max(rank, 1);
  return machine.raise(
    'IndexError',
    `Dimension out of range (expected to be in range of [${-limit}, ${limit - 1}], but got ${given})`,
  );
}

/** Axes of a reduction, ascending: all of them for None or an empty list. */
export function axes(value: Value, rank: number, machine: Machine): number[] {
  const all = [...Array(rank).keys()];
  if (value === null) return all;
  const items = sequence(value);
  if (items?.length === 0) return all;
  const chosen = (items ?? [value]).map((item) => axis(item, rank, machine));
  if (rank === 0) return [];
  if (new Set(chosen).size < chosen.length) {
    const twice = chosen.find((item, i) => chosen.indexOf(item) !== i);
    return machine.raise('RuntimeError', `dim ${twice} appears multiple times in the list of dims`);
  }
  return chosen.sort((a, b) => a - b);
}

/** A dtype argument; undefined for None. */
export function dtypeArgument(value: Value, machine: Machine): Dtype | undefined {
  if (value === null) return undefined;
  if (value instanceof TorchDtype) return value.dtype;
  return machine.raise('TypeError', `argument 'dtype' must be torch.dtype, not ${typeName(value)}`);
}

/** Declines devices other than the CPU. */
export function checkDevice(value: Value): void {
  if (value === null || value instanceof TorchDevice || value === 'cpu') return;
  decline(`device ${typeof value === 'string' ? `'${value}'` : typeName(value)} is not evaluated, only the CPU`);
}

/** The dtype that float-valued functions give integers. */
export const floatDtype = (dtype: Dtype, machine: Machine): Dtype =>
  isFloat(dtype) ? dtype : torchState(machine).defaultDtype;
