import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { kernel, rowKernels } from '../../../src/kernels/torch';
import { type FloatType, roundTo } from '../../../src/numeric/rounding';
import { unary } from '../../../src/tensor/elementwise';
import { Tensor } from '../../../src/tensor/tensor';

interface Case {
  readonly name: string;
  readonly dtype: FloatType;
  readonly view: string;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  readonly output: readonly (number | string)[];
}

const recorded: {
  readonly versions: { readonly torch: string; readonly capability: string };
  readonly input: readonly (number | string)[];
  readonly cases: readonly Case[];
  readonly rows: readonly (Pick<Case, 'name' | 'shape' | 'output'> & {
    readonly input: readonly (number | string)[];
  })[];
} = JSON.parse(gunzipSync(readFileSync(new URL('kernels.json.gz', import.meta.url))).toString());

/** Intel's library is bounded, not reproduced. */
const bounded = new Set(['exp', 'tanh', 'erf', 'log', 'sqrt']);

const numbers = (values: readonly (number | string)[], type: FloatType): Float64Array =>
  Float64Array.from(values, (value) => roundTo(Math.fround(Number(value)), type));

describe(`torch ${recorded.versions.torch} kernels on ${recorded.versions.capability}`, () => {
  for (const name of new Set(recorded.cases.map((one) => one.name))) {
    const cases = recorded.cases.filter((one) => one.name === name);
    it(`${name} is ${bounded.has(name) ? 'within its bounds' : 'the same, bit for bit'}`, () => {
      for (const { dtype, view, shape, strides, offset, output } of cases) {
        const parameters = name === 'gelu_tanh' ? { approximate: 'tanh' } : {};
        const own = kernel(name === 'gelu_tanh' ? 'gelu' : name, dtype, parameters);
        if (own === undefined) continue;
        const input = new Tensor(
          { dtype, values: numbers(recorded.input, dtype), errors: undefined },
          shape,
          strides,
          offset,
        );
        const { values, errors } = unary(input, dtype, own).storage;
        values.forEach((value, at) => {
          const theirs = dtype === 'float64' ? Number(output[at]) : Math.fround(Number(output[at]));
          const error = errors?.[at] ?? 0;
          const where = `${name} ${dtype} ${view} [${at}] of ${recorded.input[at]}: ${value}, not ${theirs}`;
          if (Number.isNaN(theirs)) assert.ok(Number.isNaN(value), where);
          else if (error === 0) assert.ok(Object.is(value, theirs), where);
          else assert.ok(Math.abs(value - theirs) <= error, where);
          // Certainty is what the kernels are for: only turned tensors, registers in float64 and bfloat16's processor support leave doubt.
          if (!bounded.has(name) && dtype === 'float32' && view !== 'turned') assert.equal(error, 0, where);
        });
      }
    });
  }

  for (const { name, shape, input, output } of recorded.rows) {
    it(`${name} of a tensor of shape (${shape.join(', ')}) along dimension 1 is the same, bit for bit`, () => {
      const [outer = 0, extent = 0, inner = 1] = shape;
      // F.softmin is softmax of the negated input.
      const [rows, sign] = name === 'softmin' ? ['softmax', -1] : [name, 1];
      const x = numbers(input, 'float32').map((value) => sign * value);
      for (let row = 0; row < outer * inner; row++) {
        const start = Math.floor(row / inner) * extent * inner + (row % inner);
        const line = Float64Array.from({ length: extent }, (_, at) => x[start + at * inner]!);
        const ways = rowKernels(rows, 'float32', inner, row % inner).map((way) => [...way(line)]);
        assert.equal(ways.length, inner < 16 || name === 'log_softmax' ? 1 : 2);
        const theirs = Array.from(line, (_, at) => Math.fround(Number(output[start + at * inner])));
        assert.ok(
          ways.some((values) => isDeepStrictEqual(values, theirs)),
          `${ways} against ${theirs}`,
        );
      }
    });
  }

  it('knows no kernel for other names and types', () => {
    assert.equal(kernel('sigmoid', 'int64'), undefined);
    assert.equal(kernel('constructor', 'float32'), undefined);
    assert.deepEqual(rowKernels('softmax', 'float64', 1), []);
    assert.deepEqual(rowKernels('relu', 'float32', 1), []);
  });
});
