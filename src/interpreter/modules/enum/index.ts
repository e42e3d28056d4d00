import { subclassHook } from '../../evaluate/classDefinition';
import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { PythonDictionary } from '../../objects/dictionary';
import { BoundMethod, ClassMethod, Property, PythonFunction, StaticMethod } from '../../objects/function';
import { membersKey } from '../../objects/membersKey';
import { PythonTuple } from '../../objects/tuple';
import { intType, strType } from '../../objects/types';
import { areEqual } from '../../operators/compare';
import {
  type Arguments,
  type BinaryOperator,
  Builtin,
  type Evaluation,
  Instance,
  PythonObject,
  PythonType,
  type Slots,
  typeType,
  Unknown,
  type Value,
} from '../../values';
import { standardLibrary } from '../standard/define';
import { bitsOf, flagOf, flagSlots, isFlag } from './flag';
import { memberName, memberSlots, memberValue } from './member';

/** `auto()`, or what a class body computes from some before they have their values. */
class Automatic extends PythonObject {
  readonly type = automaticType;
  value: Value | undefined;
  constructor(readonly compute?: () => Value | undefined) {
    super();
  }
}

const combinations: Readonly<Partial<Record<BinaryOperator, (a: bigint, b: bigint) => bigint>>> = {
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '^': (a, b) => a ^ b,
};

const automaticSlots: Slots<Automatic> = {
  binary: (operator, self, other, reflected) => {
    const row = combinations[operator];
    if (!row) return new Unknown('this with auto()');
    return new Automatic(() => {
      const [a, b] = [settled(self), settled(other)];
      return typeof a === 'bigint' && typeof b === 'bigint' ? (reflected ? row(b, a) : row(a, b)) : undefined;
    });
  },
};

const automaticType: PythonType = new PythonType('auto', 'enum', [], automaticSlots, () => new Automatic());

const settled = (value: Value): Value | undefined =>
  value instanceof Automatic ? (value.value ?? value.compute?.()) : value;

const isMember = (name: string, value: Value): boolean =>
  !name.startsWith('_') &&
  !name.startsWith('<') &&
  !(
    value instanceof PythonFunction ||
    value instanceof Property ||
    value instanceof StaticMethod ||
    value instanceof ClassMethod ||
    value instanceof BoundMethod ||
    value instanceof Builtin
  );

/** Turns the attributes of a new Enum class into its members. */
function* makeMembers(type: PythonType, machine: Interpreter): Evaluation {
  const members = new Map<string, Instance>();
  const initialiser = type.dictionary.get('__init__');
  if (['__new__', '_generate_next_value_', '_ignore_'].some((name) => type.dictionary.has(name)))
    return new Unknown('an Enum that makes its members its own way is not evaluated');
  let last: Value = 0n;
  for (const [name, given] of [...type.dictionary]) {
    if (!isMember(name, given)) continue;
    const value: Value =
      given instanceof Automatic
        ? given.compute
          ? (given.compute() ?? new Unknown('this with auto()'))
          : automaticValue(type, name, last)
        : given;
    if (given instanceof Automatic) given.value = value;
    if (value instanceof Unknown) return value;
    last = value;
    let alias: Instance | undefined;
    for (const member of members.values())
      if ((yield* areEqual(memberValue(member), value, machine)) === true) alias ??= member;
    const member = alias ?? new Instance(type);
    if (!alias) {
      member.attributes.set('_value_', value);
      member.attributes.set('_name_', name);
      members.set(name, member);
      if (initialiser !== undefined) {
        yield* machine.callWith(initialiser, member, ...(value instanceof PythonTuple ? value.items : [value]));
      }
    }
    type.dictionary.set(name, member);
  }
  const isSingle = (member: Instance): boolean => !isFlag(type) || (bitsOf(member) & (bitsOf(member) - 1n)) === 0n;
  type.dictionary.set(membersKey, new PythonTuple([...members.values()].filter(isSingle)));
  const slots = memberSlots(type);
  const maker = type.order.find((base) => base.module === 'enum' && base.construct)?.construct;
  Object.assign(type, { slots: isFlag(type) ? flagSlots(type, slots) : slots, construct: maker });
  return type;
}

function automaticValue(type: PythonType, name: string, last: Value): Value {
  if (type.order.some((base) => base.name === 'StrEnum')) return name.toLowerCase();
  if (type.order.some((base) => base.name === 'Flag')) return typeof last === 'bigint' && last > 0n ? last * 2n : 1n;
  return typeof last === 'bigint' ? last + 1n : 1n;
}

function* findMember(type: PythonType, value: Value, machine: Interpreter): Evaluation {
  const members = type.dictionary.get(membersKey);
  if (value instanceof Instance && value.type === type) return value;
  for (const member of members instanceof PythonTuple ? members.items : []) {
    if (member instanceof Instance && (yield* areEqual(memberValue(member), value, machine)) === true) return member;
  }
  if (isFlag(type) && typeof value === 'bigint') return flagOf(type, value);
  const missing = type.dictionary.get('_missing_');
  const found =
    missing instanceof ClassMethod ? yield* machine.callWith(missing.callee, type, value) : (missing ?? null);
  if (found !== null) return found;
  const text = yield* machine.repr(value);
  if (text instanceof Unknown) return text;
  return machine.raise('ValueError', `${text.text} is not a valid ${type.qualifiedName ?? type.name}`);
}

/** `Enum('Color', 'RED GREEN')`. */
function* functional(base: PythonType, { positional, keywords }: Arguments, machine: Interpreter): Evaluation {
  const [name = null, names = null] = positional;
  if (typeof name !== 'string') return new Unknown('this use of Enum()');
  const type = new PythonType(name, '__main__', [base]);
  const first = keywords.get('start') ?? 1n;
  if (names instanceof PythonDictionary) {
    for (const [key, value] of names.entries.values()) type.dictionary.set(String(key), value);
  } else {
    const items = typeof names === 'string' ? names.split(/[\s,]+/).filter(Boolean) : yield* itemsOf(names, machine);
    if (items instanceof Unknown) return items;
    if (typeof first !== 'bigint' || isFlag(type)) return new Unknown('this use of Enum()');
    for (const [index, item] of items.entries()) {
      if (item instanceof PythonTuple) type.dictionary.set(String(item.items[0]), item.items[1] ?? null);
      else type.dictionary.set(String(item), first + BigInt(index));
    }
  }
  return yield* makeMembers(type, machine);
}

function enumType(name: string, bases: readonly PythonType[] = []): PythonType {
  const type: PythonType = new PythonType(name, 'enum', bases, {}, (made, args, machine) => {
    if (!made.dictionary.has(membersKey)) return functional(made, args, machine as Interpreter);
    const value = args.positional[0] ?? args.keywords.get('value');
    if (value === undefined)
      machine.raise('TypeError', "EnumType.__call__() missing 1 required positional argument: 'value'");
    return findMember(made, args.positional[0] ?? value ?? null, machine as Interpreter);
  });
  const hook = new Builtin(
    subclassHook,
    ({ positional: [made] }, machine) => makeMembers(made as PythonType, machine as Interpreter),
    true,
  );
  type.dictionary.set(subclassHook, hook);
  return type;
}

/** `enum.unique`. */
const unique = new Builtin(
  'unique',
  ({ positional: [type = null] }, machine) => {
    if (!(type instanceof PythonType)) return type;
    const aliases = [...type.dictionary]
      .filter(([name, value]) => value instanceof Instance && value.type === type && memberName(value) !== name)
      .map(([name, value]) => `${name} -> ${memberName(value as Instance)}`);
    if (aliases.length > 0)
      machine.raise('ValueError', `duplicate values found in <enum '${type.name}'>: ${aliases.join(', ')}`);
    return type;
  },
  true,
);

export const library = standardLibrary('enum', () => {
  const plain = enumType('Enum');
  const flag = enumType('Flag', [plain]);
  return [
    ['Enum', plain],
    ['IntEnum', enumType('IntEnum', [intType, plain])],
    ['StrEnum', enumType('StrEnum', [strType, plain])],
    ['Flag', flag],
    ['IntFlag', enumType('IntFlag', [intType, flag])],
    ['EnumMeta', typeType],
    ['EnumType', typeType],
    ['auto', automaticType],
    ['unique', unique],
  ];
});
