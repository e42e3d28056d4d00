import { membersKey } from '../../objects/membersKey';
import { PythonTuple } from '../../objects/tuple';
import { intType } from '../../objects/types';
import { type BinaryOperator, Instance, type PythonType, type Slots, Unknown, type Value } from '../../values';
import { memberName, memberValue } from './member';

export const isFlag = (type: PythonType): boolean =>
  type.order.some((base) => base.module === 'enum' && base.name === 'Flag');

export const bitsOf = (member: Value): bigint => {
  const value = member instanceof Instance ? memberValue(member) : member;
  return typeof value === 'bigint' ? value : 0n;
};

const isSingle = (bits: bigint): boolean => bits > 0n && (bits & (bits - 1n)) === 0n;

const named = (type: PythonType): Instance[] => {
  const members = type.dictionary.get(membersKey);
  return members instanceof PythonTuple ? members.items.filter((member) => member instanceof Instance) : [];
};

const combined = new WeakMap<PythonType, Map<bigint, Instance>>();

/** The member of these bits: a named one, or one made of several; Python's ValueError for bits that no member has. */
export function flagOf(type: PythonType, bits: bigint): Value {
  const aliases = [...type.dictionary.values()].filter((value) => value instanceof Instance && value.type === type);
  const exact = [...named(type), ...aliases].find((member) => bitsOf(member) === bits);
  if (exact !== undefined) return exact;
  const known = combined.get(type) ?? new Map<bigint, Instance>();
  combined.set(type, known);
  const found = known.get(bits);
  if (found) return found;
  const singles = named(type).filter((member) => isSingle(bitsOf(member)));
  const covered = singles.reduce((sum, member) => sum | bitsOf(member), 0n);
  if (bits < 0n) return new Unknown('a flag of a negative number');
  const rest = bits & ~covered;
  if (rest !== 0n && !type.order.includes(intType))
    return new Unknown(`${type.name} has no member for some of these bits: Python raises ValueError`);
  const parts = singles.filter((member) => (bitsOf(member) & bits) !== 0n).map((member) => String(memberName(member)));
  if (rest !== 0n) parts.push(String(rest));
  const made = new Instance(type);
  made.attributes.set('_value_', bits);
  made.attributes.set('_name_', bits === 0n || (parts.length === 1 && rest !== 0n) ? null : parts.join('|'));
  known.set(bits, made);
  return made;
}

const logical: Readonly<Partial<Record<BinaryOperator, (a: bigint, b: bigint) => bigint>>> = {
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '^': (a, b) => a ^ b,
};

/** What flags do besides what their class's members do. */
export function flagSlots(type: PythonType, base: Slots<Instance>): Slots<Instance> {
  const takesIntegers = type.order.includes(intType);
  const bitsFor = (other: Value): bigint | undefined =>
    other instanceof Instance && other.type === type
      ? bitsOf(other)
      : takesIntegers && typeof other === 'bigint'
        ? other
        : undefined;
  return {
    ...base,
    binary(operator, self, other, reflected, machine) {
      const bits = bitsFor(other);
      const row = logical[operator];
      if (row && bits !== undefined) return flagOf(type, row(bitsOf(self), bits));
      return base.binary?.(operator, self, other, reflected, machine);
    },
    unary(operator, self, machine) {
      if (operator !== '~') return base.unary?.(operator, self, machine);
      const all = named(type).reduce((sum, member) => sum | bitsOf(member), 0n);
      return flagOf(type, all & ~bitsOf(self));
    },
    truth: (self) => bitsOf(self) !== 0n,
    contains: (self, item) => {
      const bits = bitsFor(item);
      return bits === undefined ? new Unknown('this in a flag') : (bits & bitsOf(self)) === bits;
    },
    iterate: (self) => iterateBits(type, bitsOf(self)),
    length: (self) =>
      named(type).filter((member) => isSingle(bitsOf(member)) && (bitsOf(member) & bitsOf(self)) !== 0n).length,
  };
}

function iterateBits(type: PythonType, bits: bigint): { next(): Value | undefined } {
  const parts = named(type).filter((member) => isSingle(bitsOf(member)) && (bitsOf(member) & bits) !== 0n);
  return { next: () => parts.shift() };
}
