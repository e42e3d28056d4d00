import { logf } from '../../../kernels/glibc/optimizedRoutines';
import { exponentials, logarithmOfSums, longestRow, shifted, sumRow } from '../../../kernels/tensorflow/reduction';
import { visitInBlocks } from '../../../numeric/blocks';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { fromNumbers } from '../../../tensor/create';
import { ErrorBounds } from '../../../tensor/elementwise';
import { rounder, ulp } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { divide, multiply, subtract } from '../../../tensor/tensorflow/arithmetic';
import { exp } from '../../../tensor/tensorflow/elementary';
import { broadcastTo, logSoftmaxLast, sum } from '../../../tensor/tensorflow/reduction';
import { reshape } from '../../../tensor/tensorflow/structure';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axisArgument, convert, convertTogether } from './convert';
import { invalidArgument, kernelPrefix } from './decline';
import { floats } from './math';
import { type Row, result } from './table';
import { checkOperands } from './typeErrors';

/** Cross-entropies of logits (core/kernels/xent_op.h, sparse_xent_op.h): in float32 with the kernels' own order of additions. */

const rowsOf = (t: Tensor): Float64Array[] => {
  const columns = t.shape.at(-1) ?? 1;
  const values = toArray(t);
  return Array.from({ length: t.size / Math.max(1, columns) }, (_, i) =>
    values.subarray(i * columns, (i + 1) * columns),
  );
};

/** Losses of rows as a tensor; where the logits are uncertain or not float32 within a bound. */
function lossTensor(losses: readonly number[], logits: Tensor, weights: readonly number[]): Tensor {
  const { dtype } = logits;
  const exact = dtype === 'float32' && (logits.shape.at(-1) ?? 1) <= longestRow;
  const errors = errorsOf(logits);
  const columns = logits.shape.at(-1) ?? 1;
  const bounds = new ErrorBounds(losses.length);
  losses.forEach((loss, row) => {
    const largest = errors?.subarray(row * columns, (row + 1) * columns).reduce((a, b) => Math.max(a, b), 0) ?? 0;
    if (largest > 0 || !exact)
      bounds.set(row, (2 * largest + 8 * ulp(dtype, Math.max(1, Math.abs(loss)))) * (weights[row] ?? 1));
  });
  return Tensor.of(dtype, logits.shape.slice(0, -1), Float64Array.from(losses, rounder(dtype)), bounds.errors);
}

/** Sums of exp(logit - largest) of every row, with the differences. */
function exponentialSums(rows: readonly Float64Array[]): readonly [differences: Float64Array[], sums: Float64Array] {
  const make = () => ({ differences: [] as Float64Array[], sums: new Float64Array(rows.length) });
  const { differences, sums } = visitInBlocks(rows.length, 100 * (rows[0]?.length ?? 1), make, (state, i) => {
    const row = shifted(rows[i] ?? new Float64Array(0));
    state.sums[i] = sumRow(exponentials(row));
    state.differences[i] = row;
  });
  return [differences, sums];
}

/** SoftmaxCrossEntropyWithLogits of rows along the last axis. */
export function crossEntropy(labels: Variable, logits: Variable): Variable {
  const round = rounder(logits.tensor.dtype);
  const [differences, sums] = exponentialSums(rowsOf(logits.tensor));
  const logarithms = logarithmOfSums(sums);
  const weights = rowsOf(labels.tensor);
  if (errorsOf(labels.tensor)) decline('a cross-entropy of labels that differ between processors is not evaluated');
  const make = () => ({ losses: [] as number[], sizes: [] as number[] });
  const { losses, sizes } = visitInBlocks(differences.length, 30 * (weights[0]?.length ?? 1), make, (state, i) => {
    const row = weights[i] ?? new Float64Array(0);
    const logarithm = logarithms[i] ?? 0;
    const terms = differences[i]?.map((x, j) => round((row[j] ?? 0) * round(logarithm - x)));
    state.losses[i] = sumRow(terms ?? new Float64Array(0));
    state.sizes[i] = row.reduce((a, b) => a + Math.abs(b), 0);
  });
  const tensor = lossTensor(losses, logits.tensor, sizes);
  return record('SoftmaxCrossEntropyWithLogits', tensor, [logits], (g, saved) => [
    multiply(lastAxis(g), subtract(probabilities(saved.input(0)), labels)),
  ]);
}

/** SparseSoftmaxCrossEntropyWithLogits: the label's place instead of weights. */
export function sparseCrossEntropy(labels: Tensor, logits: Variable): Variable {
  const round = rounder(logits.tensor.dtype);
  const places = toArray(labels);
  const [differences, sums] = exponentialSums(rowsOf(logits.tensor));
  const columns = logits.tensor.shape.at(-1) ?? 1;
  const outside = places.find((place) => place < 0 || place >= columns);
  if (outside !== undefined)
    invalidArgument(
      `${kernelPrefix('SparseSoftmaxCrossEntropyWithLogits')} Received a label value of ${outside} which is outside the valid range of [0, ${columns}).  Label values: ${[...places].join(' ')} [Op:SparseSoftmaxCrossEntropyWithLogits] name: `,
    );
  const losses = differences.map((row, i) => round(logf(sums[i] ?? 1) - (row[places[i] ?? 0] ?? 0)));
  const tensor = lossTensor(losses, logits.tensor, []);
  return record('SparseSoftmaxCrossEntropyWithLogits', tensor, [logits], (g, saved) => {
    const hot = new Float64Array(logits.tensor.size);
    places.forEach((place, row) => {
      hot[row * columns + place] = 1;
    });
    const target = constant(fromNumbers(hot, logits.tensor.shape, logits.tensor.dtype));
    return [multiply(lastAxis(g), subtract(probabilities(saved.input(0)), target))];
  });
}

const lastAxis = (g: Variable): Variable => reshape(g, [...g.tensor.shape, 1]);

/** exp(x - m) / sum, as the backward pass keeps it. */
function probabilities(logits: Variable): Variable {
  const { shape } = logits.tensor;
  const { dtype, size } = logits.tensor;
  const columns = shape.at(-1) ?? 1;
  const rows = rowsOf(logits.tensor);
  const shiftedRows = () =>
    visitInBlocks(
      rows.length,
      20 * columns,
      () => new Float64Array(size),
      (all, i) => all.set(shifted(rows[i] ?? new Float64Array(0)), i * columns),
    );
  const difference: Variable =
    logits.node === undefined ? constant(fromNumbers(shiftedRows(), shape, dtype)) : logSoftmaxLast(logits);
  const powers = exp(difference);
  return divide(powers, broadcastTo(sum(powers, [shape.length - 1], true), shape));
}

function dense(bound: Bound, machine: Machine): Result {
  const [logits, labels] = convertTogether([bound.get('logits'), bound.get('labels')], machine);
  if (logits === undefined || labels === undefined) return null;
  const [p, q] = [logits.tensor, labels.tensor];
  if (p.dtype !== q.dtype) checkOperands('SoftmaxCrossEntropyWithLogits', p, q);
  const rank = logits.tensor.shape.length;
  if (rank === 0 || axisArgument(bound.get('axis'), rank) !== rank - 1)
    return decline('a cross-entropy along another axis than the last is not evaluated');
  if (p.shape.join() !== q.shape.join()) {
    const rows = ({ shape, size }: Tensor) => `[${size / Math.max(1, shape.at(-1) ?? 1)},${shape.at(-1)}]`;
    if (broadcastShapes(p.shape, q.shape) !== undefined || q.shape.length === 0)
      return decline('a cross-entropy of different shapes is not evaluated');
    return invalidArgument(
      `${kernelPrefix('SoftmaxCrossEntropyWithLogits')} logits and labels must be broadcastable: logits_size=${rows(p)} labels_size=${rows(q)} [Op:SoftmaxCrossEntropyWithLogits] name: `,
    );
  }
  return result(crossEntropy(labels, floats(logits, 'a cross-entropy')), machine);
}

function sparse(bound: Bound, machine: Machine): Result {
  const logits = floats(convert(bound.get('logits'), machine), 'a cross-entropy');
  const labels = convert(bound.get('labels'), machine).tensor;
  if (labels.shape.join() !== logits.tensor.shape.slice(0, -1).join())
    return decline('a cross-entropy of shapes that do not fit is not evaluated');
  return result(sparseCrossEntropy(labels, logits), machine);
}

/** tf.nn's cross-entropies. */
export const lossRows: readonly Row[] = [
  ['nn.softmax_cross_entropy_with_logits', '(labels, logits, axis=-1, name=None)', dense],
  ['nn.sparse_softmax_cross_entropy_with_logits', '(labels, logits, name=None)', sparse],
];
