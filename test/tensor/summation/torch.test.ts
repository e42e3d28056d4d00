import assert from 'node:assert/strict';
import { boundedDot, torchDot } from '../../../src/tensor/summation/dot';
import { torchSum } from '../../../src/tensor/summation/torch';
import { Tensor } from '../../../src/tensor/tensor';
import { rows } from './sumsRecorded';

describe('sums in PyTorch order', () => {
  for (const [sum, row] of rows) {
    it(`${row.length} float32 numbers`, () => {
      const result = torchSum(Tensor.of('float32', [row.length], Float64Array.from(row)), [0], false, 'float32');
      assert.deepEqual([result.storage.values[0], result.storage.errors], [sum, undefined]);
    });
  }
});

describe('inner products in torch', () => {
  const whole = Float64Array.from({ length: 50 }, (_, i) => i - 7);

  it('are certain where no order rounds', () => {
    assert.deepEqual(torchDot('float32')(whole, whole), [whole.reduce((sum, x) => sum + x * x, 0), 0]);
    assert.deepEqual(torchDot('int64')(whole, whole), boundedDot('int64')(whole, whole));
  });

  it('span the orders of AVX2 and AVX-512 kernels', () => {
    const weight = [0.4, 0.5, 0.6].map(Math.fround);
    const [value, error] = torchDot('float32')(Float64Array.of(1, 2, 3), Float64Array.from(weight));
    for (const seen of [3.200000047683716, 3.2000002861022949]) assert.ok(Math.abs(value - seen) <= error);
  });
});
