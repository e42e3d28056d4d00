import { constant, type Variable } from '../../../../tensor/autograd/tape';
import { scalar } from '../../../../tensor/create';
import { compare } from '../../../../tensor/elementwise';
import { argumentOfExtreme, reduce } from '../../../../tensor/reduce';
import type { Tensor } from '../../../../tensor/tensor';
import { add, divide, number } from '../../../../tensor/tensorflow/arithmetic';
import { sum } from '../../../../tensor/tensorflow/reduction';
import { cast, reshape } from '../../../../tensor/tensorflow/structure';
import { toArray } from '../../../../tensor/view';
import type { Bound } from '../../../signature';
import { type Builtin, finish, type Machine, PythonObject, PythonType, type Result, type Value } from '../../../values';
import { decline } from '../../declined';
import { convert, real } from '../convert';
import { operation } from '../table';
import { wrap } from '../tensor';
import { automaticName } from './state';

/** keras.metrics: running means of what every example scores (keras/src/metrics). */

/** Scores of examples from labels and predictions, in float32. */
type Score = (labels: Variable, predictions: Variable, setting: (name: string) => Value) => Variable;

const floated = (t: Tensor): Variable => cast(constant(t), 'float32');
const same = (a: Variable, b: Variable): Variable => floated(compare(a.tensor, b.tensor, (x, y) => x === y));
const largest = (x: Variable): Variable =>
  constant(reduce(x.tensor, [x.tensor.shape.length - 1], false, 'int64', argumentOfExtreme(1)));

/** Labels without the axis of one that predictions do not have. */
const flat = (x: Variable, rank: number): Variable =>
  x.tensor.shape.length === rank && x.tensor.shape.at(-1) === 1 ? reshape(x, x.tensor.shape.slice(0, -1)) : x;

const meanLast = (x: Variable): Variable => {
  const axis = x.tensor.shape.length - 1;
  return axis < 0 ? x : divide(sum(x, [axis], false), number(x.tensor.shape[axis] ?? 1, 'float32'));
};

const accuracy: Score = (y, p) => meanLast(same(cast(y, p.tensor.dtype), p));
const binaryAccuracy: Score = (y, p, setting) => {
  const limit = scalar(real(setting('threshold'), 'threshold'), p.tensor.dtype);
  const chosen = floated(compare(p.tensor, limit, (a, b) => a > b));
  return meanLast(same(cast(y, 'float32'), chosen));
};
const sparseAccuracy: Score = (y, p) =>
  same(cast(flat(y, p.tensor.shape.length), 'float32'), cast(largest(p), 'float32'));
const categoricalAccuracy: Score = (y, p) => same(largest(y), largest(p));

const scores: Readonly<Record<string, readonly [settings: string, score: Score, functionName: string]>> = {
  Accuracy: ['', accuracy, ''],
  BinaryAccuracy: ['threshold=0.5', binaryAccuracy, 'binary_accuracy'],
  SparseCategoricalAccuracy: ['', sparseAccuracy, 'sparse_categorical_accuracy'],
  CategoricalAccuracy: ['', categoricalAccuracy, 'categorical_accuracy'],
};

/** A metric: a total and a count. */
class Metric extends PythonObject {
  total: Variable = number(0, 'float32');
  count: Variable = number(0, 'float32');
  constructor(
    readonly type: PythonType,
    readonly name: string,
    readonly settings: ReadonlyMap<string, Value>,
  ) {
    super();
  }
}

const metricOf = (value: Value): Metric => (value instanceof Metric ? value : decline('a metric is not known'));

function record(self: Metric, values: Variable): void {
  const x = cast(constant(values.tensor), 'float32');
  self.total = add(self.total, sum(x, [...x.tensor.shape.keys()], false));
  self.count = add(self.count, number(x.tensor.size, 'float32'));
}

function resultOf(self: Metric): Result {
  const [count = 0] = toArray(self.count.tensor);
  return wrap(count === 0 ? number(0, 'float32') : divide(self.total, self.count));
}

type Update = (self: Metric, bound: Bound, machine: Machine) => void;

function metricType(name: string, settings: string, parameters: string, update: Update): PythonType {
  const names = [...settings.matchAll(/(\w+)=/g)].map((match) => match[1] ?? '');
  const type: PythonType = new PythonType(
    name,
    'keras.src.metrics',
    [],
    {
      call: (self: Metric, args, machine) => call(self, args.positional, machine),
      getAttribute: (self: Metric, attribute) => (attribute === 'name' ? self.name : undefined),
    },
    (_type, args, machine) => maker.implementation(args, machine),
  );
  const maker: Builtin = operation(
    name,
    `(${settings === '' ? '' : `${settings}, `}name=None, dtype=None)`,
    (bound, machine) => {
      const given = bound.get('name');
      if (bound.get('dtype') !== null) return decline('a metric of another dtype is not evaluated');
      return new Metric(
        type,
        typeof given === 'string' ? given : automaticName(name, machine),
        new Map(names.map((parameter) => [parameter, bound.get(parameter)])),
      );
    },
  );
  const updating = operation('update_state', `(self, ${parameters}, sample_weight=None)`, (bound, machine) => {
    if (bound.get('sample_weight') !== null) return decline('weighted metrics are not evaluated');
    update(metricOf(bound.get('self')), bound, machine);
    return null;
  });
  function* call(self: Metric, positional: readonly Value[], machine: Machine): Generator<void, Value> {
    yield* finish(updating.implementation({ positional: [self, ...positional], keywords: new Map() }, machine));
    return yield* finish(resultOf(self));
  }
  type.dictionary.set('update_state', updating);
  type.dictionary.set(
    'result',
    operation('result', '(self)', (bound) => resultOf(metricOf(bound.get('self')))),
  );
  type.dictionary.set(
    'reset_state',
    operation('reset_state', '(self)', (bound) => {
      const self = metricOf(bound.get('self'));
      self.total = number(0, 'float32');
      self.count = number(0, 'float32');
      return null;
    }),
  );
  return type;
}

const float = (value: Value, machine: Machine): Variable => cast(constant(convert(value, machine).tensor), 'float32');

/** The members of keras.metrics. */
export const metricMembers = (): [string, Value][] => [
  [
    'Mean',
    metricType('Mean', '', 'values', (self, bound, machine) => record(self, float(bound.get('values'), machine))),
  ],
  ...Object.entries(scores).flatMap(([name, [settings, score, functionName]]): [string, Value][] => {
    const type = metricType(name, settings, 'y_true, y_pred', (self, bound, machine) => {
      const [y, p] = [float(bound.get('y_true'), machine), float(bound.get('y_pred'), machine)];
      record(
        self,
        score(y, p, (setting) => self.settings.get(setting) ?? null),
      );
    });
    const direct = operation(
      functionName,
      `(y_true, y_pred${settings === '' ? '' : `, ${settings}`})`,
      (bound, machine) =>
        wrap(
          score(
            constant(convert(bound.get('y_true'), machine).tensor),
            float(bound.get('y_pred'), machine),
            (setting) => bound.get(setting),
          ),
        ),
    );
    return functionName === ''
      ? [[name, type]]
      : [
          [name, type],
          [functionName, direct],
        ];
  }),
];
