import { constant, type Variable } from '../../../../tensor/autograd/tape';
import type { Dtype } from '../../../../tensor/dtype';
import { compare as compareTensors } from '../../../../tensor/elementwise';
import { isFloat } from '../../../../tensor/rounding';
import * as arithmetic from '../../../../tensor/tensorflow/arithmetic';
import { apply } from '../../../../tensor/tensorflow/elementary';
import { extremeAlong, mean, sum, variance } from '../../../../tensor/tensorflow/reduction';
import { cast } from '../../../../tensor/tensorflow/structure';
import type { Bound } from '../../../signature';
import type { Machine, Result, Value } from '../../../values';
import { decline } from '../../declined';
import { axesArgument, convert } from '../convert';
import { isTensor, wrap } from '../tensor';

/** Functions of keras.ops beside the activations (keras/src/backend/tensorflow/numpy.py). */

/** Names, signature and what it does. */
export type Row = readonly [names: string, signature: string, run: (bound: Bound, machine: Machine) => Result];

/** A tensor of floats: Keras casts whole numbers to float32 where a function has no whole results. */
const floated = (value: Value, machine: Machine): Variable => {
  const x = convert(value, machine);
  return isFloat(x.tensor.dtype) ? x : cast(x, 'float32');
};

const unaryNames: Readonly<Record<string, string>> = {
  exp: 'exp',
  expm1: 'expm1',
  log: 'log',
  log1p: 'log1p',
  sqrt: 'sqrt',
  rsqrt: 'rsqrt',
  reciprocal: 'reciprocal',
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  tanh: 'tanh',
  sinh: 'sinh',
  cosh: 'cosh',
  arctan: 'atan',
  erf: 'erf',
};
const keeping: Readonly<Record<string, string>> = {
  square: 'square',
  abs: 'abs',
  absolute: 'abs',
  sign: 'sign',
  floor: 'floor',
  ceil: 'ceil',
  round: 'round',
};

const unary = [
  ...Object.entries(unaryNames).map(
    ([name, own]): Row => [name, '(x)', (bound, machine) => wrap(apply(own, floated(bound.get('x'), machine)))],
  ),
  ...Object.entries(keeping).map(
    ([name, own]): Row => [name, '(x)', (bound, machine) => wrap(apply(own, convert(bound.get('x'), machine)))],
  ),
];

/** Two operands in their common dtype: plain numbers follow tensors, whole numbers follow floats. */
export function together(left: Value, right: Value, machine: Machine): readonly [Variable, Variable] {
  const [a, b] = [convert(left, machine), convert(right, machine)];
  const [p, q] = [a.tensor.dtype, b.tensor.dtype];
  if (p === q) return [a, b];
  const to = (dtype: Dtype): readonly [Variable, Variable] => [cast(a, dtype), cast(b, dtype)];
  if (isFloat(p) && (!isFloat(q) || !isTensor(right))) return to(p);
  if (isFloat(q) && (!isFloat(p) || !isTensor(left))) return to(q);
  if (!isTensor(right) && q !== 'bool' && !isFloat(q) && p !== 'bool') return to(p);
  if (!isTensor(left) && p !== 'bool' && !isFloat(p) && q !== 'bool') return to(q);
  return decline(`an operation of ${p} and ${q} is not evaluated`);
}

type Two = (a: Variable, b: Variable) => Variable;

const divide: Two = (a, b) =>
  isFloat(a.tensor.dtype) ? arithmetic.divide(a, b) : arithmetic.divide(cast(a, 'float32'), cast(b, 'float32'));

const pairs: Readonly<Record<string, Two>> = {
  add: arithmetic.add,
  subtract: arithmetic.subtract,
  multiply: arithmetic.multiply,
  divide,
  true_divide: divide,
  power: arithmetic.pow,
  maximum: (a, b) => arithmetic.extreme(1, a, b),
  minimum: (a, b) => arithmetic.extreme(-1, a, b),
};

const comparisons: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  equal: (x, y) => x === y,
  not_equal: (x, y) => x !== y,
  less: (x, y) => x < y,
  less_equal: (x, y) => x <= y,
  greater: (x, y) => x > y,
  greater_equal: (x, y) => x >= y,
};

const binary = [
  ...Object.entries(pairs).map(
    ([name, compute]): Row => [
      name,
      '(x1, x2)',
      (bound, machine) => wrap(compute(...together(bound.get('x1'), bound.get('x2'), machine))),
    ],
  ),
  ...Object.entries(comparisons).map(
    ([name, test]): Row => [
      name,
      '(x1, x2)',
      (bound, machine) => {
        const [a, b] = together(bound.get('x1'), bound.get('x2'), machine);
        return wrap(constant(compareTensors(a.tensor, b.tensor, test)));
      },
    ],
  ),
];

type Reduce = (x: Variable, axes: readonly number[], keep: boolean) => Variable;

const reductions: Readonly<Record<string, readonly [floats: boolean, reduce: Reduce]>> = {
  sum: [false, sum],
  mean: [true, mean],
  max: [false, (x, axes, keep) => extremeAlong(1, x, axes, keep)],
  min: [false, (x, axes, keep) => extremeAlong(-1, x, axes, keep)],
  amax: [false, (x, axes, keep) => extremeAlong(1, x, axes, keep)],
  amin: [false, (x, axes, keep) => extremeAlong(-1, x, axes, keep)],
  var: [true, variance],
  std: [true, (x, axes, keep) => apply('sqrt', variance(x, axes, keep))],
};

const reducing = Object.entries(reductions).map(
  ([name, [floats, reduce]]): Row => [
    name,
    '(x, axis=None, keepdims=False)',
    (bound, machine) => {
      const x = floats ? floated(bound.get('x'), machine) : convert(bound.get('x'), machine);
      machine.charge(x.tensor.size);
      return wrap(reduce(x, axesArgument(bound.get('axis'), x.tensor.shape.length), bound.get('keepdims') === true));
    },
  ],
);

/** Functions of keras.ops beside the activations. */
export const computingOperations: readonly Row[] = [...unary, ...binary, ...reducing];
