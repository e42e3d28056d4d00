import assert from 'node:assert/strict';
import { cast } from '../../src/tensor/cast';
import { fromNumbers, scalar } from '../../src/tensor/create';
import type { Dtype } from '../../src/tensor/dtype';
import { binary, compare, kernelOf, unary, where } from '../../src/tensor/elementwise';
import { getIndex, type Index, IndexFailure, sliceIndices } from '../../src/tensor/index';
import * as numpy from '../../src/tensor/promotion/numpy';
import * as torch from '../../src/tensor/promotion/torch';
import { broadcastShapes, inferShape } from '../../src/tensor/shape';
import { Tensor } from '../../src/tensor/tensor';
import { errorsOf, expand, isContiguous, permute, reshape, slice, toArray, viewStrides } from '../../src/tensor/view';

const range = (...shape: number[]): Tensor =>
  fromNumbers([...Array(shape.reduce((n, extent) => n * extent, 1)).keys()], shape, 'float32');
const uncertain = (values: number[], errors: number[], dtype: Dtype = 'float32'): Tensor =>
  Tensor.of(dtype, [values.length], Float64Array.from(values), Float64Array.from(errors));

describe('tensor core', () => {
  for (const [shapes, expected] of [
    [
      [
        [3, 1],
        [1, 4],
      ],
      [3, 4],
    ],
    [
      [[2, 3], [3]],
      [2, 3],
    ],
    [[[2], [3]], undefined],
    [[[], [0]], [0]],
  ] as const) {
    it(`${JSON.stringify(shapes)} broadcast to ${JSON.stringify(expected)}`, () =>
      assert.deepEqual(broadcastShapes(...shapes), expected));
  }

  it('infers one extent of a reshape', () => {
    assert.deepEqual(inferShape(12, [3, -1]), [3, 4]);
    assert.equal(inferShape(12, [5, -1]), undefined);
    assert.equal(inferShape(0, [0, -1]), undefined);
  });

  it('reshapes as a view where strides allow', () => {
    const turned = permute(range(2, 3), [1, 0]);
    assert.equal(isContiguous(turned), false);
    assert.equal(viewStrides(turned, [6]), undefined);
    assert.deepEqual([...toArray(reshape(turned, [6]))], [0, 3, 1, 4, 2, 5]);
    assert.deepEqual(viewStrides(slice(range(4, 6), 1, 0, 3), [4, 3, 1]), [6, 1, 1]);
    assert.deepEqual([...toArray(expand(range(2, 1), [2, 2]))], [0, 0, 1, 1]);
  });

  for (const [a, b, ofTorch, ofNumpy] of [
    ['int32', 'float16', 'float16', 'float64'],
    ['uint8', 'int8', 'int16', 'int16'],
    ['bool', 'float32', 'float32', 'float32'],
    ['int64', 'float32', 'float32', 'float64'],
    ['float16', 'float32', 'float32', 'float32'],
    ['int16', 'float16', 'float16', 'float32'],
  ] as const) {
    it(`${a} with ${b}: ${ofTorch} in torch, ${ofNumpy} in NumPy`, () => {
      assert.equal(torch.promoteTypes(a, b), ofTorch);
      assert.equal(numpy.promoteTypes(b, a), ofNumpy);
    });
  }

  it('lets a 0-d tensor or number decide only by category', () => {
    const operand = (dtype: Dtype, kind: torch.TorchOperand['kind']) => ({ dtype, kind });
    assert.equal(
      torch.resultType([operand('float16', 'dimensioned'), operand('float64', 'zeroDimensional')]),
      'float16',
    );
    assert.equal(torch.resultType([operand('int64', 'dimensioned'), operand('float32', 'number')]), 'float32');
    assert.equal(numpy.resultType(['float32'], ['float']), 'float32');
    assert.equal(numpy.resultType(['int32'], ['float']), 'float64');
  });

  it('carries error bounds through corners, and drops them where every corner agrees', () => {
    const relu = unary(
      uncertain([-1, 1], [0.1, 0.25]),
      'float32',
      kernelOf('float32', (x) => Math.max(x, 0)),
    );
    assert.deepEqual([...toArray(relu)], [0, 1]);
    assert.deepEqual([...(errorsOf(relu) ?? [])], [0, 0.25]);
    const quotient = binary(scalar(1, 'float64'), uncertain([0.5], [1], 'float64'), 'float64', (x, y) => x / y);
    assert.deepEqual([...(errorsOf(quotient) ?? [])], [Number.POSITIVE_INFINITY]);
  });

  it('leaves comparisons open within the bounds, and covers both sides of a choice', () => {
    const open = compare(uncertain([1, 2], [0.5, 0.5]), fromNumbers([1.25, 1.25], [2], 'float32'), (x, y) => x > y);
    assert.deepEqual([...(errorsOf(open) ?? [])], [1, 0]);
    const chosen = where(open, scalar(3, 'float32'), scalar(1, 'float32'), 'float32');
    assert.deepEqual([...toArray(chosen)], [1, 3]);
    assert.deepEqual([...(errorsOf(chosen) ?? [])], [2, 0]);
  });

  it('casts as C does, and marks what C leaves undefined', () => {
    assert.deepEqual([...toArray(cast(fromNumbers([-1.7, 300, 2.5], [3], 'float64'), 'int32'))], [-1, 300, 2]);
    assert.deepEqual([...toArray(cast(fromNumbers([300, -1], [2], 'int64'), 'uint8'))], [44, 255]);
    assert.deepEqual([...(errorsOf(cast(scalar(Number.NaN, 'float64'), 'int64')) ?? [])], [Number.POSITIVE_INFINITY]);
  });

  it('slices as Python does', () => {
    for (const [extent, start, stop, step, expected] of [
      [5, undefined, undefined, -1, [4, 5, -1]],
      [5, 1, -1, 2, [1, 2, 2]],
      [3, 10, undefined, 1, [3, 0, 1]],
      [3, -10, 2, 1, [0, 2, 1]],
    ] as const) {
      assert.deepEqual(sliceIndices(extent, start, stop, step), expected);
    }
  });

  const array = (...numbers: number[]): Index => ({
    kind: 'array',
    tensor: fromNumbers(numbers, [numbers.length], 'int64'),
  });
  for (const [rule, shape] of [
    ['broadcast', [2, 3]],
    ['select', [3, 2]],
  ] as const) {
    it(`x[0, :, [0, 1]] has shape ${shape.join('×')} where integers ${rule}`, () => {
      const result = getIndex(range(2, 3, 4), [{ kind: 'integer', at: 0 }, { kind: 'slice' }, array(0, 1)], rule);
      assert.ok(result instanceof Tensor);
      assert.deepEqual(result.shape, shape);
    });
  }

  it('says why an index does not fit', () => {
    const kindOf = (indices: Index[]) => {
      const result = getIndex(range(2, 3), indices, 'broadcast');
      return result instanceof IndexFailure ? [result.kind, result.axis, result.index, result.extent] : undefined;
    };
    assert.deepEqual(kindOf([{ kind: 'integer', at: 5 }]), ['out of bounds', 0, 5, 2]);
    assert.deepEqual(kindOf([{ kind: 'slice' }, { kind: 'integer', at: -4 }]), ['out of bounds', 1, -4, 3]);
    assert.deepEqual(kindOf([array(0), array(0), array(0)]), ['too many', 2, 3, 2]);
    assert.deepEqual(kindOf([{ kind: 'mask', tensor: fromNumbers([1, 0, 1], [3], 'bool') }]), ['mask shape', 0, 3, 2]);
  });
});
