/** Bit patterns of float32 numbers. */

const word = new Int32Array(1);
const single = new Float32Array(word.buffer);

/** The bit pattern of a float32. */
export function bitsOf(x: number): number {
  single[0] = x;
  return word[0] ?? 0;
}

/** The float32 with this bit pattern. */
export function fromBits(bits: number): number {
  word[0] = bits;
  return single[0] ?? 0;
}
