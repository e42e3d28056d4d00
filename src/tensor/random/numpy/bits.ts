/** A source of random bits, as NumPy's bitgen interface. */
export interface BitSource {
  /** 32 bits as a number. */
  next32(): number;
  next64(): bigint;
  /** A float64 in [0, 1) of 53 bits. */
  nextDouble(): number;
}

/** A whole number from 0 to `range`, both included, by masking and rejection (`random_interval`, legacy integers). */
export function maskedInteger(source: BitSource, range: number): number {
  if (range === 0) return 0;
  if (range > 0xffffffff) {
    const mask = (1n << BigInt(BigInt(range).toString(2).length)) - 1n;
    for (;;) {
      const value = Number(source.next64() & mask);
      if (value <= range) return value;
    }
  }
  const mask = range === 0xffffffff ? 0xffffffff : 2 ** (32 - Math.clz32(range)) - 1;
  for (;;) {
    const value = (source.next32() & mask) >>> 0;
    if (value <= range) return value;
  }
}

/** The same by multiplication (D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29, 2019), as `Generator` draws it. */
export function multipliedInteger(source: BitSource, range: number): number {
  if (range === 0) return 0;
  if (range === 0xffffffff) return source.next32();
  const [bits, next] = range > 0xffffffff ? [64n, () => source.next64()] : [32n, () => BigInt(source.next32())];
  const count = BigInt(range) + 1n;
  const low = (1n << bits) - 1n;
  let product = next() * count;
  if ((product & low) < count) {
    const threshold = (low + 1n - count) % count;
    while ((product & low) < threshold) product = next() * count;
  }
  return Number(product >> bits);
}

/**
 * Whole numbers of 8 or 16 bits from 0 to a range: the words' parts one after another, a new word for each call of the drawing function; by
 * masking (`masked`) or by multiplication (`buffered_bounded_*_uint8` and `uint16` in distributions.c).
 */
export function narrowInteger(source: BitSource, bits: number, masked: boolean): (range: number) => number {
  const full = 2 ** bits - 1;
  let [word, left] = [0, 0];
  const next = (): number => {
    if (left === 0) {
      word = source.next32();
      left = 32 / bits;
    } else word >>>= bits;
    left--;
    return word & full;
  };
  return (range) => {
    if (range === 0) return 0;
    if (range === full) return next();
    if (masked) {
      const mask = 2 ** (32 - Math.clz32(range)) - 1;
      for (;;) {
        const value = next() & mask;
        if (value <= range) return value;
      }
    }
    const count = range + 1;
    const threshold = (full - range) % count;
    for (;;) {
      const product = next() * count;
      const low = product & full;
      if (low >= count || low >= threshold) return product >>> bits;
    }
  };
}
