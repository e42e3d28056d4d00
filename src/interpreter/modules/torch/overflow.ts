import type { Dtype } from '../../../tensor/dtype';
import { isFloat, limits } from '../../../tensor/rounding';
import { toArray } from '../../../tensor/view';
import type { Machine } from '../../values';
import type { Operand } from './convert';

/** Whether a number lies outside an integer dtype; unsigned types take negative numbers of their size (`overflows` in c10/util/overflows.h). */
export function overflows(value: number, dtype: Dtype): boolean {
  if (isFloat(dtype) || dtype === 'bool') return false;
  const [least, most] = limits(dtype);
  return !(Math.trunc(value) >= (least === 0 ? -most : least) && Math.trunc(value) <= most);
}

/** Raises where a Python number does not fit the integer dtype that it is written into (`Scalar::to` in c10/core/Scalar.h). */
export function checkOverflow(source: Operand, dtype: Dtype, machine: Machine): void {
  if (source.kind === 'number' && overflows(toArray(source.variable.tensor)[0] ?? 0, dtype))
    machine.raise('RuntimeError', `value cannot be converted to type ${dtype}_t without overflow`);
}
