import type { Parameters } from '../../../activations/activation';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import {
  above,
  add,
  divide,
  divideBy,
  extreme,
  integerPower,
  like,
  multiply,
  negative,
  select,
  test,
} from './arithmetic';
import { elementary } from './elementary';

/** How jax.nn composes its activations (jax/_src/nn/functions.py); every one is compiled as a whole. Parameters are canonical. */
export type Composition = (x: Variable, parameters: Parameters) => Variable;

const real = (parameters: Parameters, name: string, otherwise: number): number => {
  const value = parameters[name];
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : otherwise;
};
const zero = (x: Variable): Variable => like(x, 0);
const one = (x: Variable): Variable => like(x, 1);

/** A value whose gradient is that of the output where a condition on the input holds. */
const gated = (value: Variable, x: Variable, holds: (x: Variable) => ReturnType<typeof above>): Variable =>
  record('custom_jvp_call', value.tensor, [x], (g, saved) => [select(holds(saved.input(0)), g, zero(g))]);

const relu: Composition = (x) => gated(extreme(1, constant(x.tensor), zero(x)), x, (v) => above(v, 0));
const relu6: Composition = (x) => {
  const inside = (v: Variable) => test(v, zero(v), (p) => p > 0 && p < 6);
  return gated(extreme(-1, extreme(1, constant(x.tensor), zero(x)), like(x, 6)), x, inside);
};
export const sigmoid: Composition = (x) => elementary('sigmoid', x);
const silu: Composition = (x) => multiply(x, sigmoid(x, {}));

/** log(1 + e^x) as max(x, 0) + log1p(exp(-|x|)), with the logistic function for gradient. */
function softplus(x: Variable): Variable {
  const plain = constant(x.tensor);
  const tail = elementary('log1p', elementary('exp', negative(elementary('abs', plain))));
  const value = add(extreme(1, plain, zero(x)), tail);
  return record('logaddexp', value.tensor, [x], (g, saved) => [
    multiply(g, elementary('exp', add(saved.input(0), negative(softplus(saved.input(0)))))),
  ]);
}

function elu(x: Variable, parameters: Parameters): Variable {
  const positive = above(x, 0);
  const below = elementary('expm1', select(positive, zero(x), x));
  return select(positive, x, multiply(like(x, real(parameters, 'alpha', 1)), below));
}

function gelu(x: Variable, parameters: Parameters): Variable {
  if (parameters.approximate !== 'tanh') {
    const tail = elementary('erfc', multiply(negative(x), like(x, Math.SQRT1_2)));
    return multiply(multiply(like(x, 0.5), x), tail);
  }
  const inner = add(x, multiply(like(x, 0.044715), integerPower(x, 3)));
  const cdf = multiply(like(x, 0.5), add(one(x), elementary('tanh', multiply(like(x, Math.sqrt(2 / Math.PI)), inner))));
  return multiply(x, cdf);
}

const hardSigmoid: Composition = (x) => divideBy(relu6(add(x, like(x, 3)), {}), 6);

const above0 = (x: Variable): Variable => extreme(1, x, zero(x));

/** What becomes of integers: kept, floats (of weak type or not), or JAX's error. */
export type Integers = 'kept' | 'weak' | 'strong' | 'refused';

/** By the activation's own name. */
export const compositions: Readonly<Record<string, readonly [compose: Composition, integers: Integers]>> = {
  relu: [relu, 'kept'],
  relu6: [relu6, 'weak'],
  sigmoid: [sigmoid, 'refused'],
  silu: [silu, 'refused'],
  softplus: [softplus, 'strong'],
  elu: [elu, 'weak'],
  gelu: [gelu, 'strong'],
  tanh: [(x) => elementary('tanh', x), 'strong'],
  leaky_relu: [
    (x, parameters) =>
      select(
        test(x, zero(x), (p, q) => p >= q),
        x,
        multiply(like(x, real(parameters, 'negative_slope', 0.01)), x),
      ),
    'weak',
  ],
  mish: [(x) => multiply(x, elementary('tanh', softplus(x))), 'strong'],
  hardswish: [(x) => multiply(x, hardSigmoid(x, {})), 'weak'],
  hardsigmoid: [hardSigmoid, 'weak'],
  log_sigmoid: [(x) => negative(softplus(negative(x))), 'strong'],
  softsign: [(x) => divide(x, add(elementary('abs', x), one(x))), 'strong'],
  hardtanh: [(x) => select(above(x, 1), one(x), select(above(negative(x), 1), like(x, -1), x)), 'kept'],
  selu: [(x) => multiply(like(x, 1.0507009873554805), elu(x, { alpha: 1.6732632423543772 })), 'weak'],
  celu: [
    (x, parameters) => {
      const alpha = like(x, real(parameters, 'alpha', 1));
      const below = elementary('expm1', divide(extreme(-1, x, zero(x)), alpha));
      return add(above0(x), multiply(alpha, below));
    },
    'weak',
  ],
  squareplus: [
    (x, parameters) => {
      const root = elementary('sqrt', add(multiply(x, x), like(x, real(parameters, 'b', 4))));
      return divideBy(add(x, root), 2);
    },
    'strong',
  ],
  sparse_plus: [
    (x) => {
      const parabola = divideBy(integerPower(add(x, one(x)), 2), 4);
      const from = test(x, one(x), (p, q) => p >= q);
      return select(
        test(x, like(x, -1), (p, q) => p <= q),
        zero(x),
        select(from, x, parabola),
      );
    },
    'weak',
  ],
  sparse_sigmoid: [(x) => multiply(like(x, 0.5), extreme(-1, extreme(1, add(x, one(x)), zero(x)), like(x, 2))), 'weak'],
  identity: [(x) => x, 'kept'],
};

/** Functions that give up a weak type. */
export const strengthening: ReadonlySet<string> = new Set(['gelu']);
