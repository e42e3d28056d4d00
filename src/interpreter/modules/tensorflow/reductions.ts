import { constant, type Variable } from '../../../tensor/autograd/tape';
import { argumentOfExtreme, mapRows, quantifier, reduce } from '../../../tensor/reduce';
import { rounder } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { add, multiply, subtract } from '../../../tensor/tensorflow/arithmetic';
import { exp, log, sqrt } from '../../../tensor/tensorflow/elementary';
import { extremeAlong, mean, product, sum, variance } from '../../../tensor/tensorflow/reduction';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axesArgument, axisArgument, convert, real } from './convert';
import { withoutGradient } from './decline';
import { floats } from './math';
import { type Row, result } from './table';
import { wrap } from './tensor';

type Reduction = (x: Variable, axes: readonly number[], keep: boolean) => Variable;

const quantified =
  (all: boolean): Reduction =>
  (x, axes, keep) =>
    constant(reduce(x.tensor, axes, keep, 'bool', quantifier(all)));

const reductions: readonly (readonly [names: string, reduction: Reduction])[] = [
  ['reduce_sum math.reduce_sum', sum],
  ['reduce_mean math.reduce_mean', mean],
  ['reduce_max math.reduce_max', (x, axes, keep) => extremeAlong(1, x, axes, keep)],
  ['reduce_min math.reduce_min', (x, axes, keep) => extremeAlong(-1, x, axes, keep)],
  ['reduce_prod math.reduce_prod', (x, axes, keep) => constant(product(withoutGradient(x, 'a product'), axes, keep))],
  ['reduce_any math.reduce_any', quantified(false)],
  ['reduce_all math.reduce_all', quantified(true)],
  ['math.reduce_variance', (x, axes, keep) => variance(floats(x, 'a variance'), axes, keep)],
  ['math.reduce_std', (x, axes, keep) => sqrt(variance(floats(x, 'a standard deviation'), axes, keep))],
  ['math.reduce_logsumexp reduce_logsumexp', logSumExp],
];

/** log(sum(exp(x - m))) + m with m the largest (python/ops/math_ops.py reduce_logsumexp). */
function logSumExp(x: Variable, axes: readonly number[], keep: boolean): Variable {
  const largest = constant(extremeAlong(1, floats(x, 'logsumexp'), axes, true).tensor);
  const total = log(sum(exp(subtract(x, largest)), axes, keep));
  const shape = total.tensor.shape;
  return add(
    total,
    constant(Tensor.of(x.tensor.dtype, [...shape], largest.tensor.storage.values, largest.tensor.storage.errors)),
  );
}

const argument =
  (sign: 1 | -1) =>
  (bound: Bound, machine: Machine): Result => {
    const { tensor } = convert(bound.get('input'), machine);
    const axis = axisArgument(bound.get('axis') ?? 0n, tensor.shape.length);
    machine.charge(tensor.size);
    if (tensor.size === 0) return decline('the place of an extreme among no numbers is not evaluated');
    return wrap(constant(reduce(tensor, [axis], false, 'int64', argumentOfExtreme(sign))));
  };

/** tf.cumsum along an axis, float32 within a unit for each addition. */
function cumulativeSum(bound: Bound, machine: Machine): Result {
  const { tensor } = withoutGradient(convert(bound.get('x'), machine), 'tf.cumsum');
  if (bound.get('exclusive') === true || bound.get('reverse') === true)
    decline('tf.cumsum exclusive or reversed is not evaluated');
  const axis = axisArgument(bound.get('axis'), tensor.shape.length);
  const round = rounder(tensor.dtype);
  const sums = mapRows(tensor, axis, tensor.dtype, (row, errors) => {
    let total = 0;
    let error = 0;
    const values = row.map((x) => (total = round(total + x)));
    return [values, errors?.map((bounded) => (error += bounded))];
  });
  return result(constant(sums), machine);
}

/** tf.sort of one axis. */
function sort(bound: Bound, machine: Machine): Result {
  const { tensor } = withoutGradient(convert(bound.get('values'), machine), 'tf.sort');
  const axis = axisArgument(bound.get('axis'), tensor.shape.length);
  const sign = bound.get('direction') === 'DESCENDING' ? -1 : 1;
  const sorted = mapRows(tensor, axis, tensor.dtype, (row, errors) => {
    if (errors !== undefined) decline('sorting numbers that differ between processors is not evaluated');
    return [row.slice().sort((a, b) => sign * (a - b)), undefined];
  });
  return result(constant(sorted), machine);
}

function norm(bound: Bound, machine: Machine): Result {
  const x = floats(convert(bound.get('tensor'), machine), 'a norm');
  if (bound.get('ord') !== 'euclidean' && real(bound.get('ord'), 'ord') !== 2)
    decline('norms other than the Euclidean are not evaluated');
  const axes = axesArgument(bound.get('axis'), x.tensor.shape.length);
  return result(sqrt(sum(multiply(x, x), axes, bound.get('keepdims') === true)), machine);
}

/** tf.reduce_* and what else goes along axes. */
export const reductionRows: readonly Row[] = [
  ...reductions.map(
    ([names, reduction]): Row => [
      names,
      '(input_tensor, axis=None, keepdims=False, name=None)',
      (bound, machine) => {
        const x = convert(bound.get('input_tensor'), machine);
        const axes = axesArgument(bound.get('axis'), x.tensor.shape.length);
        machine.charge(x.tensor.size);
        if (x.tensor.size === 0) return decline('a reduction of no numbers is not evaluated');
        return wrap(reduction(x, axes, bound.get('keepdims') === true));
      },
    ],
  ),
  ['argmax math.argmax', '(input, axis=None, output_type=None, name=None)', argument(1)],
  ['argmin math.argmin', '(input, axis=None, output_type=None, name=None)', argument(-1)],
  ['cumsum math.cumsum', '(x, axis=0, exclusive=False, reverse=False, name=None)', cumulativeSum],
  ['sort', '(values, axis=-1, direction="ASCENDING", name=None)', sort],
  ['norm linalg.norm', '(tensor, ord="euclidean", axis=None, keepdims=None, name=None)', norm],
];
