import { onlyOnce, runThrough } from '../../numeric/pausing';
/** Four 32-bit words: a counter, or the random bits for it. */
export type Block = readonly [number, number, number, number];
/** Two 32-bit words. */
export type Key = readonly [number, number];

const multiplierA = 0xd2511f53;
const multiplierB = 0xcd9e8d57;
const bumpA = 0x9e3779b9;
const bumpB = 0xbb67ae85;

/** The upper half of the product of two 32-bit words. */
function highWord(a: number, b: number): number {
  const [aHigh, aLow] = [a >>> 16, a & 0xffff];
  const [bHigh, bLow] = [b >>> 16, b & 0xffff];
  const middle = aLow * bHigh + ((aLow * bLow) >>> 16);
  const other = aHigh * bLow + (middle & 0xffff);
  return aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(other / 65536);
}

/** Philox 4x32 with ten rounds (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): the random bits of a counter under a key. */
export function philox(counter: Block, key: Key): Block {
  let [a, b, c, d] = counter;
  let [first, second] = key;
  for (let round = 0; round < 10; round++) {
    const [x, y] = [a, c];
    a = (highWord(multiplierB, y) ^ b ^ first) >>> 0;
    b = Math.imul(multiplierB, y) >>> 0;
    c = (highWord(multiplierA, x) ^ d ^ second) >>> 0;
    d = Math.imul(multiplierA, x) >>> 0;
    first = (first + bumpA) >>> 0;
    second = (second + bumpB) >>> 0;
  }
  return [a, b, c, d];
}

const mask = (1n << 128n) - 1n;

function wordsOf(counter: bigint): Block {
  const word = (index: bigint) => Number((counter >> (32n * index)) & 0xffffffffn);
  return [word(0n), word(1n), word(2n), word(3n)];
}

/** A stream of Philox blocks: a 128-bit counter, lowest word first, that counts up. */
export class PhiloxStream {
  /** The counter in words, while it is known. */
  private words: Block | undefined;
  constructor(
    readonly key: Key,
    private counter: bigint,
  ) {}

  /** The stream TensorFlow makes of an operation's two seeds (PhiloxRandom(seed_lo, seed_hi)). */
  static ofSeeds(low: bigint, high: bigint): PhiloxStream {
    const key: Key = [Number(low & 0xffffffffn), Number(BigInt.asUintN(64, low) >> 32n)];
    return new PhiloxStream(key, BigInt.asUintN(64, high) << 64n);
  }

  /** The stream at a position of its own, so many blocks further. */
  ahead(blocks: number): PhiloxStream {
    return new PhiloxStream(this.key, (this.counter + BigInt(blocks)) & mask);
  }

  next(): Block {
    runThrough();
    const words = this.words ?? wordsOf(this.counter);
    const block = philox(words, this.key);
    this.counter = (this.counter + 1n) & mask;
    const [low, ...high] = words;
    this.words = low === 0xffffffff ? undefined : [low + 1, ...high];
    return block;
  }
}

/** The stream of a stateless operation's two-number seed: the seed scrambled once (GenerateKey of stateless_random_ops.cc). */
export function statelessStream(first: bigint, second: bigint): PhiloxStream {
  return onlyOnce(() => scrambled(first, second));
}

function scrambled(first: bigint, second: bigint): PhiloxStream {
  const word = (value: bigint, shift: bigint) => Number((BigInt.asUintN(64, value) >> shift) & 0xffffffffn);
  const mixed = philox(
    [word(first, 0n), word(first, 32n), word(second, 0n), word(second, 32n)],
    [0x3ec8f720, 0x02461e29],
  );
  return new PhiloxStream([mixed[0], mixed[1]], (BigInt(mixed[2]) << 64n) | (BigInt(mixed[3]) << 96n));
}
