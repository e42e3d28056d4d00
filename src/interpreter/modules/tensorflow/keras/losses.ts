import { constant, type Variable } from '../../../../tensor/autograd/tape';
import { isFloat } from '../../../../tensor/rounding';
import { add, divide, extreme, multiply, negative, number, subtract } from '../../../../tensor/tensorflow/arithmetic';
import { abs, log, square } from '../../../../tensor/tensorflow/elementary';
import { broadcastTo, mean, sum } from '../../../../tensor/tensorflow/reduction';
import { cast, reshape } from '../../../../tensor/tensorflow/structure';
import { PythonList } from '../../../objects/list';
import { resumable } from '../../../resumable';
import {
  type Builtin,
  type Machine,
  PythonObject,
  PythonType,
  type Result,
  Unknown,
  type Value,
} from '../../../values';
import { decline } from '../../declined';
import { convert, integer, real } from '../convert';
import { crossEntropy, sparseCrossEntropy } from '../losses';
import { sigmoidCrossEntropyOf } from '../math';
import { operation } from '../table';
import { operandOf, reprOf, TensorflowTensor, wrap } from '../tensor';
import { sameRank, smoothed } from './labels';
import { lossFormulas } from './lossFormulas';

/** Keras's losses (keras/src/losses): functions of labels and predictions, and classes that average them. */

/** Settings of a loss by name. */
type Settings = (name: string) => Value;
type Loss = (labels: Variable, predictions: Variable, settings: Settings, given: Value, machine: Machine) => Variable;

const epsilon = 1e-7;

const lastMean = (x: Variable): Variable => mean(x, [x.tensor.shape.length - 1], false);
const clipped = (x: Variable): Variable =>
  extreme(1, extreme(-1, x, number(1 - epsilon, 'float32')), number(epsilon, 'float32'));

const regression =
  (distance: (difference: Variable) => Variable): Loss =>
  (labels, predictions) => {
    const [y, p] = sameRank(cast(labels, predictions.tensor.dtype), predictions);
    if (y.tensor.shape.length === 0) return decline('a loss of scalars is not evaluated');
    return lastMean(distance(subtract(y, p)));
  };

/** What predictions that came out of Keras's own softmax or sigmoid were made from. */
function logitsOf(
  predictions: Variable,
  given: Value,
  settings: Settings,
  machine: Machine,
): readonly [Variable, boolean] {
  if (given instanceof TensorflowTensor && given.logits !== undefined) return [operandOf(given.logits, machine), true];
  return [predictions, settings('from_logits') === true];
}

function plain(settings: Settings): void {
  if (settings('ignore_class') !== null) decline('ignore_class is not evaluated');
  if (settings('axis') !== null && integer(settings('axis'), 'axis') !== -1)
    decline('a loss along another axis than the last is not evaluated');
}

const categorical: Loss = (labels, predictions, settings, given, machine) => {
  plain(settings);
  const y = smoothed(cast(labels, predictions.tensor.dtype), settings, predictions.tensor.shape.at(-1) ?? 1);
  const [x, areLogits] = logitsOf(predictions, given, settings, machine);
  if (y.tensor.shape.join() !== x.tensor.shape.join())
    return decline('a cross-entropy of different shapes is not evaluated');
  if (areLogits) return crossEntropy(y, x);
  const last = [x.tensor.shape.length - 1];
  const share = divide(x, broadcastTo(sum(x, last, true), x.tensor.shape));
  return negative(sum(multiply(y, log(clipped(share))), last, false));
};

const sparse: Loss = (labels, predictions, settings, given, machine) => {
  plain(settings);
  const [x, areLogits] = logitsOf(predictions, given, settings, machine);
  const [y] =
    labels.tensor.shape.length === x.tensor.shape.length && labels.tensor.shape.at(-1) === 1
      ? [reshape(labels, labels.tensor.shape.slice(0, -1))]
      : [labels];
  if (y.tensor.shape.join() !== x.tensor.shape.slice(0, -1).join())
    return decline('a cross-entropy of shapes that do not fit is not evaluated');
  return sparseCrossEntropy(cast(constant(y.tensor), 'int64').tensor, areLogits ? x : log(clipped(x)));
};

const binaryLoss: Loss = (labels, predictions, settings, given, machine) => {
  plain(settings);
  const [labelled, p] = sameRank(cast(labels, predictions.tensor.dtype), predictions);
  const y = smoothed(labelled, settings, 2);
  const [x, areLogits] = logitsOf(p, given, settings, machine);
  if (y.tensor.shape.join() !== x.tensor.shape.join())
    return decline('a cross-entropy of different shapes is not evaluated');
  if (areLogits) return lastMean(sigmoidCrossEntropyOf(x, y));
  const one = number(1, 'float32');
  const share = clipped(x);
  const positive = multiply(y, log(share));
  return lastMean(negative(add(positive, multiply(subtract(one, y), log(subtract(one, share))))));
};

const formulaRows = lossFormulas.map(
  ([className, functions, settings, formula]): Row => [
    className,
    functions,
    settings,
    (labels, predictions, setting) => {
      const [y, p] = sameRank(cast(labels, predictions.tensor.dtype), predictions);
      if (p.tensor.shape.length === 0) return decline('a loss of scalars is not evaluated');
      return formula(y, p, (name) => real(setting(name), name));
    },
  ],
);

type Row = readonly [className: string, functionNames: string, settings: string, loss: Loss];

const cross = 'from_logits=False, label_smoothing=0.0, axis=-1';
const rows: readonly Row[] = [
  ...formulaRows,
  ['MeanSquaredError', 'mean_squared_error mse MSE', '', regression(square)],
  ['MeanAbsoluteError', 'mean_absolute_error mae MAE', '', regression(abs)],
  ['CategoricalCrossentropy', 'categorical_crossentropy', cross, categorical],
  [
    'SparseCategoricalCrossentropy',
    'sparse_categorical_crossentropy',
    'from_logits=False, ignore_class=None, axis=-1',
    sparse,
  ],
  ['BinaryCrossentropy', 'binary_crossentropy', cross, binaryLoss],
];

/** Computes a loss of values as Keras converts them: predictions decide the dtype, labels follow. */
function compute(loss: Loss, labels: Value, predictions: Value, settings: Settings, machine: Machine): Variable {
  const given = convert(predictions, machine);
  const p = isFloat(given.tensor.dtype) ? given : decline('a loss of integer predictions is not evaluated');
  const y = convert(labels, machine);
  machine.charge(p.tensor.size);
  return loss(y, p, settings, predictions, machine);
}

/** A loss object. */
class LossObject extends PythonObject {
  constructor(
    readonly type: PythonType,
    readonly settings: ReadonlyMap<string, Value>,
  ) {
    super();
  }
}

/** The average over the batch, or the sum, or each loss (reduce_weighted_values). */
function reduced(losses: Variable, reduction: Value): Variable {
  const { shape, size } = losses.tensor;
  if (reduction === 'none' || reduction === null || shape.length === 0) return losses;
  const total = sum(losses, [...shape.keys()], false);
  if (reduction === 'sum') return total;
  if (reduction !== 'sum_over_batch_size' && reduction !== 'mean')
    return decline('this reduction of a loss is not evaluated');
  return divide(total, number(size, losses.tensor.dtype));
}

function lossClass(name: string, settings: string, loss: Loss): PythonType {
  const type: PythonType = new PythonType(
    name,
    'keras.src.losses.losses',
    [],
    {
      call: (self: LossObject, args, machine) =>
        caller.implementation({ ...args, positional: [self, ...args.positional] }, machine),
    },
    (_type, args, machine) => maker.implementation(args, machine),
  );
  const signature = `(${settings === '' ? '' : `${settings}, `}reduction='sum_over_batch_size', name=None, dtype=None)`;
  const names = [...signature.matchAll(/(\w+)=/g)].map((match) => match[1] ?? '');
  const maker: Builtin = operation(name, signature, (bound) => {
    if (bound.get('dtype') !== null) return decline('a loss of another dtype is not evaluated');
    return new LossObject(type, new Map(names.map((parameter) => [parameter, bound.get(parameter)])));
  });
  const caller: Builtin = operation(
    '__call__',
    '(self, y_true, y_pred, sample_weight=None)',
    (bound, machine): Result => {
      const self = bound.get('self');
      if (!(self instanceof LossObject) || bound.get('sample_weight') !== null)
        return decline('weighted losses are not evaluated');
      // Keras converts a list item by item and raises where only one argument is a list.
      const [labels, predictions] = [bound.get('y_true'), bound.get('y_pred')];
      if (labels instanceof PythonList && predictions instanceof TensorflowTensor) {
        const text = reprOf(predictions, machine);
        if (text instanceof Unknown || text.approximate) return decline('a loss of a list and a tensor raises');
        machine.raise('ValueError', `Expected an instance of list, got ${text.text}`);
      }
      if (labels instanceof PythonList !== predictions instanceof PythonList)
        return decline('a loss object given a list beside a tensor is not evaluated');
      const read = (parameter: string): Value => self.settings.get(parameter) ?? null;
      const float = (value: Value): Value =>
        name === 'SparseCategoricalCrossentropy' ? value : floated(value, machine);
      return resumable(() => {
        const losses = compute(loss, float(bound.get('y_true')), floated(bound.get('y_pred'), machine), read, machine);
        return wrap(reduced(losses, read('reduction')));
      });
    },
  );
  return type;
}

/** Values as float32, as a loss object converts them. */
function floated(value: Value, machine: Machine): Value {
  if (value instanceof TensorflowTensor && value.tensor.dtype === 'float32') return value;
  return wrap(cast(convert(value, machine), 'float32'));
}

/** The members of keras.losses. */
export const lossMembers = (): [string, Value][] => {
  made ??= new Map(allMembers());
  return [...made, ['get', getLoss]];
};

let made: ReadonlyMap<string, Value> | undefined;

/** `keras.losses.get`: a function or an object of a class, by its name. */
const getLoss = operation('get', '(identifier)', (bound, machine) => {
  const identifier = bound.get('identifier');
  if (typeof identifier !== 'string') return identifier;
  const found = made?.get(identifier);
  if (found === undefined) return decline(`the loss ${identifier} is not evaluated`);
  return found instanceof PythonType ? machine.callWith(found) : found;
});

const allMembers = (): [string, Value][] =>
  rows.flatMap(([className, functionNames, settings, loss]): [string, Value][] => [
    [className, lossClass(className, settings, loss)],
    ...functionNames.split(' ').map((name): [string, Value] => [name, lossFunction(name, settings, loss)]),
  ]);

const lossFunction = (name: string, settings: string, loss: Loss): Builtin =>
  operation(name, `(y_true, y_pred${settings === '' ? '' : `, ${settings}`})`, (bound, machine) =>
    resumable(() =>
      wrap(compute(loss, bound.get('y_true'), bound.get('y_pred'), (parameter) => bound.get(parameter), machine)),
    ),
  );
