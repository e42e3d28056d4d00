import { MersenneTwister } from './mersenne';

/** CPython's `random.Random(seed)` for an integer: Mersenne Twister seeded by the 32-bit words of |seed| (`init_by_array`). */
export function pythonRandom(seed: bigint): MersenneTwister {
  const words: number[] = [];
  for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  if (words.length === 0) words.push(0);
  const twister = new MersenneTwister(19650218);
  const { state } = twister;
  const mixed = (index: number, multiplier: number) => {
    const before = state[index - 1] ?? 0;
    return ((state[index] ?? 0) ^ Math.imul(before ^ (before >>> 30), multiplier)) >>> 0;
  };
  let index = 1;
  const advance = () => {
    index++;
    if (index < 624) return;
    state[0] = state[623] ?? 0;
    index = 1;
  };
  for (let step = 0; step < Math.max(624, words.length); step++) {
    const word = step % words.length;
    state[index] = mixed(index, 1664525) + (words[word] ?? 0) + word;
    advance();
  }
  for (let step = 0; step < 623; step++) {
    state[index] = mixed(index, 1566083941) - index;
    advance();
  }
  state[0] = 0x80000000;
  return twister;
}

/** `random.randint(low, high)` for ranges below 2^32: random bits until they fall into the range. */
export function randomInteger(twister: MersenneTwister, low: number, high: number): number {
  const range = high - low + 1;
  const bits = Math.floor(Math.log2(range)) + 1;
  for (;;) {
    const drawn = twister.next() >>> (32 - bits);
    if (drawn < range) return low + drawn;
  }
}
