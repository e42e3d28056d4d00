import { call } from '../call';
import { findInType } from '../lookup';
import type { Interpreter } from '../machine';
import { OpaqueHash } from '../objects/opaqueHash';
import { isSubtype, notImplemented, typeOf } from '../objects/types';
import { resumableFor } from '../resumable';
import {
  ApproximateFloat,
  ApproximateText,
  type ComparisonOperator,
  finish,
  PythonObject,
  type Result,
  type Slots,
  Unknown,
  type Value,
} from '../values';
import { approximateCompare } from './approximate';
import { numeric } from './numbers';

const methods: Readonly<Record<ComparisonOperator, string>> = {
  '==': '__eq__',
  '!=': '__ne__',
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
};
const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function ordered<T>(operator: ComparisonOperator, a: T, b: T): boolean {
  switch (operator) {
    case '==':
      // biome-ignore lint/suspicious/noDoubleEquals: an int and a float compare by value
      return a == b;
    case '!=':
      // biome-ignore lint/suspicious/noDoubleEquals: an int and a float compare by value
      return a != b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

/** Python orders text by code points, JavaScript by UTF-16 units. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let index = 0;
  while (index < length && a[index] === b[index]) index += 1;
  const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
  if (Number.isNaN(x)) return -1;
  if (Number.isNaN(y)) return 1;
  const lift = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
  return lift(x) - lift(y);
}

/** `left operator right`. */
export function compare(operator: ComparisonOperator, left: Value, right: Value, machine: Interpreter): Result {
  if (typeof left === 'string' && typeof right === 'string') {
    return operator === '==' || operator === '!='
      ? ordered(operator, left, right)
      : ordered(operator, compareText(left, right), 0);
  }
  const a = numeric(left);
  const b = numeric(right);
  if (a !== undefined && b !== undefined) return ordered<unknown>(operator, a, b);
  if (left instanceof OpaqueHash && right instanceof OpaqueHash && left.mark === right.mark)
    return ordered(operator, 0, 0);
  for (const value of [left, right]) {
    if (value instanceof Unknown) return value;
    if (value instanceof PythonObject && value.distrusted) return value.distrusted;
  }
  if (left instanceof ApproximateFloat || right instanceof ApproximateFloat) {
    const result = approximateCompare(operator, left, right);
    if (result !== undefined) return result;
  }
  if (left instanceof ApproximateText || right instanceof ApproximateText) {
    return new Unknown('a comparison of text whose digits are not known');
  }
  if (!(left instanceof PythonObject) && !(right instanceof PythonObject))
    return fallback(operator, left, right, machine);
  return general(operator, left, right, machine);
}

function* general(
  operator: ComparisonOperator,
  left: Value,
  right: Value,
  machine: Interpreter,
): Generator<void, Value> {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const swap =
    rightType !== leftType && isSubtype(rightType, leftType) && rightType.order.length > leftType.order.length;
  for (const mirror of swap ? [true, false] : [false, true]) {
    const result = mirror
      ? yield* attempt(mirrored[operator], right, left, machine)
      : yield* attempt(operator, left, right, machine);
    if (result !== undefined) return result;
  }
  return fallback(operator, left, right, machine);
}

function fallback(operator: ComparisonOperator, left: Value, right: Value, machine: Interpreter): Value {
  if (operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  const [a, b] = [typeOf(left).name, typeOf(right).name];
  return machine.raise('TypeError', `'${operator}' not supported between instances of '${a}' and '${b}'`);
}

function* attempt(
  operator: ComparisonOperator,
  self: Value,
  other: Value,
  machine: Interpreter,
): Generator<void, Value | undefined> {
  if (!(self instanceof PythonObject)) return undefined;
  for (const base of self.type.order) {
    const method = base.dictionary.get(methods[operator]);
    if (method !== undefined && method !== null) {
      const result = yield* finish(call(method, { positional: [self, other], keywords: new Map() }, machine));
      return result === notImplemented ? undefined : result;
    }
    if (operator === '!=' && base.dictionary.has('__eq__')) return yield* negated(self, other, machine);
    const { compare: slot } = base.slots as Slots<PythonObject>;
    const result = resumableFor(self, () => slot?.(operator, self, other, machine));
    if (result !== undefined) {
      const value = yield* machine.spawn(finish(result), ' in comparison');
      return value === notImplemented ? undefined : value;
    }
  }
  return undefined;
}

function* negated(self: PythonObject, other: Value, machine: Interpreter): Generator<void, Value | undefined> {
  const method = findInType(self.type, '__eq__', machine);
  if (method === undefined) return undefined;
  const result = yield* finish(call(method, { positional: [self, other], keywords: new Map() }, machine));
  if (result === notImplemented) return undefined;
  const truth = yield* machine.truth(result);
  return truth instanceof Unknown ? truth : !truth;
}

/** `left == right` as containers ask it: the same object is equal without asking. */
export function* areEqual(left: Value, right: Value, machine: Interpreter): Generator<void, boolean | Unknown> {
  if (left === right && !(left instanceof Unknown) && !(left instanceof ApproximateFloat)) return true;
  if (Number.isNaN(left) && Number.isNaN(right)) return new Unknown('whether two nan are one object');
  const result = compare('==', left, right, machine);
  if (typeof result === 'boolean') return result;
  return yield* machine.truth(yield* finish(result));
}

const smallest = -5n;
const largest = 256n;

/** `left is right`; Unknown where CPython's sharing of equal numbers and texts decides. */
export function areIdentical(left: Value, right: Value): boolean | Unknown {
  for (const value of [left, right]) if (value instanceof Unknown) return value;
  if (left instanceof ApproximateFloat || right instanceof ApproximateFloat)
    return left === right && new Unknown('identity of numbers');
  if (left !== right) return false;
  if (left === null || typeof left === 'boolean' || left instanceof PythonObject) return true;
  if (typeof left === 'bigint' && left >= smallest && left <= largest) return true;
  return new Unknown('whether equal numbers or texts are one object');
}
