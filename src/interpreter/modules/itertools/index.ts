import { makeIterator, nextItem } from '../../builtins/iterators';
import { callPositional } from '../../call';
import { itemsOf, iterate } from '../../iteration';
import type { Interpreter } from '../../machine';
import type { NativeIterator } from '../../objects/generator';
import { PythonTuple } from '../../objects/tuple';
import { binary } from '../../operators/binary';
import { toIndex } from '../../operators/subscript';
import { UnknownRest } from '../../unknown/rest';
import { Builtin, type Evaluation, finish, type Machine, PythonType, Unknown, type Value } from '../../values';
import { functionsFrom, standardLibrary } from '../standard/define';
import { pools, product, selection } from './combine';
import { groupBy, tee, zipLongest } from './group';
import { accumulate, chain, type FunctionRow, filtering, islice, over } from './stream';

const rows: Readonly<Record<string, FunctionRow>> = {
  count: [
    '(start=0, step=1)',
    (bound, machine) => {
      let value = bound.get('start');
      return makeIterator('count', function* () {
        const current = value;
        value = yield* finish(binary('+', current, bound.get('step'), machine));
        return current;
      });
    },
  ],
  cycle: [
    '(iterable, /)',
    function* (bound, machine) {
      const items = yield* itemsOf(bound.get('iterable'), machine);
      if (items instanceof Unknown) return items;
      let at = -1;
      return makeIterator('cycle', () => {
        at += 1;
        return items[at % items.length];
      });
    },
  ],
  repeat: [
    '(object, times=None)',
    (bound, machine) => {
      let left = bound.get('times') === null ? Number.POSITIVE_INFINITY : toIndex(bound.get('times'), machine);
      return makeIterator('repeat', () => {
        left -= 1;
        return left < 0 ? undefined : bound.get('object');
      });
    },
  ],
  product: [
    '(*iterables, repeat=1)',
    (bound, machine) => {
      const times = toIndex(bound.get('repeat'), machine);
      const all = Array.from({ length: Math.min(times, 100) }, () => bound.rest).flat();
      return pools('product', all, product, machine);
    },
  ],
  permutations: [
    '(iterable, r=None)',
    (bound, machine) => selection('permutations', 'permutations')(bound.get('iterable'), bound.get('r'), machine),
  ],
  combinations: [
    '(iterable, r)',
    (bound, machine) => selection('combinations', 'combinations')(bound.get('iterable'), bound.get('r'), machine),
  ],
  combinations_with_replacement: [
    '(iterable, r)',
    (bound, machine) =>
      selection('combinations_with_replacement', 'repeats')(bound.get('iterable'), bound.get('r'), machine),
  ],
  islice: ['(iterable, /, *limits)', (bound, machine) => islice(bound.get('iterable'), bound.rest, machine)],
  accumulate: [
    '(iterable, func=None, *, initial=...)',
    (bound, machine) =>
      accumulate(
        bound.get('iterable'),
        bound.get('func'),
        bound.given('initial') ? bound.get('initial') : undefined,
        machine,
      ),
  ],
  groupby: ['(iterable, key=None)', (bound, machine) => groupBy(bound.get('iterable'), bound.get('key'), machine)],
  tee: [
    '(iterable, n=2, /)',
    (bound, machine) => tee(bound.get('iterable'), toIndex(bound.get('n'), machine), machine),
  ],
  zip_longest: [
    '(*iterables, fillvalue=None)',
    (bound, machine) => zipLongest(bound.rest, bound.get('fillvalue'), machine),
  ],
  starmap: [
    '(function, iterable, /)',
    (bound, machine) =>
      over(
        'starmap',
        bound.get('iterable'),
        machine,
        (source) =>
          function* () {
            const item = yield* nextItem(source, machine);
            if (item === undefined || item instanceof UnknownRest) return item;
            const args = yield* itemsOf(item, machine);
            return args instanceof Unknown ? args : yield* finish(callPositional(bound.get('function'), args, machine));
          },
      ),
  ],
  pairwise: [
    '(iterable, /)',
    (bound, machine) => {
      let before: Value | undefined;
      return over(
        'pairwise',
        bound.get('iterable'),
        machine,
        (source) =>
          function* () {
            if (before === undefined) before = yield* nextItem(source, machine);
            const item = before === undefined ? undefined : yield* nextItem(source, machine);
            if (item === undefined || item instanceof UnknownRest) return item;
            const pair = new PythonTuple([before ?? null, item]);
            before = item;
            return pair;
          },
      );
    },
  ],
  ...Object.fromEntries([
    filtering('takewhile', true, true),
    filtering('dropwhile', false, false),
    filtering('filterfalse', false, false),
  ]),
};

/** `chain(...)` and `chain.from_iterable(...)`. */
function chainType(): PythonType {
  const type = new PythonType(
    'chain',
    'itertools',
    [],
    { iterate: (self: NativeIterator) => self },
    (_type, args, machine) => {
      const sources = [...args.positional];
      return chain({ next: () => sources.shift() }, machine as Interpreter);
    },
  );
  const fromIterable = function* (
    { positional: [iterable = null] }: { positional: readonly Value[] },
    machine: Machine,
  ): Evaluation {
    return chain(yield* finish(iterate(iterable, machine as Interpreter)), machine as Interpreter);
  };
  type.dictionary.set('from_iterable', new Builtin('from_iterable', fromIterable, true));
  return type;
}

export const library = standardLibrary('itertools', () => [...functionsFrom(rows), ['chain', chainType()]]);
