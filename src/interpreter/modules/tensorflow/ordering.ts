import { findInBlocks, foldInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { orderInBlocks } from '../../../numeric/ordering';
import { mapInBlocks } from '../../../numeric/pausing';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { fromNumbers } from '../../../tensor/create';
import { mapRows } from '../../../tensor/reduce';
import { Tensor } from '../../../tensor/tensor';
import { pick } from '../../../tensor/tensorflow/rearrange';
import { transpose } from '../../../tensor/tensorflow/structure';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, PythonType, Result } from '../../values';
import { namedTupleType } from '../collections/namedtuple';
import { decline } from '../declined';
import { alongAxis } from './activations';
import { axisArgument, convert, dtypeArgument, integer } from './convert';
import { invalidArgument, kernelPrefix } from './decline';
import { type Row, result } from './table';
import { wrap } from './tensor';

/** Sorting, the largest numbers of a row, and counting equal ones. */

type Direction = 1 | -1;

function directionOf(bound: Bound, machine: Machine): Direction {
  const given = bound.get('direction');
  if (given === 'ASCENDING') return 1;
  if (given === 'DESCENDING') return -1;
  return machine.raise(
    'ValueError',
    `Argument \`direction\` should be one of "ASCENDING" or "DESCENDING". Received: ${String(given)}`,
  );
}

function certain(x: Variable): Variable {
  if (errorsOf(x.tensor)) decline('ordering numbers that differ between processors is not evaluated');
  const values = toArray(x.tensor);
  if (findInBlocks(values.length, 2, (i) => Number.isNaN(values[i])) >= 0) decline('ordering NaN is not evaluated');
  return x;
}

/** The first `count` of every row of the last axis in order, with their places. */
function ordered(x: Variable, count: number, direction: Direction): readonly [values: Variable, indices: Tensor] {
  const { shape } = certain(x).tensor;
  const columns = shape.at(-1) ?? 1;
  const target = [...shape.slice(0, -1), count];
  const input = toArray(x.tensor);
  const rows = columns === 0 ? 0 : input.length / columns;
  const make = () => ({ indices: new Float64Array(rows * count), places: new Float64Array(rows * count) });
  const { indices, places } = visitInBlocks(rows, 100 * columns, make, (found, row) => {
    const start = row * columns;
    // Equal numbers stay as they stand.
    const order = orderInBlocks(columns, (a, b) => direction * ((input[start + a] ?? 0) - (input[start + b] ?? 0)));
    for (let i = 0; i < count; i++) {
      const at = order[i] ?? 0;
      found.indices[row * count + i] = at;
      found.places[row * count + i] = start + at;
    }
  });
  return [pick('TopKV2', x, places, target), fromNumbers(indices, target, 'int32')];
}

function sort(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('values'), machine);
  const direction = directionOf(bound, machine);
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  machine.charge(4 * x.tensor.size);
  return result(
    alongAxis(x, axis, (rows) => ordered(rows, rows.tensor.shape.at(-1) ?? 1, direction)[0]),
    machine,
  );
}

function argumentSort(bound: Bound, machine: Machine): Result {
  const x = constant(convert(bound.get('values'), machine).tensor);
  const direction = directionOf(bound, machine);
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  machine.charge(4 * x.tensor.size);
  return result(
    alongAxis(x, axis, (rows) => constant(ordered(rows, rows.tensor.shape.at(-1) ?? 1, direction)[1])),
    machine,
  );
}

const topKType: PythonType = namedTupleType('TopKV2', ['values', 'indices'], [], 'tensorflow.python.ops.gen_nn_ops');
const uniqueType = namedTupleType('Unique', ['y', 'idx'], [], 'tensorflow.python.ops.gen_array_ops');
const uniqueCountsType = namedTupleType(
  'UniqueWithCounts',
  ['y', 'idx', 'count'],
  [],
  'tensorflow.python.ops.gen_array_ops',
);

function topK(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('input'), machine);
  const count = integer(bound.get('k'), 'k');
  const columns = x.tensor.shape.at(-1);
  if (columns === undefined) return decline('the largest of a scalar are not evaluated');
  if (count > columns)
    return invalidArgument(
      `${kernelPrefix('TopKV2')} input must have at least k columns. Had ${columns}, needed ${count} [Op:TopKV2]`,
    );
  machine.charge(4 * x.tensor.size);
  const [values, indices] = ordered(x, count, -1);
  return new PythonTuple([wrap(values), wrap(constant(indices))], topKType);
}

/** Whether the target's number is among the k largest of its row; equal numbers count as in. */
function inTopK(bound: Bound, machine: Machine): Result {
  const { tensor: rows } = certain(convert(bound.get('predictions'), machine));
  const { tensor: targets } = convert(bound.get('targets'), machine);
  const count = integer(bound.get('k'), 'k');
  const columns = rows.shape.at(-1) ?? 1;
  const values = toArray(rows);
  const inside = toArray(targets).map((target, row) => {
    const own = values[row * columns + target] ?? Number.NaN;
    const larger = values.subarray(row * columns, (row + 1) * columns).filter((value) => value > own).length;
    return larger < count ? 1 : 0;
  });
  return wrap(constant(Tensor.of('bool', [...targets.shape], inside)));
}

const unique =
  (counted: boolean) =>
  (bound: Bound, machine: Machine): Result => {
    const { tensor } = certain(convert(bound.get('x'), machine));
    if (tensor.shape.length !== 1) return decline('tf.unique of other than a vector is not evaluated');
    const dtype = dtypeArgument(bound.get('out_idx')) ?? 'int32';
    const input = toArray(tensor);
    const make = () => ({
      seen: new Map<number, number>(),
      places: new Float64Array(input.length),
      counts: [] as number[],
    });
    const { seen, places, counts } = visitInBlocks(input.length, 10, make, (found, i) => {
      const x = input[i] ?? 0;
      const place = found.seen.get(x) ?? found.seen.size;
      found.seen.set(x, place);
      found.places[i] = place;
      found.counts[place] = (found.counts[place] ?? 0) + 1;
    });
    const values = [...seen.keys()];
    const whole = (numbers: readonly number[] | Float64Array) =>
      wrap(constant(fromNumbers(numbers, [numbers.length], dtype)));
    const parts = [wrap(constant(fromNumbers(values, [values.length], tensor.dtype))), whole(places)];
    if (!counted) return new PythonTuple(parts, uniqueType);
    return new PythonTuple([...parts, whole(counts)], uniqueCountsType);
  };

function searchSorted(bound: Bound, machine: Machine): Result {
  const { tensor: sorted } = certain(convert(bound.get('sorted_sequence'), machine));
  const { tensor: wanted } = certain(convert(bound.get('values'), machine));
  if (sorted.shape.length !== 1) return decline('tf.searchsorted of other than a vector is not evaluated');
  const right = bound.get('side') === 'right';
  const line = toArray(sorted);
  const places = mapInBlocks(
    toArray(wanted),
    5 * line.length,
    (x) => line.filter((y) => (right ? y <= x : y < x)).length,
  );
  const dtype = dtypeArgument(bound.get('out_type')) ?? 'int32';
  return wrap(constant(Tensor.of(dtype, [...wanted.shape], places)));
}

/** How often each number from 0 on occurs. */
function binCount(bound: Bound, machine: Machine): Result {
  const options = ['weights', 'minlength', 'maxlength', 'axis'];
  if (options.some((name) => bound.get(name) !== null))
    return decline('tf.math.bincount with options is not evaluated');
  const { tensor } = convert(bound.get('arr'), machine);
  const values = toArray(tensor);
  const size = foldInBlocks(values.length, 2, -1, (most, i) => Math.max(most, values[i] ?? 0)) + 1;
  machine.charge(size);
  const make = () => new Float64Array(size);
  const counts = visitInBlocks(values.length, 3, make, (found, i) => {
    const value = values[i] ?? 0;
    found[value] = (found[value] ?? 0) + 1;
  });
  return wrap(constant(Tensor.of('int32', [counts.length], counts)));
}

function confusionMatrix(bound: Bound, machine: Machine): Result {
  if (bound.get('weights') !== null) return decline('a confusion matrix with weights is not evaluated');
  const [labels, predictions] = ['labels', 'predictions'].map((name) =>
    toArray(convert(bound.get(name), machine).tensor),
  );
  const most = [...(labels ?? []), ...(predictions ?? [])].reduce((a, b) => Math.max(a, b), 0) + 1;
  const classes = bound.get('num_classes') === null ? most : integer(bound.get('num_classes'), 'num_classes');
  if (most > classes) return decline('a class out of range is not evaluated');
  machine.charge(classes * classes);
  const counts = new Float64Array(classes * classes);
  labels?.forEach((label, i) => {
    const place = label * classes + (predictions?.[i] ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  });
  return wrap(constant(Tensor.of(dtypeArgument(bound.get('dtype')) ?? 'int32', [classes, classes], counts)));
}

/** The permutation that undoes one. */
function invertPermutation(bound: Bound, machine: Machine): Result {
  const { tensor } = convert(bound.get('x'), machine);
  const inverse = mapRows(tensor, 0, tensor.dtype, (row) => [row.map((_, i) => row.indexOf(i)), undefined]);
  return result(transpose(constant(inverse), [0]), machine);
}

/** Orders, counts and confusion matrices. */
export const orderingRows: readonly Row[] = [
  ['sort', '(values, axis=-1, direction="ASCENDING", name=None)', sort],
  ['argsort', '(values, axis=-1, direction="ASCENDING", stable=False, name=None)', argumentSort],
  ['math.top_k nn.top_k', '(input, k=1, sorted=True, index_type=None, name=None)', topK],
  ['math.in_top_k nn.in_top_k', '(targets, predictions, k, name=None)', inTopK],
  ['unique', '(x, out_idx=None, name=None)', unique(false)],
  ['unique_with_counts', '(x, out_idx=None, name=None)', unique(true)],
  ['searchsorted', '(sorted_sequence, values, side="left", out_type=None, name=None)', searchSorted],
  [
    'math.bincount',
    '(arr, weights=None, minlength=None, maxlength=None, dtype=None, name=None, axis=None, binary_output=False)',
    binCount,
  ],
  [
    'math.confusion_matrix',
    '(labels, predictions, num_classes=None, weights=None, dtype=None, name=None)',
    confusionMatrix,
  ],
  ['math.invert_permutation', '(x, name=None)', invertPermutation],
];
