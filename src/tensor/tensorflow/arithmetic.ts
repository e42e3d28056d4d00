import { power, powerTail } from '../../kernels/tensorflow/power';
import { mapInBlocks } from '../../numeric/pausing';
import { constant, record, type Variable } from '../autograd/tape';
import { scalar } from '../create';
import type { Dtype } from '../dtype';
import * as elementwise from '../elementwise';
import { isFloat, rounder } from '../rounding';
import { broadcastShapes, sameShape } from '../shape';
import { Tensor } from '../tensor';
import { errorsOf, expand, toArray } from '../view';
import { log } from './elementary';
import { flusher } from './flush';
import { sum } from './reduction';
import { reshape } from './structure';

/** TensorFlow's arithmetic of two tensors of one dtype, with broadcasting and gradients (python/ops/math_grad.py). */

/** A number as a constant of a dtype. */
export const number = (value: number, dtype: Dtype): Variable => constant(scalar(value, dtype));

/** A gradient summed back to the shape of an operand that was broadcast. */
export function unbroadcast(gradient: Variable, shape: readonly number[]): Variable {
  const from = gradient.tensor.shape;
  if (sameShape(from, shape)) return gradient;
  const missing = from.length - shape.length;
  const axes = [...from.keys()].filter((axis) => axis < missing || (shape[axis - missing] === 1 && from[axis] !== 1));
  return reshape(axes.length > 0 ? sum(gradient, axes, false) : gradient, shape);
}

type Formula = (x: number, y: number) => number;

/** Applies a formula of two numbers, denormals flushed on the way in and out. */
function compute(a: Variable, b: Variable, formula: Formula, ulps = 0): Tensor {
  const { dtype } = a.tensor;
  const flush = flusher(dtype);
  const round = rounder(dtype);
  return elementwise.binary(a.tensor, b.tensor, dtype, (x, y) => flush(round(formula(flush(x), flush(y)))), ulps);
}

export const add = (a: Variable, b: Variable): Variable =>
  record(
    'AddV2',
    compute(a, b, (x, y) => x + y),
    [a, b],
    (g) => [unbroadcast(g, a.tensor.shape), unbroadcast(g, b.tensor.shape)],
  );

export const subtract = (a: Variable, b: Variable): Variable =>
  record(
    'Sub',
    compute(a, b, (x, y) => x - y),
    [a, b],
    (g) => [unbroadcast(g, a.tensor.shape), unbroadcast(negative(g), b.tensor.shape)],
  );

export const multiply = (a: Variable, b: Variable): Variable =>
  record(
    'Mul',
    compute(a, b, (x, y) => x * y),
    [a, b],
    (g, saved) => [
      unbroadcast(multiply(g, saved.input(1)), a.tensor.shape),
      unbroadcast(multiply(saved.input(0), g), b.tensor.shape),
    ],
  );

/** RealDiv of floats. */
export const divide = (a: Variable, b: Variable): Variable =>
  record(
    'RealDiv',
    compute(a, b, (x, y) => x / y),
    [a, b],
    (g, saved) => [
      unbroadcast(divide(g, saved.input(1)), a.tensor.shape),
      unbroadcast(
        multiply(g, divide(divide(negative(saved.input(0)), saved.input(1)), saved.input(1))),
        b.tensor.shape,
      ),
    ],
  );

export function negative(a: Variable): Variable {
  const { dtype, shape } = a.tensor;
  const round = rounder(dtype);
  const values = mapInBlocks(toArray(a.tensor), 3, (x) => round(-x));
  return record('Neg', Tensor.of(dtype, [...shape], values, errorsOf(a.tensor)?.slice()), [a], (g) => [negative(g)]);
}

const floor = (dtype: Dtype, x: number): number => (isFloat(dtype) ? Math.floor(rounder(dtype)(x)) : Math.floor(x));

/** FloorDiv. */
export const floorDivide = (a: Variable, b: Variable): Variable =>
  record(
    'FloorDiv',
    compute(a, b, (x, y) => floor(a.tensor.dtype, x / y)),
    [a, b],
    () => [undefined, undefined],
  );

/** FloorMod: the remainder with the divisor's sign. */
export const modulo = (a: Variable, b: Variable): Variable =>
  constant(
    compute(a, b, (x, y) => {
      const remainder = x % y;
      return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder;
    }),
  );

const ones = (t: Tensor, dtype: Dtype): Variable =>
  constant(Tensor.of(dtype, [...t.shape], new Float64Array(t.size).fill(1)));
/** Maximum (sign 1) or minimum (-1); NaN spreads. The gradient goes to the first where they are equal. */
export const extreme = (sign: 1 | -1, a: Variable, b: Variable): Variable =>
  record(
    sign === 1 ? 'Maximum' : 'Minimum',
    elementwise.binary(a.tensor, b.tensor, a.tensor.dtype, (x, y) =>
      Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : sign * x < sign * y ? y : x,
    ),
    [a, b],
    (g, saved) => {
      const chosen = elementwise.compare(saved.input(0).tensor, saved.input(1).tensor, (x, y) => sign * x >= sign * y);
      const zero = number(0, g.tensor.dtype);
      return [
        unbroadcast(select(chosen, g, zero), a.tensor.shape),
        unbroadcast(select(chosen, zero, g), b.tensor.shape),
      ];
    },
  );

/** Elements of a where the condition holds, else of b (SelectV2). */
export function select(condition: Tensor, a: Variable, b: Variable): Variable {
  return record('SelectV2', elementwise.where(condition, a.tensor, b.tensor, a.tensor.dtype), [a, b], (g) => {
    const zero = number(0, g.tensor.dtype);
    return [
      unbroadcast(select(condition, g, zero), a.tensor.shape),
      unbroadcast(select(condition, zero, g), b.tensor.shape),
    ];
  });
}

/** Pow: vectors of eight by Eigen's formula, the rest by the C library; other dtypes in float64 within a few units. */
export function pow(a: Variable, b: Variable): Variable {
  return record('Pow', powerOf(a.tensor, b.tensor), [a, b], (g, saved) => {
    const [x, y] = [saved.input(0), saved.input(1)];
    const one = number(1, g.tensor.dtype);
    const base = multiply(multiply(g, y), pow(x, subtract(y, one)));
    if (b.node === undefined) return [unbroadcast(base, a.tensor.shape), undefined];
    const positive = elementwise.compare(x.tensor, scalar(0, x.tensor.dtype), (p, q) => p > q);
    const safe = select(positive, x, ones(x.tensor, x.tensor.dtype));
    const logarithm = select(positive, log(safe), number(0, x.tensor.dtype));
    return [
      unbroadcast(base, a.tensor.shape),
      unbroadcast(multiply(multiply(g, pow(x, y)), logarithm), b.tensor.shape),
    ];
  });
}

function powerOf(a: Tensor, b: Tensor): Tensor {
  const { dtype } = a;
  if (!isFloat(dtype)) return elementwise.binary(a, b, dtype, (x, y) => x ** y);
  if (dtype !== 'float32' || errorsOf(a) || errorsOf(b)) return elementwise.binary(a, b, dtype, (x, y) => x ** y, 4);
  const shape = broadcastShapes(a.shape, b.shape) ?? [];
  const [xs, ys] = [toArray(expand(a, shape)), toArray(expand(b, shape))];
  const full = xs.length - (xs.length % 8);
  const values = mapInBlocks(xs, 1000, (x, i) => (i < full ? power : powerTail)(x, ys[i] ?? 0));
  return Tensor.of(dtype, shape, values);
}

/** (a - b)². */
export const squaredDifference = (a: Variable, b: Variable): Variable => {
  const difference = (): Variable => subtract(a, b);
  const round = rounder(a.tensor.dtype);
  return record(
    'SquaredDifference',
    compute(a, b, (x, y) => round(x - y) * round(x - y)),
    [a, b],
    (g) => {
      const scaled = multiply(multiply(number(2, g.tensor.dtype), g), difference());
      return [unbroadcast(scaled, a.tensor.shape), unbroadcast(negative(scaled), b.tensor.shape)];
    },
  );
};
