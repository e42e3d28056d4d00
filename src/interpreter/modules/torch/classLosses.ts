import { activationByName, spellingByName } from '../../../activations/lookup';
import { add, divide, multiply, negate } from '../../../tensor/autograd/arithmetic';
import { reduceSum } from '../../../tensor/autograd/reduction';
import { rearrange, reshaped } from '../../../tensor/autograd/structure';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { isFloat } from '../../../tensor/rounding';
import { sameShape, sizeOf } from '../../../tensor/shape';
import { torchSum } from '../../../tensor/summation/torch';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, permute, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { alongAxis } from './axisActivation';
import { real, tensorArgument } from './convert';
import { scalarTypeName } from './inPlace';
import { named } from './linear';
import { constantLike, reductionOf } from './losses';
import { TorchTensor, variableOf, wrap } from './tensor';

/** Rows of class scores and their labels: [rows, classes] whatever the input's rank. */
function classRows(x: Variable, labels: Tensor, machine: Machine): readonly [Variable, Float64Array] {
  const { shape } = x.tensor;
  if (shape.length === 0 || (shape.length === 1) !== (labels.shape.length === 0))
    return decline('class scores and labels of such shapes are not evaluated');
  if (shape.length > 1 && shape[0] !== labels.shape[0]) {
    return machine.raise(
      'ValueError',
      `Expected input batch_size (${shape[0]}) to match target batch_size (${labels.shape[0]}).`,
    );
  }
  if (labels.dtype !== 'int64' && labels.dtype !== 'uint8')
    return machine.raise(
      'RuntimeError',
      `expected target dtype to be Long or Byte, but got ${scalarTypeName(labels.dtype)}`,
    );
  if (errorsOf(labels)) return decline('a label is not known');
  const classes = shape.length === 1 ? (shape[0] ?? 1) : (shape[1] ?? 1);
  if (shape.length === 1) return [reshaped(x, [1, classes]), toArray(labels)];
  const last = rearrange('PermuteBackward0', x, (t) => permute(t, [0, ...[...t.shape.keys()].slice(2), 1]));
  return [reshaped(last, [labels.size, classes]), toArray(labels)];
}

/** The score of each row's label, negated; 0 for ignored labels. */
export function negativeLikelihood(x: Variable, target: Tensor, bound: Bound, machine: Machine): Variable {
  const [rows, labels] = classRows(x, target, machine);
  const [, classes = 1] = rows.tensor.shape;
  const ignored = real(bound.get('ignore_index'), 'ignore_index', machine);
  const outside = labels.find((label) => label !== ignored && (label < 0 || label >= classes));
  if (outside !== undefined) return machine.raise('IndexError', `Target ${outside} is out of bounds.`);
  const weight = bound.get('weight');
  const weights = weight instanceof TorchTensor ? toArray(weight.tensor) : undefined;
  const { dtype } = x.tensor;
  const picked = rearrange('GatherBackward0', rows, (t) => {
    const values = toArray(t);
    const errors = errorsOf(t);
    const places = [...labels.keys()].map((i) => i * classes + (labels[i] === ignored ? 0 : (labels[i] ?? 0)));
    return Tensor.of(
      t.dtype,
      [labels.length],
      Float64Array.from(places, (place) => values[place] ?? 0),
      errors && Float64Array.from(places, (place) => errors[place] ?? 0),
    );
  });
  const factors = Tensor.of(
    dtype,
    [labels.length],
    labels.map((label) => (label === ignored ? 0 : weights ? (weights[label] ?? 0) : 1)),
  );
  const isPlain = !weights && !labels.includes(ignored);
  const losses = isPlain ? negate(picked) : negate(multiply(picked, constant(factors)));
  const reduction = reductionOf(bound, machine);
  if (reduction === 'none') return named(reshaped(losses, target.shape), 'NllLossBackward0');
  const total = reduceSum(losses, [0], false, dtype);
  const result = reduction === 'sum' ? total : divide(total, constant(torchSum(factors, [0], false, dtype)));
  return named(result, target.shape.length > 1 ? 'NllLoss2DBackward0' : 'NllLossBackward0');
}

function logSoftmaxOf(x: Variable, machine: Machine): Variable {
  const activation = activationByName('log_softmax');
  const spelling = spellingByName('torch.log_softmax')?.spelling;
  if (activation?.shape !== 'axis' || spelling === undefined) return decline('log_softmax is not evaluated');
  return alongAxis(activation, spelling, x, x.tensor.shape.length === 1 ? 0n : 1n, machine);
}

/** Part of the likelihood given to all classes alike (`cross_entropy_loss_label_smoothing` in ATen's native/LossNLL.cpp). */
function smoothed(
  likelihood: Variable,
  logs: Variable,
  target: Tensor,
  smoothing: number,
  bound: Bound,
  machine: Machine,
): Variable {
  if (
    bound.get('weight') !== null ||
    toArray(target).includes(real(bound.get('ignore_index'), 'ignore_index', machine))
  )
    return decline('label_smoothing with weights or ignored labels is not evaluated');
  const { dtype, shape } = logs.tensor;
  const along = shape.length === 1 ? 0 : 1;
  const all = negate(reduceSum(logs, [along], false, dtype));
  const reduction = reductionOf(bound, machine);
  const total = reduction === 'none' ? all : reduceSum(all, [...all.tensor.shape.keys()], false, dtype);
  const spread = reduction === 'mean' ? divide(total, constantLike(total, Math.max(target.size, 1))) : total;
  return add(
    multiply(likelihood, constantLike(likelihood, 1 - smoothing)),
    multiply(spread, constantLike(spread, smoothing / (shape[along] ?? 1))),
  );
}

/** Cross-entropy of logits: log-softmax and the likelihood of labels, or of class probabilities. */
export function crossEntropy(bound: Bound, machine: Machine): TorchTensor {
  const x = variableOf(tensorArgument(bound.get('input'), 'cross_entropy_loss', 'input', 1, machine), machine);
  const target = tensorArgument(bound.get('target'), 'cross_entropy_loss', 'target', 2, machine);
  if (!isFloat(x.tensor.dtype)) return decline(`cross_entropy of ${scalarTypeName(x.tensor.dtype)} is not evaluated`);
  const smoothing = real(bound.get('label_smoothing'), 'label_smoothing', machine);
  if (isFloat(target.tensor.dtype)) {
    if (!sameShape(x.tensor.shape, target.tensor.shape))
      return decline('cross_entropy of probabilities in another shape is not evaluated');
    if (smoothing !== 0 || bound.get('weight') !== null)
      return decline('cross_entropy of probabilities with weight or smoothing is not evaluated');
    const logs = logSoftmaxOf(x, machine);
    const along = x.tensor.shape.length === 1 ? 0 : 1;
    const losses = negate(reduceSum(multiply(logs, variableOf(target, machine)), [along], false, x.tensor.dtype));
    const reduction = reductionOf(bound, machine);
    if (reduction === 'none') return wrap(losses);
    const total = negate(
      reduceSum(
        multiply(logs, variableOf(target, machine)),
        [...x.tensor.shape.keys()],
        false,
        x.tensor.dtype,
        'SumBackward0',
      ),
    );
    return wrap(
      reduction === 'sum'
        ? total
        : named(divide(total, constantLike(x, sizeOf(x.tensor.shape) / (x.tensor.shape[along] ?? 1))), 'DivBackward1'),
    );
  }
  const logs = logSoftmaxOf(x, machine);
  const likelihood = negativeLikelihood(logs, target.tensor, bound, machine);
  return wrap(smoothing === 0 ? likelihood : smoothed(likelihood, logs, target.tensor, smoothing, bound, machine));
}
