import { makeIterator } from '../../builtins/iterators';
import { itemsOf } from '../../iteration';
import type { Interpreter } from '../../machine';
import { PythonTuple } from '../../objects/tuple';
import { toIndex } from '../../operators/subscript';
import { unknownOf } from '../../unknown/among';
import { type Evaluation, finish, Unknown, type Value } from '../../values';

/** Gives combinations of item positions. */
type Positions = (counts: readonly number[]) => Generator<readonly number[]>;

/** Every combination of one position of each. */
export function* product(counts: readonly number[]): Generator<readonly number[]> {
  if (counts.includes(0)) return;
  const at = counts.map(() => 0);
  while (true) {
    yield at;
    let place = counts.length - 1;
    while (place >= 0 && (at[place] ?? 0) + 1 >= (counts[place] ?? 0)) {
      at[place] = 0;
      place -= 1;
    }
    if (place < 0) return;
    at[place] = (at[place] ?? 0) + 1;
  }
}

function* choose(
  count: number,
  size: number,
  pick: 'combinations' | 'permutations' | 'repeats',
  chosen: readonly number[] = [],
): Generator<readonly number[]> {
  if (chosen.length === size) {
    yield chosen;
    return;
  }
  const last = chosen[chosen.length - 1];
  const from = pick === 'permutations' || last === undefined ? 0 : pick === 'repeats' ? last : last + 1;
  for (let index = from; index < count; index++) {
    if (pick === 'permutations' && chosen.includes(index)) continue;
    yield* choose(count, size, pick, [...chosen, index]);
  }
}

/** An iterator of tuples whose items stand at the given positions of the iterables. */
export function* pools(
  name: string,
  iterables: readonly Value[],
  positions: Positions,
  machine: Interpreter,
): Evaluation {
  const items: Value[][] = [];
  for (const iterable of iterables) {
    const pool = yield* itemsOf(iterable, machine);
    if (pool instanceof Unknown) return pool;
    items.push(pool);
  }
  const source = positions(items.map(({ length }) => length));
  const only = items.length === 1 && name !== 'product' ? items[0] : undefined;
  return makeIterator(name, function* () {
    machine.charge(1);
    if (machine.meter.due()) yield;
    const step = source.next();
    if (step.done) return undefined;
    return new PythonTuple(step.value.map((index, place) => (only ?? items[place])?.[index] ?? null));
  });
}

/** `permutations`, `combinations` and `combinations_with_replacement`. */
export const selection =
  (name: string, pick: 'combinations' | 'permutations' | 'repeats') =>
  (iterable: Value, size: Value, machine: Interpreter): Evaluation => {
    const unknown = unknownOf(size);
    if (unknown) return finish(unknown as Value);
    const given = size === null ? undefined : toIndex(size, machine);
    if (given !== undefined && given < 0) return machine.raise('ValueError', 'r must be non-negative');
    return pools(name, [iterable], ([count = 0]) => choose(count, Math.min(given ?? count, 200), pick), machine);
  };
