import { sameShape } from '../../../../tensor/shape';
import { copy } from '../../../../tensor/view';
import { PythonDictionary } from '../../../objects/dictionary';
import { PythonList } from '../../../objects/list';
import { PythonTuple } from '../../../objects/tuple';
import { finish, type Machine, PythonType, type Value } from '../../../values';
import { orderedDictionaryType } from '../../collections';
import { decline } from '../../declined';
import { overwrite } from '../inPlace';
import { detach } from '../methods';
import { TorchTensor } from '../tensor';
import { type ModuleObject, namedModules } from './module';

/** Parameters and persistent buffers by dotted name, module by module. */
function entriesOf(self: ModuleObject, prefix = ''): [string, TorchTensor][] {
  return namedModules(self).flatMap(([path, owner]) => {
    const at = (name: string): string => `${prefix}${path === '' ? name : `${path}.${name}`}`;
    const buffers = [...owner.buffers].filter(([name]) => !owner.transientBuffers.has(name));
    return [...owner.parameters, ...buffers].flatMap(([name, tensor]): [string, TorchTensor][] =>
      tensor ? [[at(name), tensor]] : [],
    );
  });
}

/** The dict that `state_dict` gives: detached tensors by dotted name, or the tensors themselves. */
export function stateDictionary(self: ModuleObject, prefix: string, keepsVariables: boolean): Value {
  const entries = entriesOf(self, prefix).map(([name, tensor]): [string, TorchTensor] => [
    name,
    keepsVariables ? tensor : detach(tensor),
  ]);
  return new PythonDictionary(entries, orderedDictionaryType);
}

/** `_IncompatibleKeys(missing_keys, unexpected_keys)`. */
const incompatibleKeysType: PythonType = new PythonType('_IncompatibleKeys', 'torch.nn.modules.module', [], {
  repr: function* (self: PythonTuple, machine: Machine) {
    const [missing = null, unexpected = null] = self.items;
    const text = yield* finish(machine.repr(missing));
    const other = yield* finish(machine.repr(unexpected));
    if (!('text' in text && 'text' in other)) return text;
    const isFull = text.text === '[]' && other.text === '[]';
    return {
      text: isFull
        ? '<All keys matched successfully>'
        : `_IncompatibleKeys(missing_keys=${text.text}, unexpected_keys=${other.text})`,
      approximate: false,
    };
  },
  getAttribute: (self: PythonTuple, name) =>
    name === 'missing_keys' ? self.items[0] : name === 'unexpected_keys' ? self.items[1] : undefined,
});

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
const sizeText = (t: TorchTensor): string => `torch.Size([${t.tensor.shape.join(', ')}])`;

/** `load_state_dict`: copies what fits, and says what does not (Module.load_state_dict). */
export function loadState(self: ModuleObject, given: Value, strict: boolean, machine: Machine): Value {
  if (!(given instanceof PythonDictionary))
    return decline('load_state_dict of something else than a dict is not evaluated');
  const target = new Map(entriesOf(self));
  const names = [...given.entries.values()].map(([name]) => String(name));
  const missing = [...target.keys()].filter((name) => !names.includes(name));
  const unexpected = names.filter((name) => !target.has(name));
  const errors: string[] = [];
  for (const [name, value] of given.entries.values()) {
    const own = target.get(String(name));
    if (own === undefined) continue;
    if (!(value instanceof TorchTensor))
      return decline('load_state_dict of something else than tensors is not evaluated');
    if (sameShape(own.tensor.shape, value.tensor.shape)) overwrite(own.tensor, copy(value.tensor));
    else {
      errors.push(
        `size mismatch for ${String(name)}: copying a param with shape ${sizeText(value)} from checkpoint, the shape in current model is ${sizeText(own)}.`,
      );
    }
  }
  if (strict && unexpected.length > 0) errors.unshift(`Unexpected key(s) in state_dict: ${quoted(unexpected)}. `);
  if (strict && missing.length > 0) errors.unshift(`Missing key(s) in state_dict: ${quoted(missing)}. `);
  if (errors.length > 0) {
    machine.raise('RuntimeError', `Error(s) in loading state_dict for ${self.type.name}:\n\t${errors.join('\n\t')}`);
  }
  return new PythonTuple([new PythonList(missing), new PythonList(unexpected)], incompatibleKeysType);
}
