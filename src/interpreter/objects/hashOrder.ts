import { visitInBlocks } from '../../numeric/blocks';
import { hashNumber } from '../operators/hash';
import { Unknown, type Value } from '../values';

/** CPython's set table: linear probing of 9 before jumping, growth at 3/5 (Objects/setobject.c). */
const probes = 9;
const perturbShift = 5n;
const wordMask = (1n << 64n) - 1n;

type Slots = (Value | undefined)[];

/** Puts a value in the first free slot of those that CPython tries for its hash. */
function place(slots: Slots, value: Value, hash: bigint): void {
  const size = slots.length;
  const positive = hash & wordMask;
  let index = Number(positive & BigInt(size - 1));
  let perturb: bigint | number = positive <= Number.MAX_SAFE_INTEGER ? Number(positive) : positive;
  while (true) {
    const limit = index + probes <= size - 1 ? probes : 0;
    for (let at = index; at <= index + limit; at++) {
      if (slots[at] === undefined) {
        slots[at] = value;
        return;
      }
    }
    perturb = typeof perturb === 'number' ? Math.floor(perturb / 32) : perturb >> perturbShift;
    const moved: number = typeof perturb === 'number' ? perturb % size : Number(perturb % BigInt(size));
    index = (index * 5 + 1 + moved) % size;
  }
}

/** The order in which CPython iterates a set of numbers that were added in this order; Unknown for anything hashed by address or by a random seed. */
export function hashOrder(
  values: readonly Value[],
  shrunk: boolean,
  removed: readonly Value[] = [],
): Value[] | Unknown {
  if (values.length <= 1) return [...values];
  const make = () => ({ hashes: new Map<Value, bigint>(), known: true });
  const { hashes, known } = visitInBlocks(values.length, 20, make, (state, i) => {
    const value = values[i] ?? null;
    const hash = state.known ? hashNumber(value) : undefined;
    if (hash === undefined) state.known = false;
    else state.hashes.set(value, hash);
  });
  if (!known) return new Unknown('the order of this set differs from run to run');
  if (removed.length > 0 && !keepsPlaces([...values, ...removed])) return historic();
  const order = fill(values, hashes);
  if (shrunk && fill([...order].reverse(), hashes).some((value, index) => value !== order[index])) {
    return historic();
  }
  return order;
}

const historic = (): Unknown => new Unknown('the order of this set depends on how it was made');

/** Whether items never met in a table of any size and stand in the same order in all: different whole numbers from 0 to 7. */
function keepsPlaces(values: readonly Value[]): boolean {
  const hashes = values.map((value) => hashNumber(value));
  return hashes.every((hash) => hash !== undefined && hash >= 0n && hash < 8n);
}

/** The values in the order of a table that they were added to one after the other. */
function fill(values: readonly Value[], hashes: ReadonlyMap<Value, bigint>): Value[] {
  const putIn = (slots: Slots, value: Value): void => place(slots, value, hashes.get(value) ?? 0n);
  const table = (size: number) => (): Slots => new Array<Value | undefined>(size).fill(undefined);
  let slots = table(8)();
  for (let used = 0; used < values.length; ) {
    // The table grows with the value that fills three fifths of it.
    const full = Math.min(values.length, Math.ceil(((slots.length - 1) * 3) / 5));
    const [from, before] = [used, slots];
    slots = visitInBlocks(
      full - from,
      50,
      () => before,
      (growing, i) => putIn(growing, values[from + i] ?? null),
    );
    used = full;
    if (used * 5 < (slots.length - 1) * 3) break;
    const least = used > 50_000 ? used * 2 : used * 4;
    let size = 8;
    while (size <= least) size *= 2;
    const old = slots;
    slots = visitInBlocks(old.length, 50, table(size), (larger, i) => {
      const value = old[i];
      if (value !== undefined) putIn(larger, value);
    });
  }
  return slots.filter((slot) => slot !== undefined) as Value[];
}
