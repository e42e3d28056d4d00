import { runThrough } from '../../../numeric/pausing';
import { MersenneTwister } from '../mersenne';
import type { BitSource } from './bits';
import type { SeedSequence } from './seedSequence';

const mask64 = (1n << 64n) - 1n;

/** A source of 64-bit words whose 32-bit draws take a word's low half, then its high half. */
abstract class WordSource implements BitSource {
  private spare: number | undefined;

  protected abstract step(): bigint;

  next64(): bigint {
    runThrough();
    return this.step();
  }

  next32(): number {
    const { spare } = this;
    this.spare = undefined;
    if (spare !== undefined) return spare;
    const word = this.next64();
    this.spare = Number(word >> 32n);
    return Number(word & 0xffffffffn);
  }

  nextDouble(): number {
    return Number(this.next64() >> 11n) / 9007199254740992;
  }
}

/** Chris Doty-Humphrey's Small Fast Chaotic generator, 64 bits (numpy/random/src/sfc64). */
export class Sfc64 extends WordSource {
  private words: bigint[];

  constructor(seeds: SeedSequence) {
    super();
    this.words = [...seeds.state64(3), 1n];
    for (let i = 0; i < 12; i++) this.step();
  }

  protected step(): bigint {
    const [a = 0n, b = 0n, c = 0n, counter = 0n] = this.words;
    const result = (a + b + counter) & mask64;
    const turned = ((c << 24n) | (c >> 40n)) & mask64;
    this.words = [b ^ (b >> 11n), (c + (c << 3n)) & mask64, (turned + result) & mask64, (counter + 1n) & mask64];
    return result;
  }
}

/** Philox 4x64 in ten rounds (J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011). */
export class Philox4x64 extends WordSource {
  private readonly key: readonly bigint[];
  private counter = 0n;
  private block: bigint[] = [];

  constructor(seeds: SeedSequence) {
    super();
    this.key = seeds.state64(2);
  }

  protected step(): bigint {
    if (this.block.length === 0) {
      this.counter++;
      let words = [0n, 64n, 128n, 192n].map((shift) => (this.counter >> shift) & mask64);
      let [first = 0n, second = 0n] = this.key;
      for (let round = 0; round < 10; round++) {
        const [a = 0n, b = 0n, c = 0n, d = 0n] = words;
        const [low, high] = [0xd2e7470ee14c6c93n * a, 0xca5a826395121157n * c];
        words = [(high >> 64n) ^ b ^ first, high & mask64, (low >> 64n) ^ d ^ second, low & mask64];
        first = (first + 0x9e3779b97f4a7c15n) & mask64;
        second = (second + 0xbb67ae8584caa73bn) & mask64;
      }
      this.block = words;
    }
    return this.block.shift() ?? 0n;
  }
}

/** MT19937 seeded by a SeedSequence, as `numpy.random.MT19937`. */
export class SeededTwister implements BitSource {
  private readonly twister = new MersenneTwister(0);

  constructor(seeds: SeedSequence) {
    this.twister.state.set(seeds.state32(624));
    this.twister.state[0] = 0x80000000;
    this.twister.position = 623;
  }

  next32(): number {
    return this.twister.next();
  }

  next64(): bigint {
    const high = BigInt(this.next32());
    return (high << 32n) | BigInt(this.next32());
  }

  nextDouble(): number {
    const high = this.next32() >>> 5;
    return (high * 67108864 + (this.next32() >>> 6)) / 9007199254740992;
  }
}
