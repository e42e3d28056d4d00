import { chain, longestChain, tileElement, vectorProduct } from '../../kernels/tensorflow/products';
import { record, type Variable } from '../autograd/tape';
import { matmul as product } from '../linear';
import { rounder } from '../rounding';
import { isOrderFree } from '../summation/bounds';
import type { Tensor } from '../tensor';
import { unbroadcast } from './arithmetic';
import { transpose } from './structure';

const epsilon: Readonly<Record<string, number>> = {
  float16: 2 ** -11,
  bfloat16: 2 ** -8,
  float32: 2 ** -24,
  float64: 2 ** -53,
};

type Dot = (a: Float64Array, b: Float64Array) => readonly [value: number, error: number];

/** Any order of additions, fused or not: within twice count times epsilon times the sum of the products' sizes. */
const bounded =
  (dtype: Tensor['dtype']): Dot =>
  (a, b) => {
    let total = 0;
    let size = 0;
    for (let i = 0; i < a.length; i++) {
      const term = (a[i] ?? 0) * (b[i] ?? 0);
      total += term;
      size += Math.abs(term);
    }
    const value = rounder(dtype)(total);
    if (
      a.length < 2 ||
      isOrderFree(
        a.map((x, i) => x * (b[i] ?? 0)),
        dtype,
      )
    )
      return [value, 0];
    return [value, 2 * a.length * (epsilon[dtype] ?? 0) * size];
  };

/** The kernel's inner product for operands of these shapes (float32, no factor transposed); certain where processors agree. */
function dotFor(a: Tensor, b: Tensor, transposed: boolean): Dot {
  const anyOrder = bounded(a.dtype);
  if (a.dtype !== 'float32' || transposed) return anyOrder;
  const inner = a.shape.at(-1) ?? 1;
  const plain = a.shape.length === 2 && b.shape.length === 2;
  const rows = a.shape.at(-2) ?? 1;
  if (plain && rows > 1 && b.shape[1] === 1) return (x, y) => [vectorProduct(x, y), 0];
  if (plain && rows === 1) return (x, y) => [chain(x, y), 0];
  if (inner > longestChain) return anyOrder;
  return (x, y) => {
    const [value, certain] = tileElement(x, y);
    return [value, certain ? 0 : anyOrder(x, y)[1]];
  };
}

const swapLast = (x: Variable): Variable => {
  const rank = x.tensor.shape.length;
  return transpose(x, [...Array(rank - 2).keys(), rank - 1, rank - 2]);
};

/** MatMul and BatchMatMulV2 of matrices with at least two axes; the shapes are checked by the caller. */
export function matmul(a: Variable, b: Variable, transposeA = false, transposeB = false): Variable {
  const left = transposeA ? swapLast(a) : a;
  const right = transposeB ? swapLast(b) : b;
  const dot = dotFor(left.tensor, right.tensor, transposeA || transposeB);
  const tensor = product(left.tensor, right.tensor, a.tensor.dtype, dot);
  return record('MatMul', tensor, [left, right], (g, saved) => [
    unbroadcast(matmul(g, saved.input(1), false, true), left.tensor.shape),
    unbroadcast(matmul(saved.input(0), g, true, false), right.tensor.shape),
  ]);
}

/** The same product where no kernel's order of additions is known: certain only where every order gives the same. */
export function matmulInAnyOrder(a: Variable, b: Variable): Variable {
  const tensor = product(a.tensor, b.tensor, a.tensor.dtype, bounded(a.tensor.dtype));
  return record('Einsum', tensor, [a, b], (g, saved) => [
    unbroadcast(matmulInAnyOrder(g, swapLast(saved.input(1))), a.tensor.shape),
    unbroadcast(matmulInAnyOrder(swapLast(saved.input(0)), g), b.tensor.shape),
  ]);
}
