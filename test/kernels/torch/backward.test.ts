import assert from 'node:assert/strict';
import { backwardKernel } from '../../../src/kernels/torch/backward';
import { gradients, inputs, upstream } from './backwardRecorded';

const single = (values: readonly number[]): Float64Array => Float64Array.from(values, Math.fround);

describe("torch's backward kernels, bit for bit", () => {
  for (const [name, expected] of Object.entries(gradients)) {
    it(name, () => {
      const kernel = backwardKernel(name, 'float32', { alpha: 1.5 });
      assert.deepEqual(kernel?.(single(upstream), single(inputs)), single(expected));
    });
  }

  it('leaves other types and functions to their slopes', () => {
    assert.equal(backwardKernel('silu', 'bfloat16', {}), undefined);
    assert.equal(backwardKernel('toString', 'float32', {}), undefined);
  });
});
