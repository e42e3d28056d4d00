import { constant, type Variable } from '../../../tensor/autograd/tape';
import { compare as compareTensors } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import { add, extreme, multiply, negative, number, select, subtract } from '../../../tensor/tensorflow/arithmetic';
import { apply, elementaryNames, exp, log1p, operationOf, softplus } from '../../../tensor/tensorflow/elementary';
import type { Bound } from '../../signature';
import type { ComparisonOperator, Machine, Result } from '../../values';
import { decline } from '../declined';
import { convert, convertTogether } from './convert';
import { coordinates } from './indexing';
import { binary, compare, logical, matrixProduct } from './operators';
import { type Row, result } from './table';
import { checkBoolean, checkDtype, checkOperands, floatsFor } from './typeErrors';

/** Where each elementary function of one tensor is found; those in `nn` come with the activations. */
const places: Readonly<Record<string, string>> = {
  exp: 'exp math.exp',
  expm1: 'math.expm1',
  log: 'math.log',
  log1p: 'math.log1p',
  sqrt: 'sqrt math.sqrt',
  rsqrt: 'math.rsqrt',
  square: 'square math.square',
  reciprocal: 'math.reciprocal',
  abs: 'abs math.abs',
  sign: 'sign math.sign',
  floor: 'floor math.floor',
  ceil: 'math.ceil',
  round: 'round math.round',
  erf: 'math.erf',
  erfc: 'math.erfc',
  sin: 'sin math.sin',
  cos: 'cos math.cos',
  tan: 'tan math.tan',
  asin: 'asin math.asin',
  acos: 'acos math.acos',
  atan: 'atan math.atan',
  sinh: 'sinh math.sinh',
  cosh: 'cosh math.cosh',
  asinh: 'asinh math.asinh',
  acosh: 'acosh math.acosh',
  atanh: 'atanh math.atanh',
  tanh: 'tanh math.tanh nn.tanh',
  sigmoid: 'sigmoid math.sigmoid nn.sigmoid',
  softplus: 'math.softplus nn.softplus',
};

const keepIntegers: ReadonlySet<string> = new Set(['abs', 'sign', 'square', 'round']);

/** A tensor of floats; integers decline, as TensorFlow refuses them in words of its own. */
export function floats(x: Variable, what: string): Variable {
  return isFloat(x.tensor.dtype) ? x : decline(`${what} of integers or booleans is not evaluated: TensorFlow raises`);
}

const elementary = elementaryNames.flatMap((name): Row[] => {
  const names = places[name];
  if (names === undefined) return [];
  return [
    [
      names,
      '(x, name=None)',
      (bound, machine) => {
        const x = convert(bound.get('x'), machine);
        if (keepIntegers.has(name)) checkDtype(operationOf(name), x.tensor.dtype);
        const kept = keepIntegers.has(name) && x.tensor.dtype !== 'bool';
        return result(apply(name, kept ? x : floatsFor(operationOf(name), x)), machine);
      },
    ],
  ];
});

const binaries: readonly (readonly [names: string, operator: string])[] = [
  ['add math.add', '+'],
  ['subtract math.subtract', '-'],
  ['multiply math.multiply', '*'],
  ['divide math.divide truediv math.truediv', '/'],
  ['math.floordiv', '//'],
  ['math.mod math.floormod', '%'],
  ['pow math.pow', '**'],
  ['maximum math.maximum', 'maximum'],
  ['minimum math.minimum', 'minimum'],
  ['math.squared_difference', 'squaredDifference'],
];

const comparisons: readonly (readonly [names: string, operator: ComparisonOperator])[] = [
  ['equal math.equal', '=='],
  ['not_equal math.not_equal', '!='],
  ['less math.less', '<'],
  ['less_equal math.less_equal', '<='],
  ['greater math.greater', '>'],
  ['greater_equal math.greater_equal', '>='],
];

/** tf.where with a value for each case. */
function where(bound: Bound, machine: Machine): Result {
  const condition = convert(bound.get('condition'), machine).tensor;
  if (bound.get('x') === null && bound.get('y') === null) return result(constant(coordinates(condition)), machine);
  if (bound.get('x') === null || bound.get('y') === null)
    return machine.raise('ValueError', 'x and y must both be non-None or both be None.');
  const [x, y] = convertTogether([bound.get('x'), bound.get('y')], machine);
  if (x === undefined || y === undefined) return null;
  checkOperands('SelectV2', x.tensor, y.tensor);
  const shape = broadcastShapes(condition.shape, x.tensor.shape, y.tensor.shape);
  if (shape === undefined) return decline('tf.where of shapes that do not broadcast is not evaluated');
  machine.charge(sizeOf(shape));
  return result(select(condition, x, y), machine);
}

function clip(bound: Bound, machine: Machine): Result {
  const [x, low, high] = convertTogether(
    [bound.get('t'), bound.get('clip_value_min'), bound.get('clip_value_max')],
    machine,
  );
  if (x === undefined || low === undefined || high === undefined) return null;
  checkOperands('Minimum', x.tensor, high.tensor);
  checkOperands('Maximum', x.tensor, low.tensor);
  return result(extreme(1, extreme(-1, x, high), low), machine);
}

const test =
  (operation: string, holds: (x: number) => boolean) =>
  (bound: Bound, machine: Machine): Result => {
    const { tensor } = convert(bound.get('x'), machine);
    if (operation === 'LogicalNot') checkBoolean(operation, tensor);
    else checkDtype(operation, tensor.dtype);
    return result(constant(compareTensors(tensor, tensor, holds)), machine);
  };

const logSigmoid = (x: Variable): Variable => negative(softplus(negative(x)));

/** Element by element max(x, 0) - x z + log(1 + exp(-|x|)) (python/ops/nn_impl.py). */
function sigmoidCrossEntropy(bound: Bound, machine: Machine): Result {
  const [x, z] = convertTogether([bound.get('logits'), bound.get('labels')], machine);
  if (x === undefined || z === undefined) return null;
  checkOperands('Mul', x.tensor, z.tensor);
  return result(sigmoidCrossEntropyOf(floats(x, 'a cross-entropy'), z), machine);
}

export function sigmoidCrossEntropyOf(x: Variable, z: Variable): Variable {
  const zero = number(0, x.tensor.dtype);
  const isPositive = compareTensors(x.tensor, zero.tensor, (a, b) => a >= b);
  const rectified = select(isPositive, x, zero);
  const size = select(isPositive, negative(x), x);
  return add(subtract(rectified, multiply(x, z)), log1p(exp(size)));
}

/** tf.math and what of it stands at the top level. */
export const mathRows: readonly Row[] = [
  ...elementary,
  ...binaries.map(
    ([names, operator]): Row => [
      names,
      '(x, y, name=None)',
      (bound, machine) => binary(operator, bound.get('x'), bound.get('y'), machine),
    ],
  ),
  ...comparisons.map(
    ([names, operator]): Row => [
      names,
      '(x, y, name=None)',
      (bound, machine) => compare(operator, bound.get('x'), bound.get('y'), machine),
    ],
  ),
  [
    'negative math.negative',
    '(x, name=None)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      checkDtype('Neg', x.tensor.dtype);
      return result(negative(x), machine);
    },
  ],
  [
    'math.log_sigmoid',
    '(x, name=None)',
    (bound, machine) => result(logSigmoid(floats(convert(bound.get('x'), machine), 'log_sigmoid')), machine),
  ],
  [
    'logical_and math.logical_and',
    '(x, y, name=None)',
    (bound, machine) => {
      checkBoolean('LogicalAnd', convert(bound.get('x'), machine).tensor);
      return logical('&', bound.get('x'), bound.get('y'), machine);
    },
  ],
  [
    'logical_or math.logical_or',
    '(x, y, name=None)',
    (bound, machine) => {
      checkBoolean('LogicalOr', convert(bound.get('x'), machine).tensor);
      return logical('|', bound.get('x'), bound.get('y'), machine);
    },
  ],
  ['logical_not math.logical_not', '(x, name=None)', test('LogicalNot', (x) => x === 0)],
  ['math.is_nan', '(x, name=None)', test('IsNan', Number.isNaN)],
  ['math.is_inf', '(x, name=None)', test('IsInf', (x) => Math.abs(x) === Number.POSITIVE_INFINITY)],
  ['math.is_finite', '(x, name=None)', test('IsFinite', Number.isFinite)],
  ['where', '(condition, x=None, y=None, name=None)', where],
  ['clip_by_value', '(t, clip_value_min, clip_value_max, name=None)', clip],
  [
    'matmul linalg.matmul',
    '(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, name=None)',
    (bound, machine) =>
      matrixProduct(
        bound.get('a'),
        bound.get('b'),
        machine,
        bound.get('transpose_a') === true,
        bound.get('transpose_b') === true,
      ),
  ],
  ['nn.sigmoid_cross_entropy_with_logits', '(labels=None, logits=None, name=None)', sigmoidCrossEntropy],
];
