import { exponential } from './exponential';
import { flush, fma32, fromBits, polynomial, round } from './single';

const [limit = 0] = fromBits(0x407547cb);
const numerator = fromBits(0x39702d51, 0x3b5f5da2, 0x3d50b6eb, 0x3e3da740, 0x3f906eba);
const denominator = fromBits(0xb3fd3906, 0x37c588df, 0x3a856d28, 0x3c6687d4, 0x3de34c21, 0x3efeb44a, 0x3f800000);

/** XLA's float32 error function: a rational function of the square, one from where it rounds to that. */
export function erf(input: number): number {
  const x = flush(input);
  if (!(Math.abs(x) < limit)) return Number.isNaN(x) ? x : Math.sign(x);
  const x2 = flush(round(x * x));
  return flush(round(flush(round(x * polynomial(x2, numerator))) / polynomial(x2, denominator)));
}

const middle = Float32Array.of(
  7.85386146e-5,
  -0.000801019371,
  0.00518832775,
  -0.0268538129,
  0.112835854,
  -0.37612626,
  1.12837911,
);
const near = Float32Array.of(
  0.0232682,
  -0.138703942,
  0.368742466,
  -0.582473278,
  0.621000469,
  -0.494451523,
  0.340488,
  -0.274112701,
  0.563825965,
);
const far = Float32Array.of(
  -10.477664,
  12.9772,
  -7.49551868,
  2.92101908,
  -1.01526523,
  0.42184633,
  -0.282076746,
  0.564189494,
);

/** Complement of the error function in float32 as jax writes it out (Cephes erfcf), with fused multiply-add. */
export function erfc(input: number): number {
  const x = flush(input);
  const square = flush(round(x * x));
  return complement(x, square, fma32(square, middle[0] ?? 0, middle[1] ?? 0));
}

/** The same of x = b c for a constant c, whose square XLA multiplies by that of b and by the first coefficient. */
export function erfcScaled(x: number, b: number, squareOfC: number): number {
  const square = flush(round(b * b));
  const first = round((middle[0] ?? 0) * squareOfC);
  return complement(flush(x), flush(round(square * squareOfC)), fma32(square, first, middle[1] ?? 0));
}

/** erfc of x from its square and the polynomial's first step. */
function complement(x: number, square: number, start: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 1) {
    let sum = start;
    for (let i = 2; i < middle.length; i++) sum = fma32(sum, square, middle[i] ?? 0);
    return fma32(-x, sum, 1);
  }
  let tail = 0;
  if (!(-square < -88.7228394)) {
    const inverse = round(1 / square);
    const scale = flush(round(exponential(-square) * round(1 / size)));
    tail = flush(round(scale * polynomial(inverse, size < 2 ? near : far)));
  }
  return x < 0 ? round(2 - tail) : tail;
}
