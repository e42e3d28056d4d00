import { callPositional } from '../call';
import { iterate } from '../iteration';
import type { Interpreter } from '../machine';
import { binary } from '../operators/binary';
import { compare } from '../operators/compare';
import { truthOf } from '../truth';
import { UnknownRest } from '../unknown/rest';
import { type Arguments, type Evaluation, finish, Unknown, type Value } from '../values';
import { nextItem } from './iterators';

/** `sum(iterable, start)`: left to right, as Python 3.11 adds floats. */
export function* sum(iterable: Value, start: Value, machine: Interpreter): Evaluation {
  if (typeof start === 'string')
    return machine.raise('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
  const source = yield* finish(iterate(iterable, machine));
  let total: Value = start;
  while (true) {
    const item = yield* nextItem(source, machine);
    if (item === undefined) return total;
    if (item instanceof UnknownRest) return new Unknown(item.reason);
    total = yield* finish(binary('+', total, item, machine));
  }
}

/** `min` and `max`. */
export function* extreme(name: 'min' | 'max', args: Arguments, machine: Interpreter): Evaluation {
  const { positional, keywords } = args;
  for (const keyword of keywords.keys()) {
    if (keyword !== 'key' && keyword !== 'default') {
      machine.raise('TypeError', `${name}() got an unexpected keyword argument '${keyword}'`);
    }
  }
  const [first] = positional;
  if (first === undefined) return machine.raise('TypeError', `${name} expected at least 1 argument, got 0`);
  const key = keywords.get('key') ?? null;
  const single = positional.length === 1;
  if (!single && keywords.has('default')) {
    machine.raise('TypeError', `Cannot specify a default for ${name}() with multiple positional arguments`);
  }
  const source = single ? yield* finish(iterate(first, machine)) : undefined;
  let index = 0;
  let best: Value | undefined;
  let bestKey: Value = null;
  while (true) {
    const item: Value | undefined = source ? yield* nextItem(source, machine) : positional[index];
    index += 1;
    if (item === undefined) break;
    if (item instanceof UnknownRest) return new Unknown(item.reason);
    const itemKey = key === null ? item : yield* finish(callPositional(key, [item], machine));
    if (best !== undefined) {
      const better = yield* finish(
        truthOf(yield* finish(compare(name === 'max' ? '>' : '<', itemKey, bestKey, machine)), machine),
      );
      if (better instanceof Unknown) return better;
      if (!better) continue;
    }
    best = item;
    bestKey = itemKey;
  }
  if (best !== undefined) return best;
  return (
    keywords.get('default') ??
    (keywords.has('default') ? null : machine.raise('ValueError', `${name}() arg is an empty sequence`))
  );
}

/** `any` (stops at the first true) and `all` (at the first false). */
export function* anyOrAll(stopsAt: boolean, iterable: Value, machine: Interpreter): Evaluation {
  const source = yield* finish(iterate(iterable, machine));
  let unknown: Unknown | undefined;
  while (true) {
    const item = yield* nextItem(source, machine);
    if (item instanceof UnknownRest) return new Unknown(item.reason);
    if (item === undefined) return unknown ?? !stopsAt;
    const truth = yield* finish(truthOf(item, machine));
    if (truth instanceof Unknown) unknown ??= truth;
    else if (truth === stopsAt) return stopsAt;
  }
}
