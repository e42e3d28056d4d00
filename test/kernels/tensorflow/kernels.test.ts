import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { kernel } from '../../../src/kernels/tensorflow/index';
import { chain, vectorProduct } from '../../../src/kernels/tensorflow/products';
import { logSoftmax, sumColumn, sumInOrder, sumRow } from '../../../src/kernels/tensorflow/reduction';

/** Bit patterns of float32 numbers that TensorFlow 2.21 gave: three full vectors and three elements after them. */
const recorded = JSON.parse(readFileSync(new URL('./recorded.json', import.meta.url), 'utf8'));

const numbers = (words: readonly string[]): Float64Array =>
  Float64Array.from(new Float32Array(Uint32Array.from(words, (word) => Number.parseInt(word, 16)).buffer));
/** NaN's sign and payload are not compared. */
const words = (values: Iterable<number>): string[] => {
  const bits = new Uint32Array(Float32Array.from(values).buffer);
  return [...bits].map((word) => ((word & 0x7fffffff) > 0x7f800000 ? 'NaN' : word.toString(16).padStart(8, '0')));
};
const canonical = (list: readonly string[]): string[] => words(numbers(list));

describe('TensorFlow kernels in float32', () => {
  const input = numbers(recorded.input);
  for (const [name, expected] of Object.entries<string[]>(recorded.functions)) {
    it(name, () => {
      const own = kernel(name, 'float32');
      assert.ok(own);
      assert.deepEqual(words(own.apply(input)), canonical(expected));
    });
  }
  for (const [exponent, expected] of Object.entries<string[]>(recorded.pow)) {
    it(`pow ${exponent}`, () => {
      const own = kernel('pow', 'float32', { y: Number(exponent) });
      assert.ok(own);
      assert.deepEqual(words(own.apply(input)), canonical(expected));
    });
  }
});

describe('TensorFlow sums and products in float32', () => {
  const matrix = numbers(recorded.matrix);
  const rows = Array.from({ length: 19 }, (_, i) => matrix.slice(i * 13, i * 13 + 13));
  const columns = Array.from({ length: 13 }, (_, j) =>
    Float64Array.from({ length: 19 }, (_row, i) => matrix[i * 13 + j] ?? 0),
  );

  it('adds everything', () => assert.deepEqual(words([sumRow(matrix)]), recorded.sums.all));
  it('adds rows', () => assert.deepEqual(words(rows.map(sumRow)), recorded.sums.rows));
  it('adds columns, those past the last eight one by one', () =>
    assert.deepEqual(
      words(columns.map((column, j) => (j < 8 ? sumColumn : sumInOrder)(column))),
      recorded.sums.columns,
    ));
  it('log-softmax', () =>
    assert.deepEqual(words(logSoftmax(rows.slice(0, 3)).flatMap((row) => [...row])), recorded.logSoftmax));

  const a = numbers(recorded.a);
  const b = numbers(recorded.b);
  const row = (i: number) => a.slice(i * 21, i * 21 + 21);
  const column = (j: number) => Float64Array.from({ length: 21 }, (_, k) => b[k * 4 + j] ?? 0);
  it('matrix product', () => {
    const product = [0, 1, 2].flatMap((i) => [0, 1, 2, 3].map((j) => chain(row(i), column(j))));
    assert.deepEqual(words(product), recorded.product);
  });
  it('matrix times vector', () =>
    assert.deepEqual(words([0, 1, 2].map((i) => vectorProduct(row(i), column(0)))), recorded.vector));
});
