import { subclassHook } from '../../evaluate/classDefinition';
import type { Interpreter } from '../../machine';
import { dictionaryType } from '../../objects/dictionary';
import { ClassMethod } from '../../objects/function';
import { UnionType } from '../../objects/union';
import { Builtin, type Evaluation, finish, PythonObject, PythonType, type Slots, type Value } from '../../values';
import { namedTupleType } from '../collections/namedtuple';
import { functionsFrom, standardLibrary } from '../standard/define';
import { abstractTypes } from './abstract';

const formSlots: Slots<TypeForm> = {
  getItem: (self) => self,
  call: (self) => self,
  binary: (operator, self, other, reflected) =>
    operator === '|' ? new UnionType(reflected ? [other, self] : [self, other]) : undefined,
};

const formType = new PythonType('_SpecialForm', 'typing', [], formSlots);

/** Something only annotations use: `Optional`, `Callable[...]`, a type variable. */
class TypeForm extends PythonObject {
  readonly type = formType;
}

const forms =
  'Any Union Optional List Dict Tuple Set FrozenSet Callable Iterable Iterator Sequence Mapping Type Literal ClassVar Final Annotated Generator ' +
  'MutableMapping DefaultDict OrderedDict Counter Deque NoReturn Never Self Concatenate TypeAlias Hashable Sized Collection Text AnyStr Awaitable ' +
  'Coroutine AsyncIterator AsyncIterable SupportsFloat SupportsInt SupportsIndex Required NotRequired Unpack TypeGuard MutableSequence Reversible';

const itself = new ClassMethod(new Builtin('__class_getitem__', ({ positional: [type = null] }) => type, true));

/** A base class that only marks: `Generic[T]`, `Protocol`. */
function marker(name: string): PythonType {
  const type = new PythonType(name, 'typing');
  type.dictionary.set('__class_getitem__', itself);
  return type;
}

const identity = (name: string): [string, Value] => [
  name,
  new Builtin(name, ({ positional: [value = null] }) => value, true),
];

/** Turns `class Point(NamedTuple): x: int = 0` into a named tuple class. */
function* becomeNamedTuple(type: PythonType, machine: Interpreter): Evaluation {
  const annotations = machine.annotations.get(type);
  const fields = [...(annotations?.nodes.keys() ?? [])];
  const defaults = fields
    .filter((field) => type.dictionary.has(field))
    .map((field) => type.dictionary.get(field) ?? null);
  const made = namedTupleType(type.name, fields, defaults);
  for (const [name, value] of type.dictionary) if (!fields.includes(name)) made.dictionary.set(name, value);
  yield* finish<Value>(null);
  return made;
}

export const library = standardLibrary('typing', () => {
  const namedTuple = new PythonType('NamedTuple', 'typing');
  namedTuple.dictionary.set(
    subclassHook,
    new Builtin(
      'NamedTuple',
      ({ positional: [type = null] }, machine) => becomeNamedTuple(type as PythonType, machine as Interpreter),
      true,
    ),
  );
  const form = new Builtin('form', () => new TypeForm(), true);
  return [
    ...forms.split(' ').map((name): [string, Value] => [name, new TypeForm()]),
    ...[...abstractTypes()].filter(([name]) => !forms.split(' ').includes(name)),
    ['Generic', marker('Generic')],
    ['Protocol', marker('Protocol')],
    ['NamedTuple', namedTuple],
    ['TypedDict', new PythonType('TypedDict', 'typing', [dictionaryType])],
    ['TYPE_CHECKING', false],
    ['TypeVar', form],
    ['ParamSpec', form],
    ['TypeVarTuple', form],
    ...functionsFrom({
      cast: ['(typ, val)', (bound) => bound.get('val')],
      NewType: [
        '(name, tp)',
        (bound) => new Builtin(String(bound.get('name')), ({ positional: [value = null] }) => value, true),
      ],
    }),
    ...['final', 'overload', 'runtime_checkable', 'no_type_check', 'override'].map(identity),
  ];
});
