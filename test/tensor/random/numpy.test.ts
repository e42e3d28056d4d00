import assert from 'node:assert/strict';
import { maskedInteger, multipliedInteger } from '../../../src/tensor/random/numpy/bits';
import { LegacyGenerator } from '../../../src/tensor/random/numpy/legacy';
import { Pcg64 } from '../../../src/tensor/random/numpy/pcg64';
import { SeedSequence, wordsOf } from '../../../src/tensor/random/numpy/seedSequence';
import { zigguratNormal } from '../../../src/tensor/random/numpy/ziggurat';

const draw = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);

/** Recorded from numpy 2.4.6. */
describe("NumPy's generators", () => {
  it('RandomState(42): randn(3), random_sample(2), randint(0, 1000, 4)', () => {
    const bits = new LegacyGenerator(42);
    assert.deepEqual(
      draw(3, () => bits.nextNormal().value),
      [0.4967141530112327, -0.13826430117118466, 0.6476885381006925],
    );
    assert.deepEqual(
      draw(2, () => bits.nextDouble()),
      [0.15601864044243652, 0.15599452033620265],
    );
    assert.deepEqual(
      draw(4, () => maskedInteger(bits, 999)),
      [330, 458, 87, 372],
    );
  });

  it('default_rng(0): random(2), integers(0, 1000, 4), the last two of 5,000 standard_normal', () => {
    const bits = new Pcg64(new SeedSequence(wordsOf(0n)));
    assert.deepEqual(
      draw(2, () => bits.nextDouble()),
      [0.6369616873214543, 0.2697867137638703],
    );
    assert.deepEqual(
      draw(4, () => multipliedInteger(bits, 999)),
      [307, 40, 75, 16],
    );
    assert.deepEqual(draw(5000, () => zigguratNormal(bits)).slice(-2), [0.34497424700155455, -0.6964249027111676]);
  });

  it('default_rng of a seed beyond 128 bits', () => {
    assert.equal(new Pcg64(new SeedSequence(wordsOf(2n ** 140n + 7n))).nextDouble(), 0.9683689133151259);
  });
});
