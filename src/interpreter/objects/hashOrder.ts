import { hashNumber } from '../operators/hash';
import { Unknown, type Value } from '../values';

/** CPython's set table: linear probing of 9 before jumping, growth at 3/5 (Objects/setobject.c). */
const probes = 9;
const perturbShift = 5n;
const wordMask = (1n << 64n) - 1n;

class Table {
  slots: (Value | undefined)[] = new Array(8).fill(undefined);
  private used = 0;
  constructor(private readonly hashes: ReadonlyMap<Value, bigint>) {}

  private place(value: Value): void {
    const mask = BigInt(this.slots.length - 1);
    const hash = (this.hashes.get(value) ?? 0n) & wordMask;
    let perturb = hash;
    let index = hash & mask;
    while (true) {
      const limit = index + BigInt(probes) <= mask ? probes : 0;
      for (let step = 0; step <= limit; step++) {
        const at = Number(index) + step;
        if (this.slots[at] === undefined) {
          this.slots[at] = value;
          return;
        }
      }
      perturb >>= perturbShift;
      index = (index * 5n + 1n + perturb) & mask;
    }
  }

  add(value: Value): void {
    this.place(value);
    this.used += 1;
    const mask = this.slots.length - 1;
    if (this.used * 5 < mask * 3) return;
    const least = this.used > 50_000 ? this.used * 2 : this.used * 4;
    let size = 8;
    while (size <= least) size *= 2;
    const values = this.slots.filter((slot) => slot !== undefined);
    this.slots = new Array(size).fill(undefined);
    for (const kept of values) this.place(kept);
  }
}

/** The order in which CPython iterates a set of numbers that were added in this order; Unknown for anything hashed by address or by a random seed. */
export function hashOrder(
  values: readonly Value[],
  shrunk: boolean,
  removed: readonly Value[] = [],
): Value[] | Unknown {
  if (values.length <= 1) return [...values];
  const hashes = new Map<Value, bigint>();
  for (const value of values) {
    const hash = hashNumber(value);
    if (hash === undefined) return new Unknown('the order of this set differs from run to run');
    hashes.set(value, hash);
  }
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

function fill(values: readonly Value[], hashes: ReadonlyMap<Value, bigint>): Value[] {
  const table = new Table(hashes);
  for (const value of values) table.add(value);
  return table.slots.filter((slot) => slot !== undefined) as Value[];
}
