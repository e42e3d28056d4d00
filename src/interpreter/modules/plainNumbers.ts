import { inBlocks } from '../../numeric/pausing';
import { PythonList } from '../objects/list';
import { PythonTuple } from '../objects/tuple';
import type { Value } from '../values';

/** Nested lists of nothing but floats, or of nothing but ints that a float64 holds, in row-major order. */
export interface PlainNumbers {
  readonly shape: readonly number[];
  readonly values: Float64Array;
  readonly kind: 'int' | 'float';
}

const sequence = (value: Value | undefined): readonly Value[] | undefined =>
  value instanceof PythonList || value instanceof PythonTuple ? value.items : undefined;

const isItems = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);

/** The numbers of a list or tuple without a look at each as an object of its own; undefined where any is of another kind, or a row of another length. */
export function plainNumbers(value: Value | readonly Value[]): PlainNumbers | undefined {
  let items: readonly Value[] | undefined = isItems(value) ? value : sequence(value);
  if (items === undefined || items.length === 0) return undefined;
  const shape = [items.length];
  for (let rows = sequence(items[0]); rows !== undefined; rows = sequence(items[0])) {
    const inner: readonly Value[] | undefined = joined(items, rows.length);
    if (inner === undefined || inner.length === 0) return undefined;
    shape.push(rows.length);
    items = inner;
  }
  const kind = typeof items[0] === 'bigint' ? 'int' : 'float';
  const values = kind === 'int' ? integers(items) : floats(items);
  return values && { shape, values, kind };
}

/** The items of rows of one length, one row after the other. */
function joined(rows: readonly Value[], length: number): Value[] | undefined {
  const make = () => ({ items: [] as Value[], fits: true });
  const { items, fits } = inBlocks(rows.length, 2 * length, make, (state, from, to) => {
    for (let i = from; i < to && state.fits; i++) {
      const row = sequence(rows[i]);
      state.fits = row?.length === length;
      if (row === undefined || !state.fits) break;
      for (let j = 0; j < length; j++) state.items.push(row[j] ?? null);
    }
  });
  return fits ? items : undefined;
}

function floats(items: readonly Value[]): Float64Array | undefined {
  const make = () => ({ values: new Float64Array(items.length), fits: true });
  const { values, fits } = inBlocks(items.length, 2, make, (state, from, to) => {
    for (let i = from; i < to && state.fits; i++) {
      const item = items[i];
      if (typeof item === 'number') state.values[i] = item;
      else state.fits = false;
    }
  });
  return fits ? values : undefined;
}

const largest = BigInt(Number.MAX_SAFE_INTEGER);

function integers(items: readonly Value[]): Float64Array | undefined {
  const make = () => ({ values: new Float64Array(items.length), fits: true });
  const { values, fits } = inBlocks(items.length, 5, make, (state, from, to) => {
    for (let i = from; i < to && state.fits; i++) {
      const item = items[i];
      if (typeof item === 'bigint' && item <= largest && item >= -largest) state.values[i] = Number(item);
      else state.fits = false;
    }
  });
  return fits ? values : undefined;
}
