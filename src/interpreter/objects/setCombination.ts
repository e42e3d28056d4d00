import { pausing } from '../../numeric/pausing';
import type { Interpreter } from '../machine';
import { type BinaryOperator, type Evaluation, Unknown, type Value } from '../values';
import { emptyTable, itemsIn, merge, type Table, without } from './hashOrder';
import { keyOf } from './key';
import { frozenSetType, PythonSet, setType, tableIn } from './set';

/** Which members of the first set and which of the second a result takes: those that are, or are not, in the other one. */
const operators: Partial<Record<BinaryOperator, readonly [left: boolean | undefined, right: boolean | undefined]>> = {
  '|': [undefined, false],
  '&': [true, undefined],
  '-': [false, undefined],
  '^': [false, false],
};

/** A set made from two, or the first one's new members where it is changed in place; undefined for other operands. */
export function setBinary(
  operator: BinaryOperator,
  self: PythonSet,
  other: Value,
  reflected: boolean,
  machine: Interpreter,
  inPlace = false,
): Evaluation<PythonSet> | undefined {
  if (!operators[operator] || !(other instanceof PythonSet)) return undefined;
  const [left, right] = reflected ? [other, self] : [self, other];
  return combined(operator, left, right, inPlace, machine);
}

function* combined(
  operator: BinaryOperator,
  left: PythonSet,
  right: PythonSet,
  inPlace: boolean,
  machine: Interpreter,
): Evaluation<PythonSet> {
  machine.charge(left.members.size + right.members.size);
  const result = new PythonSet([], left.type === frozenSetType ? frozenSetType : setType);
  const tables = [yield* tableIn(left), yield* tableIn(right)];
  const [first, second] = tables;
  if (first instanceof Unknown || second instanceof Unknown || first === undefined || second === undefined)
    yield* gather(operator, left, right, result, machine);
  else yield* arrange(operator, [left, first], [right, second], inPlace, result, machine);
  return result;
}

type Placed = readonly [set: PythonSet, table: Table];

const holds = ({ members }: PythonSet, value: Value): boolean => {
  const key = keyOf(value);
  return key !== undefined && members.has(key);
};

/** The result with its table as CPython makes it (Objects/setobject.c). */
function* arrange(
  operator: BinaryOperator,
  [left, first]: Placed,
  [right, second]: Placed,
  inPlace: boolean,
  result: PythonSet,
  machine: Interpreter,
): Evaluation<void> {
  const copied = (table: Table): Table => (inPlace ? table : merge(emptyTable(), table, () => true));
  if (operator === '^' || (inPlace && first.holed === true))
    return yield* gather(operator, left, right, result, machine);
  if (operator === '|') {
    const joined = () => merge(copied(first), second, (value) => !holds(left, value));
    return yield* result.lie(yield* pausing(joined));
  }
  if (operator === '-' && (inPlace || left.members.size >> 2 > right.members.size))
    return yield* result.lie(yield* pausing(() => without(copied(first), (value) => holds(right, value))));
  const swaps = operator === '&' && right.members.size > left.members.size;
  const [source, other, wanted] =
    operator === '-' ? [first, right, false] : swaps ? [first, right, true] : [second, left, true];
  for (const value of itemsIn(source)) {
    const key = keyOf(value);
    if (key !== undefined && other.members.has(key) === wanted) result.members.set(key, value);
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
}

/** The members of the result where the order of one of the sets, or that of the result, is not known. */
function* gather(
  operator: BinaryOperator,
  left: PythonSet,
  right: PythonSet,
  result: PythonSet,
  machine: Interpreter,
): Evaluation<void> {
  const [ofLeft, ofRight] = operators[operator] ?? [];
  const shared: Value[] = [];
  for (const [key, value] of left.members) {
    const isShared = ofLeft !== undefined && right.members.has(key);
    if (ofLeft === undefined || isShared === ofLeft) result.members.set(key, value);
    else if (operator === '^') shared.push(value);
    machine.meter.tick();
    if (machine.meter.due()) yield;
  }
  if (ofRight !== undefined) {
    for (const [key, value] of right.members) {
      if (left.members.has(key) === ofRight) result.members.set(key, value);
      machine.meter.tick();
      if (machine.meter.due()) yield;
    }
  }
  result.shrunk = true;
  result.removed = [...left.removed, ...right.removed, ...shared];
}
