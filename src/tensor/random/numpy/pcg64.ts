import { runThrough } from '../../../numeric/pausing';
import type { BitSource } from './bits';

const mask64 = (1n << 64n) - 1n;
const mask128 = (1n << 128n) - 1n;
const multiplier = 0x2360ed051fc65da44385df649fccf645n;

/** PCG XSL RR 128/64 (M. E. O'Neill, "PCG: a family of simple fast space-efficient statistically good algorithms", 2014). */
export class Pcg64 implements BitSource {
  private state = 0n;
  private readonly increment: bigint;
  private spare: number | undefined;

  /** Seeded as `numpy.random.default_rng(seed)` by way of SeedSequence. */
  constructor(entropy: bigint) {
    const words = seedSequence(entropy, 8);
    const pair = (k: number) => (BigInt(words[k + 1] ?? 0) << 32n) | BigInt(words[k] ?? 0);
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

/** `numpy.random.SeedSequence(entropy).generate_state(count)` (numpy/random/bit_generator.pyx, after O'Neill's seed_seq_fe). */
export function seedSequence(entropy: bigint, count: number): number[] {
  const words: number[] = [];
  for (let rest = entropy; rest > 0n || words.length === 0; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  let constant = 0x43b0d7e5;
  const hash = (value: number): number => {
    let x = (value ^ constant) >>> 0;
    constant = Math.imul(constant, 0x931e8875) >>> 0;
    x = Math.imul(x, constant) >>> 0;
    return (x ^ (x >>> 16)) >>> 0;
  };
  const mix = (x: number, y: number): number => {
    const mixed = (Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y)) >>> 0;
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  const pool = [0, 1, 2, 3].map((i) => hash(words[i] ?? 0));
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) if (from !== to) pool[to] = mix(pool[to] ?? 0, hash(pool[from] ?? 0));
  }
  for (const word of words.slice(4)) for (let to = 0; to < 4; to++) pool[to] = mix(pool[to] ?? 0, hash(word));
  let output = 0x8b51f9dd;
  return Array.from({ length: count }, (_, i) => {
    let x = ((pool[i % 4] ?? 0) ^ output) >>> 0;
    output = Math.imul(output, 0x58f38ded) >>> 0;
    x = Math.imul(x, output) >>> 0;
    return (x ^ (x >>> 16)) >>> 0;
  });
}
