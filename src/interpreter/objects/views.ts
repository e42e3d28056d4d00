import type { Interpreter } from '../machine';
import { joinReprs } from '../text/repr';
import { type Evaluation, PythonObject, PythonType, type Slots, Unknown, type Value } from '../values';
import { entryIterator, type PythonDictionary } from './dictionary';
import { hashKey } from './hashing';
import { each } from './list';
import { PythonSet, setCompare } from './set';
import { setBinary } from './setCombination';
import { PythonTuple } from './tuple';

const slots: Slots<DictionaryView> = {
  length: (self) => self.dictionary.entries.size,
  truth: (self) => self.dictionary.entries.size > 0,
  iterate: (self) => entryIterator(self.dictionary, self.pick),
  repr: (self, machine) => joinReprs(self, each(self.items()), `${self.type.name}([`, '])', machine as Interpreter),
  binary(operator, self, other, reflected, machine) {
    if (self.type === valuesType) return undefined;
    const left = new PythonSet(self.items());
    const right = other instanceof DictionaryView ? new PythonSet(other.items()) : other;
    const steps = setBinary(operator, left, right, reflected, machine as Interpreter);
    return steps && viewResult(steps);
  },
  compare(operator, self, other, machine) {
    if (self.type === valuesType) return undefined;
    const right = other instanceof DictionaryView ? new PythonSet(other.items()) : other;
    return setCompare(operator, new PythonSet(self.items()), right, machine as Interpreter);
  },
};

/** CPython has other ways for views than for sets; the order of the result is that of no set made otherwise. */
function* viewResult(steps: Evaluation<PythonSet>): Evaluation {
  const result = yield* steps;
  result.shrunk = true;
  return result;
}

/** `dict.keys()`, `.values()` and `.items()`: live views. */
export class DictionaryView extends PythonObject {
  constructor(
    readonly type: PythonType,
    readonly dictionary: PythonDictionary,
    readonly pick: (entry: readonly [Value, Value]) => Value,
  ) {
    super();
  }

  items(): Value[] {
    return [...this.dictionary.entries.values()].map(this.pick);
  }
}

const keysSlots: Slots<DictionaryView> = {
  ...slots,
  *contains(self, item, machine) {
    const key = yield* hashKey(item, machine as Interpreter);
    return key instanceof Unknown ? key : self.dictionary.entries.has(key);
  },
};

export const keysType = new PythonType('dict_keys', 'builtins', [], keysSlots);
export const valuesType = new PythonType('dict_values', 'builtins', [], slots);
export const itemsType = new PythonType('dict_items', 'builtins', [], slots);

export const keysView = (dictionary: PythonDictionary): DictionaryView =>
  new DictionaryView(keysType, dictionary, ([key]) => key);
export const valuesView = (dictionary: PythonDictionary): DictionaryView =>
  new DictionaryView(valuesType, dictionary, ([, value]) => value);
export const itemsView = (dictionary: PythonDictionary): DictionaryView =>
  new DictionaryView(itemsType, dictionary, (entry) => new PythonTuple(entry));
