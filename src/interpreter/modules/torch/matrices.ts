import { add, multiply } from '../../../tensor/autograd/arithmetic';
import { reduceSum } from '../../../tensor/autograd/reduction';
import { rearrange, reshaped } from '../../../tensor/autograd/structure';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { eye } from '../../../tensor/create';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { diagonal, errorsOf, permute, toArray, transpose } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { axis, integer, integers, real, sequence, tensorArgument } from './convert';
import { matmul, named } from './linear';
import type { Row } from './table';
import { variableOf, wrap } from './tensor';

const operand = (bound: Bound, key: string, name: string, position: number, machine: Machine): Variable =>
  variableOf(tensorArgument(bound.get(key), name, key, position, machine), machine);

/** A square matrix of known numbers, off the tape. */
function square(bound: Bound, key: string, name: string, machine: Machine): Tensor {
  const v = operand(bound, key, name, 1, machine);
  const { shape, dtype } = v.tensor;
  const text = name.startsWith('linalg') ? name.replace('_', '.') : `linalg.${name === 'inverse' ? 'inv' : name}`;
  if (shape.length < 2)
    machine.raise('RuntimeError', `${text}: The input tensor ${key} must have at least 2 dimensions.`);
  if (shape.at(-1) !== shape.at(-2))
    machine.raise(
      'RuntimeError',
      `${text}: ${key} must be batches of square matrices, but they are ${shape.at(-2)} by ${shape.at(-1)} matrices`,
    );
  if (shape.length !== 2 || v.node || errorsOf(v.tensor) || (dtype !== 'float32' && dtype !== 'float64'))
    return decline(`${name} of such a tensor is not evaluated`);
  machine.charge(v.tensor.size * (shape[0] ?? 1));
  return v.tensor;
}

/** Gaussian elimination with row pivots in float64: the determinant, and the solution for each column of the right-hand side. */
function eliminate(a: Float64Array, n: number, right: Float64Array, columns: number): number {
  const at = (i: number, j: number): number => a[i * n + j] ?? 0;
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    if (at(pivot, k) === 0) return 0;
    if (pivot !== k) {
      determinant = -determinant;
      for (let j = 0; j < n; j++) [a[k * n + j], a[pivot * n + j]] = [at(pivot, j), at(k, j)];
      for (let j = 0; j < columns; j++) {
        const [x, y] = [right[k * columns + j] ?? 0, right[pivot * columns + j] ?? 0];
        right[k * columns + j] = y;
        right[pivot * columns + j] = x;
      }
    }
    determinant *= at(k, k);
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = at(i, k) / at(k, k);
      for (let j = k; j < n; j++) a[i * n + j] = at(i, j) - factor * at(k, j);
      for (let j = 0; j < columns; j++)
        right[i * columns + j] = (right[i * columns + j] ?? 0) - factor * (right[k * columns + j] ?? 0);
    }
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < columns; j++) right[i * columns + j] = (right[i * columns + j] ?? 0) / at(i, i);
  return determinant;
}

const sizeOfMatrix = (values: Float64Array): number => values.reduce((sum, x) => sum + Math.abs(x), 0);

/** The solution of a x = b, bounded by the condition of a, since LAPACK's order of operations is the processor's. */
function solved(a: Tensor, b: Tensor): Tensor {
  const n = a.shape[0] ?? 1;
  const columns = b.size / n;
  const inverse = Float64Array.from(toArray(eye(n, n, 'float64')));
  const values = Float64Array.from(toArray(b));
  const matrix = toArray(a);
  if (eliminate(Float64Array.from(matrix), n, inverse, n) === 0) {
    return decline("torch's error for a singular matrix is not evaluated");
  }
  eliminate(Float64Array.from(matrix), n, values, columns);
  const round = rounder(a.dtype);
  const condition = sizeOfMatrix(matrix) * sizeOfMatrix(inverse);
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const bound = 2 * n * condition * ulp(a.dtype, largest);
  return Tensor.of(a.dtype, [...b.shape], values.map(round), new Float64Array(values.length).fill(bound));
}

/** `tensordot`: the axes named last in one and first in the other, then a matrix product. */
function tensordot(bound: Bound, machine: Machine, name: string): Variable {
  const [a, b] = [operand(bound, 'a', name, 1, machine), operand(bound, 'b', name, 2, machine)];
  const [rankA, rankB] = [a.tensor.shape.length, b.tensor.shape.length];
  const pair = sequence(bound.get('dims'));
  const count = pair ? 0 : integer(bound.get('dims'), 'dims', machine);
  const axesOf = (place: number, rank: number): number[] =>
    integers([pair?.[place] ?? null], 'dims', machine).map((item) => axis(BigInt(item), rank, machine));
  const left = pair ? axesOf(0, rankA) : Array.from({ length: count }, (_, i) => rankA - count + i);
  const right = pair ? axesOf(1, rankB) : Array.from({ length: count }, (_, i) => i);
  const keptA = [...Array(rankA).keys()].filter((i) => !left.includes(i));
  const keptB = [...Array(rankB).keys()].filter((i) => !right.includes(i));
  const extent = (v: Variable, axes: readonly number[]): number =>
    axes.reduce((product, i) => product * (v.tensor.shape[i] ?? 1), 1);
  if (extent(a, left) !== extent(b, right)) return decline('tensordot of extents that do not fit is not evaluated');
  const x = rearrange('PermuteBackward0', a, (t) => permute(t, [...keptA, ...left]));
  const y = rearrange('PermuteBackward0', b, (t) => permute(t, [...right, ...keptB]));
  const product = matmul(
    reshaped(x, [extent(a, keptA), extent(a, left)]),
    reshaped(y, [extent(b, right), extent(b, keptB)]),
    machine,
  );
  return reshaped(product, [...keptA.map((i) => a.tensor.shape[i] ?? 1), ...keptB.map((i) => b.tensor.shape[i] ?? 1)]);
}

/** `kron`: every element of one times the whole other. */
function kron(bound: Bound, machine: Machine, name: string): Variable {
  const [a, b] = [operand(bound, 'input', name, 1, machine), operand(bound, 'other', name, 2, machine)];
  const rank = a.tensor.shape.length;
  if (rank !== b.tensor.shape.length || a.node || b.node || a.tensor.dtype !== b.tensor.dtype)
    return decline('kron of such tensors is not evaluated');
  const spread = (v: Variable, first: boolean): Variable =>
    reshaped(
      v,
      v.tensor.shape.flatMap((extent) => (first ? [extent, 1] : [1, extent])),
    );
  machine.charge(a.tensor.size * b.tensor.size);
  const product = multiply(spread(a, true), spread(b, false));
  return reshaped(
    product,
    a.tensor.shape.map((extent, i) => extent * (b.tensor.shape[i] ?? 1)),
  );
}

function matrixPower(bound: Bound, machine: Machine, name: string): Variable {
  const v = operand(bound, 'input', name, 1, machine);
  const power = integer(bound.get('n'), 'n', machine);
  const n = v.tensor.shape.at(-1) ?? 1;
  if (power < 0 || power > 64 || v.node || v.tensor.shape.length !== 2)
    return decline('such a matrix_power is not evaluated');
  if (power === 0) return constant(eye(n, n, v.tensor.dtype));
  let result = v;
  for (let i = 1; i < power; i++) result = matmul(result, v, machine);
  return result;
}

/** A product added to a tensor, both with factor 1. */
const addedProduct = (names: string, first: string, second: string, node: string): Row => [
  names,
  `(input, ${first}, ${second}, *, beta=1, alpha=1)`,
  (bound, machine, name) => {
    if (real(bound.get('beta'), 'beta', machine) !== 1 || real(bound.get('alpha'), 'alpha', machine) !== 1)
      return decline(`${name} with alpha or beta is not evaluated`);
    const [x, a, b] = [
      operand(bound, 'input', name, 1, machine),
      operand(bound, first, name, 2, machine),
      operand(bound, second, name, 3, machine),
    ];
    return wrap(named(add(matmul(a, b, machine), x), node));
  },
];

/** Determinants, inverses, solutions, and products other than `@`. */
export const matrixRows: readonly Row[] = [
  [
    'TM:det L:det',
    '(A)',
    (bound, machine, name) => {
      const a = square(bound, 'A', name, machine);
      const n = a.shape[0] ?? 1;
      const matrix = Float64Array.from(toArray(a));
      const value = eliminate(matrix, n, new Float64Array(0), 0);
      // Hadamard's bound on what rounding in any order of elimination moves.
      const rows = Array.from({ length: n }, (_, i) => Math.hypot(...toArray(a).slice(i * n, (i + 1) * n)));
      const reach =
        4 *
        n *
        n *
        ulp(
          a.dtype,
          rows.reduce((product, row) => product * row, 1),
        );
      return wrap(constant(Tensor.of(a.dtype, [], Float64Array.of(rounder(a.dtype)(value)), Float64Array.of(reach))));
    },
  ],
  [
    'TM:inverse L:inv',
    '(A)',
    (bound, machine, name) => {
      const a = square(bound, 'A', name, machine);
      const n = a.shape[0] ?? 1;
      return wrap(constant(solved(a, eye(n, n, a.dtype))));
    },
  ],
  [
    'L:solve',
    '(A, B)',
    (bound, machine) => {
      const a = square(bound, 'A', 'linalg_solve', machine);
      const b = operand(bound, 'B', 'linalg_solve', 2, machine);
      if (b.node || errorsOf(b.tensor) || b.tensor.dtype !== a.dtype || b.tensor.shape[0] !== a.shape[0])
        return decline('such a linalg.solve is not evaluated');
      return wrap(constant(solved(a, b.tensor)));
    },
  ],
  [
    'TM:trace',
    '(input)',
    (bound, machine, name) => {
      const v = operand(bound, 'input', name, 1, machine);
      if (v.tensor.shape.length !== 2)
        return machine.raise(
          'RuntimeError',
          `trace: expected a matrix, but got tensor with dim ${v.tensor.shape.length}`,
        );
      if (v.tensor.dtype === 'bool') machine.raise('NotImplementedError', '"trace" not implemented for \'Bool\'');
      const line = rearrange('DiagonalBackward0', v, (t) => diagonal(t));
      const { dtype } = v.tensor;
      return wrap(named(reduceSum(line, [0], false, isFloat(dtype) ? dtype : 'int64'), 'TraceBackward0'));
    },
  ],
  [
    'TM:inner',
    '(input, other)',
    (bound, machine, name) => {
      const [a, b] = [operand(bound, 'input', name, 1, machine), operand(bound, 'other', name, 2, machine)];
      if (a.tensor.shape.length === 0 || b.tensor.shape.length === 0) return wrap(multiply(a, b));
      if (b.tensor.shape.length === 1) return wrap(matmul(a, b, machine));
      if (b.tensor.shape.length !== 2 || a.node || b.node) return decline('such an inner product is not evaluated');
      return wrap(
        matmul(
          a,
          rearrange('TBackward0', b, (t) => transpose(t, 0, 1)),
          machine,
        ),
      );
    },
  ],
  ['T:tensordot', '(a, b, dims=2)', (bound, machine, name) => wrap(tensordot(bound, machine, name))],
  ['TM:kron', '(input, other)', (bound, machine, name) => wrap(kron(bound, machine, name))],
  ['TM:matrix_power L:matrix_power', '(input, n)', (bound, machine, name) => wrap(matrixPower(bound, machine, name))],
  addedProduct('TM:baddbmm', 'batch1', 'batch2', 'BaddbmmBackward0'),
  addedProduct('TM:addmv', 'mat', 'vec', 'AddmvBackward0'),
];
