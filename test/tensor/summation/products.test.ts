import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { numpyProduct } from '../../../src/tensor/summation/numpyProduct';
import { Tensor } from '../../../src/tensor/tensor';
import { errorsOf, reshape, select, toArray, transpose } from '../../../src/tensor/view';

interface Case {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly turned: readonly [boolean, boolean];
  readonly product: readonly number[];
}

const cases = JSON.parse(readFileSync(path.join(__dirname, 'products.json'), 'utf8')) as Case[];

const numbers = (rows: number, columns: number, start: number): Tensor =>
  Tensor.of(
    'float64',
    [rows, columns],
    Float64Array.from({ length: rows * columns }, (_, i) => ((start + i * 37) % 101) / 7 - 5),
  );

describe('matrix products of NumPy', () => {
  for (const { rows, inner, columns, turned, product } of cases) {
    const [left, right] = turned.map((isTurned) => (isTurned ? 'turned' : 'plain'));
    it(`${rows}x${inner} ${left} by ${inner}x${columns} ${right}`, () => {
      const a = turned[0] ? transpose(numbers(inner, rows, 3), 0, 1) : numbers(rows, inner, 3);
      const b = turned[1] ? transpose(numbers(columns, inner, 50), 0, 1) : numbers(inner, columns, 50);
      const result = numpyProduct(a, columns === 1 ? select(b, 1, 0) : b, 'float64');
      assert.deepEqual([...toArray(reshape(result, [result.size]))], product);
      assert.equal(errorsOf(result), undefined);
    });
  }
});
