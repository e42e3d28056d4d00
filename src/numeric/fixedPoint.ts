import { exponentOf } from './rounding';

/**
 * Real numbers as integers scaled by 2^precision, for results that are rounded only once. Functions take and give scaled BigInts; each is
 * good to a few units in its last bits, so callers carry far more bits than they need.
 */
export interface Scale {
  readonly bits: bigint;
  readonly one: bigint;
  /** Natural logarithm of 2. */
  readonly ln2: bigint;
  readonly pi: bigint;
}

const scales = new Map<number, Scale>();

/** The scale with this many bits after the point, rounded up to a multiple of 64 so that few are ever made. */
export function scaleOf(wanted: number): Scale {
  const size = Math.ceil(wanted / 64) * 64;
  let scale = scales.get(size);
  if (scale === undefined) {
    const bits = BigInt(size);
    const one = 1n << bits;
    // Machin-like formulas: ln 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749), pi = 16 arctan(1/5) - 4 arctan(1/239).
    const reciprocal = (n: bigint, sign: bigint): bigint => inverseSeries(one / n, one / (n * n) || 0n, sign, bits);
    scale = {
      bits,
      one,
      ln2: 18n * reciprocal(26n, 1n) - 2n * reciprocal(4801n, 1n) + 8n * reciprocal(8749n, 1n),
      pi: 16n * reciprocal(5n, -1n) - 4n * reciprocal(239n, -1n),
    };
    scales.set(size, scale);
  }
  return scale;
}

/** x + sign x^3/3 + x^5/5 + ... given x and its square: artanh for sign 1, arctan for sign -1. */
function inverseSeries(x: bigint, square: bigint, sign: bigint, bits: bigint): bigint {
  let power = x;
  let sum = x;
  for (let n = 3n; power !== 0n; n += 2n) {
    power = sign * ((power * square) >> bits);
    if (power === -1n) break;
    sum += power / n;
  }
  return sum;
}

/** A finite float64 at a scale; bits below the scale are cut off. */
export function toScale(x: number, scale: Scale): bigint {
  if (x === 0) return 0n;
  const exponent = exponentOf(x) - 52;
  // Two steps keep the power of two finite for the smallest and largest numbers.
  const half = Math.trunc(exponent / 2);
  const shift = BigInt(exponent) + scale.bits;
  const digits = BigInt(x / 2 ** half / 2 ** (exponent - half));
  return shift >= 0n ? digits << shift : digits >> -shift;
}

/** e to the x as [scaled mantissa, exponent of two]. */
export function exponential(x: bigint, { bits, one, ln2 }: Scale): [mantissa: bigint, exponent: number] {
  const exponent = floorDivide(x, ln2);
  const halvings = 8n;
  const reduced = (x - exponent * ln2) >> halvings;
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n; n++) {
    term = ((term * reduced) >> bits) / n;
    sum += term;
  }
  for (let n = 0n; n < halvings; n++) sum = (sum * sum) >> bits;
  return [sum, Number(exponent)];
}

/** Natural logarithm of a positive number. */
export function logarithm(x: bigint, { bits, one, ln2 }: Scale): bigint {
  let exponent = BigInt(x.toString(2).length) - 1n - bits;
  let mantissa = exponent >= 0n ? x >> exponent : x << -exponent;
  if (mantissa * 3n > one * 4n) {
    exponent += 1n;
    mantissa >>= 1n;
  }
  const roots = 4n;
  for (let n = 0n; n < roots; n++) mantissa = squareRoot(mantissa << bits);
  const quotient = ((mantissa - one) << bits) / (mantissa + one);
  return (inverseSeries(quotient, (quotient * quotient) >> bits, 1n, bits) << (roots + 1n)) + exponent * ln2;
}

/** Sine and cosine. */
export function sineCosine(x: bigint, { bits, one, pi }: Scale): [sine: bigint, cosine: bigint] {
  const quarter = floorDivide(2n * x + pi / 2n, pi);
  const angle = x - (quarter * pi) / 2n;
  const halvings = 6n;
  const small = angle >> halvings;
  const square = (small * small) >> bits;
  // 1 - cos keeps its digits through the doublings: v(2a) = 2 v (2 - v).
  let term = square >> 1n;
  let versine = term;
  for (let n = 3n; term !== 0n && term !== -1n; n += 2n) {
    term = -(((term * square) >> bits) / (n * (n + 1n)));
    versine += term;
  }
  for (let n = 0n; n < halvings; n++) versine = (2n * versine * (2n * one - versine)) >> bits;
  const cosine = one - versine;
  const magnitude = squareRoot(one * one - cosine * cosine);
  const sine = angle < 0n ? -magnitude : magnitude;
  const turn = Number(((quarter % 4n) + 4n) % 4n);
  const rotated: readonly [bigint, bigint][] = [
    [sine, cosine],
    [cosine, -sine],
    [-sine, -cosine],
    [-cosine, sine],
  ];
  return rotated[turn] ?? [sine, cosine];
}

/** Arc tangent. */
export function arcTangent(x: bigint, scale: Scale): bigint {
  const { bits, one, pi } = scale;
  if (x < 0n) return -arcTangent(-x, scale);
  if (x > one) return pi / 2n - arcTangent((one * one) / x, scale);
  let small = x;
  const halvings = 4n;
  for (let n = 0n; n < halvings; n++) small = (small << bits) / (one + squareRoot(one * one + small * small));
  return inverseSeries(small, (small * small) >> bits, -1n, bits) << halvings;
}

/** Error function, by the series whose terms are all positive (Abramowitz and Stegun 7.1.6). */
export function errorFunction(x: bigint, scale: Scale): bigint {
  const { bits, one, pi } = scale;
  const square = (x * x) >> bits;
  let term = x;
  let sum = x;
  for (let n = 1n; term > 1n || term < -1n; n++) {
    term = (2n * ((term * square) >> bits)) / (2n * n + 1n);
    sum += term;
  }
  const [mantissa, exponent] = exponential(square, scale);
  const scaled = (2n * sum * one) / squareRoot(pi << bits);
  return ((scaled << bits) / mantissa) >> BigInt(exponent);
}

/** Floor of the square root. */
export function squareRoot(x: bigint): bigint {
  if (x < 2n) return x;
  let root = 1n << BigInt((x.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}
