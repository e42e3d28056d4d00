import { deleteAttribute, setAttribute } from '../attributeStores';
import { itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { PythonDictionary } from '../objects/dictionary';
import { PythonList } from '../objects/list';
import { PythonSet } from '../objects/set';
import { typeOf } from '../objects/types';
import { sortItems } from '../operators/sort';
import { asciiOf, type exactly, formatValue, reprOf } from '../text/repr';
import { textValue } from '../text/textValue';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import { type Builtin, type Evaluation, finish, PythonObject, type Result, Unknown, type Value } from '../values';
import { based, character, ordinal } from './characters';
import { isInstance, isSubclass } from './classes';
import { declined, exiting, known, plain, raw, required } from './define';
import { callableOf, getAttributeOr, hasAttribute, hash, namespace } from './inspect';
import { enumerate, filter, lengthOf, makeIter, map, next, reversed, untilSentinel, zip } from './iterators';
import { absolute, divide, power, round } from './numbers';
import { print } from './print';
import { anyOrAll, extreme, sum } from './reduce';
import { makeSuper } from './super';

/** The members of a set of texts: as no two are equal, how they sort does not depend on the order in which they come. */
function textsOf(value: Value): Value[] | undefined {
  if (!(value instanceof PythonSet) || value.distrusted !== undefined || value.type.module !== 'builtins')
    return undefined;
  const members = [...value.members.values()];
  return members.every((member) => typeof member === 'string') ? members : undefined;
}

const textOf = (
  name: string,
  convert: (value: Value, machine: Interpreter) => Result<ReturnType<typeof exactly> | Unknown>,
): Builtin =>
  plain(name, '(object, /)', function* ([value = null], machine) {
    const text = yield* finish(convert(value, machine));
    return text instanceof Unknown ? text : textValue(text);
  });

/** Python's built-in functions, one row each. */
export function builtinFunctions(): Builtin[] {
  return [
    raw('print', print),
    plain('len', '(object, /)', function* ([value = null], machine) {
      const length = yield* lengthOf(value, machine);
      return length instanceof Unknown ? length : BigInt(length);
    }),
    plain('repr', '(object, /)', ([value = null], machine) => finish(textOfRepr(value, machine))),
    textOf('ascii', (value, machine) => asciiOf(value, machine)),
    plain('format', "(value, specification='', /)", function* ([value = null, specification = ''], machine) {
      if (typeof specification !== 'string')
        return (
          unknownOf(specification) ??
          machine.raise('TypeError', `format() argument 2 must be str, not ${typeOf(specification).name}`)
        );
      const text = yield* finish(formatValue(value, specification, machine));
      return text instanceof Unknown ? text : textValue(text);
    }),
    plain('abs', '(number, /)', ([value = null], machine) => absolute(value, machine)),
    plain(
      'round',
      '(number, ndigits=None)',
      ([value = null, digits = null], machine) => round(value, digits, machine),
      required('round', 'number', 1),
    ),
    plain('divmod', '(a, b, /)', ([a = null, b = null], machine) => divide(a, b, machine)),
    plain(
      'pow',
      '(base, exp, mod=None)',
      ([base = null, exponent = null, modulus = null], machine) => power(base, exponent, modulus, machine),
      (_n, _m, args) =>
        args.positional.length === 0
          ? "pow() missing required argument 'base' (pos 1)"
          : args.positional.length === 1
            ? "pow() missing required argument 'exp' (pos 2)"
            : `pow() takes at most 3 arguments (${args.positional.length} given)`,
    ),
    plain(
      'sum',
      '(iterable, /, start=0)',
      ([iterable = null, start = 0n], machine) => sum(iterable, start, machine),
      (_n, _m, args) =>
        args.positional.length === 0
          ? 'sum() takes at least 1 positional argument (0 given)'
          : `sum() takes at most 2 arguments (${args.positional.length} given)`,
    ),
    raw('min', (args, machine) => extreme('min', args, machine)),
    raw('max', (args, machine) => extreme('max', args, machine)),
    plain('any', '(iterable, /)', ([iterable = null], machine) => anyOrAll(true, iterable, machine)),
    plain('all', '(iterable, /)', ([iterable = null], machine) => anyOrAll(false, iterable, machine)),
    plain(
      'sorted',
      '(iterable, /, *, key=None, reverse=False)',
      function* ([iterable = null, key = null, reverse = false], machine) {
        const texts = key === null ? textsOf(iterable) : undefined;
        const items = texts ?? (yield* itemsOf(iterable, machine));
        const down = yield* finish(truthOf(reverse, machine));
        if (items instanceof Unknown) return items;
        const sorted = down instanceof Unknown ? down : yield* sortItems(items, key, down, machine);
        return sorted instanceof Unknown ? sorted : new PythonList(sorted);
      },
      (_name, mismatch, args) =>
        mismatch.kind === 'unexpected'
          ? `sort() got an unexpected keyword argument '${mismatch.name}'`
          : `sorted expected 1 argument, got ${args.positional.length}`,
    ),
    plain(
      'enumerate',
      '(iterable, start=0)',
      ([iterable = null, start = 0n], machine) => enumerate(iterable, start, machine),
      required('enumerate', 'iterable', 0),
    ),
    raw('zip', (args, machine) => zip(args.positional, args.keywords.get('strict') === true, machine)),
    raw('map', ({ positional: [callee, ...iterables] }, machine) =>
      callee === undefined || iterables.length === 0
        ? machine.raise('TypeError', 'map() must have at least two arguments.')
        : map(callee, iterables, machine),
    ),
    plain('filter', '(function, iterable, /)', ([callee = null, iterable = null], machine) =>
      filter(callee, iterable, machine),
    ),
    plain('reversed', '(sequence, /)', ([value = null], machine) => reversed(value, machine)),
    raw('iter', ({ positional: [value = null, sentinel] }, machine) =>
      sentinel === undefined ? makeIter(value, machine) : untilSentinel(value, sentinel, machine),
    ),
    raw('next', ({ positional: [iterator = null, fallback] }, machine) => next(iterator, fallback, machine)),
    raw('isinstance', (args, machine) => {
      const [value, classes] = args.positional;
      if (value === undefined || classes === undefined)
        return machine.raise('TypeError', `isinstance expected 2 arguments, got ${args.positional.length}`);
      return isInstance(value, classes, machine);
    }),
    known('issubclass', '(cls, classes, /)', ([type = null, classes = null], machine) =>
      isSubclass(type, classes, machine),
    ),
    raw('getattr', (args, machine) =>
      getAttributeOr(args.positional[0] ?? null, args.positional[1] ?? null, args, machine),
    ),
    plain('hasattr', '(object, name, /)', ([value = null, name = null], machine) => hasAttribute(value, name, machine)),
    plain('setattr', '(object, name, value, /)', function* ([object = null, name = null, value = null], machine) {
      if (typeof name === 'string') yield* finish(setAttribute(object, name, value, machine));
      else if (object instanceof PythonObject)
        machine.markDistrusted(object, unknownOf(name) ?? new Unknown('setattr'));
      return null;
    }),
    plain('delattr', '(object, name, /)', function* ([object = null, name = null], machine) {
      if (typeof name === 'string') yield* finish(deleteAttribute(object, name, machine));
      return null;
    }),
    plain('callable', '(object, /)', ([value = null]) => callableOf(value)),
    plain('hash', '(object, /)', ([value = null], machine) => hash(value, machine)),
    raw('id', () => new Unknown('id() differs from run to run')),
    known('chr', '(number, /)', ([value = null], machine) => character(value, machine)),
    known('ord', '(character, /)', ([value = null], machine) => ordinal(value, machine)),
    based('bin', 2, '0b'),
    based('oct', 8, '0o'),
    based('hex', 16, '0x'),
    known('vars', '(object=None, /)', ([value = null], machine) => namespace(value, machine)),
    raw('locals', (_args, machine) => (machine.frame ? new PythonDictionary(machine.frame.locals) : null)),
    raw('globals', () => new Unknown('globals() is not evaluated')),
    raw('dir', () => new Unknown('dir() is not evaluated')),
    raw('super', makeSuper),
    ...['input', 'open', 'eval', 'exec', 'compile', '__import__', 'breakpoint', 'help'].map(declined),
    exiting('exit'),
    exiting('quit'),
  ];
}

function* textOfRepr(value: Value, machine: Interpreter): Evaluation {
  const text = yield* finish(reprOf(value, machine));
  return text instanceof Unknown ? text : textValue(text);
}
