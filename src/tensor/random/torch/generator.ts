import { MersenneTwister } from '../mersenne';

/** The seed that an unseeded `torch.Generator()` starts from (c10::detail default_rng_seed_val). */
export const defaultSeed = 67280421310721n;

/**
 * PyTorch's CPU generator: MT19937 and one cached normal sample (ATen/CPUGeneratorImpl.h). The engine takes the low 32 bits of the seed;
 * a 64-bit draw is two 32-bit draws, the first one high.
 */
export class TorchGenerator {
  private engine: MersenneTwister;
  /** The second sample of the last Box-Muller pair drawn one by one, with how far it may be off. */
  cachedNormal: { readonly value: number; readonly error: number } | undefined;

  constructor(public initialSeed: bigint = defaultSeed) {
    this.engine = new MersenneTwister(Number(BigInt.asUintN(32, initialSeed)));
  }

  manualSeed(seed: bigint): void {
    this.initialSeed = BigInt.asUintN(64, seed);
    this.engine = new MersenneTwister(Number(BigInt.asUintN(32, seed)));
    this.cachedNormal = undefined;
  }

  random32(): number {
    return this.engine.next();
  }

  random64(): bigint {
    const high = this.engine.next();
    return (BigInt(high) << 32n) | BigInt(this.engine.next());
  }

  /** Uniform in [0, 1) with 24 random bits, as `uniform_real<float>`. */
  uniform24(): number {
    return (this.engine.next() & 0xffffff) / 0x1000000;
  }

  /** Uniform in [0, 1) with 53 random bits, as `uniform_real<double>`. */
  uniform53(): number {
    const high = this.engine.next() & 0x1fffff;
    return (high * 0x100000000 + this.engine.next()) / 0x20000000000000;
  }

  /** A copy in the same state, for `get_state`. */
  save(): TorchGeneratorState {
    return {
      seed: this.initialSeed,
      words: this.engine.state.slice(),
      position: this.engine.position,
      cachedNormal: this.cachedNormal,
    };
  }

  restore(state: TorchGeneratorState): void {
    this.initialSeed = state.seed;
    this.engine.state.set(state.words);
    this.engine.position = state.position;
    this.cachedNormal = state.cachedNormal;
  }
}

export interface TorchGeneratorState {
  readonly seed: bigint;
  readonly words: Uint32Array;
  readonly position: number;
  readonly cachedNormal: { readonly value: number; readonly error: number } | undefined;
}
