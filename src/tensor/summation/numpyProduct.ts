import { fma32 } from '../../numeric/fma';
import type { Dtype } from '../dtype';
import { type Dot, matmul } from '../linear';
import { ulp } from '../rounding';
import type { Tensor } from '../tensor';
import { boundedDot } from './dot';
import {
  fusedInTurn,
  matrixOrder,
  type Order,
  rowTimesVector,
  stridedDot,
  vectorBlock,
  vectorDot,
  vectorTimesColumn,
} from './openblas';

/** From this many elements OpenBLAS spreads a matrix-vector product over threads, and from this many terms a vector one. */
const [threadedMatrix, threadedVector] = [9216, 10000];

/** Extents and strides of a matrix; a vector stands as a row on the left, as a column on the right. */
interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly down: number;
  readonly across: number;
}

const rowMatrix = ({ shape, strides }: Tensor): Matrix =>
  shape.length === 1
    ? { rows: 1, columns: shape[0] ?? 1, down: shape[0] ?? 1, across: strides[0] ?? 1 }
    : matrixOf(shape, strides);

const columnMatrix = ({ shape, strides }: Tensor): Matrix =>
  shape.length === 1 ? { rows: shape[0] ?? 1, columns: 1, down: strides[0] ?? 1, across: 1 } : matrixOf(shape, strides);

const matrixOf = (shape: readonly number[], strides: readonly number[]): Matrix => ({
  rows: shape.at(-2) ?? 1,
  columns: shape.at(-1) ?? 1,
  down: strides.at(-2) ?? 1,
  across: strides.at(-1) ?? 1,
});

/** `is_blasable2d` of numpy/_core/src/umath/matmul.c.src: rows that BLAS can take; turned, columns. */
const byRows = ({ columns, down, across }: Matrix): boolean => across === 1 && down >= columns;
const byColumns = ({ rows, down, across }: Matrix): boolean => down === 1 && across >= rows;

/** The order of each element of a float64 product; undefined where it is not known. */
function orders(a: Tensor, b: Tensor): ((row: number, column: number) => Order) | undefined {
  const [x, y] = [rowMatrix(a), columnMatrix(b)];
  const [rows, inner, columns] = [x.rows, x.columns, y.columns];
  if (inner <= 1) return () => fusedInTurn;
  if (rows === 1 && columns === 1) {
    if (inner > threadedVector || x.across <= 0 || y.down <= 0) return undefined;
    return () => (x.across === 1 && y.down === 1 ? vectorDot(inner) : stridedDot);
  }
  if (rows === 1 || columns === 1) {
    const [matrix, step] = rows === 1 ? [y, x.across] : [x, y.down];
    if (matrix.rows * matrix.columns >= threadedMatrix || matrix.rows > vectorBlock || matrix.columns > vectorBlock)
      return undefined;
    if (step < 1 || !(byRows(matrix) || byColumns(matrix))) return undefined;
    // Where the summed axis lies together in memory the kernel goes along it, else across.
    const along = rows === 1 ? !byRows(matrix) || byColumns(matrix) : byRows(matrix);
    const results = rows === 1 ? columns : rows;
    const gap = rows === 1 ? matrix.down : matrix.across;
    return (row, column) => {
      const place = rows === 1 ? column : row;
      return along ? rowTimesVector(place, results) : vectorTimesColumn(place, results, gap === results, step === 1);
    };
  }
  if (!(byRows(x) || byColumns(x)) || !(byRows(y) || byColumns(y))) return undefined;
  const isOwnTranspose =
    a.storage === b.storage && a.offset === b.offset && rows === columns && x.down === y.across && x.across === y.down;
  return matrixOrder({ rows, inner, columns, turnedLeft: !byRows(x), turnedRight: !byRows(y), isOwnTranspose });
}

/** `numpy.matmul` and `numpy.dot` of operands of one dtype, as OpenBLAS multiplies them; bounded where its order is not known. */
export function numpyProduct(a: Tensor, b: Tensor, dtype: Dtype): Tensor {
  const bounded = boundedDot(dtype);
  if (dtype === 'float64') {
    const order = orders(a, b);
    if (order === undefined) return matmul(a, b, dtype, bounded);
    return matmul(a, b, dtype, (p, q, row = 0, column = 0) => {
      const { sum, isCompared } = order(row, column);
      return isCompared ? [sum(p, q), 0] : spreadAround(sum(p, q), [fusedInTurn.sum(p, q), bounded(p, q)[0]]);
    });
  }
  const isVectors = a.shape.length === 1 && b.shape.length === 1;
  if (dtype === 'float32' && isVectors) return matmul(a, b, dtype, shortDot(bounded));
  const isMatrices = (a.shape.at(-2) ?? 1) > 1 && b.shape.length > 1 && (b.shape.at(-1) ?? 1) > 1;
  return matmul(a, b, dtype, dtype === 'float32' && isMatrices ? fusedSingles(bounded) : bounded);
}

/** What an order gives that was not compared with NumPy: certain where others give the same number, else as far off as they are. */
function spreadAround(value: number, others: readonly number[]): readonly [value: number, error: number] {
  const spread = Math.max(...others.map((other) => Math.abs(other - value)));
  return [value, spread === 0 ? 0 : spread + ulp('float64', value)];
}

/** `sgemm` of fewer than 32 terms: one fused multiplication after another in every kernel (sgemm_small_kernel_*_skylakex.c). */
const fusedSingles =
  (bounded: Dot): Dot =>
  (a, b) => {
    if (a.length >= 32) return bounded(a, b);
    let sum = 0;
    for (let k = 0; k < a.length; k++) sum = fma32(a[k] ?? 0, b[k] ?? 0, sum);
    return [sum, 0];
  };

/** `sdot` of fewer than 32 terms: rounded products added in float64 (the loop after the vector kernel in kernel/x86_64/sdot.c). */
const shortDot =
  (bounded: Dot): Dot =>
  (a, b) => {
    if (a.length >= 32) return bounded(a, b);
    let sum = 0;
    for (let k = 0; k < a.length; k++) sum += Math.fround((a[k] ?? 0) * (b[k] ?? 0));
    return [Math.fround(sum), 0];
  };
