import type { Interpreter } from '../machine';
import { reflectable } from '../operators/names';
import { textValue } from '../text/textValue';
import {
  Builtin,
  type ComparisonOperator,
  finish,
  PythonObject,
  type PythonType,
  type Result,
  type Slots,
  Unknown,
  type Value,
} from '../values';
import { iteratorType, NativeIterator } from './generator';
import { notImplemented } from './types';

type SlotCall = (
  slots: Slots<PythonObject>,
  self: PythonObject,
  args: readonly Value[],
  machine: Interpreter,
) => Result | undefined;

const comparisons: Readonly<Record<string, ComparisonOperator>> = {
  __eq__: '==',
  __ne__: '!=',
  __lt__: '<',
  __le__: '<=',
  __gt__: '>',
  __ge__: '>=',
};

const nothing = (result: Result<void>): Result =>
  (function* () {
    yield* finish(result);
    return null;
  })();

/** What a special method does where the class has the slot behind it. */
const calls: Readonly<Record<string, SlotCall>> = {
  __len__: ({ length }, self, _args, machine) =>
    length &&
    (function* () {
      const result = yield* finish(length(self, machine));
      return result instanceof Unknown ? result : BigInt(result);
    })(),
  __getitem__: ({ getItem }, self, [key = null], machine) => getItem?.(self, key, machine),
  __setitem__: ({ setItem }, self, [key = null, value = null], machine) =>
    setItem && nothing(setItem(self, key, value, machine)),
  __delitem__: ({ deleteItem }, self, [key = null], machine) => deleteItem && nothing(deleteItem(self, key, machine)),
  __contains__: ({ contains }, self, [item = null], machine) => contains?.(self, item, machine),
  __bool__: ({ truth }, self, _args, machine) => truth?.(self, machine),
  __iter__: ({ iterate }, self, _args, machine) =>
    iterate &&
    (function* () {
      return new NativeIterator(iteratorType('iterator'), yield* finish(iterate(self, machine)));
    })(),
  __repr__: ({ repr }, self, _args, machine) =>
    repr &&
    (function* () {
      const text = yield* finish(repr(self, machine));
      return text instanceof Unknown ? text : textValue(text);
    })(),
};

const slotNames: Readonly<Record<string, keyof Slots<PythonObject>>> = {
  __len__: 'length',
  __getitem__: 'getItem',
  __setitem__: 'setItem',
  __delitem__: 'deleteItem',
  __contains__: 'contains',
  __bool__: 'truth',
  __iter__: 'iterate',
  __repr__: 'repr',
  __call__: 'call',
};

const made = new WeakMap<PythonType, Map<string, Builtin>>();

/** The special method of this name that a class's own slots stand for. */
export function slotMethod(type: PythonType, name: string): Builtin | undefined {
  const slots = type.slots as Slots<PythonObject>;
  const comparison = comparisons[name];
  const operator = reflectable(name);
  const slot = slotNames[name] ?? (comparison ? 'compare' : operator ? 'binary' : undefined);
  if (slot === undefined || !slots[slot]) return undefined;
  const known = made.get(type) ?? new Map<string, Builtin>();
  made.set(type, known);
  const found =
    known.get(name) ??
    new Builtin(
      name,
      ({ positional: [self = null, ...rest], keywords }, machine) => {
        if (!(self instanceof PythonObject)) return notImplemented;
        const [other = null] = rest;
        if (name === '__call__') return slots.call?.(self, { positional: rest, keywords }, machine) ?? null;
        if (comparison) return slots.compare?.(comparison, self, other, machine) ?? notImplemented;
        if (operator) return slots.binary?.(operator[0], self, other, operator[1], machine) ?? notImplemented;
        return calls[name]?.(slots, self, rest, machine as Interpreter) ?? null;
      },
      true,
    );
  known.set(name, found);
  return found;
}
