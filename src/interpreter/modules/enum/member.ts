import type { Interpreter } from '../../machine';
import { floatType, intType, strType } from '../../objects/types';
import { dataSlots, textSlots } from '../../operators/data';
import { formatValue, reprOf, strOf } from '../../text/repr';
import { finish, type Instance, type PythonType, type Slots, Unknown, type Value } from '../../values';

export const memberValue = (member: Instance): Value => member.attributes.get('_value_') ?? null;
export const memberName = (member: Instance): Value => member.attributes.get('_name_') ?? null;

/** The built-in type whose values the members of a class also are: `class S(str, Enum)`. */
const mixedType = (type: PythonType): PythonType | undefined =>
  [strType, intType, floatType].find((data) => type.order.includes(data));

/** Whether members print as their values: IntEnum, StrEnum and IntFlag do, other mixtures do not. */
const showsValue = (type: PythonType): boolean =>
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

/** How members of an Enum class print, compare and compute. */
export function memberSlots(type: PythonType): Slots<Instance> {
  const data = mixedType(type);
  if (data === undefined)
    return { ...plain, hash: (self) => `${self.type.name}.${memberName(self)}.${memberValue(self)}` };
  return { ...(data === strType ? textSlots : dataSlots), ...plain };
}
