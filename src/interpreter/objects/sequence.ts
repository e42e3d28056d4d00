import type { Interpreter } from '../machine';
import { areEqual, compare } from '../operators/compare';
import { type ComparisonOperator, type Evaluation, finish, Unknown, type Value } from '../values';

/** Python's ordering of lists and tuples: by the first items that differ, then by length. */
export function* compareSequences(
  operator: ComparisonOperator,
  left: readonly Value[],
  right: readonly Value[],
  machine: Interpreter,
): Evaluation {
  if ((operator === '==' || operator === '!=') && left.length !== right.length) return operator === '!=';
  for (let index = 0; index < left.length && index < right.length; index++) {
    const [a = null, b = null] = [left[index], right[index]];
    machine.charge(1);
    if (machine.meter.due()) yield;
    if (a === b && (typeof a === 'bigint' || typeof a === 'string')) continue;
    const equal = yield* areEqual(a, b, machine);
    if (equal instanceof Unknown) return equal;
    if (equal) continue;
    if (operator === '==' || operator === '!=') return operator === '!=';
    return yield* finish(compare(operator, a, b, machine));
  }
  return yield* finish(compare(operator, BigInt(left.length), BigInt(right.length), machine));
}

/** Position of the first equal item in a range, -1 when there is none. */
export function* findEqual(
  items: readonly Value[],
  item: Value,
  machine: Interpreter,
  start = 0,
  end = items.length,
): Evaluation<number | Unknown> {
  for (let index = start; index < Math.min(end, items.length); index++) {
    machine.charge(1);
    if (machine.meter.due()) yield;
    const candidate = items[index] ?? null;
    if (typeof candidate === 'bigint' && typeof item === 'bigint') {
      if (candidate === item) return index;
      continue;
    }
    const equal = yield* areEqual(candidate, item, machine);
    if (equal instanceof Unknown) return equal;
    if (equal) return index;
  }
  return -1;
}
