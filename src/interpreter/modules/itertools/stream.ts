import { makeIterator, nextItem } from '../../builtins/iterators';
import { callPositional } from '../../call';
import { iterate } from '../../iteration';
import type { Interpreter } from '../../machine';
import { binary } from '../../operators/binary';
import { toIndex } from '../../operators/subscript';
import { truthOf } from '../../truth';
import { unknownOf } from '../../unknown/among';
import { UnknownRest } from '../../unknown/rest';
import { type Evaluation, finish, type PythonIterator, Unknown, type Value } from '../../values';
import type { functionsFrom } from '../standard/define';

/** A function of the module. */
export type FunctionRow = Parameters<typeof functionsFrom>[0][string];

/** An iterator whose steps take items from one source. */
export function* over(
  name: string,
  iterable: Value,
  machine: Interpreter,
  step: (source: PythonIterator) => () => Evaluation<Value | undefined>,
): Evaluation {
  return makeIterator(name, step(yield* finish(iterate(iterable, machine))), [iterable]);
}

function* passes(predicate: Value, item: Value, machine: Interpreter): Evaluation<boolean | Unknown> {
  const result = predicate === null ? item : yield* finish(callPositional(predicate, [item], machine));
  return yield* finish(truthOf(result, machine));
}

/** `takewhile`, `dropwhile` and `filterfalse`. */
export const filtering = (name: string, wanted: boolean, stops: boolean): [string, FunctionRow] => [
  name,
  [
    '(predicate, iterable, /)',
    (bound, machine) =>
      over(name, bound.get('iterable'), machine, (source) => {
        let open = false;
        return function* () {
          while (true) {
            const item = yield* nextItem(source, machine);
            if (item === undefined || item instanceof UnknownRest || open) return item;
            const truth = yield* passes(bound.get('predicate'), item, machine);
            if (truth instanceof Unknown) return new UnknownRest(truth.reason);
            if (truth === wanted) {
              open = name === 'dropwhile';
              return item;
            }
            if (stops) return undefined;
          }
        };
      }),
  ],
];

/** The items of iterables, one after the other. */
export function chain(iterables: PythonIterator, machine: Interpreter): Value {
  let current: PythonIterator | undefined;
  return makeIterator('chain', function* () {
    while (true) {
      const item: Value | undefined = current ? yield* nextItem(current, machine) : undefined;
      if (item !== undefined) return item;
      const next = yield* nextItem(iterables, machine);
      if (next === undefined || next instanceof UnknownRest) return next;
      current = yield* finish(iterate(next, machine));
    }
  });
}

/** `islice`. */
export function* islice(iterable: Value, limits: readonly Value[], machine: Interpreter): Evaluation {
  const unknown = limits.map(unknownOf).find(Boolean);
  if (unknown) return unknown;
  const [first = null, second, third = null] = limits;
  const start = second === undefined || first === null ? 0 : toIndex(first, machine);
  const last = second === undefined ? first : second;
  const stop = last === null ? Number.POSITIVE_INFINITY : toIndex(last, machine);
  const step = third === null ? 1 : toIndex(third, machine);
  if (start < 0 || stop < 0 || step < 1)
    machine.raise('ValueError', 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.');
  let at = 0;
  let wanted = start;
  return yield* over(
    'islice',
    iterable,
    machine,
    (source) =>
      function* () {
        while (wanted < stop) {
          const item = yield* nextItem(source, machine);
          if (item === undefined || item instanceof UnknownRest) return item;
          at += 1;
          if (at - 1 === wanted) {
            wanted += step;
            return item;
          }
        }
        return undefined;
      },
  );
}

/** `accumulate`. */
export function* accumulate(
  iterable: Value,
  callee: Value,
  initial: Value | undefined,
  machine: Interpreter,
): Evaluation {
  let total: Value | undefined = initial;
  let first = initial !== undefined;
  return yield* over(
    'accumulate',
    iterable,
    machine,
    (source) =>
      function* () {
        if (first) {
          first = false;
          return total;
        }
        const item = yield* nextItem(source, machine);
        if (item === undefined || item instanceof UnknownRest) return item;
        if (total === undefined) total = item;
        else
          total = yield* finish(
            callee === null ? binary('+', total, item, machine) : callPositional(callee, [total, item], machine),
          );
        return total;
      },
  );
}
