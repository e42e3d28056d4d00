import { libm } from '../../../numeric/libm';
import { MersenneTwister } from '../mersenne';
import type { BitSource } from './bits';

/** A number and whether its last digit hangs on the C library. */
export interface Drawn {
  readonly value: number;
  readonly certain: boolean;
}

/** `numpy.random.RandomState`: MT19937 with the samplers of old (numpy/random/src/legacy/legacy-distributions.c). */
export class LegacyGenerator implements BitSource {
  private readonly twister: MersenneTwister;
  private spare: Drawn | undefined;

  constructor(seed: number) {
    this.twister = new MersenneTwister(seed);
  }

  /** A generator in the same state. */
  copy(): LegacyGenerator {
    const twin = new LegacyGenerator(0);
    twin.restore(this);
    return twin;
  }

  /** Takes the state of another. */
  restore(other: LegacyGenerator): void {
    this.twister.state.set(other.twister.state);
    this.twister.position = other.twister.position;
    this.spare = other.spare;
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

  /** A standard normal by Marsaglia's polar method, two at a time. */
  nextNormal(): Drawn {
    const { spare } = this;
    this.spare = undefined;
    if (spare !== undefined) return spare;
    for (;;) {
      const x = 2 * this.nextDouble() - 1;
      const y = 2 * this.nextDouble() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const { value, certain } = libm('log', square);
      const factor = Math.sqrt((-2 * value) / square);
      this.spare = { value: factor * x, certain };
      return { value: factor * y, certain };
    }
  }
}
