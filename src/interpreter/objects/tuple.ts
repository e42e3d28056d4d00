import { arrayIterator, itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { maximumItems, repeatItems, tooLong } from '../operators/repeat';
import { indexOf, sliceIndices } from '../operators/subscript';
import { joinReprs } from '../text/repr';
import { type Evaluation, FixedObject, PythonType, type Slots, Unknown, type Value } from '../values';
import { countMethod, indexMethod } from './listMethods';
import type { MethodRow } from './methods';
import { compareSequences } from './sequence';
import { PythonSlice } from './slice';

const slots: Slots<PythonTuple> = {
  length: (self) => self.items.length,
  truth: (self) => self.items.length > 0,
  iterate: (self) => arrayIterator(self.items),
  repr: (self, machine) =>
    joinReprs(
      self,
      self.items.map((item) => [item]),
      '(',
      self.items.length === 1 ? ',)' : ')',
      machine as Interpreter,
      '(...)',
    ),
  getItem(self, key, machine) {
    if (!(key instanceof PythonSlice)) return self.items[indexOf(key, self.items.length, 'tuple', machine)] ?? null;
    const { start, count, step } = sliceIndices(key, self.items.length, machine);
    machine.charge(count);
    return new PythonTuple(Array.from({ length: count }, (_, index) => self.items[start + index * step] ?? null));
  },
  binary(operator, self, other, reflected, machine) {
    if (operator === '+' && !reflected && other instanceof PythonTuple) {
      if (self.items.length + other.items.length > maximumItems) return tooLong();
      machine.charge(self.items.length + other.items.length);
      return new PythonTuple([...self.items, ...other.items]);
    }
    if (operator !== '*' || (typeof other !== 'bigint' && typeof other !== 'boolean')) return undefined;
    const items = repeatItems(self.items, other, machine);
    return items instanceof Unknown ? items : new PythonTuple(items);
  },
  compare: (operator, self, other, machine) =>
    other instanceof PythonTuple
      ? compareSequences(operator, self.items, other.items, machine as Interpreter)
      : undefined,
};

export const tupleType = new PythonType('tuple', 'builtins', [], slots, (type, args, machine) =>
  makeTuple(type, args.positional, machine as Interpreter),
);

/** A Python tuple; torch.Size and named tuples are subclasses by `type`. */
export class PythonTuple extends FixedObject {
  attributes: Map<string, Value> | undefined;
  constructor(
    readonly items: readonly Value[],
    readonly type: PythonType = tupleType,
  ) {
    super();
  }
}

function* makeTuple(type: PythonType, args: readonly Value[], machine: Interpreter): Evaluation {
  if (args.length > 1) machine.raise('TypeError', `tuple expected at most 1 argument, got ${args.length}`);
  const [source] = args;
  if (source === undefined) return new PythonTuple([], type);
  const items = yield* itemsOf(source, machine);
  return items instanceof Unknown ? new Unknown(items.reason) : new PythonTuple(items, type);
}

export const tupleMethods: Readonly<Record<string, MethodRow<PythonTuple>>> = {
  index: [
    'value, start=0, stop=9223372036854775807, /',
    (self, bound, machine) => indexMethod(self, bound, machine, () => 'tuple.index(x): x not in tuple'),
  ],
  count: ['value, /', (self, bound, machine) => countMethod(self, bound, machine)],
};
