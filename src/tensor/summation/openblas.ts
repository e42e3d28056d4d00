import { fma64 } from '../../numeric/fma';

/**
 * The orders in which OpenBLAS adds up inner products of float64 on processors with AVX-512 (its SKYLAKEX kernels, as in NumPy's wheels; every
 * order was read from the kernel's source and from the instructions in the library).
 */
type Sum = (a: Float64Array, b: Float64Array) => number;

/** An order of adding up products. */
export interface Order {
  readonly sum: Sum;
  /** Whether it was compared with NumPy: the others stand in kernels for AVX-512 alone, and were read but not run. */
  readonly isCompared: boolean;
}

const compared = (sum: Sum): Order => ({ sum, isCompared: true });
const onlyRead = (sum: Sum): Order => ({ sum, isCompared: false });

/** One fused multiplication after another. */
export const fusedInTurn: Order = compared((a, b) => fusedOnto(0, a, b, 0));

function fusedOnto(start: number, a: Float64Array, b: Float64Array, from: number): number {
  let sum = start;
  for (let k = from; k < a.length; k++) sum = fma64(a[k] ?? 0, b[k] ?? 0, sum);
  return sum;
}

/** Fused multiplications in `width` lanes, up to `end`. */
function lanesOf(a: Float64Array, b: Float64Array, width: number, start: number, end: number): Float64Array {
  const lanes = new Float64Array(width);
  for (let k = start; k < end; k++) {
    const lane = (k - start) % width;
    lanes[lane] = fma64(a[k] ?? 0, b[k] ?? 0, lanes[lane] ?? 0);
  }
  return lanes;
}

/** Both halves added until one number is left. */
function fold(lanes: Float64Array): number {
  if (lanes.length === 1) return lanes[0] ?? 0;
  const half = lanes.length / 2;
  return fold(lanes.subarray(0, half).map((x, i) => x + (lanes[i + half] ?? 0)));
}

/** Neighbours added until one number is left. */
function foldNeighbours(lanes: Float64Array): number {
  if (lanes.length === 1) return lanes[0] ?? 0;
  return foldNeighbours(
    Float64Array.from({ length: lanes.length / 2 }, (_, i) => (lanes[2 * i] ?? 0) + (lanes[2 * i + 1] ?? 0)),
  );
}

const inEightLanes = onlyRead((a, b) => fold(lanesOf(a, b, 8, 0, a.length)));
const inEightNeighbours = onlyRead((a, b) => foldNeighbours(lanesOf(a, b, 8, 0, a.length)));

/** a0·b0 + a1·b1 as compilers contract it. */
const pair = (a: Float64Array, b: Float64Array, k: number): number =>
  fma64(a[k] ?? 0, b[k] ?? 0, (a[k + 1] ?? 0) * (b[k + 1] ?? 0));

/** `ddot` of neighbouring elements: kernel/x86_64/ddot.c, ddot_microk_skylakex-2.c. */
export const vectorDot = (terms: number): Order => (terms < 16 ? fusedInTurn : inVectors);

const inVectors = onlyRead((a, b) => {
  const whole = a.length - (a.length % 16);
  const wide = whole - (whole % 32);
  const sums = [0, 8, 16, 24].map((shift) => {
    const lanes = new Float64Array(8);
    for (let k = 0; k < wide; k += 32)
      for (let l = 0; l < 8; l++) lanes[l] = fma64(a[k + shift + l] ?? 0, b[k + shift + l] ?? 0, lanes[l] ?? 0);
    return lanes.subarray(0, 4).map((x, l) => x + (lanes[l + 4] ?? 0));
  });
  if (wide < whole) {
    sums.forEach((lanes, j) => {
      for (let l = 0; l < 4; l++) {
        const k = wide + 4 * j + l;
        lanes[l] = fma64(a[k] ?? 0, b[k] ?? 0, lanes[l] ?? 0);
      }
    });
  }
  const total = sums.reduce((all, lanes) => all.map((x, l) => x + (lanes[l] ?? 0)));
  return fusedOnto(fold(total), a, b, whole);
});

/** `ddot` of elements further apart: two sums of rounded products, four terms at a time. */
export const stridedDot = onlyRead((a, b) => {
  const product = (k: number) => (a[k] ?? 0) * (b[k] ?? 0);
  const whole = a.length - (a.length % 4);
  let first = 0;
  let second = 0;
  for (let k = 0; k < whole; k += 4) {
    first += product(k) + product(k + 2);
    second += product(k + 1) + product(k + 3);
  }
  return fusedOnto(first, a, b, whole) + second;
});

/** Largest extent that a matrix-vector kernel takes in one block. */
export const vectorBlock = 2048;

/** `dgemv` along the matrix's rows (dgemv_t_4.c): result `row` of `rows`. */
export function rowTimesVector(row: number, rows: number): Order {
  const quads = rows - (rows % 4);
  return compared((a, b) => {
    const whole = a.length - (a.length % 4);
    let sum = 0;
    if (whole > 0) {
      if (row < quads) sum = fold(lanesOf(a, b, 4, 0, whole));
      else {
        // Two rows keep two lanes of rounded products, a single one four.
        const lanes = new Float64Array(row < quads + (rows & 2) ? 2 : 4);
        for (let k = 0; k < whole; k++) {
          const lane = k % lanes.length;
          lanes[lane] = (lanes[lane] ?? 0) + (a[k] ?? 0) * (b[k] ?? 0);
        }
        sum = fold(lanes);
      }
    }
    const rest = a.length - whole;
    if (rest === 0) return sum;
    if (rest === 1) return fusedOnto(sum, a, b, whole);
    return sum + (rest === 2 ? pair(a, b, whole) : fma64(a[whole + 2] ?? 0, b[whole + 2] ?? 0, pair(a, b, whole)));
  });
}

/** `dgemv` across the matrix's rows (dgemv_n_4.c): result `column` of `columns`; `isPacked` says that the rows follow each other without gap. */
export function vectorTimesColumn(column: number, columns: number, isPacked: boolean, isUnit: boolean): Order {
  const main = columns - (columns % 4);
  if (column >= main) return isPacked && isUnit && main === 0 && columns > 1 ? fusedByPairs : fusedInTurn;
  return onlyRead((a, b) => {
    const whole = a.length - (a.length % 4);
    let sum = 0;
    let k = 0;
    for (; k < whole; k += 4)
      sum += fma64(a[k + 3] ?? 0, b[k + 3] ?? 0, fma64(a[k + 2] ?? 0, b[k + 2] ?? 0, pair(a, b, k)));
    if (isUnit && a.length - k >= 2) {
      sum += pair(a, b, k);
      k += 2;
    }
    for (; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
    return sum;
  });
}

const fusedByPairs = onlyRead((a, b) => {
  const whole = a.length - (a.length % 4);
  let sum = 0;
  for (let k = 0; k < whole; k += 2) sum += pair(a, b, k);
  return fusedOnto(sum, a, b, whole);
});

/** A product of matrices: extents, and whether an operand's columns (not its rows) lie together in memory. */
export interface MatrixProduct {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly turnedLeft: boolean;
  readonly turnedRight: boolean;
  /** A matrix by its own transpose goes to `dsyrk`. */
  readonly isOwnTranspose: boolean;
}

/** `dgemm`: the order of one element; undefined where the product is taken in blocks. */
export function matrixOrder(product: MatrixProduct): ((row: number, column: number) => Order) | undefined {
  const { rows, inner, columns, turnedLeft, turnedRight } = product;
  const isSmall = !product.isOwnTranspose && rows * inner * columns <= 1e6;
  const isRowByRow = !turnedLeft && turnedRight;
  if (!isSmall || (isRowByRow && (rows * columns > 1200 || inner < 32)))
    return inner <= 384 ? () => fusedInTurn : undefined;
  // The small kernels of dgemm_small_kernel_*_skylakex.c; BLAS counts columns first.
  const folding = (row: number, column: number, quads: number): Order =>
    column < quads || row < rows - (rows % 4) ? inEightNeighbours : inEightLanes;
  const quads = columns - (columns % 4);
  if (isRowByRow) return (row, column) => folding(row, column, quads);
  const tail = columns % 8;
  if (turnedLeft || tail === 0 || tail > 4 || inner < 16) return () => fusedInTurn;
  return (row, column) => (column < columns - tail ? fusedInTurn : folding(row, column, quads));
}
