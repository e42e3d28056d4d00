import assert from 'node:assert/strict';
import { ulpDistance } from '../../src/numeric/ulp';
import { type ApplyResult, apply } from '../../src/present/apply';
import { type ReferenceCase, readReference } from '../reference/reference';

const single = (value: number | string | null | undefined): number => Math.fround(Number(value));

type Success = Extract<ApplyResult, { output: unknown }>;

function applyCase(one: ReferenceCase, dtype: string): Success {
  const input = one.input.map((x) => (typeof x === 'number' ? Math.fround(x) : x));
  const [result] = apply([{ activation: one.spelling, args: one.args, dtype, input, shape: one.shape }]);
  assert.ok(result !== undefined && 'output' in result, `${one.spelling}: ${JSON.stringify(result)}`);
  return result;
}

const describeCase = (one: ReferenceCase, at: number): string =>
  `${one.spelling}(${JSON.stringify(one.args)}) at x = ${one.input[at]}`;

/** Where a row's gradient is exactly zero in theory, or 1 - (1 - tanh²) cancels, what frameworks give is rounding noise. */
const noise = (one: ReferenceCase): number =>
  one.activation.includes('softm') ? 2e-6 : one.activation === 'tanhshrink' ? 2e-7 : 0;

/** JAX and TensorFlow cancel in the far tail of the tanh form's derivative; only its size is comparable there. */
const cancels = (one: ReferenceCase, x: number): boolean =>
  one.activation === 'gelu' && !one.spelling.startsWith('torch') && x < -5;

for (const framework of ['torch', 'tensorflow', 'jax'] as const) {
  const { versions, cases } = readReference(framework);
  const version = Object.entries(versions).flat().join(' ');
  describe(`activations against ${version}`, () => {
    it('float32 outputs are within 2 ulp of the true value or equal to the framework', () => {
      for (const one of cases) {
        const { output } = applyCase(one, 'float32');
        assert.equal(output.length, one.output.length);
        output.forEach((value, at) => {
          const [y, theirs] = [Number(value), single(one.output[at])];
          if (Object.is(y, theirs)) return;
          assert.ok(Number.isFinite(theirs) && y !== 0, `${describeCase(one, at)}: ${value}, not ${theirs}`);
          const truths = [
            theirs,
            single(one.output64[at]),
            ...(one.exact?.[at] == null ? [] : [single(one.exact[at])]),
          ];
          const distance = Math.min(...truths.map((truth) => ulpDistance(y, truth, 'float32')));
          assert.ok(distance <= 2, `${describeCase(one, at)}: ${value} is ${distance} ulp off ${truths}`);
        });
      }
    });

    it('gradients are within 4 ulp of the float64 gradient, or equal to the framework', () => {
      for (const one of cases) {
        const { gradient } = applyCase(one, 'float32');
        gradient.forEach((value, at) => {
          const [g, theirs, truth] = [Number(value), single(one.gradient[at]), single(one.gradient64[at])];
          if (Number.isNaN(theirs)) {
            if (one.shape.length === 1) assert.ok(Number.isNaN(g), `${describeCase(one, at)}: ${value}, not NaN`);
            return;
          }
          if (cancels(one, Number(one.input[at]))) return;
          if (Math.abs(g - truth) <= noise(one)) return;
          const distance = Math.min(ulpDistance(g, truth, 'float32'), ulpDistance(g, theirs, 'float32'));
          assert.ok(distance <= 4, `${describeCase(one, at)}: ${value}, not ${truth}`);
        });
      }
    });

    it('float64 outputs agree to 1e-7 relative where the framework is that good', () => {
      for (const one of cases) {
        const { output } = applyCase(one, 'float64');
        output.forEach((value, at) => {
          const [y, theirs] = [Number(value), Number(one.output64[at])];
          if (Object.is(y, theirs) || (Number.isNaN(y) && Number.isNaN(theirs))) return;
          const bound = one.activation === 'gelu' ? 1e-6 : 1e-7;
          assert.ok(
            Math.abs(y - theirs) <= bound * Math.max(1, Math.abs(y)),
            `${describeCase(one, at)}: ${value}, not ${theirs}`,
          );
        });
      }
    });

    for (const [dtype, bound] of [
      ['bfloat16', 2 ** -6],
      ['float16', 2 ** -9],
    ] as const) {
      it(`${dtype} outputs are ${dtype} numbers close to the framework's`, () => {
        for (const one of cases) {
          const { output } = applyCase(one, dtype);
          one[dtype]?.forEach((theirs, at) => {
            const y = Number(output[at]);
            if (Object.is(y, Number(theirs)) || !Number.isFinite(y) || theirs === 'NaN') return;
            // Squareplus cancels for negative inputs.
            const difference = Math.abs(y - Number(theirs));
            assert.ok(
              difference <=
                bound * Math.max(1, Math.abs(y), one.activation === 'squareplus' ? -Number(one.input[at]) : 0),
              `${describeCase(one, at)}: ${output[at]}, not ${theirs}`,
            );
          });
        }
      });
    }
  });
}

describe('apply', () => {
  const input = [-1, 0, 1, 2];
  const errors: readonly (readonly [activation: string, args: Record<string, unknown>, error: string])[] = [
    ['torch.nn.GELU', { approximate: false }, "TypeError: gelu(): argument 'approximate' must be str, not bool"],
    ['F.gelu', { approximate: true }, "TypeError: gelu(): argument 'approximate' must be str, not bool"],
    [
      'torch.nn.LeakyReLU',
      { alpha: 0.1 },
      "TypeError: LeakyReLU.__init__() got an unexpected keyword argument 'alpha'",
    ],
    ['torch.softmax', {}, 'TypeError: softmax() missing 1 required positional arguments: "dim"'],
    ['torch.nn.functional.softmax', { axis: 0 }, "TypeError: softmax() got an unexpected keyword argument 'axis'"],
    ['F.softmax', { dim: 1 }, 'IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)'],
    ['jax.nn.softmax', { dim: 0 }, "TypeError: softmax() got an unexpected keyword argument 'dim'"],
    ['jax.nn.softmax', { axis: 4 }, 'ValueError: axis 4 is out of bounds for array of dimension 1'],
    ['jax.nn.glu', { axis: 2 }, 'IndexError: tuple index out of range'],
    ['keras.ops.glu', { axis: -3 }, 'IndexError: tuple index out of range'],
    [
      'tf.nn.log_softmax',
      { axis: 4 },
      'InvalidArgumentError: `dim` must be in the range [-1, 1) where 1 is the number of dimensions in the input. Received: dim=4',
    ],
    ['layers.ReLU', { alpha: 0.1 }, "ValueError: Unrecognized keyword arguments passed to ReLU: {'alpha': 0.1}"],
    ['tf.nn.leaky_relu', { negative_slope: 0.1 }, "TypeError: Got an unexpected keyword argument 'negative_slope'"],
    ['tf.nn.elu', { alpha: 0.5 }, "TypeError: elu() got an unexpected keyword argument 'alpha'"],
    ['torch.nn.Softmax2d', {}, 'ValueError: Softmax2d: expected input to be 3D or 4D, got 1D instead'],
    [
      'layers.LeakyReLU',
      { negative_slope: -0.1 },
      'ValueError: The negative_slope value of a Leaky ReLU layer cannot be None or negative value. Expected a float. Received: negative_slope=-0.1',
    ],
  ];
  for (const [activation, args, error] of errors) {
    it(`${activation}(${JSON.stringify(args)}) raises as Python words it`, () => {
      assert.deepEqual(apply([{ activation, args, input }]), [{ error }]);
    });
  }

  it('an odd halving axis is the framework’s own error', () => {
    const shape = [3];
    const results = apply(
      ['torch.nn.GLU', 'jax.nn.glu', 'keras.activations.glu'].map((activation) => ({
        activation,
        input: [1, 1, 1],
        shape,
      })),
    );
    assert.deepEqual(results, [
      { error: 'RuntimeError: Halving dimension must be even, but dimension 0 is size 3' },
      { error: 'AssertionError: axis size must be divisible by 2' },
      { error: 'ValueError: axis size must be divisible by 2. Received: x.shape=(3,) with axis=-1' },
    ]);
  });

  const relu = 'torch.relu';
  const refused: readonly (readonly [unknown, RegExp])[] = [
    [null, /^a case must be an object/],
    [[relu], /^a case must be an object/],
    [{ input: [1] }, /^activation must be a name/],
    [{ activation: '__proto__', input: [1] }, /^'__proto__' is no activation known here/],
    [{ activation: relu }, /^input must be a list of numbers/],
    [{ activation: relu, input: [1, 'abc'] }, /item 1 is "abc"/],
    [{ activation: relu, input: [null] }, /item 0 is null/],
    [{ activation: relu, input: [true] }, /item 0 is true/],
    [{ activation: relu, input: [[1]] }, /flat list/],
    [{ activation: relu, input: [''] }, /item 0 is ""/],
    [{ activation: relu, input: [1], shape: 'x' }, /^shape must be a list/],
    [{ activation: relu, input: [1, 2], shape: [-1, -2] }, /^shape must be a list/],
    [{ activation: relu, input: [1, 2], shape: [3] }, /^shape \(3\) does not fit 2 numbers/],
    [{ activation: relu, input: [1], dtype: 'constructor' }, /^dtype "constructor" is not a floating-point type/],
    [{ activation: relu, input: [1], dtype: 'int32' }, /^dtype "int32"/],
    [
      { activation: 'torch.softmax', input: [1], args: { dim: 'x' } },
      /^TypeError: the axis must be an integer, not "x"/,
    ],
    [{ activation: relu, input: [1], args: [0.2] }, /^args must be an object/],
  ];
  for (const [one, error] of refused)
    it(`refuses ${JSON.stringify(one)}`, () => {
      const [result, good] = apply([one, { activation: relu, input: ['-inf', 'nan'], dtype: 'torch.float16' }]);
      assert.match(result !== undefined && 'error' in result ? result.error : 'no error', error);
      assert.deepEqual(good, { output: [0, 'NaN'], gradient: [0, 1], shape: [2] });
    });

  it('a bad case does not disturb the others, and special numbers are strings', () => {
    const [bad, good] = apply([
      { activation: 'torch.nn.Swish', input },
      { activation: 'torch.relu', input: ['-0', 'Infinity', 'NaN', -1] },
    ]);
    assert.deepEqual(bad, { error: "'torch.nn.Swish' is no activation known here" });
    assert.deepEqual(good, { output: ['-0', 'Infinity', 'NaN', 0], gradient: [0, 1, 1, 0], shape: [4] });
  });

  it('masks with where, takes several axes, and follows dtype', () => {
    const [masked, joint, wide] = apply([
      { activation: 'jax.nn.softmax', args: { where: [true, false, true] }, input: [0, 5, 0] },
      { activation: 'jax.nn.softmax', args: { axis: [0, 1] }, input: [0, 0, 0, 0], shape: [2, 2] },
      { activation: 'F.softmax', args: { dim: 0, dtype: 'torch.float64' }, input: [0, 0, 0] },
    ]);
    assert.deepEqual(masked && 'output' in masked && masked.output, [0.5, 0, 0.5]);
    assert.deepEqual(joint && 'output' in joint && joint.output, [0.25, 0.25, 0.25, 0.25]);
    assert.deepEqual(wide && 'output' in wide && wide.output, [1 / 3, 1 / 3, 1 / 3]);
  });
});
