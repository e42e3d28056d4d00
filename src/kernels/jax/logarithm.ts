import { flush, fma32, fromBits, polynomial, round } from './single';

const [rootHalf = 0, low = 0, high = 0, small = 0] = fromBits(0x3f3504f3, 0xb95e8083, 0x3f318000, 0x3ed413cd);
const first = fromBits(0x3d9021bb, 0xbdebd1b8, 0x3def251a);
const second = fromBits(0xbdfe5d4f, 0x3e11e9bf, 0xbe2aae50);
const third = fromBits(0x3e4cceac, 0xbe7ffffc, 0x3eaaaaaa);
const bits = new Uint32Array(1);
const single = new Float32Array(bits.buffer);

/** XLA's vectorised float32 logarithm (Cephes logf with fused multiply-add). */
export function logarithm(input: number): number {
  const x = flush(input);
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  single[0] = x;
  const word = bits[0] ?? 0;
  bits[0] = (word & 0x807fffff) | 0x3f000000;
  const mantissa = single[0] ?? 0;
  const isLow = mantissa < rootHalf;
  const exponent = (word >>> 23) - 126 - (isLow ? 1 : 0);
  const r = round(round(mantissa - 1) + (isLow ? mantissa : 0));
  const r2 = round(r * r);
  const r3 = round(r2 * r);
  const inner = fma32(polynomial(r, first), r3, polynomial(r, second));
  const sum = fma32(inner, r3, polynomial(r, third));
  const tail = fma32(sum, r3, round(exponent * low));
  return fma32(exponent, high, round(fma32(r2, -0.5, r) + tail));
}

const numerator = fromBits(0x383de1b7, 0x3eff40c5, 0x40d284fa, 0x41ef4b9c, 0x4273cc76, 0x426473ad, 0x41a05101);
numerator[0] = 4.527e-5;
const denominator = fromBits(0x3f800000, 0x417101ad, 0x42a6185b, 0x435dc32d, 0x439a8ca3, 0x43586d8a, 0x42707982);

/** XLA's float32 log(1 + x): Cephes's rational function near zero, the logarithm of the rounded sum elsewhere. */
export function logarithm1p(input: number): number {
  const x = flush(input);
  if (!(Math.abs(x) < small)) return logarithm(round(x + 1));
  const x2 = round(x * x);
  const ratio = round(polynomial(x, numerator) / polynomial(x, denominator));
  const tail = round(round(x * x2) * ratio);
  return flush(round(x + fma32(x2, -0.5, tail)));
}
