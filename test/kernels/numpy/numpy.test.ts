import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { evaluate } from '../../../src/kernels/numpy';

interface Row {
  readonly name: 'exp' | 'log' | 'tanh';
  readonly dtype: 'float32' | 'float64';
  readonly x: readonly number[];
  readonly y: readonly number[];
}

describe('NumPy kernels', () => {
  const rows = JSON.parse(readFileSync(new URL('recorded.json', `file://${__dirname}/`), 'utf8')) as Row[];
  for (const { name, dtype, x, y } of rows) {
    it(`${name} in ${dtype} from ${x[0]}`, () => {
      x.forEach((argument, i) => {
        const [value, error] = evaluate(name, dtype, argument);
        if (error === 0) assert.equal(value, y[i]);
        else assert.ok(Math.abs(value - y[i]!) <= error);
      });
    });
  }

  for (const [name, x, expected] of [
    ['exp', 0, 1],
    ['exp', Number.NEGATIVE_INFINITY, 0],
    ['exp', 1000, Number.POSITIVE_INFINITY],
    ['log', 0, Number.NEGATIVE_INFINITY],
    ['log', -1, Number.NaN],
    ['tanh', 50, 1],
    ['log1p', -0, -0],
  ] as const) {
    it(`${name}(${x}) is ${expected} for certain`, () => assert.deepEqual(evaluate(name, 'float64', x), [expected, 0]));
  }
});
