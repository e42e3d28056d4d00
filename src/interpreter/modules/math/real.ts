import { findAttribute } from '../../attributes';
import type { Interpreter } from '../../machine';
import { typeOf } from '../../objects/types';
import { numeric, toFloat } from '../../operators/numbers';
import { ApproximateFloat, type Evaluation, finish, type Machine, Unknown, type Value } from '../../values';

/** A number as a function of `math` takes it: certain, or known to within an error. */
export type Real = number | ApproximateFloat | Unknown;

/** A value as a float: numbers, and objects with `__float__` or `__index__`; Python's TypeError for anything else. */
export function* toReal(value: Value, machine: Machine): Evaluation<Real> {
  if (value instanceof Unknown || value instanceof ApproximateFloat) return value;
  const plain = numeric(value);
  if (plain !== undefined) return toFloat(plain, machine);
  for (const name of ['__float__', '__index__']) {
    const method = findAttribute(value, name, machine as Interpreter);
    const found = method === undefined ? undefined : yield* finish(method);
    if (found === undefined) continue;
    const result = yield* machine.callWith(found);
    if (result instanceof Unknown || result instanceof ApproximateFloat) return result;
    const converted = numeric(result);
    if (converted !== undefined) return toFloat(converted, machine);
  }
  return machine.raise('TypeError', `must be real number, not ${typeOf(value).name}`);
}

/** Middle and error of a real that is not unknown. */
export const parts = (real: number | ApproximateFloat): readonly [value: number, error: number] =>
  typeof real === 'number' ? [real, 0] : [real.value, real.error];
