import type { MersenneTwister } from '../../../tensor/random/mersenne';
import type { Interpreter } from '../../machine';
import type { Bound } from '../../signature';
import { unknownOf } from '../../unknown/among';
import { type Evaluation, StateKey, Unknown, type Value } from '../../values';

/** A generator: the module's own, or that of a `Random` object. */
export interface Source {
  twister: MersenneTwister | undefined;
  /** The second normal number that `gauss` made. */
  spare: Value | undefined;
  /** Why its state is not known. */
  lost: Unknown | undefined;
}

export type Seeded = Source & { twister: MersenneTwister };

export const newSource = (): Source => ({ twister: undefined, spare: undefined, lost: undefined });

/** The module's generator. */
export const stateKey = new StateKey<Source>('random', newSource);

const unseeded = 'random numbers differ from run to run without random.seed(...)';

/** A function of `random` and method of `Random`. */
export interface RandomRow {
  readonly signature: string;
  readonly run: (source: Source, bound: Bound, machine: Interpreter) => Value | Evaluation;
}

/** A row whose arguments are known and whose generator is seeded. */
export const row = (
  signature: string,
  run: (source: Seeded, bound: Bound, machine: Interpreter) => Value | Evaluation,
): RandomRow => ({
  signature,
  run: (source, bound, machine) => {
    if (source.lost) return source.lost;
    for (const name of signature.match(/[a-z_]+/g) ?? []) {
      const unknown = unknownOf(bound.get(name));
      if (unknown) {
        source.lost = unknown;
        return unknown;
      }
    }
    return source.twister ? run(source as Seeded, bound, machine) : new Unknown(unseeded);
  },
});

/** Marks a generator as moved by an unknown number of steps. */
export function lose(source: Source, reason: string): Unknown {
  source.lost = new Unknown(reason);
  return source.lost;
}

/** `random()`: 53 bits (genrand_res53). */
export function uniform(twister: MersenneTwister): number {
  const high = twister.next() >>> 5;
  return (high * 67108864 + (twister.next() >>> 6)) / 9007199254740992;
}
