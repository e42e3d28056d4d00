import type { Interpreter } from '../../machine';
import { notImplemented } from '../../objects/types';
import { compare } from '../../operators/compare';
import { truthOf } from '../../truth';
import { Builtin, type Evaluation, finish, PythonType, Unknown, type Value } from '../../values';

/** What a comparison becomes by the one that is written: its result, maybe turned round, and with equality `or`ed or `and not`ed. */
type Derivation = readonly [name: string, negated: boolean, equality: 'or' | 'and not' | undefined];

/** functools.py: in the order in which a written one is preferred. */
const derivations: Readonly<Record<string, readonly Derivation[]>> = {
  __lt__: [
    ['__gt__', true, 'and not'],
    ['__le__', false, 'or'],
    ['__ge__', true, undefined],
  ],
  __le__: [
    ['__ge__', true, 'or'],
    ['__lt__', false, 'and not'],
    ['__gt__', true, undefined],
  ],
  __gt__: [
    ['__lt__', true, 'and not'],
    ['__ge__', false, 'or'],
    ['__le__', true, undefined],
  ],
  __ge__: [
    ['__le__', true, 'or'],
    ['__gt__', false, 'and not'],
    ['__lt__', true, undefined],
  ],
};

/** Fills in the comparisons a class leaves out from the one it has. */
export function totalOrdering(type: Value, machine: Interpreter): Value {
  if (!(type instanceof PythonType)) return type;
  const written = (name: string): Value | undefined =>
    type.order.map((base) => base.dictionary.get(name)).find((found) => found !== undefined);
  const root = Object.keys(derivations).find((name) => written(name) !== undefined);
  if (root === undefined) return machine.raise('ValueError', 'must define at least one ordering operation: < > <= >=');
  const method = written(root) ?? null;
  for (const [name, negated, equality] of derivations[root] ?? []) {
    if (written(name) !== undefined) continue;
    const run = new Builtin(
      name,
      ({ positional: [self = null, other = null] }, caller) =>
        derived(method, self, other, negated, equality, caller as Interpreter),
      true,
    );
    type.dictionary.set(name, run);
  }
  return type;
}

function* derived(
  method: Value,
  self: Value,
  other: Value,
  negated: boolean,
  equality: Derivation[2],
  machine: Interpreter,
): Evaluation {
  const given = yield* machine.callWith(method, self, other);
  if (given === notImplemented) return given;
  const truth = yield* machine.truth(given);
  if (truth instanceof Unknown) return truth;
  const result = truth !== negated;
  if (equality === undefined || result === (equality === 'or')) return result;
  const operator = equality === 'or' ? '==' : '!=';
  return yield* finish(truthOf(yield* finish(compare(operator, self, other, machine)), machine));
}
