import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fromNumbers } from '../../../src/tensor/create';
import type { Dtype } from '../../../src/tensor/dtype';
import { type NumpyPrintOptions, numpyDefaults, numpyRepr, numpyStr } from '../../../src/tensor/printing/numpy';
import { Tensor } from '../../../src/tensor/tensor';

interface Case {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly values: readonly (number | string | boolean)[];
  readonly options: Partial<NumpyPrintOptions>;
  readonly str: string;
  readonly repr: string;
}

const numberOf = (x: number | string | boolean): number =>
  typeof x === 'string' ? Number(x.replace('inf', 'Infinity')) : Number(x);

describe('printing as NumPy does', () => {
  const path = process.env['NUMPY_PRINT_CASES'] ?? new URL('numpy.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] };
  for (const { dtype, shape, values, options, str, repr } of cases) {
    it(`${dtype} [${shape.join(', ')}] ${JSON.stringify(options)}`, () => {
      const t = fromNumbers(values.map(numberOf), shape, dtype);
      const all = { ...numpyDefaults, ...options };
      assert.deepEqual(numpyStr(t, all), { text: str, approximate: false });
      assert.deepEqual(numpyRepr(t, all), { text: repr, approximate: false });
    });
  }

  for (const [why, dtype, values, errors, approximate] of [
    ['eight digits hold', 'float64', [0.123456784], [1e-12], false],
    ['every digit of a float32 shows', 'float32', [0.1], [2 ** -27], true],
    ['the eighth digit may round either way', 'float64', [0.123456785], [1e-12], true],
    ['a whole number stays whole at eight digits', 'float64', [1, 2], [1e-12, 0], false],
    ['the ratio may pass 1000', 'float64', [1, 1000], [1e-12, 0], true],
  ] as const) {
    it(`${approximate ? 'marks' : 'does not mark'}: ${why}`, () => {
      const t = Tensor.of(
        dtype,
        [values.length],
        Float64Array.from(values, dtype === 'float32' ? Math.fround : Number),
        Float64Array.from(errors),
      );
      assert.equal(numpyStr(t).approximate, approximate);
    });
  }
});
