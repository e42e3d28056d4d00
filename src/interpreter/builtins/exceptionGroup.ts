import { baseExceptionType, exceptionType } from '../exceptions';
import { itemsOf } from '../iteration';
import type { Interpreter } from '../machine';
import { PythonException } from '../objects/exception';
import { PythonList } from '../objects/list';
import { PythonTuple } from '../objects/tuple';
import { isSubtype, typeOf } from '../objects/types';
import { type Arguments, Builtin, type Evaluation, PythonType, Unknown, type Value } from '../values';

function* makeGroup(type: PythonType, { positional }: Arguments, machine: Interpreter): Evaluation {
  const [message = null, given = null] = positional;
  if (positional.length !== 2)
    machine.raise('TypeError', `BaseExceptionGroup.__new__() takes exactly 2 arguments (${positional.length} given)`);
  if (typeof message !== 'string') machine.raise('TypeError', `argument 1 must be str, not ${typeOf(message).name}`);
  if (!(given instanceof PythonList || given instanceof PythonTuple))
    return machine.raise('TypeError', 'second argument (exceptions) must be a sequence');
  const items = yield* itemsOf(given, machine);
  if (items instanceof Unknown) return items;
  if (items.length === 0) machine.raise('ValueError', 'second argument (exceptions) must be a non-empty sequence');
  for (const [index, item] of items.entries()) {
    if (!(item instanceof PythonException))
      machine.raise('ValueError', `Item ${index} of second argument (exceptions) is not an exception`);
  }
  return new PythonException(type, [message, given]);
}

const construct: PythonType['construct'] = (type, args, machine) => makeGroup(type, args, machine as Interpreter);

export const baseGroupType = new PythonType('BaseExceptionGroup', 'builtins', [baseExceptionType], {}, construct);
export const groupType = new PythonType(
  'ExceptionGroup',
  'builtins',
  [baseGroupType, exceptionType('Exception')],
  {},
  construct,
);

/** The exceptions of a group. */
export function inside(group: PythonException): PythonException[] {
  const items = group.args[1];
  const values = items instanceof PythonList || items instanceof PythonTuple ? items.items : [];
  return values.filter((item) => item instanceof PythonException);
}

export const isGroup = (exception: PythonException): boolean => isSubtype(exception.type, baseGroupType);

/** The parts of an exception that match and that do not, groups kept as groups. */
export function splitGroup(
  exception: PythonException,
  matches: (exception: PythonException) => boolean,
): readonly [matching: PythonException | undefined, rest: PythonException | undefined] {
  if (matches(exception)) return [exception, undefined];
  if (!isGroup(exception)) return [undefined, exception];
  const parts = inside(exception).map((item) => splitGroup(item, matches));
  const group = (items: readonly (PythonException | undefined)[]): PythonException | undefined => {
    const kept = items.filter((item) => item !== undefined);
    if (kept.length === 0) return undefined;
    const made = new PythonException(exception.type, [exception.args[0] ?? '', new PythonList(kept)]);
    made.cause = exception.cause;
    made.context = exception.context;
    return made;
  };
  return [group(parts.map(([matching]) => matching)), group(parts.map(([, rest]) => rest))];
}

function matcher(condition: Value): ((exception: PythonException) => boolean) | undefined {
  const types = condition instanceof PythonTuple ? condition.items : [condition];
  if (!types.every((type) => type instanceof PythonType)) return undefined;
  return (exception) => types.some((type) => isSubtype(exception.type, type as PythonType));
}

const method = (
  name: string,
  run: (self: PythonException, matches: (exception: PythonException) => boolean) => Value,
): void => {
  baseGroupType.dictionary.set(
    name,
    new Builtin(name, ({ positional: [self, condition = null] }) => {
      const matches = matcher(condition);
      return matches && self instanceof PythonException ? run(self, matches) : new Unknown(`${name}() by a function`);
    }),
  );
};

method('subgroup', (self, matches) => splitGroup(self, matches)[0] ?? null);
method('split', (self, matches) => new PythonTuple(splitGroup(self, matches).map((part) => part ?? null)));
