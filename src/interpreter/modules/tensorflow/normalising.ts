import { constant, type Variable } from '../../../tensor/autograd/tape';
import { fromNumbers } from '../../../tensor/create';
import { compare } from '../../../tensor/elementwise';
import { reduce } from '../../../tensor/reduce';
import { Tensor } from '../../../tensor/tensor';
import { add, divide, extreme, multiply, negative, number, subtract } from '../../../tensor/tensorflow/arithmetic';
import { abs, exp, log1p, relu, sqrt } from '../../../tensor/tensorflow/elementary';
import {
  batchNormalised,
  clippedByNorm,
  globalNorm,
  halfSquares,
  moments,
  normalised,
} from '../../../tensor/tensorflow/normalisation';
import { sum } from '../../../tensor/tensorflow/reduction';
import { concat } from '../../../tensor/tensorflow/structure';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { axesArgument, axisArgument, convert, convertTogether, dtypeArgument, real, sequence } from './convert';
import { floats } from './math';
import { type Row, result } from './table';
import { wrap } from './tensor';
import { checkOperands } from './typeErrors';

/** Norms, moments, clipping, and the smaller functions of tf.nn. */

const axesOf = (bound: Bound, name: string, x: Variable): number[] =>
  axesArgument(bound.get(name), x.tensor.shape.length);

function normalise(bound: Bound, machine: Machine): Result {
  const x = floats(convert(bound.get('x'), machine), 'l2_normalize');
  return result(normalised(x, axesOf(bound, 'axis', x), real(bound.get('epsilon'), 'epsilon')), machine);
}

function momentsOf(bound: Bound, machine: Machine): Result {
  const x = floats(convert(bound.get('x'), machine), 'moments');
  machine.charge(4 * x.tensor.size);
  const [centre, spread] = moments(x, axesOf(bound, 'axes', x), bound.get('keepdims') === true);
  return new PythonTuple([wrap(centre), wrap(spread)]);
}

function batchNormalise(bound: Bound, machine: Machine): Result {
  const x = floats(convert(bound.get('x'), machine), 'batch_normalization');
  const other = (name: string): Variable | undefined =>
    bound.get(name) === null ? undefined : convert(bound.get(name), machine, x.tensor.dtype);
  const [centre, variance] = [other('mean'), other('variance')];
  if (centre === undefined || variance === undefined) return decline('moments are not known');
  const epsilon = real(bound.get('variance_epsilon'), 'variance_epsilon');
  return result(batchNormalised(x, centre, variance, other('offset'), other('scale'), epsilon), machine);
}

function countNonzero(bound: Bound, machine: Machine): Result {
  const { tensor } = convert(bound.get('input'), machine);
  const dtype = dtypeArgument(bound.get('dtype')) ?? 'int64';
  const axes = axesArgument(bound.get('axis'), tensor.shape.length);
  if (errorsOf(tensor)) return decline('counting numbers that differ between processors is not evaluated');
  const count = (row: Float64Array): readonly [number, number] => [row.filter((x) => x !== 0).length, 0];
  return result(constant(reduce(tensor, axes, bound.get('keepdims') === true, dtype, count)), machine);
}

function zeroFraction(bound: Bound, machine: Machine): Result {
  const { tensor } = convert(bound.get('value'), machine);
  if (errorsOf(tensor)) return decline('counting numbers that differ between processors is not evaluated');
  const zeros = toArray(tensor).filter((x) => x === 0).length;
  return result(divide(number(zeros, 'float32'), number(tensor.size, 'float32')), machine);
}

function clipByNorm(bound: Bound, machine: Machine): Result {
  const [x, limit] = convertTogether([bound.get('t'), bound.get('clip_norm')], machine);
  if (x === undefined || limit === undefined) return null;
  return result(clippedByNorm(floats(x, 'clip_by_norm'), limit, axesOf(bound, 'axes', x)), machine);
}

const partsOf = (value: Value, machine: Machine): Variable[] =>
  (sequence(value) ?? decline('a list of tensors is not known')).map((item) =>
    floats(convert(item, machine), 'a global norm'),
  );

/** All tensors scaled so that their global norm is at most the limit. */
function clipByGlobalNorm(bound: Bound, machine: Machine): Result {
  const parts = partsOf(bound.get('t_list'), machine);
  const limit = convert(bound.get('clip_norm'), machine, 'float32');
  const norm = bound.get('use_norm') === null ? globalNorm(parts) : convert(bound.get('use_norm'), machine, 'float32');
  const one = number(1, 'float32');
  const bounded = multiply(limit, extreme(-1, divide(one, norm), divide(one, limit)));
  const scale = add(bounded, subtract(norm, norm));
  return new PythonTuple([new PythonList(parts.map((part) => wrap(multiply(part, scale)))), wrap(norm)]);
}

/** Cross-entropy of logits whose positive targets weigh more (python/ops/nn_impl.py). */
function weightedCrossEntropy(bound: Bound, machine: Machine): Result {
  const [x, z, weight] = convertTogether([bound.get('logits'), bound.get('labels'), bound.get('pos_weight')], machine);
  if (x === undefined || z === undefined || weight === undefined) return null;
  checkOperands('Mul', x.tensor, z.tensor);
  const one = number(1, x.tensor.dtype);
  const factor = add(one, multiply(subtract(weight, one), z));
  const tail = add(log1p(exp(negative(abs(x)))), relu(negative(x)));
  return result(add(multiply(subtract(one, z), x), multiply(factor, tail)), machine);
}

function logPoissonLoss(bound: Bound, machine: Machine): Result {
  const [x, z] = convertTogether([bound.get('log_input'), bound.get('targets')], machine);
  if (x === undefined || z === undefined) return null;
  if (bound.get('compute_full_loss') === true) return decline('the full log-Poisson loss is not evaluated');
  return result(subtract(exp(x), multiply(x, z)), machine);
}

/** ReLU of x and of -x, joined. */
function concatenatedRelu(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('features'), machine);
  return result(relu(concat([x, negative(x)], axisArgument(bound.get('axis'), x.tensor.shape.length))), machine);
}

function addBias(bound: Bound, machine: Machine): Result {
  const [x, bias] = convertTogether([bound.get('value'), bound.get('bias')], machine);
  if (x === undefined || bias === undefined) return null;
  if (bound.get('data_format') !== null && String(bound.get('data_format')).startsWith('NC'))
    return decline('channels first are not evaluated');
  return result(add(x, bias), machine);
}

function euclideanNorm(bound: Bound, machine: Machine): Result {
  const x = floats(convert(bound.get('input_tensor'), machine), 'a norm');
  const axes = axesOf(bound, 'axis', x);
  return result(sqrt(sum(multiply(x, x), axes, bound.get('keepdims') === true)), machine);
}

/** Booleans that hold for the first of each row's length. */
function sequenceMask(bound: Bound, machine: Machine): Result {
  const { tensor } = convert(bound.get('lengths'), machine);
  const lengths = toArray(tensor);
  const longest =
    bound.get('maxlen') === null ? lengths.reduce((a, b) => Math.max(a, b), 0) : real(bound.get('maxlen'), 'maxlen');
  machine.charge(lengths.length * longest);
  const steps = constant(
    fromNumbers(
      Array.from({ length: longest }, (_, i) => i),
      [longest],
      'float64',
    ),
  );
  const limits = Tensor.of('float64', [...tensor.shape, 1], lengths.slice());
  const holds = compare(steps.tensor, limits, (a, b) => a < b);
  const dtype = dtypeArgument(bound.get('dtype')) ?? 'bool';
  return result(constant(Tensor.of(dtype, [...holds.shape], toArray(holds).slice())), machine);
}

/** Norms and the smaller functions of tf.nn. */
export const normalisingRows: readonly Row[] = [
  [
    'nn.l2_normalize math.l2_normalize linalg.l2_normalize',
    '(x, axis=None, epsilon=1e-12, name=None, dim=None)',
    normalise,
  ],
  ['nn.moments', '(x, axes, shift=None, keepdims=False, name=None)', momentsOf],
  ['nn.batch_normalization', '(x, mean, variance, offset, scale, variance_epsilon, name=None)', batchNormalise],
  ['math.count_nonzero', '(input, axis=None, keepdims=None, dtype=None, name=None)', countNonzero],
  ['math.zero_fraction nn.zero_fraction', '(value, name=None)', zeroFraction],
  ['clip_by_norm', '(t, clip_norm, axes=None, name=None)', clipByNorm],
  ['clip_by_global_norm', '(t_list, clip_norm, use_norm=None, name=None)', clipByGlobalNorm],
  [
    'linalg.global_norm',
    '(t_list, name=None)',
    (bound, machine) => result(globalNorm(partsOf(bound.get('t_list'), machine)), machine),
  ],
  [
    'nn.l2_loss',
    '(t, name=None)',
    (bound, machine) => result(halfSquares(floats(convert(bound.get('t'), machine), 'l2_loss')), machine),
  ],
  ['nn.weighted_cross_entropy_with_logits', '(labels, logits, pos_weight, name=None)', weightedCrossEntropy],
  ['nn.log_poisson_loss', '(targets, log_input, compute_full_loss=False, name=None)', logPoissonLoss],
  ['nn.crelu', '(features, axis=-1, name=None)', concatenatedRelu],
  ['nn.bias_add', '(value, bias, data_format=None, name=None)', addBias],
  ['math.reduce_euclidean_norm', '(input_tensor, axis=None, keepdims=False, name=None)', euclideanNorm],
  ['sequence_mask', '(lengths, maxlen=None, dtype=None, name=None)', sequenceMask],
];
