import { arrayIterator } from '../iteration';
import { type Machine, PythonType, type Slots, type Value } from '../values';
import { membersKey } from './membersKey';
import { PythonTuple } from './tuple';
import { UnionType } from './union';

function membersOf(type: PythonType, machine: Machine): readonly Value[] {
  const members = type.dictionary.get(membersKey);
  return members instanceof PythonTuple ? members.items : machine.raise('TypeError', "'type' object is not iterable");
}

/** What classes themselves can do: `int | None`, and iterating an Enum. */
export const classSlots: Slots<PythonType> = {
  binary: (operator, self, other, reflected) =>
    operator === '|' && (other === null || other instanceof PythonType)
      ? new UnionType(reflected ? [other, self] : [self, other])
      : undefined,
  repr: (self) => ({
    text: self.dictionary.has(membersKey)
      ? `<enum '${self.name}'>`
      : `<class '${self.module === 'builtins' ? '' : `${self.module}.`}${self.qualifiedName ?? self.name}'>`,
    approximate: false,
  }),
  iterate: (self, machine) => arrayIterator(membersOf(self, machine)),
  length: (self, machine) => membersOf(self, machine).length,
  truth: () => true,
  contains: (self, item, machine) => membersOf(self, machine).includes(item),
};
