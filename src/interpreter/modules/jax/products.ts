import { fma32 } from '../../../numeric/fma';
import { type Dot, matmul } from '../../../tensor/linear';
import { boundedDot } from '../../../tensor/summation/dot';
import type { Tensor } from '../../../tensor/tensor';
import { flusher } from '../../../tensor/tensorflow/flush';
import type { Setting } from './compilation';

const flush = flusher('float32');

/** One fused multiplication after another. */
const inOrder: Dot = (a, b) => [flush(a.reduce((sum, x, i) => fma32(flush(x), flush(b[i] ?? 0), sum), 0)), 0];

/**
 * Whether XLA's own code for small products adds one fused multiplication after another: found out by trying all shapes up to 8 by 8 by 8.
 * Others are left to libraries or take several rows and columns at once.
 */
function isInOrder(rows: number, inner: number, columns: number): boolean {
  if (rows === 1 && columns === 1) return inner <= 16;
  if (columns === 1) return rows <= 8 && inner <= 6;
  if (rows === 1) return columns <= 5 && inner <= (columns === 2 ? 2 : 6);
  return inner <= 3 ? rows <= 5 && columns <= 5 : rows <= 3 && columns <= 3 && inner <= 6;
}

/** A matrix product as XLA computes it by itself; bounded where its order of additions is not known. */
export function matrixProduct(a: Tensor, b: Tensor, setting: Setting): Tensor {
  const [rows = 0, inner = 0] = a.shape;
  const isPlain = a.shape.length === 2 && b.shape.length === 2 && a.dtype === 'float32' && setting === 'alone';
  const known = isPlain && isInOrder(rows, inner, b.shape[1] ?? 0);
  return matmul(a, b, a.dtype, known ? inOrder : boundedDot(a.dtype));
}
