import { nativeIterator } from '../iteration';
import { numeric } from '../operators/numbers';
import { indexOf, sliceIndices, toIndex } from '../operators/subscript';
import { type Machine, PythonObject, PythonType, type Slots, type Value } from '../values';
import { PythonSlice } from './slice';

function* count(range: PythonRange): Generator<Value> {
  for (let index = 0, value = range.start; index < range.length; index++, value += range.step) yield value;
}

const at = (range: PythonRange, index: number): bigint => range.start + BigInt(index) * range.step;

const slots: Slots<PythonRange> = {
  length: (self) => self.length,
  truth: (self) => self.length > 0,
  iterate: (self) => nativeIterator(count(self)),
  repr: (self) => ({
    text: `range(${self.start}, ${self.stop}${self.step === 1n ? '' : `, ${self.step}`})`,
    approximate: false,
  }),
  getItem(self, key, machine) {
    if (!(key instanceof PythonSlice)) return at(self, indexOf(key, self.length, 'range', machine, 'object index'));
    const { start, stop, step } = sliceIndices(key, self.length, machine);
    return new PythonRange(at(self, start), at(self, stop), self.step * BigInt(step));
  },
  contains(self, item) {
    const value = numeric(item);
    if (value === undefined || (typeof value === 'number' && !Number.isInteger(value))) return false;
    const offset = BigInt(value) - self.start;
    return offset % self.step === 0n && offset / self.step >= 0n && offset / self.step < BigInt(self.length);
  },
  compare(operator, self, other) {
    if (!(other instanceof PythonRange) || (operator !== '==' && operator !== '!=')) return undefined;
    const equal =
      self.length === other.length &&
      (self.length === 0 || (self.start === other.start && (self.length === 1 || self.step === other.step)));
    return equal === (operator === '==');
  },
  hash: (self) => `${self.length}:${self.start}:${self.step}`,
};

export const rangeType = new PythonType('range', 'builtins', [], slots, (_type, args, machine) =>
  makeRange(args.positional, machine),
);

/** `range(start, stop, step)`. */
export class PythonRange extends PythonObject {
  readonly type = rangeType;
  readonly length: number;
  constructor(
    readonly start: bigint,
    readonly stop: bigint,
    readonly step: bigint,
  ) {
    super();
    const span = step > 0n ? stop - start : start - stop;
    const size = step > 0n ? step : -step;
    this.length = span > 0n ? Number((span + size - 1n) / size) : 0;
  }
}

function makeRange(args: readonly Value[], machine: Machine): PythonRange {
  if (args.length === 0) machine.raise('TypeError', 'range expected at least 1 argument, got 0');
  if (args.length > 3) machine.raise('TypeError', `range expected at most 3 arguments, got ${args.length}`);
  const numbers = args.map((value) => {
    if (typeof value === 'bigint' || typeof value === 'boolean') return BigInt(value);
    return BigInt(toIndex(value, machine));
  });
  const [first = 0n, second, step = 1n] = numbers;
  if (step === 0n) machine.raise('ValueError', 'range() arg 3 must not be zero');
  return second === undefined ? new PythonRange(0n, first, 1n) : new PythonRange(first, second, step);
}
