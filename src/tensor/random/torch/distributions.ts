/**
 * PyTorch's CPU sampling kernels (ATen/native/cpu/DistributionTemplates.h, ATen/core/DistributionsHelper.h): each fills an array in
 * row-major order with values rounded to the dtype.
 */
import { fillInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { fma32, fma64 } from '../../../numeric/fma';
import { inBlocks, mapInBlocks, onlyOnce } from '../../../numeric/pausing';
import { type FloatType, roundTo } from '../../../numeric/rounding';
import { ulp } from '../../../numeric/ulp';
import { normalFill16 } from './boxMuller';
import type { TorchGenerator } from './generator';

/** Samples, and how far each may be from PyTorch's own where the C library's last bit decides. */
export interface Samples {
  readonly values: Float64Array;
  readonly errors?: Float64Array | undefined;
}

const numbers = (size: number) => (): Float64Array => new Float64Array(size);

/** Relative bound on how far sqrt, log1p, sine and cosine of float64 and products of them differ between C libraries. */
const libraryError = 8 * 2 ** -53;

/** Rounds an uncertain float64 to the dtype; the error is 0 when every value within it rounds to the same number. */
function settle(value: number, error: number, type: FloatType): readonly [number, number] {
  const through = (x: number) => roundTo(type === 'float64' ? x : Math.fround(x), type);
  const rounded = through(value);
  if (error === 0) return [rounded, 0];
  if (type === 'float64') return [rounded, error];
  return [rounded, through(value - error) === through(value + error) ? 0 : error + ulp(value, type)];
}

/** `uniform_`: [from, to). */
export function uniform(generator: TorchGenerator, size: number, from: number, to: number, type: FloatType): Samples {
  const low = roundTo(from, type);
  const high = roundTo(to, type);
  const isDouble = type === 'float64';
  const start = isDouble ? from : Math.fround(from);
  const span = isDouble ? to - from : Math.fround(Math.fround(to) - start);
  const values = inBlocks(size, 50, numbers(size), (filled, first, end) => {
    for (let index = first; index < end; index++) {
      const sample = isDouble
        ? fma64(generator.uniform53(), span, start)
        : roundTo(fma32(generator.uniform24(), span, start), type);
      filled[index] = sample === high ? low : sample;
    }
  });
  return { values };
}

/** `normal_` on a contiguous tensor; `contiguous` false takes the sample-by-sample path whatever the size. */
export function normal(
  generator: TorchGenerator,
  size: number,
  mean: number,
  deviation: number,
  type: FloatType,
  contiguous = true,
): Samples {
  if (size < 16 || !contiguous) return normalOneByOne(generator, size, mean, deviation, type);
  return type === 'float64'
    ? normalFillDouble(generator, size, mean, deviation)
    : { values: normalFill(generator, size, Math.fround(mean), Math.fround(deviation), type) };
}

function normalFill(
  generator: TorchGenerator,
  size: number,
  mean: number,
  deviation: number,
  type: FloatType,
): Float64Array {
  // The narrow types draw 16 at a time into a float32 buffer; float32 draws all first. The order of draws is the same.
  const drawn = type === 'float32' ? size : size - (size % 16);
  const values = inBlocks(drawn, 20, numbers(size), (filled, from, to) => {
    for (let index = from; index < to; index++) filled[index] = generator.uniform24();
  });
  inBlocks(
    Math.floor(size / 16),
    16 * 150,
    () => values,
    (filled, from, to) => {
      for (let part = from; part < to; part++) normalFill16(filled, 16 * part, mean, deviation);
    },
  );
  if (size % 16 !== 0) {
    onlyOnce(() => {
      for (let index = size - 16; index < size; index++) values[index] = generator.uniform24();
      normalFill16(values, size - 16, mean, deviation);
    });
  }
  return type === 'float32' ? values : mapInBlocks(values, 5, (value) => roundTo(value, type));
}

function normalFillDouble(generator: TorchGenerator, size: number, mean: number, deviation: number): Samples {
  const values = fillInBlocks(size, 30, () => generator.uniform53());
  const fill = (errors: Float64Array, start: number) => {
    for (let index = start; index < start + 8; index++) {
      const radius = Math.sqrt(-2 * Math.log(1 - (values[index] ?? 0)));
      const angle = 2 * Math.PI * (values[index + 8] ?? 0);
      for (const [place, part] of [
        [index, Math.cos(angle)],
        [index + 8, Math.sin(angle)],
      ] as const) {
        values[place] = fma64(radius * part, deviation, mean);
        errors[place] = Math.abs(radius * part * deviation) * libraryError + ulp(values[place] ?? 0, 'float64');
      }
    }
  };
  const make = () => new Float64Array(size);
  const errors = visitInBlocks(Math.floor(size / 16), 16 * 100, make, (bounds, part) => fill(bounds, 16 * part));
  if (size % 16 !== 0) {
    onlyOnce(() => {
      for (let index = size - 16; index < size; index++) values[index] = generator.uniform53();
      fill(errors, size - 16);
    });
  }
  return { values, errors };
}

/** One float64 standard normal, the second of each pair kept in the generator. */
function standardNormal(generator: TorchGenerator): { readonly value: number; readonly error: number } {
  const cached = generator.cachedNormal;
  if (cached !== undefined) {
    generator.cachedNormal = undefined;
    return cached;
  }
  const first = generator.uniform53();
  const radius = Math.sqrt(-2 * Math.log1p(-generator.uniform53()));
  const angle = 2 * Math.PI * first;
  const sine = radius * Math.sin(angle);
  const cosine = radius * Math.cos(angle);
  generator.cachedNormal = { value: sine, error: Math.abs(sine) * libraryError };
  return { value: cosine, error: Math.abs(cosine) * libraryError };
}

function normalOneByOne(
  generator: TorchGenerator,
  size: number,
  mean: number,
  deviation: number,
  type: FloatType,
): Samples {
  return collect(size, type, () => {
    const { value, error } = standardNormal(generator);
    const sample = value * deviation + mean;
    return [sample, error * Math.abs(deviation) + (mean === 0 ? 0 : 2 * ulp(sample, 'float64'))];
  });
}

/** `exponential_`. */
export function exponential(generator: TorchGenerator, size: number, rate: number, type: FloatType): Samples {
  return collect(size, type, () => {
    const sample = (-1 / rate) * Math.log1p(-generator.uniform53());
    return [sample, sample * libraryError];
  });
}

function collect(size: number, type: FloatType, draw: () => readonly [number, number]): Samples {
  const make = () => ({ values: new Float64Array(size), errors: new Float64Array(size), uncertain: false });
  const samples = inBlocks(size, 100, make, (filled, from, to) => {
    for (let index = from; index < to; index++) {
      const [value, error] = settle(...draw(), type);
      filled.values[index] = value;
      filled.errors[index] = error;
      filled.uncertain ||= error !== 0;
    }
  });
  return { values: samples.values, errors: samples.uncertain ? samples.errors : undefined };
}

/** `bernoulli_(p)` and `F.dropout`'s mask: one float64 uniform each. */
export function bernoulli(generator: TorchGenerator, size: number, probability: number): Float64Array {
  return fillInBlocks(size, 30, () => (generator.uniform53() < probability ? 1 : 0));
}

/** `torch.bernoulli(input)`: float64 uniforms for float64 probabilities, float32 ones for the others. */
export function bernoulliEach(generator: TorchGenerator, probabilities: Float64Array, type: FloatType): Float64Array {
  return mapInBlocks(probabilities, 30, (probability) =>
    (type === 'float64' ? generator.uniform53() : generator.uniform24()) < probability ? 1 : 0,
  );
}

/** `randint` and `random_(from, to)`: from + draw modulo the range, 64-bit draws from a range of 2^28. */
export function integers(generator: TorchGenerator, size: number, from: bigint, to: bigint): Float64Array {
  const range = to - from;
  if (range >= 1n << 28n) {
    return fillInBlocks(size, 100, () => Number((generator.random64() % range) + from));
  }
  const modulus = Number(range);
  const base = Number(from);
  return fillInBlocks(size, 30, () => (generator.random32() % modulus) + base);
}

/** `randperm(n)`. */
export function permutation(generator: TorchGenerator, size: number): Float64Array {
  const make = () => fillInBlocks(size, 2, (index) => index);
  return visitInBlocks(Math.max(0, size - 1), 30, make, (values, index) => {
    const other = index + (generator.random32() % (size - index));
    const kept = values[index] ?? 0;
    values[index] = values[other] ?? 0;
    values[other] = kept;
  });
}
