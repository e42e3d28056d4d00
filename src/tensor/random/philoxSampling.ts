import { cosf, logf, sinf } from '../../kernels/glibc/optimizedRoutines';
import type { Block, PhiloxStream } from './philox';

/** TensorFlow's distributions over a Philox stream (xla/tsl/lib/random/random_distributions.h). */

const round = Math.fround;

/** A float32 of [0, 1) from the low 23 bits. */
const unit = (bits: number): number => (bits & 0x7fffff) / 2 ** 23;

const smallest = round(1e-7);

/** Two standard normal float32 numbers from two words (Box & Muller 1958). */
function boxMuller(first: number, second: number): readonly [number, number] {
  const angle = round(2 * Math.PI * unit(second));
  const radius = round(Math.sqrt(round(-2 * logf(Math.max(unit(first), smallest)))));
  return [round(sinf(angle) * radius), round(cosf(angle) * radius)];
}

/** Fills an array from blocks of four numbers. */
function fill(output: Float64Array, next: () => readonly number[]): void {
  for (let i = 0; i < output.length; i += 4) output.set(next().slice(0, output.length - i), i);
}

/** The four normal numbers of a block. */
const normals = ([a, b, c, d]: Block): readonly number[] => [...boxMuller(a, b), ...boxMuller(c, d)];

/** Numbers of [0, 1) as float32. */
export function uniform(stream: PhiloxStream, count: number): Float64Array {
  const output = new Float64Array(count);
  fill(output, () => stream.next().map(unit));
  return output;
}

/** A float64 of [0, 1) from two words (Uint64ToDouble). */
const unitDouble = (first: number, second: number): number => ((first & 0xfffff) * 2 ** 32 + (second >>> 0)) / 2 ** 52;

/** Numbers of [0, 1) as float64. */
export function uniformDouble(stream: PhiloxStream, count: number): Float64Array {
  const output = new Float64Array(count);
  for (let i = 0; i < count; i += 2) {
    const [a, b, c, d] = stream.next();
    output.set([unitDouble(a, b), unitDouble(c, d)].slice(0, count - i), i);
  }
  return output;
}

/** Standard normal float64 numbers, two to a block; the C library's last bits may differ. */
export function normalDouble(stream: PhiloxStream, count: number): Float64Array {
  const output = new Float64Array(count);
  for (let i = 0; i < count; i += 2) {
    const [a, b, c, d] = stream.next();
    const radius = Math.sqrt(-2 * Math.log(Math.max(unitDouble(a, b), 1e-7)));
    const angle = 2 * Math.PI * unitDouble(c, d);
    output.set([Math.sin(angle) * radius, Math.cos(angle) * radius].slice(0, count - i), i);
  }
  return output;
}

/** Words of a stream as whole numbers of 32 bits with their sign. */
export function wholeWords(stream: PhiloxStream, count: number): Float64Array {
  const output = new Float64Array(count);
  fill(output, () => stream.next().map((word) => word | 0));
  return output;
}

/** Pairs of words as whole numbers of 64 bits with their sign. */
export function wholeLongs(stream: PhiloxStream, count: number): bigint[] {
  const output: bigint[] = [];
  while (output.length < count) {
    const [a, b, c, d] = stream.next();
    for (const [low, high] of [
      [a, b],
      [c, d],
    ] as const)
      output.push(BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)));
  }
  return output.slice(0, count);
}

/** Draws of classes from rows of logits (core/kernels/multinomial_op.cc): each number sought in the running sums of exp(logit - largest). */
export function categorical(stream: PhiloxStream, rows: readonly Float64Array[], count: number): number[] {
  let words: number[] = [];
  const word = (): number => {
    if (words.length === 0) words = [...stream.next()];
    return words.shift() ?? 0;
  };
  return rows.flatMap((row) => {
    const finite = row.filter(Number.isFinite);
    const largest = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    let total = 0;
    const sums = Array.from(row, (x) => (total += Number.isFinite(x) ? Math.exp(x - largest) : 0));
    return Array.from({ length: count }, () => {
      const first = word();
      const sought = unitDouble(first, word()) * total;
      return sums.filter((sum) => sum <= sought).length;
    });
  });
}

/** Integers of [low, high) as int32: 32 random bits modulo the range. */
export function uniformInteger(stream: PhiloxStream, count: number, low: number, high: number): Float64Array {
  const output = new Float64Array(count);
  const range = (high - low) >>> 0;
  fill(output, () => stream.next().map((word) => low + (word % range)));
  return output;
}

/** Integers of [low, high) as int64: 64 random bits modulo the range. */
export function uniformLong(stream: PhiloxStream, count: number, low: number, high: number): Float64Array {
  const output = new Float64Array(count);
  const range = BigInt(high) - BigInt(low);
  for (let i = 0; i < count; i += 2) {
    const [a, b, c, d] = stream.next();
    const long = (lowWord: number, highWord: number) =>
      Number(BigInt(low) + (((BigInt(highWord) << 32n) | BigInt(lowWord)) % range));
    output[i] = long(a, b);
    if (i + 1 < count) output[i + 1] = long(c, d);
  }
  return output;
}

/** Standard normal float32 numbers. */
export function normal(stream: PhiloxStream, count: number): Float64Array {
  const output = new Float64Array(count);
  fill(output, () => normals(stream.next()));
  return output;
}

/** Blocks that a group of four truncated normal numbers may use. */
const reservedBlocks = 256;

/** Standard normal float32 numbers of (-2, 2): others are drawn again. */
export function truncatedNormal(stream: PhiloxStream, count: number): Float64Array {
  const output = new Float64Array(count);
  let group = 0;
  fill(output, () => {
    const own = stream.ahead(group++ * reservedBlocks);
    const kept: number[] = [];
    while (kept.length < 4) kept.push(...normals(own.next()).filter((value) => Math.abs(value) < 2));
    return kept.slice(0, 4);
  });
  return output;
}

/** A permutation of 0…count-1: each place swapped with one at or after it (random_shuffle_op.cc). */
export function permutation(stream: PhiloxStream, count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let block: readonly number[] = [];
  for (let i = 0; i < count - 1; i++) {
    if (i % 4 === 0) block = stream.next();
    const other = i + ((block[i % 4] ?? 0) % (count - i));
    const kept = order[i] ?? 0;
    order[i] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}
