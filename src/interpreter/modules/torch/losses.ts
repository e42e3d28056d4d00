import { add, cast, divide, multiply, negate, number, select, subtract } from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { reduceSum } from '../../../tensor/autograd/reduction';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { scalar } from '../../../tensor/create';
import { compare } from '../../../tensor/elementwise';
import { promoteTypes } from '../../../tensor/promotion/torch';
import { isFloat } from '../../../tensor/rounding';
import { sameShape } from '../../../tensor/shape';
import { toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { checkBroadcast } from './broadcasting';
import { crossEntropy, negativeLikelihood } from './classLosses';
import { real, tensorArgument } from './convert';
import { scalarTypeName } from './inPlace';
import { kernels } from './kernels';
import { named } from './linear';
import type { Row } from './table';
import { TorchTensor, variableOf, wrap } from './tensor';

/** What a loss does with its elements. */
type Reduction = 'none' | 'mean' | 'sum';

export function reductionOf(bound: Bound, machine: Machine): Reduction {
  if (bound.get('size_average') !== null || bound.get('reduce') !== null)
    return decline('size_average and reduce are deprecated and not evaluated');
  const given = bound.get('reduction');
  if (given === 'none' || given === 'mean' || given === 'sum') return given;
  return machine.raise('ValueError', `${String(given)} is not a valid value for reduction`);
}

/** The elements' sum or mean as the loss's own node. */
export function reduced(v: Variable, reduction: Reduction, node: string | undefined): Variable {
  if (reduction === 'none') return node === undefined ? v : named(v, node);
  const { dtype } = v.tensor;
  const axes = [...v.tensor.shape.keys()];
  const sum = reduceSum(v, axes, false, dtype);
  const result = reduction === 'sum' ? sum : divide(sum, number(v.tensor.size, dtype));
  return named(result, node ?? (reduction === 'sum' ? 'SumBackward0' : 'MeanBackward0'));
}

/** Input and target of a loss that compares them elementwise. */
function operands(bound: Bound, name: string, machine: Machine): readonly [Variable, Variable] {
  const [input, target] = [bound.get('input'), bound.get('target')];
  if (!(input instanceof TorchTensor && target instanceof TorchTensor))
    return decline(`torch's error for ${name} of something else than tensors is not evaluated`);
  const [x, y] = [variableOf(input, machine), variableOf(target, machine)];
  if (bound.get('weight') instanceof TorchTensor) return decline(`${name} with a weight is not evaluated`);
  machine.charge(x.tensor.size);
  if (!isFloat(x.tensor.dtype)) return decline(`${name} of ${scalarTypeName(x.tensor.dtype)} is not evaluated`);
  const [a, b] = [x.tensor.dtype, y.tensor.dtype];
  if (name.startsWith('binary')) return [x, y];
  checkBroadcast(...(name === 'kl_div' ? ([y, x, machine] as const) : ([x, y, machine] as const)));
  if (a === b) return [x, y];
  if (!isFloat(b) && name === 'kl_div') return decline('kl_div of integer targets is not evaluated');
  if (isFloat(b) && name === 'huber_loss') return decline('huber_loss of two dtypes is not evaluated');
  const dtype = isFloat(b) ? promoteTypes(a, b) : a;
  return [cast(x, dtype), cast(y, dtype)];
}

export const constantLike = (v: Variable, value: number): Variable => number(value, v.tensor.dtype);

/** |d| below a threshold as a parabola, above it as a line. */
function huber(d: Variable, delta: number, smooth: boolean): Variable {
  const size = math('abs', d);
  const { dtype } = d.tensor;
  const parabola = smooth
    ? divide(multiply(multiply(size, size), constantLike(d, 0.5)), constantLike(d, delta))
    : multiply(multiply(size, size), constantLike(d, 0.5));
  const line = smooth
    ? subtract(size, constantLike(d, 0.5 * delta))
    : multiply(subtract(size, constantLike(d, 0.5 * delta)), constantLike(d, delta));
  return select(
    compare(size.tensor, scalar(delta, dtype), (x, y) => x < y),
    parabola,
    line,
  );
}

const elementwise = (
  name: string,
  signature: string,
  node: string | undefined,
  value: (x: Variable, y: Variable, bound: Bound, machine: Machine) => Variable,
): Row => [
  `F:${name}`,
  signature,
  (bound, machine) => {
    const [x, y] = operands(bound, name, machine);
    return wrap(reduced(value(x, y, bound, machine), reductionOf(bound, machine), node));
  },
];

/** Declines a target of another dtype than the input's. */
function checkOneDtype(x: Variable, y: Variable): void {
  if (x.tensor.dtype !== y.tensor.dtype) decline('a binary cross entropy of two dtypes is not evaluated');
}

/** -(y log x + (1 - y) log(1 - x)), the logarithms not below -100. */
function binaryCrossEntropy(x: Variable, y: Variable, machine: Machine): Variable {
  if (!sameShape(x.tensor.shape, y.tensor.shape)) {
    const shape = (v: Variable) => `torch.Size([${v.tensor.shape.join(', ')}])`;
    machine.raise(
      'ValueError',
      `Using a target size (${shape(y)}) that is different to the input size (${shape(x)}) is deprecated. Please ensure they have the same size.`,
    );
  }
  checkOneDtype(x, y);
  if (toArray(x.tensor).some((p) => !(p >= 0 && p <= 1)))
    machine.raise('RuntimeError', 'all elements of input should be between 0 and 1');
  const one = constantLike(x, 1);
  const floor = (v: Variable): Variable =>
    select(
      compare(v.tensor, scalar(-100, v.tensor.dtype), (p, q) => p >= q),
      v,
      constantLike(v, -100),
    );
  const [log, logRest] = [floor(math('log', x)), floor(math('log1p', negate(x)))];
  return subtract(multiply(subtract(y, one), logRest), multiply(y, log));
}

/** (1 - y) x + log(1 + exp(-x)), with log sigmoid computed stably (ATen's native/Loss.cpp). */
function binaryWithLogits(x: Variable, y: Variable, bound: Bound, machine: Machine): Variable {
  const given = bound.get('pos_weight');
  const weight = given instanceof TorchTensor ? constant(given.tensor) : undefined;
  if (!sameShape(x.tensor.shape, y.tensor.shape)) {
    const shape = (v: Variable) => `torch.Size([${v.tensor.shape.join(', ')}])`;
    machine.raise('ValueError', `Target size (${shape(y)}) must be the same as input size (${shape(x)})`);
  }
  checkOneDtype(x, y);
  const size = math('abs', x);
  const low = select(
    compare(x.tensor, scalar(0, x.tensor.dtype), (p, q) => p < q),
    x,
    constantLike(x, 0),
  );
  const logSigmoid = subtract(low, math('log1p', math('exp', negate(size), kernels), kernels));
  const { dtype } = x.tensor;
  const one = constantLike(x, 1);
  const weighted = weight
    ? multiply(add(multiply(subtract(weight, one, dtype), y, dtype), one, dtype), constant(logSigmoid.tensor), dtype)
    : constant(logSigmoid.tensor);
  const value = subtract(multiply(subtract(one, y, dtype), constant(x.tensor)), weighted);
  return record('BinaryCrossEntropyWithLogitsBackward0', value.tensor, [x], (g, saved) => {
    const sigmoid = math('sigmoid', saved.input(0), kernels);
    if (weight === undefined) return [multiply(subtract(sigmoid, y), g)];
    const t = multiply(weight, y, dtype);
    return [multiply(subtract(multiply(subtract(add(t, one, dtype), y, dtype), sigmoid), t), g)];
  });
}

/** The terms y (log y - x) of the Kullback-Leibler divergence, x being logarithms. */
function divergence(x: Variable, y: Variable, bound: Bound): Variable {
  if (bound.get('log_target') === true) return multiply(math('exp', y), subtract(y, x));
  const isZero = compare(y.tensor, scalar(0, y.tensor.dtype), (p, q) => p === q);
  return subtract(select(isZero, y, multiply(y, math('log', y))), multiply(y, x));
}

const common = "size_average=None, reduce=None, reduction='mean'";

/** Losses. */
export const lossRows: readonly Row[] = [
  elementwise('mse_loss', `(input, target, ${common}, weight=None)`, 'MseLossBackward0', (x, y) => {
    const d = subtract(x, y);
    return multiply(d, d);
  }),
  elementwise('l1_loss', `(input, target, ${common}, weight=None)`, undefined, (x, y) => math('abs', subtract(x, y))),
  elementwise(
    'smooth_l1_loss',
    `(input, target, ${common}, beta=1.0)`,
    'SmoothL1LossBackward0',
    (x, y, bound, machine) => huber(subtract(x, y), real(bound.get('beta'), 'beta', machine), true),
  ),
  elementwise(
    'huber_loss',
    "(input, target, reduction='mean', delta=1.0, weight=None)",
    'HuberLossBackward0',
    (x, y, bound, machine) => huber(subtract(x, y), real(bound.get('delta'), 'delta', machine), false),
  ),
  elementwise(
    'binary_cross_entropy',
    `(input, target, weight=None, ${common})`,
    'BinaryCrossEntropyBackward0',
    (x, y, _bound, machine) => binaryCrossEntropy(x, y, machine),
  ),
  elementwise(
    'binary_cross_entropy_with_logits',
    `(input, target, weight=None, ${common}, pos_weight=None)`,
    'BinaryCrossEntropyWithLogitsBackward0',
    binaryWithLogits,
  ),
  [
    'F:kl_div',
    `(input, target, ${common}, log_target=False)`,
    (bound, machine) => {
      const [x, y] = operands(bound, 'kl_div', machine);
      const terms = divergence(x, y, bound);
      if (bound.get('reduction') !== 'batchmean') return wrap(reduced(terms, reductionOf(bound, machine), undefined));
      const [batch] = x.tensor.shape;
      const sum = reduced(terms, 'sum', undefined);
      return wrap(batch === undefined ? sum : divide(sum, number(batch, x.tensor.dtype)));
    },
  ],
  [
    'F:nll_loss',
    `(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')`,
    (bound, machine) => {
      const x = variableOf(tensorArgument(bound.get('input'), 'nll_loss_nd', 'input', 1, machine), machine);
      return wrap(
        negativeLikelihood(
          x,
          tensorArgument(bound.get('target'), 'nll_loss_nd', 'target', 2, machine).tensor,
          bound,
          machine,
        ),
      );
    },
  ],
  [
    'F:cross_entropy',
    `(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)`,
    crossEntropy,
  ],
];

/** Loss modules: the function each calls and the signature it is made with. */
export const lossModules: readonly (readonly [name: string, functionName: string, signature: string])[] = [
  ['MSELoss', 'mse_loss', `(${common})`],
  ['L1Loss', 'l1_loss', `(${common})`],
  ['SmoothL1Loss', 'smooth_l1_loss', `(${common}, beta=1.0)`],
  ['HuberLoss', 'huber_loss', "(reduction='mean', delta=1.0)"],
  ['BCELoss', 'binary_cross_entropy', `(weight=None, ${common})`],
  ['BCEWithLogitsLoss', 'binary_cross_entropy_with_logits', `(weight=None, ${common}, pos_weight=None)`],
  ['KLDivLoss', 'kl_div', `(${common}, log_target=False)`],
  ['NLLLoss', 'nll_loss', "(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')"],
  [
    'CrossEntropyLoss',
    'cross_entropy',
    "(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)",
  ],
];
