import { itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { joinReprs } from '../text/repr';
import {
  type BinaryOperator,
  type Evaluation,
  finish,
  PythonObject,
  PythonType,
  type Slots,
  Unknown,
  type Value,
} from '../values';
import { entryIterator, type PythonDictionary } from './dictionary';
import { addToSet, hashKey } from './hashing';
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
    const isSetOperator = operator === '&' || operator === '|' || operator === '-' || operator === '^';
    return isSetOperator ? viewResult(operator, self, other, reflected, machine as Interpreter) : undefined;
  },
  compare(operator, self, other, machine) {
    if (self.type === valuesType) return undefined;
    const right = other instanceof DictionaryView ? new PythonSet(other.items()) : other;
    return setCompare(operator, new PythonSet(self.items()), right, machine as Interpreter);
  },
};

/** CPython has other ways for views than for sets; the order of the result is that of no set made otherwise. */
function* viewResult(
  operator: BinaryOperator,
  self: DictionaryView,
  other: Value,
  reflected: boolean,
  machine: Interpreter,
): Evaluation {
  const items = yield* itemsOf(other, machine);
  if (items instanceof Unknown) return items;
  const right = new PythonSet();
  for (const item of items) yield* addToSet(right, item, machine);
  const result = yield* finish(setBinary(operator, new PythonSet(self.items()), right, reflected, machine) ?? null);
  if (result instanceof PythonSet) result.shrunk = true;
  return result;
}

/** `dict.keys()`, `.values()` and `.items()`: live views. */
class DictionaryView extends PythonObject {
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

const keysType = new PythonType('dict_keys', 'builtins', [], keysSlots);
const valuesType = new PythonType('dict_values', 'builtins', [], slots);
const itemsType = new PythonType('dict_items', 'builtins', [], slots);

export const keysView = (dictionary: PythonDictionary): DictionaryView =>
  new DictionaryView(keysType, dictionary, ([key]) => key);
export const valuesView = (dictionary: PythonDictionary): DictionaryView =>
  new DictionaryView(valuesType, dictionary, ([, value]) => value);
export const itemsView = (dictionary: PythonDictionary): DictionaryView =>
  new DictionaryView(itemsType, dictionary, (entry) => new PythonTuple(entry));
