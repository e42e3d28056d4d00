import { callPositional } from '../../call';
import type { Interpreter } from '../../machine';
import { dictionaryType, PythonDictionary, updateDictionary } from '../../objects/dictionary';
import { hashKey, setEntry } from '../../objects/hashing';
import { PythonTuple } from '../../objects/tuple';
import { joinReprs, reprOf } from '../../text/repr';
import {
  Builtin,
  type Evaluation,
  finish,
  type Machine,
  PythonModule,
  PythonType,
  type Slots,
  Unknown,
  type Value,
} from '../../values';
import { standardLibrary } from '../standard/define';
import { abstractTypes } from '../typing/abstract';
import { counterType, installCounter } from './counter';
import { dequeType, installDeque } from './deque';
import { namedTuple } from './namedtuple';

const orderedSlots: Slots<PythonDictionary> = {
  *repr(self, machine) {
    if (self.entries.size === 0) return { text: 'OrderedDict()', approximate: false };
    const pairs = [...self.entries.values()].map((entry) => [new PythonTuple(entry)]);
    return yield* joinReprs(self, pairs, 'OrderedDict([', '])', machine as Interpreter, '...');
  },
};

/** `collections.OrderedDict`. */
export const orderedDictionaryType: PythonType = new PythonType(
  'OrderedDict',
  'collections',
  [dictionaryType],
  orderedSlots,
);

const factories = new WeakMap<PythonDictionary, Value>();

const defaultSlots: Slots<PythonDictionary> = {
  *getItem(self, key, machine) {
    const found = yield* hashKey(key, machine as Interpreter);
    if (found instanceof Unknown) return found;
    const entry = self.entries.get(found);
    if (entry) return entry[1];
    const factory = factories.get(self) ?? null;
    if (factory === null) return yield* machine.callWith(missing, self, key);
    const value = yield* machine.callWith(factory);
    yield* setEntry(self, key, value, machine as Interpreter);
    return value;
  },
  *repr(self, machine) {
    const factory = yield* finish(reprOf(factories.get(self) ?? null, machine as Interpreter));
    if (factory instanceof Unknown) return factory;
    return yield* joinReprs(
      self,
      self.entries.values(),
      `defaultdict(${factory.text}, {`,
      '})',
      machine as Interpreter,
    );
  },
  getAttribute: (self, name) => (name === 'default_factory' ? (factories.get(self) ?? null) : undefined),
};

const missing = new Builtin('__missing__', function* ({ positional: [, key = null] }, machine): Evaluation {
  const text = yield* machine.repr(key);
  return machine.raise('KeyError', text instanceof Unknown ? '?' : text.text);
});

const defaultDictionaryType: PythonType = new PythonType(
  'defaultdict',
  'collections',
  [dictionaryType],
  defaultSlots,
  function* (type, { positional: [factory = null, source], keywords }, machine) {
    const dictionary = new PythonDictionary([], type);
    factories.set(dictionary, factory);
    if (source !== undefined) yield* updateDictionary(dictionary, source, machine as Interpreter);
    for (const [name, value] of keywords) dictionary.set(name, value);
    return dictionary;
  },
);

function* moveToEnd(self: PythonDictionary, key: Value, last: boolean, machine: Interpreter): Evaluation {
  const found = yield* hashKey(key, machine);
  const entry = found instanceof Unknown ? undefined : self.entries.get(found);
  if (found instanceof Unknown || !entry) return yield* finish(callPositional(missing, [self, key], machine));
  const rest = [...self.entries].filter(([other]) => other !== found);
  self.entries.clear();
  for (const [other, item] of last ? [...rest, [found, entry] as const] : [[found, entry] as const, ...rest])
    self.entries.set(other, item);
  return null;
}

function install(): void {
  orderedDictionaryType.dictionary.set(
    'move_to_end',
    new Builtin('move_to_end', ({ positional: [self, key = null, place], keywords }, machine: Machine) => {
      const last = place === undefined && keywords.has('last') ? (keywords.get('last') ?? null) : place;
      const isFirst = last === false || last === null || last === 0n;
      return moveToEnd(self as PythonDictionary, key, !isFirst, machine as Interpreter);
    }),
  );
  installCounter();
  installDeque();
}

export const library = standardLibrary('collections', () => {
  install();
  return [
    ['OrderedDict', orderedDictionaryType],
    ['defaultdict', defaultDictionaryType],
    ['Counter', counterType],
    ['deque', dequeType],
    ['namedtuple', namedTuple],
    ['abc', new PythonModule('collections.abc', abstractTypes())],
  ];
});
