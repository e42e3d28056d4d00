import assert from 'node:assert/strict';
import fc from 'fast-check';
import { erf, erfc } from '../../src/numeric/errorFunction';
import { fma32, fma64, twoProduct, twoSum } from '../../src/numeric/fma';
import { sigmoid, softplus } from '../../src/numeric/logistic';
import { type FloatType, roundHalfEven, roundTo, wrapTo } from '../../src/numeric/rounding';
import { ulp, ulpDistance } from '../../src/numeric/ulp';

const single = fc.float({ noNaN: true, noDefaultInfinity: true });

/** A finite float64 as an integer times a power of two. */
function exact(x: number): { digits: bigint; exponent: number } {
  let exponent = 0;
  let digits = x;
  while (!Number.isInteger(digits)) {
    digits *= 2;
    exponent--;
  }
  return { digits: BigInt(digits), exponent };
}

/** The nearest number of a type to digits * 2^exponent, found by trying its neighbours in exact arithmetic. */
function nearest(digits: bigint, exponent: number, type: 'float32' | 'float64'): number {
  const guess = roundTo(Number(digits) * 2 ** exponent, type);
  const step = ulp(guess, type);
  const distance = (x: number): bigint => {
    const candidate = exact(x);
    const low = Math.min(candidate.exponent, exponent);
    const difference = (candidate.digits << BigInt(candidate.exponent - low)) - (digits << BigInt(exponent - low));
    return (difference < 0n ? -difference : difference) << BigInt(low + 3000);
  };
  const candidates = [guess, guess - step, guess + step, guess - step / 2, guess + step / 2].filter(
    (x) => roundTo(x, type) === x,
  );
  return candidates.reduce((best, x) => {
    const [a, b] = [distance(x), distance(best)];
    const isEven = (x / ulp(x, type)) % 2 === 0;
    return a < b || (a === b && isEven) ? x : best;
  });
}

describe('rounding to a type', () => {
  const cases: readonly (readonly [x: number, type: FloatType, expected: number])[] = [
    [1 + 2 ** -11, 'float16', 1],
    [1 + 3 * 2 ** -11, 'float16', 1 + 2 ** -9],
    [65519, 'float16', 65504],
    [65520, 'float16', Number.POSITIVE_INFINITY],
    [2 ** -25, 'float16', 0],
    [2 ** -24 * 1.5, 'float16', 2 ** -23],
    [-1e-9, 'float16', -0],
    [1 + 2 ** -8, 'bfloat16', 1],
    [1 + 3 * 2 ** -8, 'bfloat16', 1 + 2 ** -6],
    [0.1, 'bfloat16', 0.10009765625],
    [3.4e38, 'bfloat16', Number.POSITIVE_INFINITY],
    [0.1, 'float32', 0.10000000149011612],
    [0.1, 'float64', 0.1],
  ];
  for (const [x, type, expected] of cases) {
    it(`${x} to ${type} is ${expected}`, () => assert.ok(Object.is(roundTo(x, type), expected), `${roundTo(x, type)}`));
  }

  it('float16 and bfloat16 rounding lands on the nearest number and leaves numbers of the type alone', () => {
    fc.assert(
      fc.property(single, fc.constantFrom<FloatType>('float16', 'bfloat16'), (x, type) => {
        const y = roundTo(x, type);
        if (!Number.isFinite(y)) return;
        assert.ok(Object.is(roundTo(y, type), y));
        assert.ok(Math.abs(y - x) <= ulp(y, type) / 2);
      }),
    );
  });

  it('halves go to the even neighbour', () => {
    assert.deepEqual([0.5, 1.5, 2.5, -0.5, -1.5, 2 ** 53].map(roundHalfEven), [0, 2, 2, -0, -2, 2 ** 53]);
  });

  it('integers wrap around', () => {
    assert.deepEqual(
      [wrapTo(300, 'uint8'), wrapTo(-1, 'uint8'), wrapTo(200, 'int8'), wrapTo(2 ** 31, 'int32'), wrapTo(5, 'bool')],
      [44, 255, -56, -(2 ** 31), 1],
    );
    assert.equal(wrapTo(2 ** 60, 'int64'), undefined);
  });
});

describe('units in the last place', () => {
  it('counts the numbers between two', () => {
    assert.equal(ulpDistance(1, 1 + 2 ** -23, 'float32'), 1);
    assert.equal(ulpDistance(1, 1 + 2 ** -52, 'float64'), 1);
    assert.equal(ulpDistance(-(2 ** -149), 2 ** -149, 'float32'), 2);
    assert.equal(ulpDistance(0, -0, 'float32'), 0);
    assert.equal(ulpDistance(1, 1 + 2 ** -10, 'float16'), 1);
    assert.equal(ulpDistance(65504, Number.POSITIVE_INFINITY, 'float16'), 1);
    assert.equal(ulpDistance(1, 1 + 2 ** -7, 'bfloat16'), 1);
    assert.equal(ulpDistance(Number.NaN, Number.NaN, 'float32'), 0);
    assert.equal(ulpDistance(Number.NaN, 1, 'float32'), Number.POSITIVE_INFINITY);
  });

  it('the unit is the gap above a power of two, and never below the smallest number', () => {
    assert.deepEqual(
      [ulp(1, 'float32'), ulp(1.5, 'float64'), ulp(0, 'float32'), ulp(1e-45, 'float32')],
      [2 ** -23, 2 ** -52, 2 ** -149, 2 ** -149],
    );
  });
});

describe('exact sums and products', () => {
  const moderate = fc.double({ noNaN: true, min: -1e15, max: 1e15 });

  it('twoSum and twoProduct lose nothing', () => {
    fc.assert(
      fc.property(moderate, moderate, (a, b) => {
        if ([a, b].some((x) => x !== 0 && Math.abs(x) < 1e-100)) return;
        const [[s, t], [p, q]] = [twoSum(a, b), twoProduct(a, b)];
        const add = (...terms: number[]): bigint =>
          terms.reduce((sum, x) => sum + (exact(x).digits << BigInt(exact(x).exponent + 1500)), 0n);
        assert.equal(add(a, b), add(s, t));
        const [x, y] = [exact(a), exact(b)];
        assert.equal((x.digits * y.digits) << BigInt(x.exponent + y.exponent + 1500), add(p, q));
      }),
    );
  });

  for (const [name, fma, type, number] of [
    ['fma32', fma32, 'float32', fc.float({ noNaN: true, min: -(2 ** 40), max: 2 ** 40 })],
    ['fma64', fma64, 'float64', moderate],
  ] as const) {
    it(`${name} rounds once`, () => {
      fc.assert(
        fc.property(number, number, number, fc.boolean(), (a, b, other, cancel) => {
          if ([a, b, other].some((x) => x !== 0 && Math.abs(x) < 1e-30)) return;
          const c = cancel ? -roundTo(a * b, type) : other;
          const [x, y, z] = [exact(a), exact(b), exact(c)];
          const low = Math.min(x.exponent + y.exponent, z.exponent);
          const sum =
            ((x.digits * y.digits) << BigInt(x.exponent + y.exponent - low)) + (z.digits << BigInt(z.exponent - low));
          if (sum === 0n) return;
          assert.equal(fma(a, b, c), nearest(sum, low, type), `${a} * ${b} + ${c}`);
        }),
        { numRuns: 1000 },
      );
    });
  }
});

describe('special functions', () => {
  it('erf, erfc, sigmoid and softplus keep their identities', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -30, max: 30 }), (x) => {
        assert.equal(erf(-x), -erf(x));
        assert.ok(Math.abs(erf(x) + erfc(x) - 1) < 3e-16);
        assert.ok(Math.abs(sigmoid(x) + sigmoid(-x) - 1) < 3e-16);
        assert.ok(Math.abs(softplus(x) - softplus(-x) - x) < 1e-14);
      }),
    );
  });

  it('tails do not vanish', () => {
    assert.ok(Math.abs(erfc(10) / 2.088487583762545e-45 - 1) < 1e-14);
    assert.ok(Math.abs(sigmoid(-700) / 9.859676543759771e-305 - 1) < 1e-14);
    assert.equal(softplus(-800), 0);
    assert.equal(softplus(800), 800);
  });
});
