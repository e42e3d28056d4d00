import { makeIterator, nextItem } from '../../builtins/iterators';
import { callPositional } from '../../call';
import { itemsOf, iterate } from '../../iteration';
import type { Interpreter } from '../../machine';
import { PythonTuple } from '../../objects/tuple';
import { areEqual } from '../../operators/compare';
import { UnknownRest } from '../../unknown/rest';
import { type Evaluation, finish, type PythonIterator, Unknown, type Value } from '../../values';

/** `groupby`. */
export function* groupBy(iterable: Value, key: Value, machine: Interpreter): Evaluation {
  const items = yield* itemsOf(iterable, machine);
  if (items instanceof Unknown) return items;
  const groups: { key: Value; items: Value[] }[] = [];
  for (const item of items) {
    const itemKey = key === null ? item : yield* finish(callPositional(key, [item], machine));
    const last = groups[groups.length - 1];
    const same = last ? yield* areEqual(last.key, itemKey, machine) : false;
    if (same instanceof Unknown) return same;
    if (same && last) last.items.push(item);
    else groups.push({ key: itemKey, items: [item] });
  }
  return makeIterator('groupby', () => {
    const group = groups.shift();
    if (!group) return undefined;
    return new PythonTuple([group.key, makeIterator('_grouper', () => group.items.shift())]);
  });
}

/** `tee`. */
export function* tee(iterable: Value, count: number, machine: Interpreter): Evaluation {
  const source = yield* finish(iterate(iterable, machine));
  const seen: (Value | undefined)[] = [];
  return new PythonTuple(
    Array.from({ length: Math.min(count, 100) }, () => {
      let at = 0;
      return makeIterator('_tee', function* () {
        if (at >= seen.length) seen.push(yield* nextItem(source, machine));
        at += 1;
        return seen[at - 1];
      });
    }),
  );
}

/** `zip_longest`. */
export function* zipLongest(iterables: readonly Value[], fill: Value, machine: Interpreter): Evaluation {
  const sources: (PythonIterator | undefined)[] = [];
  for (const iterable of iterables) sources.push(yield* finish(iterate(iterable, machine)));
  return makeIterator('zip_longest', function* () {
    const items: Value[] = [];
    for (const [index, source] of sources.entries()) {
      const item: Value | undefined = source ? yield* nextItem(source, machine) : undefined;
      if (item instanceof UnknownRest) return item;
      if (item === undefined) sources[index] = undefined;
      items.push(item === undefined ? fill : item);
    }
    return sources.some((source) => source !== undefined) ? new PythonTuple(items) : undefined;
  });
}
