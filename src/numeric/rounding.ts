/** The floating-point element types. */
export type FloatType = 'float16' | 'bfloat16' | 'float32' | 'float64';

/** The integer element types; `bool` holds 0 and 1. */
export type IntegerType = 'bool' | 'uint8' | 'int8' | 'int16' | 'int32' | 'int64';

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);

/** Bits of significand after the leading one, and the exponent of the smallest normal number. */
export const floatFormats: Readonly<Record<FloatType, { readonly fraction: number; readonly lowest: number }>> = {
  float16: { fraction: 10, lowest: -14 },
  bfloat16: { fraction: 7, lowest: -126 },
  float32: { fraction: 23, lowest: -126 },
  float64: { fraction: 52, lowest: -1022 },
};

/** The largest finite number of each floating-point type. */
export const largest: Readonly<Record<FloatType, number>> = {
  float16: 65504,
  bfloat16: (2 - 2 ** -7) * 2 ** 127,
  float32: (2 - 2 ** -23) * 2 ** 127,
  float64: Number.MAX_VALUE,
};

/** Exponent e with 2^e <= |x| < 2^(e+1), for finite x other than 0. */
export function exponentOf(x: number): number {
  double[0] = x;
  const biased = ((words[1] ?? 0) >>> 20) & 0x7ff;
  return biased === 0 ? exponentOf(x * 2 ** 54) - 54 : biased - 1023;
}

/** x rounded half to even to a floating-point type; past the largest number it becomes infinite as IEEE 754 says. */
export function roundTo(x: number, type: FloatType): number {
  if (type === 'float64') return x;
  if (type === 'float32') return Math.fround(x);
  if (x === 0 || !Number.isFinite(x)) return x;
  const { fraction, lowest } = floatFormats[type];
  const step = 2 ** (Math.max(exponentOf(x), lowest) - fraction);
  const rounded = roundHalfEven(x / step) * step;
  if (Math.abs(rounded) > largest[type]) return x > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return rounded === 0 ? (x < 0 ? -0 : 0) : rounded;
}

/** The nearest integer, the even one of two as near; keeps the sign of zero. */
export function roundHalfEven(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 2 ** 52)) return x;
  const rounded = magnitude + 2 ** 52 - 2 ** 52;
  return x < 0 || Object.is(x, -0) ? -rounded : rounded;
}

const integerBits: Readonly<Record<Exclude<IntegerType, 'bool'>, number>> = {
  uint8: 8,
  int8: 8,
  int16: 16,
  int32: 32,
  int64: 64,
};

/** An integer (as a float64) wrapped around to an integer type; undefined where the result is beyond 2^53 or x is not an integer. */
export function wrapTo(x: number, type: IntegerType): number | undefined {
  if (type === 'bool') return x === 0 ? 0 : 1;
  if (!Number.isSafeInteger(x)) return undefined;
  const bits = integerBits[type];
  if (bits === 64) return x + 0;
  const span = 2 ** bits;
  const wrapped = x - Math.floor(x / span) * span;
  return type !== 'uint8' && wrapped >= span / 2 ? wrapped - span : wrapped;
}
