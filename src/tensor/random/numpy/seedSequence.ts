/** Entropy as 32-bit words, least significant first; 0 is one word. */
export function wordsOf(entropy: bigint): number[] {
  const words: number[] = [];
  for (let rest = entropy; rest > 0n || words.length === 0; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words;
}

/** `numpy.random.SeedSequence` (numpy/random/bit_generator.pyx, after O'Neill's seed_seq_fe). */
export class SeedSequence {
  private children = 0;
  private readonly pool: readonly number[];

  constructor(
    readonly entropy: readonly number[],
    readonly key: readonly number[] = [],
  ) {
    // A spawned sequence never collides with one whose entropy is as long.
    const padding = key.length > 0 ? Math.max(0, 4 - entropy.length) : 0;
    this.pool = mixed([...entropy, ...Array<number>(padding).fill(0), ...key]);
  }

  /** The next `count` children. */
  spawn(count: number): SeedSequence[] {
    return Array.from({ length: count }, () => new SeedSequence(this.entropy, [...this.key, this.children++]));
  }

  /** `generate_state(count)`: 32-bit words. */
  state32(count: number): number[] {
    let output = 0x8b51f9dd;
    return Array.from({ length: count }, (_, i) => {
      let x = ((this.pool[i % 4] ?? 0) ^ output) >>> 0;
      output = Math.imul(output, 0x58f38ded) >>> 0;
      x = Math.imul(x, output) >>> 0;
      return (x ^ (x >>> 16)) >>> 0;
    });
  }

  /** `generate_state(count, numpy.uint64)`. */
  state64(count: number): bigint[] {
    const words = this.state32(2 * count);
    return Array.from({ length: count }, (_, i) => (BigInt(words[2 * i + 1] ?? 0) << 32n) | BigInt(words[2 * i] ?? 0));
  }
}

function mixed(words: readonly number[]): number[] {
  let constant = 0x43b0d7e5;
  const hash = (value: number): number => {
    let x = (value ^ constant) >>> 0;
    constant = Math.imul(constant, 0x931e8875) >>> 0;
    x = Math.imul(x, constant) >>> 0;
    return (x ^ (x >>> 16)) >>> 0;
  };
  const mix = (x: number, y: number): number => {
    const mingled = (Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y)) >>> 0;
    return (mingled ^ (mingled >>> 16)) >>> 0;
  };
  const pool = [0, 1, 2, 3].map((i) => hash(words[i] ?? 0));
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) if (from !== to) pool[to] = mix(pool[to] ?? 0, hash(pool[from] ?? 0));
  }
  for (const word of words.slice(4)) for (let to = 0; to < 4; to++) pool[to] = mix(pool[to] ?? 0, hash(word));
  return pool;
}
