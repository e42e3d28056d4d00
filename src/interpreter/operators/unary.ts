import { call } from '../call';
import { slotOf } from '../lookup';
import type { Interpreter } from '../machine';
import { typeOf } from '../objects/types';
import { resumableFor } from '../resumable';
import { ApproximateFloat, PythonObject, type Result, type UnaryOperator, Unknown, type Value } from '../values';

const names: Readonly<Record<UnaryOperator, string>> = { '-': '__neg__', '+': '__pos__', '~': '__invert__' };

/** `operator value`. */
export function unary(operator: UnaryOperator, value: Value, machine: Interpreter): Result {
  const plain = typeof value === 'boolean' ? BigInt(value) : value;
  if (typeof plain === 'bigint') return operator === '-' ? -plain : operator === '~' ? -plain - 1n : plain;
  if (typeof plain === 'number' && operator !== '~') return operator === '-' ? -plain : plain;
  if (plain instanceof PythonObject) {
    if (plain instanceof Unknown) return plain;
    if (plain.distrusted) return plain.distrusted;
    if (plain instanceof ApproximateFloat && operator !== '~') {
      return operator === '-' ? new ApproximateFloat(-plain.value, plain.error) : plain;
    }
    const found = slotOf(plain.type, 'unary', names[operator]);
    if (found?.method !== undefined) return call(found.method, { positional: [plain], keywords: new Map() }, machine);
    const result = resumableFor(plain, () => found?.slot?.(operator, plain, machine));
    if (result !== undefined) return result;
  }
  return machine.raise('TypeError', `bad operand type for unary ${operator}: '${typeOf(value).name}'`);
}
