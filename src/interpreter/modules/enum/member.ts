import { itemsOf, iterate } from '../../iteration';
import type { Interpreter } from '../../machine';
import { floatType, intType, strType } from '../../objects/types';
import { binary } from '../../operators/binary';
import { compare } from '../../operators/compare';
import { contains } from '../../operators/contains';
import { getItem } from '../../operators/item';
import { formatValue, reprOf, strOf } from '../../text/repr';
import { finish, Instance, type PythonType, type Slots, Unknown, type Value } from '../../values';

export const memberValue = (member: Instance): Value => member.attributes.get('_value_') ?? null;
export const memberName = (member: Instance): Value => member.attributes.get('_name_') ?? null;

/** The built-in type whose values the members of a class also are: `class S(str, Enum)`. */
export const mixedType = (type: PythonType): PythonType | undefined =>
  [strType, intType, floatType].find((data) => type.order.includes(data));

/** Whether members print as their values: IntEnum, StrEnum and IntFlag do, other mixtures do not. */
export const showsValue = (type: PythonType): boolean =>
  type.order.some((base) => base.module === 'enum' && /^(?:IntEnum|StrEnum|IntFlag)$/.test(base.name));

const plain: Slots<Instance> = {
  *repr(self, machine) {
    const text = yield* finish(reprOf(memberValue(self), machine as Interpreter));
    if (text instanceof Unknown) return text;
    const name = memberName(self);
    return { ...text, text: `<${self.type.name}${name === null ? '' : `.${name}`}: ${text.text}>` };
  },
  str: (self, machine) => {
    if (showsValue(self.type)) return strOf(memberValue(self), machine as Interpreter);
    const name = memberName(self);
    return { text: `${self.type.name}${name === null ? `(${memberValue(self)})` : `.${name}`}`, approximate: false };
  },
  getAttribute: (self, name) => (name === 'name' ? memberName(self) : name === 'value' ? memberValue(self) : undefined),
  format: (self, specification, machine) =>
    (function* () {
      if (showsValue(self.type))
        return yield* finish(formatValue(memberValue(self), specification, machine as Interpreter));
      const text = yield* machine.str(self);
      return text instanceof Unknown
        ? text
        : yield* finish(formatValue(text.text, specification, machine as Interpreter));
    })(),
};

const own = (value: Value): Value =>
  value instanceof Instance && mixedType(value.type) && value.attributes.has('_value_') ? memberValue(value) : value;

const asData: Slots<Instance> = {
  ...plain,
  number: (self) => {
    const value = memberValue(self);
    return typeof value === 'object' ? undefined : value;
  },
  compare: (operator, self, other, machine) => compare(operator, memberValue(self), own(other), machine as Interpreter),
  binary: (operator, self, other, reflected, machine) =>
    reflected
      ? binary(operator, own(other), memberValue(self), machine as Interpreter)
      : binary(operator, memberValue(self), own(other), machine as Interpreter),
  unary: (operator, self, machine) => machine.binary(operator === '-' ? '-' : '+', 0n, memberValue(self)),
  truth: (self, machine) => machine.truth(memberValue(self)),
};

const asText: Slots<Instance> = {
  ...asData,
  getItem: (self, key, machine) => getItem(memberValue(self), key, machine as Interpreter),
  iterate: (self, machine) => iterate(memberValue(self), machine as Interpreter),
  *length(self, machine) {
    const items = yield* itemsOf(memberValue(self), machine as Interpreter);
    return items instanceof Unknown ? items : items.length;
  },
  *contains(self, item, machine) {
    return yield* machine.truth(yield* finish(contains(memberValue(self), own(item), false, machine as Interpreter)));
  },
};

/** How members of an Enum class print, compare and compute. */
export function memberSlots(type: PythonType): Slots<Instance> {
  const data = mixedType(type);
  if (data === undefined)
    return { ...plain, hash: (self) => `${self.type.name}.${memberName(self)}.${memberValue(self)}` };
  return data === strType ? asText : asData;
}
