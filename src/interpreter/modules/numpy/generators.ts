import { type BitSource, maskedInteger, multipliedInteger } from '../../../tensor/random/numpy/bits';
import { zigguratExponential } from '../../../tensor/random/numpy/exponential';
import { LegacyGenerator } from '../../../tensor/random/numpy/legacy';
import { Pcg64 } from '../../../tensor/random/numpy/pcg64';
import { SeedSequence, wordsOf } from '../../../tensor/random/numpy/seedSequence';
import { Philox4x64, SeededTwister, Sfc64 } from '../../../tensor/random/numpy/words';
import { zigguratNormal } from '../../../tensor/random/numpy/ziggurat';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { defineFunction } from '../../signature';
import { type Machine, PythonObject, PythonType, Unknown, type Value } from '../../values';
import { guard, integerOf } from './convert';
import type { Source } from './drawing';

/** The old interface's generator. */
export function legacySource(seed: number): Source {
  const bits = new LegacyGenerator(seed);
  return {
    kind: 'MT19937',
    bits,
    normal: () => bits.nextNormal(),
    exponential: (library) => -library.log(1 - bits.nextDouble()),
    integer: (range) => maskedInteger(bits, range),
    doubt: undefined,
  };
}

/** The new interface over a source of bits. */
export function generatorSource(bits: BitSource, seeds: SeedSequence | undefined, kind = 'PCG64'): Source {
  return {
    kind,
    bits,
    seeds,
    normal: () => ({ value: zigguratNormal(bits), certain: true }),
    exponential: () => zigguratExponential(bits),
    integer: (range) => multipliedInteger(bits, range),
    doubt: undefined,
  };
}

/** `numpy.random.RandomState` and `numpy.random.Generator` objects, and bit generators, which hold a source too. */
export class RandomObject extends PythonObject {
  constructor(
    readonly type: PythonType,
    public source: Source | undefined,
  ) {
    super();
  }
}

/** A `numpy.random.SeedSequence`. */
class SeedObject extends PythonObject {
  get type(): PythonType {
    return seedType;
  }
  constructor(readonly seeds: SeedSequence) {
    super();
  }
}

/** Why an unseeded generator's numbers are not known. */
export const unseeded = (): Unknown => new Unknown('random numbers without a seed differ from run to run');

/** The seed sequence that a seed stands for; undefined for None. */
export function seedsOf(value: Value, machine: Machine): SeedSequence | undefined {
  if (value === null) return undefined;
  if (value instanceof SeedObject) return value.seeds;
  const whole = (item: Value): bigint => {
    const number = typeof item === 'bigint' ? item : BigInt(integerOf(item, 'a whole number as seed'));
    return number < 0n ? machine.raise('ValueError', 'expected non-negative integer') : number;
  };
  if (value instanceof PythonList || value instanceof PythonTuple)
    return new SeedSequence([...value.items].flatMap((item) => wordsOf(whole(item))));
  return new SeedSequence(wordsOf(whole(value)));
}

export const seedType: PythonType = new PythonType(
  'SeedSequence',
  'numpy.random.bit_generator',
  [],
  {},
  (_, { positional, keywords }, machine) =>
    guard(() => {
      const seeds = seedsOf(positional[0] ?? keywords.get('entropy') ?? null, machine);
      return seeds === undefined ? unseeded() : new SeedObject(seeds);
    }),
);
seedType.dictionary.set(
  'spawn',
  defineFunction('spawn', '(self, n_children)', (bound) => {
    const self = bound.get('self');
    if (!(self instanceof SeedObject)) return unseeded();
    return new PythonList(self.seeds.spawn(integerOf(bound.get('n_children'))).map((seeds) => new SeedObject(seeds)));
  }),
);

/** Bit generators by name. */
export const bitSources: Readonly<Record<string, new (seeds: SeedSequence) => BitSource>> = {
  PCG64: Pcg64,
  MT19937: SeededTwister,
  Philox: Philox4x64,
  SFC64: Sfc64,
};
