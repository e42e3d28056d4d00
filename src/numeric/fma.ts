/** A sum and what rounding took from it: high + low is a + b exactly (Knuth's two-sum). */
export function twoSum(a: number, b: number): [high: number, low: number] {
  const high = a + b;
  const virtual = high - a;
  return [high, a - (high - virtual) + (b - virtual)];
}

/** A product and what rounding took from it (Dekker's, with Veltkamp splitting); exact without overflow or underflow. */
export function twoProduct(a: number, b: number): [high: number, low: number] {
  const high = a * b;
  const a1 = a * 134217729;
  const aHigh = a1 - (a1 - a);
  const aLow = a - aHigh;
  const b1 = b * 134217729;
  const bHigh = b1 - (b1 - b);
  const bLow = b - bHigh;
  return [high, aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

const words = new Int32Array(2);
const double = new Float64Array(words.buffer);

/** high + low rounded to odd: when inexact, the neighbour whose last bit is 1 (Boldo and Melquiond 2008). */
function roundToOdd(high: number, low: number): number {
  if (low === 0 || !Number.isFinite(high)) return high;
  double[0] = high;
  const lowWord = words[0] ?? 0;
  if ((lowWord & 1) === 1) return high;
  // An even neighbour was chosen: the odd one lies on the side of `low`.
  if (low > 0 === high > 0) words[0] = lowWord + 1;
  else {
    words[0] = lowWord - 1;
    if (lowWord === 0) words[1] = (words[1] ?? 0) - 1;
  }
  return double[0];
}

/** a * b + c rounded once to float32; a, b and c are float32 numbers. */
export function fma32(a: number, b: number, c: number): number {
  // 24 + 24 bits fit in a double, so the product is exact.
  const product = a * b;
  const high = product + c;
  const nearest = Math.fround(high);
  const rest = high - nearest;
  // What the sum lost matters only where the sum lies in the middle between two float32 numbers, the other one then being this:
  const other = nearest + 2 * rest;
  if (rest === 0 || (Math.fround(other) !== other && nearest - nearest === 0)) return nearest;
  // The sum rounded to odd keeps what rounding to float32 needs.
  const virtual = high - product;
  return Math.fround(roundToOdd(high, product - (high - virtual) + (c - virtual)));
}

/**
 * a * b + c rounded once to float64 (Boldo and Melquiond 2008, "Emulation of FMA and correctly rounded sums"); exact while the product and
 * its error neither overflow nor underflow.
 */
export function fma64(a: number, b: number, c: number): number {
  const [productHigh, productLow] = twoProduct(a, b);
  if (!Number.isFinite(productLow)) return a * b + c;
  const [sumHigh, sumLow] = twoSum(c, productLow);
  const [high, low] = twoSum(productHigh, sumHigh);
  const [rest, error] = twoSum(sumLow, low);
  return high + roundToOdd(rest, error);
}
