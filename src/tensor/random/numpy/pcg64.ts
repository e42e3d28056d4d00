import { runThrough } from '../../../numeric/pausing';
import type { BitSource } from './bits';
import type { SeedSequence } from './seedSequence';

const mask64 = (1n << 64n) - 1n;
const mask128 = (1n << 128n) - 1n;
const multiplier = 0x2360ed051fc65da44385df649fccf645n;

/** PCG XSL RR 128/64 (M. E. O'Neill, "PCG: a family of simple fast space-efficient statistically good algorithms", 2014). */
export class Pcg64 implements BitSource {
  private state = 0n;
  private readonly increment: bigint;
  private spare: number | undefined;

  /** Seeded as `numpy.random.default_rng(seed)` by way of SeedSequence. */
  constructor(seeds: SeedSequence) {
    const words = seeds.state64(4);
    const pair = (k: number) => words[k / 2] ?? 0n;
    this.increment = ((((pair(4) << 64n) | pair(6)) << 1n) | 1n) & mask128;
    this.step();
    this.state = (this.state + ((pair(0) << 64n) | pair(2))) & mask128;
    this.step();
  }

  private step(): void {
    runThrough();
    this.state = (this.state * multiplier + this.increment) & mask128;
  }

  next64(): bigint {
    this.step();
    const mixed = (this.state >> 64n) ^ (this.state & mask64);
    const turn = this.state >> 122n;
    return ((mixed >> turn) | (mixed << (64n - turn))) & mask64;
  }

  next32(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    const next = this.next64();
    this.spare = Number(next >> 32n);
    return Number(next & 0xffffffffn);
  }

  nextDouble(): number {
    return Number(this.next64() >> 11n) / 9007199254740992;
  }
}
