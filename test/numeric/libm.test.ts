import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type LibmName, libm } from '../../src/numeric/libm';
import { ulpDistance } from '../../src/numeric/ulp';

const recorded: { readonly cases: Readonly<Record<LibmName, readonly (readonly string[])[]>> } = JSON.parse(
  readFileSync(new URL('libm.json', import.meta.url), 'utf8'),
);

/** A float as Python's float.hex writes it. */
function fromHex(text: string): number {
  const [, sign, digits = '', exponent = ''] = /^(-?)0x([01]\.?[0-9a-f]*)p([+-]\d+)$/.exec(text) ?? [];
  const [whole = '0', fraction = ''] = digits.split('.');
  const mantissa = Number(BigInt(`0x${whole}${fraction}`));
  return (sign === '-' ? -1 : 1) * mantissa * 2 ** (Number(exponent) - 4 * fraction.length);
}

describe('the C library’s functions', () => {
  for (const [name, rows] of Object.entries(recorded.cases) as [LibmName, readonly (readonly string[])[]][]) {
    it(`${name} equals Python’s wherever it claims to`, () => {
      let uncertain = 0;
      for (const row of rows) {
        const [x = 0, y = 0] = row.slice(0, -1).map(fromHex);
        const expected = fromHex(row.at(-1) ?? '');
        const { value, certain } = libm(name, x, y);
        if (certain) assert.equal(value, expected, `${name}(${x}, ${y})`);
        else assert.ok(ulpDistance(value, expected, 'float64') <= 1, `${name}(${x}, ${y})`);
        uncertain += certain ? 0 : 1;
      }
      assert.ok(uncertain <= rows.length / 6, `${uncertain} of ${rows.length} are uncertain`);
    });
  }

  const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
  const specials: readonly (readonly [name: LibmName, x: number, y: number, expected: number])[] = [
    ['exp', 0, 0, 1],
    ['exp', 710, 0, inf],
    ['exp', -inf, 0, 0],
    ['exp', nan, 0, nan],
    ['expm1', -0, 0, -0],
    ['expm1', -100, 0, -1],
    ['log', 0, 0, -inf],
    ['log', -1, 0, nan],
    ['log', 1, 0, 0],
    ['log2', 8, 0, 3],
    ['log10', 1000, 0, 3],
    ['log1p', -1, 0, -inf],
    ['tanh', inf, 0, 1],
    ['tanh', 1e-300, 0, 1e-300],
    ['atan', -inf, 0, -Math.PI / 2],
    ['erf', inf, 0, 1],
    ['erfc', -inf, 0, 2],
    ['sin', inf, 0, nan],
    ['pow', 2, 10, 1024],
    ['pow', -2, 3, -8],
    ['pow', -8, 1 / 3, nan],
    ['pow', nan, 0, 1],
    ['pow', 0, -1, inf],
    ['atan2', 1, -1, (3 * Math.PI) / 4],
  ];
  for (const [name, x, y, expected] of specials) {
    it(`${name}(${x}, ${y}) is ${expected}`, () => assert.equal(libm(name, x, y).value, expected));
  }
});
