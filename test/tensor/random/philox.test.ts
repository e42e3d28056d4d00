import assert from 'node:assert/strict';
import { PhiloxStream, philox, statelessStream } from '../../../src/tensor/random/philox';
import {
  normal,
  permutation,
  truncatedNormal,
  uniform,
  uniformInteger,
  uniformLong,
} from '../../../src/tensor/random/philoxSampling';
import { pythonRandom, randomInteger } from '../../../src/tensor/random/pythonRandom';

/** Values that TensorFlow 2.21 gave, as float64 prints them. */
const stateless = (count: number, first: bigint, second: bigint) => [count, statelessStream(first, second)] as const;

describe('Philox', () => {
  // Known answers of the authors' own library (Random123, kat_vectors).
  it('known answers', () => {
    assert.deepEqual(philox([0, 0, 0, 0], [0, 0]), [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
    const all = 0xffffffff;
    assert.deepEqual(philox([all, all, all, all], [all, all]), [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
  });

  const [count, stream] = stateless(9, 3n, -4n);
  it('truncated normal', () =>
    assert.deepEqual(
      [...truncatedNormal(stream, count)],
      [
        -1.780290961265564, -0.30832916498184204, -0.3106456696987152, -0.3837282061576843, -0.629376232624054,
        0.25875476002693176, 0.5872431397438049, 1.220237135887146, 1.4188382625579834,
      ],
    ));
  it('int64', () => assert.deepEqual([...uniformLong(statelessStream(3n, 4n), 5, 0, 1000)], [75, 266, 671, 194, 872]));
  it('a generator advances 256 blocks for each number', () => {
    const generator = new PhiloxStream([0, 0], 12345678901n);
    assert.deepEqual(
      [...normal(generator.ahead(0), 5)],
      [-0.42967289686203003, -0.6119073033332825, 0.07173499464988708, 0.022192906588315964, -1.0535125732421875],
    );
    assert.deepEqual(
      [...uniform(generator.ahead(5 * 256), 3)],
      [0.4395902156829834, 0.6899299621582031, 0.4972877502441406],
    );
    assert.deepEqual([...uniformInteger(generator.ahead(13 * 256), 4, 0, 10)], [3, 3, 0, 1]);
  });
  it('shuffle', () =>
    assert.deepEqual([...permutation(PhiloxStream.ofSeeds(0n, 3n), 11)], [2, 5, 1, 9, 10, 7, 8, 6, 4, 0, 3]));
});

describe("Python's generator", () => {
  it('random.Random(seed).randint(0, 2**31 - 1)', () => {
    const draws = (seed: bigint) => {
      const twister = pythonRandom(seed);
      return [0, 1, 2].map(() => randomInteger(twister, 0, 2 ** 31 - 1));
    };
    assert.deepEqual(draws(0n), [1654615998, 1806341205, 173879092]);
    assert.deepEqual(draws(2n ** 40n + 5n), [1153647273, 117802120, 200118061]);
  });
});
