import { Instance, PythonType, Unknown, type Value } from '../values';
import { dictionaryType, PythonDictionary } from './dictionary';
import { membersKey } from './membersKey';

/** A dict that cannot be written, as `vars` of a class. */
const proxyType: PythonType = new PythonType('mappingproxy', 'builtins', [dictionaryType], {
  *repr(self: PythonDictionary, machine) {
    const text = yield* machine.repr(new PythonDictionary(self.entries.values()));
    return text instanceof Unknown ? text : { ...text, text: `mappingproxy(${text.text})` };
  },
  str: (self: PythonDictionary, machine) => machine.repr(new PythonDictionary(self.entries.values())),
});

/** `__members__` of an Enum class: by name, aliases too. */
export function namedMembers(type: PythonType): Value | undefined {
  if (!type.dictionary.has(membersKey)) return undefined;
  const members = [...type.dictionary].filter(([, value]) => value instanceof Instance && value.type === type);
  return new PythonDictionary(members, proxyType);
}
