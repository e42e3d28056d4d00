import assert from 'node:assert/strict';
import * as sampling from '../../../src/tensor/random/torch/distributions';
import { TorchGenerator } from '../../../src/tensor/random/torch/generator';
import { recorded } from './torchRecorded';

type Draw = (g: TorchGenerator, n: number, dtype: 'float32' | 'float64' | 'float16' | 'bfloat16') => sampling.Samples;
const draws: Readonly<Record<string, Draw>> = {
  normal: (g, n, dtype) => sampling.normal(g, n, 0.5, 2, dtype),
  uniform: (g, n, dtype) => sampling.uniform(g, n, -0.577, 1.3, dtype),
  exponential: (g, n, dtype) => sampling.exponential(g, n, 1, dtype),
  bernoulli: (g, n) => ({ values: sampling.bernoulli(g, n, 0.3) }),
  integers: (g, n) => ({ values: sampling.integers(g, n, -5n, 100n) }),
  permutation: (g, n) => ({ values: sampling.permutation(g, n) }),
};

describe("torch's random numbers", () => {
  const generators = new Map<string, TorchGenerator>();
  for (const [dtype, operation, size, expected] of recorded) {
    it(`${operation} of ${size} in ${dtype}`, () => {
      const generator = generators.get(dtype) ?? new TorchGenerator(42n);
      generators.set(dtype, generator);
      const { values, errors } = draws[operation]!(generator, size, dtype);
      expected.forEach((value, i) => {
        assert.ok(Math.abs(values[i]! - value) <= (errors?.[i] ?? 0), `${i}: ${values[i]} for ${value}`);
        if (dtype !== 'float64') assert.equal(errors, undefined);
      });
    });
  }

  it('continues where a saved state was taken', () => {
    const generator = new TorchGenerator(7n);
    sampling.normal(generator, 3, 0, 1, 'float32');
    const state = generator.save();
    const first = sampling.normal(generator, 5, 0, 1, 'float32').values;
    generator.restore(state);
    assert.deepEqual(sampling.normal(generator, 5, 0, 1, 'float32').values, first);
  });
});
