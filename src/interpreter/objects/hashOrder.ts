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

/** A set's table as an operation left it; items added since then come after it. */
export interface Table {
  readonly slots: Slots;
  readonly used: number;
  /** Whether items were taken out, whose places stay taken. */
  readonly holed?: boolean;
}

/** What the order of a set follows from. */
interface History {
  /** In the order in which they were added, those of the base first. */
  readonly values: readonly Value[];
  readonly base: Table | undefined;
  /** Whether more happened than items added to the base. */
  readonly shrunk: boolean;
  readonly removed: readonly Value[];
}

/** The order in which CPython iterates a set of numbers; Unknown for anything hashed by address or by a random seed. */
export function hashOrder(history: History): Value[] | Unknown {
  const { values } = history;
  if (values.length <= 1) return [...values];
  const table = tableOf(history);
  return table instanceof Unknown ? table : itemsIn(table);
}

/** The items of a table in its order. */
export const itemsIn = ({ slots }: Table): Value[] => slots.filter((slot) => slot !== undefined) as Value[];

/** The table of a set of numbers; Unknown as the order is. */
export function tableOf({ values, base, shrunk, removed }: History): Table | Unknown {
  const hashes = hashesOf(values);
  if (!hashes) return new Unknown('the order of this set differs from run to run');
  const isKnown = !shrunk && (!base?.holed || values.length === base.used);
  if (!isKnown && !keepsPlaces([...values, ...removed]))
    return new Unknown('the order of this set depends on how it was made');
  return fill(values, hashes, isKnown ? base : undefined);
}

function hashesOf(values: readonly Value[]): ReadonlyMap<Value, bigint> | undefined {
  const make = () => ({ hashes: new Map<Value, bigint>(), known: true });
  const { hashes, known } = visitInBlocks(values.length, 20, make, (state, i) => {
    const value = values[i] ?? null;
    const hash = state.known ? hashNumber(value) : undefined;
    if (hash === undefined) state.known = false;
    else state.hashes.set(value, hash);
  });
  return known ? hashes : undefined;
}

/** CPython's set_merge: makes room for all items of the other set, then adds those that are new in its order. */
export function merge(into: Table, other: Table, isNew: (value: Value) => boolean): Table {
  const enough = (into.used + other.used) * 5 < (into.slots.length - 1) * 3;
  const size = enough ? into.slots.length : sizeAbove((into.used + other.used) * 2);
  if (into.used === 0 && size === other.slots.length && !other.holed) return other;
  const kept = enough ? [...into.slots] : moved(into.slots, size);
  let { used } = into;
  const slots = visitInBlocks(
    other.slots.length,
    50,
    () => kept,
    (growing, i) => {
      const value = other.slots[i];
      if (value === undefined || !isNew(value)) return;
      place(growing, value, hashNumber(value) ?? 0n);
      used += 1;
    },
  );
  return { slots, used, holed: into.holed === true && enough };
}

/** The table without items that are taken out one by one. */
export function without(table: Table, isTaken: (value: Value) => boolean): Table {
  const slots = table.slots.map((value) => (value === undefined || isTaken(value) ? undefined : value));
  const used = slots.filter((slot) => slot !== undefined).length;
  return { slots, used, holed: table.holed === true || used < table.used };
}

const emptySlots = (size: number): Slots => new Array<Value | undefined>(size).fill(undefined);

/** The table of a set without items. */
export const emptyTable = (): Table => ({ slots: emptySlots(8), used: 0 });

function sizeAbove(least: number): number {
  let size = 8;
  while (size <= least) size *= 2;
  return size;
}

function moved(old: Slots, size: number): Slots {
  return visitInBlocks(
    old.length,
    50,
    () => emptySlots(size),
    (larger, i) => {
      const value = old[i];
      if (value !== undefined) place(larger, value, hashNumber(value) ?? 0n);
    },
  );
}

/** Whether items never met in a table of any size and stand in the same order in all: different whole numbers from 0 to 7. */
function keepsPlaces(values: readonly Value[]): boolean {
  const hashes = values.map((value) => hashNumber(value));
  return hashes.every((hash) => hash !== undefined && hash >= 0n && hash < 8n);
}

/** The table that the values beyond those of the base were added to one after the other. */
function fill(values: readonly Value[], hashes: ReadonlyMap<Value, bigint>, base = emptyTable()): Table {
  let slots = [...base.slots];
  for (let { used } = base; used < values.length; ) {
    // The table grows with the value that fills three fifths of it.
    const full = Math.min(values.length, Math.ceil(((slots.length - 1) * 3) / 5));
    const [from, before] = [used, slots];
    slots = visitInBlocks(
      full - from,
      50,
      () => before,
      (growing, i) => {
        const value = values[from + i] ?? null;
        place(growing, value, hashes.get(value) ?? 0n);
      },
    );
    used = full;
    if (used * 5 < (slots.length - 1) * 3) break;
    slots = moved(slots, sizeAbove(used > 50_000 ? used * 2 : used * 4));
  }
  return { slots, used: values.length, ...(base.holed && { holed: true }) };
}
