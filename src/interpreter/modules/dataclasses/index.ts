import type { Interpreter } from '../../machine';
import { PythonDictionary } from '../../objects/dictionary';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { typeOf } from '../../objects/types';
import { unknownOf } from '../../unknown/among';
import { type ComparisonOperator, type Evaluation, Instance, PythonType, Unknown, type Value } from '../../values';
import { functionsFrom, standardLibrary } from '../standard/define';
import { mentions } from './annotations';
import { checkDefaults, classFields, Field, fieldsOf } from './fields';
import { comparison, freeze, frozenErrorType, hashing, initialiser, native, representation, valuesOf } from './methods';

/** Gives a class the methods `@dataclass` writes. */
function decorate(type: Value, options: ReadonlyMap<string, Value>, machine: Interpreter): Value {
  if (!(type instanceof PythonType)) return type;
  for (const annotation of machine.annotations.get(type)?.nodes.values() ?? []) {
    const special = ['InitVar', 'KW_ONLY'].find((name) => mentions(annotation, name));
    if (special !== undefined) return new Unknown(`dataclasses.${special} is not evaluated`);
  }
  const fields = fieldsOf(type, machine);
  classFields.set(type, fields);
  const on = (name: string, standard: boolean): boolean => (options.get(name) ?? standard) === true;
  const { dictionary } = type;
  const add = (name: string, method: Value): void => {
    if (!dictionary.has(name)) dictionary.set(name, method);
  };
  checkDefaults(fields, on('kw_only', false), machine);
  if (on('init', true)) add('__init__', initialiser(type, fields, on('kw_only', false)));
  if (on('repr', true)) add('__repr__', representation(fields.filter((field) => field.is('repr'))));
  const hasEquality = dictionary.has('__eq__');
  if (on('eq', true)) add('__eq__', comparison('==', fields));
  const orders: readonly (readonly [string, ComparisonOperator])[] = [
    ['__lt__', '<'],
    ['__le__', '<='],
    ['__gt__', '>'],
    ['__ge__', '>='],
  ];
  if (on('order', false)) for (const [name, operator] of orders) add(name, comparison(operator, fields));
  if (on('eq', true) && !hasEquality) {
    if (on('frozen', false) || on('unsafe_hash', false)) add('__hash__', hashing(fields));
    else add('__hash__', null);
  }
  if (on('frozen', false)) freeze(type);
  add('__match_args__', new PythonTuple(fields.filter((field) => field.is('init')).map((field) => field.name)));
  return type;
}

/** `asdict` and `astuple`, into nested dataclasses and containers. */
function* unfold(value: Value, asTuple: boolean, machine: Interpreter): Evaluation {
  const fields = value instanceof Instance ? classFields.get(value.type) : undefined;
  if (fields) {
    const values = yield* valuesOf(value, fields, machine);
    const unfolded: Value[] = [];
    for (const item of values) unfolded.push(yield* machine.spawn(unfold(item, asTuple, machine)));
    if (asTuple) return new PythonTuple(unfolded);
    return new PythonDictionary(fields.map((field, index) => [field.name, unfolded[index] ?? null]));
  }
  if (value instanceof PythonList || value instanceof PythonTuple) {
    const items: Value[] = [];
    for (const item of value.items) items.push(yield* machine.spawn(unfold(item, asTuple, machine)));
    return value instanceof PythonList ? new PythonList(items) : new PythonTuple(items, value.type);
  }
  if (!(value instanceof PythonDictionary)) return value;
  const copy = new PythonDictionary();
  for (const [key, [name, item]] of value.entries)
    copy.setByKey(key, name, yield* machine.spawn(unfold(item, asTuple, machine)));
  return copy;
}

/** An object of a dataclass, or Python's TypeError. */
function checked(value: Value, name: string, machine: Interpreter): Value {
  if (unknownOf(value) || (value instanceof Instance && classFields.has(value.type))) return value;
  return machine.raise('TypeError', `${name}() should be called on dataclass instances`);
}

function* replace(self: Value, changes: ReadonlyMap<string, Value>, machine: Interpreter): Evaluation {
  if (self instanceof Unknown) return self;
  const fields = (self instanceof Instance && classFields.get(self.type)) || [];
  const keywords = new Map<string, Value>();
  for (const field of fields)
    if (field.is('init')) keywords.set(field.name, yield* machine.getAttribute(self, field.name));
  for (const [name, value] of changes) keywords.set(name, value);
  return yield* machine.call(typeOf(self), { positional: [], keywords });
}

export const library = standardLibrary('dataclasses', () => [
  ['FrozenInstanceError', frozenErrorType],
  [
    'dataclass',
    native('dataclass', ({ positional: [type], keywords }, machine) =>
      type === undefined
        ? native('decorator', ({ positional: [decorated = null] }) => decorate(decorated, keywords, machine))
        : decorate(type, keywords, machine),
    ),
  ],
  ['field', native('field', ({ keywords }) => new Field('', keywords))],
  ...functionsFrom({
    asdict: [
      '(obj, *, dict_factory=None)',
      (bound, machine) => unfold(checked(bound.get('obj'), 'asdict', machine), false, machine),
    ],
    astuple: [
      '(obj, *, tuple_factory=None)',
      (bound, machine) => unfold(checked(bound.get('obj'), 'astuple', machine), true, machine),
    ],
    replace: [
      '(obj, /, **changes)',
      (bound, machine) => replace(checked(bound.get('obj'), 'replace', machine), bound.keywords, machine),
    ],
    is_dataclass: [
      '(obj)',
      (bound) => {
        const value = bound.get('obj');
        if (unknownOf(value)) return unknownOf(value) ?? null;
        return classFields.has(value instanceof PythonType ? value : typeOf(value));
      },
    ],
    fields: [
      '(class_or_instance)',
      (bound, machine) => {
        const value = bound.get('class_or_instance');
        const found = classFields.get(value instanceof PythonType ? value : typeOf(value));
        if (found) return new PythonTuple(found);
        return unknownOf(value) ?? machine.raise('TypeError', 'must be called with a dataclass type or instance');
      },
    ],
  }),
]);
