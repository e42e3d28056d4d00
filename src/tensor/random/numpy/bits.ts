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
