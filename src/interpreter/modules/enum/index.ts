import { subclassHook } from '../../evaluate/classDefinition';
import type { Interpreter } from '../../machine';
import { membersKey } from '../../objects/classSlots';
import { BoundMethod, ClassMethod, Property, PythonFunction, StaticMethod } from '../../objects/function';
import { PythonTuple } from '../../objects/tuple';
import { binary } from '../../operators/binary';
import { areEqual, compare } from '../../operators/compare';
import { reprOf, strOf } from '../../text/repr';
import {
  Builtin,
  type Evaluation,
  finish,
  Instance,
  PythonObject,
  PythonType,
  type Slots,
  Unknown,
  type Value,
} from '../../values';
import { standardLibrary } from '../standard/define';

const memberValue = (member: Instance): Value => member.attributes.get('_value_') ?? null;

/** How members print and compare, with and without a data type mixed in. */
function slotsFor(mixes: boolean): Slots<Instance> {
  const plain: Slots<Instance> = {
    *repr(self, machine) {
      const text = yield* finish(reprOf(memberValue(self), machine as Interpreter));
      return text instanceof Unknown
        ? text
        : { ...text, text: `<${self.type.name}.${self.attributes.get('_name_')}: ${text.text}>` };
    },
    str: (self, machine) =>
      mixes
        ? strOf(memberValue(self), machine as Interpreter)
        : { text: `${self.type.name}.${self.attributes.get('_name_')}`, approximate: false },
    getAttribute: (self, name) =>
      name === 'name' ? (self.attributes.get('_name_') ?? null) : name === 'value' ? memberValue(self) : undefined,
    hash: (self) => `${self.type.name}.${self.attributes.get('_name_')}`,
  };
  if (!mixes) return plain;
  const other = (value: Value): Value =>
    value instanceof Instance && value.attributes.has('_value_') ? memberValue(value) : value;
  return {
    ...plain,
    compare: (operator, self, right, machine) =>
      compare(operator, memberValue(self), other(right), machine as Interpreter),
    binary: (operator, self, right, reflected, machine) =>
      reflected
        ? binary(operator, other(right), memberValue(self), machine as Interpreter)
        : binary(operator, memberValue(self), other(right), machine as Interpreter),
    format: (self, specification, machine) =>
      (function* () {
        const text = yield* machine.callWith(formatBuiltin, memberValue(self), specification);
        return typeof text === 'string'
          ? { text, approximate: false }
          : text instanceof Unknown
            ? text
            : new Unknown('format of a member');
      })(),
    truth: (self, machine) => machine.truth(memberValue(self)),
  };
}

const formatBuiltin = new Builtin('format', ({ positional: [value = null, specification = ''] }, machine) =>
  (function* (): Evaluation {
    const method = yield* machine.getAttribute(`{:${specification}}`, 'format');
    return yield* machine.callWith(method, value);
  })(),
);

class Automatic extends PythonObject {
  readonly type = automaticType;
}
const automaticType: PythonType = new PythonType('auto', 'enum', [], {}, () => new Automatic());

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
  let last: Value = 0n;
  for (const [name, given] of [...type.dictionary]) {
    if (!isMember(name, given)) continue;
    const value: Value = given instanceof Automatic ? automaticValue(type, name, last) : given;
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
  type.dictionary.set(membersKey, new PythonTuple([...members.values()]));
  return type;
}

function automaticValue(type: PythonType, name: string, last: Value): Value {
  if (type.order.some((base) => base.name === 'StrEnum')) return name.toLowerCase();
  if (type.order.some((base) => base.name === 'Flag')) return typeof last === 'bigint' && last > 0n ? last * 2n : 1n;
  return typeof last === 'bigint' ? last + 1n : 1n;
}

function* findMember(type: PythonType, value: Value, machine: Interpreter): Evaluation {
  const members = type.dictionary.get(membersKey);
  for (const member of members instanceof PythonTuple ? members.items : []) {
    if (
      member === value ||
      (member instanceof Instance && (yield* areEqual(memberValue(member), value, machine)) === true)
    )
      return member;
  }
  const text = yield* machine.repr(value);
  return machine.raise('ValueError', `${text instanceof Unknown ? '?' : text.text} is not a valid ${type.name}`);
}

function enumType(name: string, mixes: boolean, bases: readonly PythonType[] = []): PythonType {
  const type = new PythonType(name, 'enum', bases, slotsFor(mixes), (made, { positional: [value = null] }, machine) =>
    findMember(made, value, machine as Interpreter),
  );
  const hook = new Builtin(
    subclassHook,
    ({ positional: [made] }, machine) => makeMembers(made as PythonType, machine as Interpreter),
    true,
  );
  type.dictionary.set(subclassHook, hook);
  return type;
}

export const library = standardLibrary('enum', () => {
  const plain = enumType('Enum', false);
  return [
    ['Enum', plain],
    ['IntEnum', enumType('IntEnum', true, [plain])],
    ['StrEnum', enumType('StrEnum', true, [plain])],
    ['auto', automaticType],
    ['unique', new Builtin('unique', ({ positional: [type = null] }) => type, true)],
  ];
});
