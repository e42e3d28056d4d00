import { runThrough } from '../../numeric/pausing';

/**
 * The Mersenne Twister MT19937 (Matsumoto & Nishimura 1998, "Mersenne Twister: a 623-dimensionally equidistributed uniform
 * pseudo-random number generator"), seeded by `init_genrand` from the low 32 bits of a number.
 */
export class MersenneTwister {
  readonly state = new Uint32Array(624);
  /** Position of the next word in state; 624 when it has to be renewed. */
  position = 624;

  constructor(seed: number) {
    this.seed(seed);
  }

  seed(seed: number): void {
    let word = seed >>> 0;
    this.state[0] = word;
    for (let index = 1; index < 624; index++) {
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + index) >>> 0;
      this.state[index] = word;
    }
    this.position = 624;
  }

  /** The next 32 random bits as a number from 0 to 2^32 - 1. */
  next(): number {
    runThrough();
    if (this.position >= 624) this.renew();
    let word = this.state[this.position++] ?? 0;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  private renew(): void {
    const state = this.state;
    for (let index = 0; index < 624; index++) {
      const mixed = ((state[index] ?? 0) & 0x80000000) | ((state[(index + 1) % 624] ?? 0) & 0x7fffffff);
      state[index] = (state[(index + 397) % 624] ?? 0) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.position = 0;
  }
}
