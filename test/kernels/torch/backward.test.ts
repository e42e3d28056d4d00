import assert from 'node:assert/strict';
import { backwardKernel } from '../../../src/kernels/torch/backward';
import { roundTo } from '../../../src/numeric/rounding';
import { gradients, inputs, narrowGradients, upstream } from './backwardRecorded';

const single = (values: readonly number[]): Float64Array => Float64Array.from(values, Math.fround);

describe("torch's backward kernels, bit for bit", () => {
  for (const [name, expected] of Object.entries(gradients)) {
    it(name, () => {
      const kernel = backwardKernel(name, 'float32', { alpha: 1.5 });
      assert.deepEqual(kernel?.(single(upstream), single(inputs)), single(expected));
    });
  }

  for (const [name, expected] of Object.entries(narrowGradients)) {
    it(`${name} in bfloat16`, () => {
      const [g, x] = [upstream, inputs].map((values) =>
        Float64Array.from(values.slice(0, 20), (value) => roundTo(Math.fround(value), 'bfloat16')),
      );
      assert.deepEqual(backwardKernel(name, 'bfloat16', { alpha: 1.5 })?.(g!, x!), single(expected));
    });
  }

  it('leaves other types and functions to their slopes', () => {
    assert.equal(backwardKernel('silu', 'float64', {}), undefined);
    assert.equal(backwardKernel('toString', 'float32', {}), undefined);
  });
});
