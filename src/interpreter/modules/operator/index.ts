import { absolute } from '../../builtins/numbers';
import { callPositional } from '../../call';
import type { Interpreter } from '../../machine';
import { PythonTuple } from '../../objects/tuple';
import { binary, inPlace } from '../../operators/binary';
import { areIdentical, compare } from '../../operators/compare';
import { contains } from '../../operators/contains';
import { getItem, setItem } from '../../operators/item';
import { methodNames } from '../../operators/names';
import { unary } from '../../operators/unary';
import { truthOf } from '../../truth';
import {
  type BinaryOperator,
  Builtin,
  type ComparisonOperator,
  type Evaluation,
  finish,
  type Result,
  Unknown,
  type Value,
} from '../../values';
import { functionsFrom, standardLibrary } from '../standard/define';

const native = (name: string, run: (args: readonly Value[], machine: Interpreter) => Result): [string, Builtin] => [
  name,
  new Builtin(name, ({ positional }, machine) => run(positional, machine as Interpreter), true),
];

const comparisons: Readonly<Record<string, ComparisonOperator>> = {
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};

/** `itemgetter(...)` and `attrgetter(...)`: one result, or a tuple of several. */
const getter = (name: string, get: (value: Value, key: Value, machine: Interpreter) => Evaluation): [string, Builtin] =>
  native(
    name,
    (keys) =>
      native(name, function* ([value = null], machine) {
        const results: Value[] = [];
        for (const key of keys) results.push(yield* get(value, key, machine));
        return results.length === 1 ? (results[0] ?? null) : new PythonTuple(results);
      })[1],
  );

export const library = standardLibrary('operator', () => [
  ...Object.entries(methodNames).flatMap(([operator, name]) => [
    native(name === 'and' || name === 'or' ? `${name}_` : name, ([a = null, b = null], machine) =>
      binary(operator as BinaryOperator, a, b, machine),
    ),
    native(`i${name}`, ([a = null, b = null], machine) => inPlace(operator as BinaryOperator, a, b, machine)),
  ]),
  ...Object.entries(comparisons).map(([name, operator]) =>
    native(name, ([a = null, b = null], machine) => compare(operator, a, b, machine)),
  ),
  getter('itemgetter', (value, key, machine) => finish(getItem(value, key, machine))),
  getter('attrgetter', function* (value, key, machine) {
    let result = value;
    for (const part of String(key).split('.')) result = yield* machine.getAttribute(result, part);
    return result;
  }),
  native(
    'methodcaller',
    ([name = null, ...args]) =>
      native('methodcaller', function* ([value = null], machine) {
        return yield* finish(callPositional(yield* machine.getAttribute(value, String(name)), args, machine));
      })[1],
  ),
  ...functionsFrom({
    neg: ['(a, /)', (bound, machine) => unary('-', bound.get('a'), machine)],
    pos: ['(a, /)', (bound, machine) => unary('+', bound.get('a'), machine)],
    invert: ['(a, /)', (bound, machine) => unary('~', bound.get('a'), machine)],
    not_: [
      '(a, /)',
      function* (bound, machine) {
        const truth = yield* finish(truthOf(bound.get('a'), machine));
        return truth instanceof Unknown ? truth : !truth;
      },
    ],
    truth: ['(a, /)', (bound, machine) => truthOf(bound.get('a'), machine)],
    abs: ['(a, /)', (bound, machine) => absolute(bound.get('a'), machine)],
    is_: ['(a, b, /)', (bound) => areIdentical(bound.get('a'), bound.get('b'))],
    contains: ['(a, b, /)', (bound, machine) => contains(bound.get('a'), bound.get('b'), false, machine)],
    getitem: ['(a, b, /)', (bound, machine) => getItem(bound.get('a'), bound.get('b'), machine)],
    setitem: [
      '(a, b, c, /)',
      function* (bound, machine) {
        yield* finish(setItem(bound.get('a'), bound.get('b'), bound.get('c'), machine));
        return null;
      },
    ],
  }),
]);
