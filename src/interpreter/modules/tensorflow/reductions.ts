import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { argumentOfExtreme, quantifier, reduce } from '../../../tensor/reduce';
import { isFloat, limits, rounder } from '../../../tensor/rounding';
import { normaliseAxis } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { add, multiply, subtract } from '../../../tensor/tensorflow/arithmetic';
import { abs, exp, log, sqrt } from '../../../tensor/tensorflow/elementary';
import { extremeAlong, mean, product, sum, variance } from '../../../tensor/tensorflow/reduction';
import { reshape } from '../../../tensor/tensorflow/structure';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { axesArgument, convert, dtypeArgument, integer, real } from './convert';
import { invalidArgument, kernelPrefix, withoutGradient } from './decline';
import { floats } from './math';
import { type Row, result } from './table';
import { wrap } from './tensor';
import { checkBoolean } from './typeErrors';

type Reduction = (x: Variable, axes: readonly number[], keep: boolean) => Variable;

const quantified =
  (all: boolean): Reduction =>
  (x, axes, keep) => {
    checkBoolean(all ? 'All' : 'Any', x.tensor);
    return constant(reduce(x.tensor, axes, keep, 'bool', quantifier(all)));
  };

/** A mean; whole numbers whose sum leaves their dtype are not evaluated. */
const meanOf: Reduction = (x, axes, keep) => {
  if (!isFloat(x.tensor.dtype)) {
    const total = toArray(x.tensor).reduce((most, value) => most + Math.abs(value), 0);
    if (total > limits(x.tensor.dtype)[1]) return decline('a mean of integers that large is not evaluated');
  }
  return mean(x, axes, keep);
};

const reductions: readonly (readonly [names: string, reduction: Reduction])[] = [
  ['reduce_sum math.reduce_sum', sum],
  ['reduce_mean math.reduce_mean', meanOf],
  ['reduce_max math.reduce_max', (x, axes, keep) => extremeAlong(1, x, axes, keep)],
  ['reduce_min math.reduce_min', (x, axes, keep) => extremeAlong(-1, x, axes, keep)],
  ['reduce_prod math.reduce_prod', productOf],
  ['reduce_any math.reduce_any', quantified(false)],
  ['reduce_all math.reduce_all', quantified(true)],
  ['math.reduce_variance', (x, axes, keep) => variance(floats(x, 'a variance'), axes, keep)],
  ['math.reduce_std', (x, axes, keep) => sqrt(variance(floats(x, 'a standard deviation'), axes, keep))],
  ['math.reduce_logsumexp reduce_logsumexp', logSumExp],
];

/** A product; the gradient of each number is the product of those before it with that of those after it (python/ops/math_grad.py _ProdGrad). */
function productOf(x: Variable, axes: readonly number[], keep: boolean): Variable {
  const whole = axes.length === x.tensor.shape.length;
  const value = product(whole ? x : withoutGradient(x, 'a product along an axis'), axes, keep);
  return record('Prod', value, [x], (g) => {
    const round = rounder(x.tensor.dtype);
    const values = toArray(x.tensor);
    if (errorsOf(x.tensor)) decline('the gradient of a product is not certain');
    const before = values.slice().fill(1);
    const after = values.slice().fill(1);
    for (let i = 1; i < values.length; i++) before[i] = round((before[i - 1] ?? 1) * (values[i - 1] ?? 1));
    for (let i = values.length - 2; i >= 0; i--) after[i] = round((after[i + 1] ?? 1) * (values[i + 1] ?? 1));
    const rest = before.map((left, i) => round(left * (after[i] ?? 1)));
    const others = constant(Tensor.of(x.tensor.dtype, [...x.tensor.shape], rest));
    const spread = reshape(g, []);
    return [multiply(spread, others)];
  });
}

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
    const rank = tensor.shape.length;
    const given = integer(bound.get('axis') ?? 0n, 'axis');
    const axis =
      normaliseAxis(given, rank) ??
      invalidArgument(
        `${kernelPrefix(sign === 1 ? 'ArgMax' : 'ArgMin')} Expected dimension in the range [${-rank}, ${rank}), but got ${given} [Op:${sign === 1 ? 'ArgMax' : 'ArgMin'}]`,
      );
    machine.charge(tensor.size);
    if (tensor.size === 0) return decline('the place of an extreme among no numbers is not evaluated');
    const dtype = dtypeArgument(bound.get('output_type')) ?? 'int64';
    return wrap(constant(reduce(tensor, [axis], false, dtype, argumentOfExtreme(sign))));
  };

function norm(bound: Bound, machine: Machine): Result {
  const x = floats(convert(bound.get('tensor'), machine), 'a norm');
  const axes = axesArgument(bound.get('axis'), x.tensor.shape.length);
  const order = bound.get('ord') === 'euclidean' ? 2 : real(bound.get('ord'), 'ord');
  const keep = bound.get('keepdims') === true;
  const isMatrix = bound.get('axis') !== null && axes.length === 2;
  if (isMatrix && bound.get('ord') !== 'euclidean') return decline('matrix norms are not evaluated');
  if (order === 1) return result(sum(abs(x), axes, keep), machine);
  if (order === Number.POSITIVE_INFINITY) return result(extremeAlong(1, abs(x), axes, keep), machine);
  if (order !== 2) return decline('norms of other orders are not evaluated');
  return result(sqrt(sum(multiply(x, x), axes, bound.get('keepdims') === true)), machine);
}

/** The operation behind a reduction, for its errors. */
const kernels: Readonly<Record<string, string>> = {
  reduce_sum: 'Sum',
  reduce_mean: 'Mean',
  reduce_max: 'Max',
  reduce_min: 'Min',
  reduce_prod: 'Prod',
  reduce_any: 'Any',
  reduce_all: 'All',
};

function checkAxis(names: string, axis: Value, t: Tensor): void {
  const operation = kernels[names.split(' ')[0] ?? ''];
  const rank = t.shape.length;
  if (operation === undefined || typeof axis !== 'bigint' || (axis >= -rank && axis < rank)) return;
  invalidArgument(
    `${kernelPrefix(operation)} Invalid reduction dimension (${axis} for input with ${rank} dimension(s) [Op:${operation}]`,
  );
}

/** tf.reduce_* and what else goes along axes. */
export const reductionRows: readonly Row[] = [
  ...reductions.map(
    ([names, reduction]): Row => [
      names,
      '(input_tensor, axis=None, keepdims=False, name=None)',
      (bound, machine) => {
        const x = convert(bound.get('input_tensor'), machine);
        checkAxis(names, bound.get('axis'), x.tensor);
        const axes = axesArgument(bound.get('axis'), x.tensor.shape.length);
        machine.charge(x.tensor.size);
        if (x.tensor.size === 0) return decline('a reduction of no numbers is not evaluated');
        return wrap(reduction(x, axes, bound.get('keepdims') === true));
      },
    ],
  ),
  ['argmax math.argmax', '(input, axis=None, output_type=None, name=None)', argument(1)],
  ['argmin math.argmin', '(input, axis=None, output_type=None, name=None)', argument(-1)],
  ['norm linalg.norm', '(tensor, ord="euclidean", axis=None, keepdims=None, name=None)', norm],
];
