import { fillInBlocks } from '../../numeric/blocks';
import { orderInBlocks } from '../../numeric/ordering';
import { mapInBlocks } from '../../numeric/pausing';

/** Threefry-2x32 with 20 rounds, the counter-based generator of JAX (Salmon et al. 2011; jax/_src/random/threefry2x32.py). */

export type Words = readonly [number, number];

const rotations = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/** Two words from a key and a counter of two. */
export function threefry2x32([k0, k1]: Words, [c0, c1]: Words): Words {
  const k2 = k0 ^ k1 ^ 0x1bd11bda;
  let x = (c0 + k0) | 0;
  let y = (c1 + k1) | 0;
  for (let group = 0; group < 5; group++) {
    for (const turn of rotations[(group & 1) as 0 | 1]) {
      x = (x + y) | 0;
      y = ((y << turn) | (y >>> (32 - turn))) ^ x;
    }
    const [first, second] = group % 3 === 0 ? [k1, k2] : group % 3 === 1 ? [k2, k0] : [k0, k1];
    x = (x + first) | 0;
    y = (y + second + group + 1) | 0;
  }
  return [x >>> 0, y >>> 0];
}

/** `count` words of 32 random bits: each counter's two words mixed (jax_threefry_partitionable, the default since JAX 0.5). */
const randomBits = (key: Words, count: number): Float64Array =>
  fillInBlocks(count, 150, (i) => {
    const [high, low] = threefry2x32(key, [Math.floor(i / 2 ** 32), i >>> 0]);
    return (high ^ low) >>> 0;
  });

/** Keys split off a key. */
export const splitKey = (key: Words, count: number): Words[] =>
  Array.from({ length: count }, (_, i) => threefry2x32(key, [0, i]));

/** A key with a number folded in. */
export const foldIn = (key: Words, data: number): Words => threefry2x32(key, [0, data >>> 0]);

/** Float32 numbers in [0, 1): 23 random bits as the fraction of a number in [1, 2). */
export const uniform01 = (key: Words, count: number): Float64Array =>
  mapInBlocks(randomBits(key, count), 3, (bits) => Math.floor(bits / 512) / 2 ** 23);

/** Whole numbers in [low, high) from two words each (_randint). */
export function integersBetween(key: Words, count: number, low: number, high: number): Float64Array {
  const [first = key, second = key] = splitKey(key, 2);
  const [upper, lower] = [randomBits(first, count), randomBits(second, count)];
  const span = high > low ? high - low : 1;
  const times = (a: number, b: number) => Math.imul(a, b) >>> 0;
  const multiplier = times(2 ** 16 % span, 2 ** 16 % span) % span;
  return mapInBlocks(upper, 10, (bits, i) => {
    const offset = (times(bits % span, multiplier) + ((lower[i] ?? 0) % span)) % 2 ** 32;
    return low + (offset % span);
  });
}

/** The order in which a shuffle leaves `count` things: sorted by random words, as often as collisions call for (_shuffle). */
export function shuffledOrder(key: Words, count: number): Float64Array {
  const rounds = Math.ceil((3 * Math.log(Math.max(1, count))) / Math.log(2 ** 32 - 1));
  let order = fillInBlocks(count, 2, (i) => i);
  let current = key;
  for (let round = 0; round < rounds; round++) {
    const [next = current, own = current] = splitKey(current, 2);
    current = next;
    const words = randomBits(own, count);
    const places = orderInBlocks(count, (a, b) => (words[a] ?? 0) - (words[b] ?? 0));
    const before = order;
    order = fillInBlocks(count, 2, (i) => before[places[i] ?? 0] ?? 0);
  }
  return order;
}
