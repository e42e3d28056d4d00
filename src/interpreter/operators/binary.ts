import { call } from '../call';
import { findInType } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonList } from '../objects/list';
import { PythonTuple } from '../objects/tuple';
import { isSubtype, notImplemented, typeOf } from '../objects/types';
import { resumable, resumableFor } from '../resumable';
import { percentFormat } from '../text/percent';
import {
  ApproximateFloat,
  ApproximateText,
  type BinaryOperator,
  finish,
  PythonObject,
  type PythonType,
  type Result,
  type Slots,
  Unknown,
  type Value,
} from '../values';
import { approximateBinary } from './approximate';
import { methodNames } from './names';
import { numericBinary } from './numbers';
import { repeatText } from './repeat';

/** `left operator right`. */
export function binary(operator: BinaryOperator, left: Value, right: Value, machine: Interpreter): Result {
  const plain = primitiveBinary(operator, left, right, machine);
  if (plain !== undefined) return plain;
  for (const value of [left, right]) {
    if (value instanceof Unknown) return value;
    if (value instanceof PythonObject && value.distrusted) return value.distrusted;
  }
  return general(operator, left, right, machine);
}

function primitiveBinary(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  machine: Interpreter,
): Result | undefined {
  if (typeof left === 'string') {
    if (operator === '+' && typeof right === 'string') {
      machine.charge((left.length + right.length) >> 4);
      return left.length + right.length > 5_000_000
        ? new Unknown('a string of more than 5,000,000 characters')
        : left + right;
    }
    if (operator === '*' && (typeof right === 'bigint' || typeof right === 'boolean'))
      return repeatText(left, right, machine);
    if (operator === '%' && !(right instanceof Unknown)) return percentFormat(left, right, machine);
  } else if (typeof right === 'string' && operator === '*' && (typeof left === 'bigint' || typeof left === 'boolean')) {
    return repeatText(right, left, machine);
  }
  const number = numericBinary(operator, left, right, machine);
  if (number !== undefined) return number;
  if (left instanceof ApproximateFloat || right instanceof ApproximateFloat) {
    const result = approximateBinary(operator, left, right, machine);
    if (result !== undefined) return result;
  }
  if (operator === '+' && (left instanceof ApproximateText || right instanceof ApproximateText)) {
    const a = left instanceof ApproximateText ? left.text : left;
    const b = right instanceof ApproximateText ? right.text : right;
    if (typeof a === 'string' && typeof b === 'string') return new ApproximateText(a + b);
  }
  if (left instanceof ApproximateText) return new Unknown(`${operator} of text whose digits are not known`);
  return undefined;
}

function* general(operator: BinaryOperator, left: Value, right: Value, machine: Interpreter): Generator<void, Value> {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const first =
    rightType !== leftType && isSubtype(rightType, leftType) && rightType.order.length > leftType.order.length;
  const sides: readonly boolean[] = first ? [true, false] : [false, true];
  for (const reflected of sides) {
    if (reflected && rightType === leftType && !(right instanceof PythonObject)) continue;
    const result = reflected
      ? yield* attempt(operator, right, left, true, machine)
      : yield* attempt(operator, left, right, false, machine);
    if (result !== undefined) return result;
  }
  return machine.raise('TypeError', unsupported(operator, left, right));
}

/** One side's own method or slot; undefined when it does not handle the other. */
function* attempt(
  operator: BinaryOperator,
  self: Value,
  other: Value,
  reflected: boolean,
  machine: Interpreter,
): Generator<void, Value | undefined> {
  const type: PythonType = typeOf(self);
  const name = `__${reflected ? 'r' : ''}${methodNames[operator]}__`;
  for (const base of type.order) {
    const method = base.dictionary.get(name);
    if (method !== undefined) {
      const result = yield* finish(call(method, { positional: [self, other], keywords: new Map() }, machine));
      return result === notImplemented ? undefined : result;
    }
    const { binary: slot } = base.slots as Slots<PythonObject>;
    if (slot && self instanceof PythonObject) {
      const result = resumable(() => slot(operator, self, other, reflected, machine) as Result);
      if (result === undefined) continue;
      const value = yield* finish(result);
      if (value !== notImplemented) return value;
    }
  }
  return undefined;
}

function unsupported(operator: BinaryOperator, left: Value, right: Value): string {
  const [a, b] = [typeOf(left).name, typeOf(right).name];
  const isSequence = (value: Value): boolean =>
    typeof value === 'string' || value instanceof PythonList || value instanceof PythonTuple;
  if (operator === '+' && isSequence(left)) return `can only concatenate ${a} (not "${b}") to ${a}`;
  if (operator === '*' && isSequence(left)) return `can't multiply sequence by non-int of type '${b}'`;
  if (operator === '*' && isSequence(right)) return `can't multiply sequence by non-int of type '${a}'`;
  const symbol = operator === '**' ? '** or pow()' : operator;
  return `unsupported operand type(s) for ${symbol}: '${a}' and '${b}'`;
}

/** `left operator= right`: in place where the type can, else the plain operator. */
export function* inPlace(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  machine: Interpreter,
): Generator<void, Value> {
  if (left instanceof PythonObject && !(left instanceof Unknown) && !left.distrusted) {
    const method = findInType(left.type, `__i${methodNames[operator]}__`, machine);
    if (method !== undefined) {
      const result = yield* finish(call(method, { positional: [left, right], keywords: new Map() }, machine));
      if (result !== notImplemented) return result;
    }
    for (const base of left.type.order) {
      const { inPlace: slot } = base.slots as Slots<PythonObject>;
      const result =
        right instanceof Unknown ? undefined : resumableFor(left, () => slot?.(operator, left, right, machine));
      if (result !== undefined) return yield* finish(result);
    }
    if (right instanceof Unknown) left.distrusted ??= right;
  }
  try {
    return yield* finish(binary(operator, left, right, machine));
  } catch (error) {
    throw augmented(error, operator);
  }
}

/** CPython words a failing `a += b` with the augmented operator. */
function augmented(error: unknown, operator: BinaryOperator): unknown {
  const exception = (error as { exception?: { type: PythonType; args: readonly Value[] } }).exception;
  const [message] = exception?.args ?? [];
  const start = `unsupported operand type(s) for ${operator === '**' ? '** or pow()' : operator}:`;
  if (exception?.type.name === 'TypeError' && typeof message === 'string' && message.startsWith(start)) {
    exception.args = [message.replace(start, `unsupported operand type(s) for ${operator}=:`)];
  }
  return error;
}
