import * as tape from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { constant } from '../../../tensor/autograd/tape';
import { doubtOf } from '../../../tensor/doubt';
import { compare, isUncertain } from '../../../tensor/elementwise';
import { toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { checkBroadcast } from './broadcasting';
import { type Operand, operandOf, real } from './convert';
import { scalarTypeName } from './inPlace';
import { TorchTensor } from './tensor';

/** Whether all elements of a comparison hold, or why that is open. */
export function everywhere(result: TorchTensor): boolean {
  const doubt = isUncertain(result.tensor) ? doubtOf(result.tensor) : undefined;
  const values = toArray(result.tensor);
  return doubt === undefined ? values.every((x) => x !== 0) : decline(doubt);
}

/** |a - b| <= atol + rtol |b|, elementwise, in float64 as the definition has it. */
export function close(bound: Bound, machine: Machine): TorchTensor {
  const [a, b] = [operandOf(bound.get('input'), machine), operandOf(bound.get('other'), machine)];
  if (a === undefined || b === undefined) return decline('a comparison of other things than tensors is not evaluated');
  if (a.dtype !== b.dtype) {
    machine.raise('RuntimeError', `${scalarTypeName(a.dtype)} did not match ${scalarTypeName(b.dtype)}`);
  }
  checkBroadcast(a.variable, b.variable, machine);
  const [relative, absolute] = [real(bound.get('rtol'), 'rtol', machine), real(bound.get('atol'), 'atol', machine)];
  const equalNan = bound.get('equal_nan') === true;
  return new TorchTensor(
    compare(a.variable.tensor, b.variable.tensor, (x, y) => {
      if (x === y || (equalNan && Number.isNaN(x) && Number.isNaN(y))) return true;
      return Number.isFinite(x) && Number.isFinite(y) && Math.abs(x - y) <= absolute + Math.abs(relative * y);
    }),
  );
}

/** Marks elements of a closeness test open where the operands' bounds reach across the tolerance. */
export function openWhere(result: TorchTensor, bound: Bound, machine: Machine): TorchTensor {
  const [a, b] = [operandOf(bound.get('input'), machine), operandOf(bound.get('other'), machine)];
  if (a === undefined || b === undefined || !(isUncertain(a.variable.tensor) || isUncertain(b.variable.tensor)))
    return result;
  const [relative, absolute] = [real(bound.get('rtol'), 'rtol', machine), real(bound.get('atol'), 'atol', machine)];
  // The difference with its bound; compared with the tolerance it tells whether the outcome is open.
  const wide = (operand: Operand) => tape.cast(constant(operand.variable.tensor), 'float64');
  const difference = math('abs', tape.subtract(wide(a), wide(b), 'float64'));
  const tolerance = tape.add(
    tape.multiply(math('abs', wide(b)), tape.number(relative, 'float64')),
    tape.number(absolute, 'float64'),
  );
  return new TorchTensor(compare(difference.tensor, tolerance.tensor, (x, y) => x <= y));
}
