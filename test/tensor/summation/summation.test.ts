import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fromNumbers } from '../../../src/tensor/create';
import type { Dtype } from '../../../src/tensor/dtype';
import { isOrderFree } from '../../../src/tensor/summation/bounds';
import { boundedDot } from '../../../src/tensor/summation/dot';
import { numpyMean, torchMean } from '../../../src/tensor/summation/mean';
import { numpySum } from '../../../src/tensor/summation/numpy';
import { torchSum } from '../../../src/tensor/summation/torch';
import { numpyVariance, torchVariance } from '../../../src/tensor/summation/variance';
import { errorsOf, toArray } from '../../../src/tensor/view';

interface Case {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly axes: readonly number[];
  readonly torch: readonly (readonly number[])[];
  readonly numpy?: readonly (readonly number[])[];
}

describe('sums in the order of the frameworks', () => {
  const cases = JSON.parse(readFileSync(new URL('recorded.json', `file://${__dirname}/`), 'utf8')) as Case[];
  for (const { dtype, shape, values, axes, torch, numpy } of cases) {
    it(`${dtype} [${shape.join(', ')}] over ${axes.join(', ')}`, () => {
      const t = fromNumbers(values, shape, dtype);
      const ours = [
        torchSum(t, axes, false, dtype),
        torchMean(t, axes, false),
        torchVariance(t, axes, false, 1, false),
      ];
      ours.forEach((result, k) => {
        assert.deepEqual([...toArray(result)], torch[k], ['sum', 'mean', 'variance'][k]);
        assert.equal(errorsOf(result), undefined);
      });
      if (numpy === undefined) return;
      const theirs = [
        numpySum(t, axes, false, dtype),
        numpyMean(t, axes, false, dtype),
        numpyVariance(t, axes, false, 1, false, dtype),
      ];
      for (const [k, result] of theirs.entries())
        assert.deepEqual([...toArray(result)], numpy[k], ['sum', 'mean', 'variance'][k]);
    });
  }

  it('takes whole numbers for certain in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        (terms, seed) => {
          assert.ok(isOrderFree(Float64Array.from(terms), 'float32') || terms.every((x) => x === 0));
          const shuffled = terms
            .map((x, i) => [((i + 1) * (seed + 7)) % 101, x] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, x]) => x);
          const add = (numbers: readonly number[]) => numbers.reduce((sum, x) => Math.fround(sum + x), 0);
          assert.equal(add(terms), add(shuffled));
        },
      ),
    );
  });

  it('bounds inner products of any order, fused or not', () => {
    const number = fc.float({ min: Math.fround(-10), max: Math.fround(10), noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 30 }), (pairs) => {
        const [a, b] = [0, 1].map((k) => Float64Array.from(pairs, (pair) => pair[k]!)) as [Float64Array, Float64Array];
        const [value, error] = boundedDot('float32')(a, b);
        const forward = pairs.reduce((sum, [x, y]) => Math.fround(sum + Math.fround(x * y)), 0);
        const backward = pairs.reduceRight((sum, [x, y]) => Math.fround(sum + x * y), 0);
        assert.ok(Math.abs(forward - value) <= error && Math.abs(backward - value) <= error);
      }),
      {
        examples: [
          [
            [
              [5.591499006685167e-21, -1.253061544296208e-25],
              [-7.608428377869685e-22, 9.208856523949319e-25],
            ],
          ],
        ],
      },
    );
  });
});
