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
