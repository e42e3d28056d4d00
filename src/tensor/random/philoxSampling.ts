import { cosf, logf, sinf } from '../../kernels/glibc/optimizedRoutines';
import { fillInBlocks, visitInBlocks } from '../../numeric/blocks';
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

/** So many numbers, `width` of them at a time from one or more blocks of a stream, which the loop moves on. */
function filled(count: number, width: number, cost: number, next: () => readonly number[]): Float64Array {
  const make = () => new Float64Array(count);
  return visitInBlocks(Math.ceil(count / width), cost, make, (output, group) => {
    const numbers = next();
    const start = group * width;
    for (let i = 0; i < width && start + i < count; i++) output[start + i] = numbers[i] ?? 0;
  });
}

/** The four normal numbers of a block. */
const normals = ([a, b, c, d]: Block): readonly number[] => [...boxMuller(a, b), ...boxMuller(c, d)];

/** Numbers of [0, 1) as float32. */
export function uniform(stream: PhiloxStream, count: number): Float64Array {
  return filled(count, 4, 400, () => stream.next().map(unit));
}

/** A float64 of [0, 1) from two words (Uint64ToDouble). */
const unitDouble = (first: number, second: number): number => ((first & 0xfffff) * 2 ** 32 + (second >>> 0)) / 2 ** 52;

/** Numbers of [0, 1) as float64. */
export function uniformDouble(stream: PhiloxStream, count: number): Float64Array {
  return filled(count, 2, 400, () => {
    const [a, b, c, d] = stream.next();
    return [unitDouble(a, b), unitDouble(c, d)];
  });
}

/** Standard normal float64 numbers, two to a block; the C library's last bits may differ. */
export function normalDouble(stream: PhiloxStream, count: number): Float64Array {
  return filled(count, 2, 500, () => {
    const [a, b, c, d] = stream.next();
    const radius = Math.sqrt(-2 * Math.log(Math.max(unitDouble(a, b), 1e-7)));
    const angle = 2 * Math.PI * unitDouble(c, d);
    return [Math.sin(angle) * radius, Math.cos(angle) * radius];
  });
}

/** Words of a stream as whole numbers of 32 bits with their sign. */
export function wholeWords(stream: PhiloxStream, count: number): Float64Array {
  return filled(count, 4, 400, () => stream.next().map((word) => word | 0));
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
  const range = (high - low) >>> 0;
  return filled(count, 4, 400, () => stream.next().map((word) => low + (word % range)));
}

/** Integers of [low, high) as int64: 64 random bits modulo the range. */
export function uniformLong(stream: PhiloxStream, count: number, low: number, high: number): Float64Array {
  const range = BigInt(high) - BigInt(low);
  return filled(count, 2, 600, () => {
    const [a, b, c, d] = stream.next();
    const long = (lowWord: number, highWord: number) =>
      Number(BigInt(low) + (((BigInt(highWord) << 32n) | BigInt(lowWord)) % range));
    return [long(a, b), long(c, d)];
  });
}

/** Standard normal float32 numbers. */
export function normal(stream: PhiloxStream, count: number): Float64Array {
  return filled(count, 4, 400, () => normals(stream.next()));
}

/** Blocks that a group of four truncated normal numbers may use. */
const reservedBlocks = 256;

/** Standard normal float32 numbers of (-2, 2): others are drawn again. */
export function truncatedNormal(stream: PhiloxStream, count: number): Float64Array {
  const groups = Math.ceil(count / 4);
  const make = () => new Float64Array(count);
  return visitInBlocks(groups, 1000, make, (output, group) => {
    const own = stream.ahead(group * reservedBlocks);
    const kept: number[] = [];
    while (kept.length < 4) kept.push(...normals(own.next()).filter((value) => Math.abs(value) < 2));
    for (let i = 0; i < 4 && 4 * group + i < count; i++) output[4 * group + i] = kept[i] ?? 0;
  });
}

/** A permutation of 0…count-1: each place swapped with one at or after it (random_shuffle_op.cc). */
export function permutation(stream: PhiloxStream, count: number): Float64Array {
  const make = () => ({ order: identity(count), block: [] as readonly number[] });
  return visitInBlocks(Math.max(0, count - 1), 150, make, (state, i) => {
    if (i % 4 === 0) state.block = stream.next();
    const { order, block } = state;
    const other = i + ((block[i % 4] ?? 0) % (count - i));
    const kept = order[i] ?? 0;
    order[i] = order[other] ?? 0;
    order[other] = kept;
  }).order;
}

const identity = (count: number): Float64Array => fillInBlocks(count, 2, (index) => index);
