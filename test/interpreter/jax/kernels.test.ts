import assert from 'node:assert/strict';
import { kernel, type Setting } from '../../../src/kernels/jax';
import { erfInverse } from '../../../src/kernels/jax/erfInverse';
import { foldIn, shuffledOrder, splitKey, threefry2x32 } from '../../../src/tensor/random/threefry';

/** Results of jax 0.10.2 on CPU, written with the digits that tell float32 numbers apart. */
const singles: readonly (readonly [
  name: string,
  setting: Setting,
  input: readonly number[],
  output: readonly number[],
])[] = [
  ['exp', 0, [1], [2.7182817]],
  ['exp', 1, [-0.3953046, 0.36944908, -1.0269268], [0.67347485, 1.4469372, 0.3581058]],
  ['exp', 2, [-0.3953046, 0.36944908, -1.0269268], [0.6734749, 1.4469373, 0.35810584]],
  ['log', 1, [0.8551489, 0.09314119, 0.36944908], [-0.15647966, -2.3736389, -0.9957424]],
  ['log', 2, [0.8551489, 0.09314119, 0.36944908], [-0.15647967, -2.3736386, -0.9957423]],
  ['tanh', 1, [1, 0.3], [0.7615942, 0.2913126]],
  ['sigmoid', 1, [1, -1], [0.7310586, 0.26894143]],
];

describe('XLA float32 kernels', () => {
  for (const [name, setting, input, output] of singles) {
    it(`${name} of ${input.join(', ')} over ${setting} axes`, () => {
      const result = kernel(name, 'float32', setting)?.apply(Float64Array.from(input, Math.fround));
      assert.deepEqual([...(result ?? [])], output.map(Math.fround));
    });
  }

  it('tells where compiled code may use either exponential', () => {
    const input = Float64Array.of(1, Math.fround(-0.3953046));
    const fused = kernel('exp', 'float32', 'fused');
    const errors = fused?.errors?.(input, fused.apply(input), { run: 2, inOrder: true });
    assert.deepEqual(
      [...(errors ?? [])].map((error) => error > 0),
      [false, true],
    );
  });

  it('has no kernel for other dtypes', () => assert.equal(kernel('exp', 'float16', 1), undefined));

  it('inverts the error function as XLA does', () => {
    assert.equal(erfInverse(0), 0);
    assert.equal(erfInverse(1), Number.POSITIVE_INFINITY);
    assert.equal(erfInverse(Math.fround(-0.5336472392082214)), Math.fround(-0.5150750279426575));
  });
});

describe('threefry2x32', () => {
  // The known-answer vectors of Random123 (Salmon et al. 2011).
  it('gives the words of its authors', () => {
    assert.deepEqual(threefry2x32([0, 0], [0, 0]), [0x6b200159, 0x99ba4efe]);
    const ones = 0xffffffff;
    assert.deepEqual(threefry2x32([ones, ones], [ones, ones]), [0x1cb996fc, 0xbb002be7]);
  });

  it('splits, folds and shuffles as jax.random', () => {
    assert.deepEqual(splitKey([0, 1], 2), [
      [507451445, 1853169794],
      [1948878966, 4237131848],
    ]);
    assert.deepEqual(foldIn([0, 1], 1), [1948878966, 4237131848]);
    assert.deepEqual([...shuffledOrder([0, 0], 8)], [0, 1, 5, 6, 4, 3, 2, 7]);
  });
});
