import type { Parameters } from '../../../activations/activation';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { add, divide, divideBy, integerPower, like, multiply, negative, subtract, withDerivative } from './arithmetic';
import { elementary } from './elementary';
import { above, extreme, select, test } from './selection';

/** How jax.nn composes its activations (jax/_src/nn/functions.py); every one is compiled as a whole. Parameters are canonical. */
export type Composition = (x: Variable, parameters: Parameters) => Variable;

const real = (parameters: Parameters, name: string, otherwise: number): number => {
  const value = parameters[name];
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : otherwise;
};
const zero = (x: Variable): Variable => like(x, 0);
const one = (x: Variable): Variable => like(x, 1);

const relu: Composition = (x) =>
  withDerivative('relu', extreme(1, constant(x.tensor), zero(x)), x, (g, v) => select(above(v, 0), g, zero(g)));
const relu6: Composition = (x) =>
  withDerivative('relu6', extreme(-1, extreme(1, constant(x.tensor), zero(x)), like(x, 6)), x, (g, v) =>
    select(
      test(v, zero(v), (p) => p > 0 && p < 6),
      g,
      zero(g),
    ),
  );
export const sigmoid: Composition = (x) => elementary('sigmoid', x);
const silu: Composition = (x) => multiply(x, sigmoid(x, {}));

/** logaddexp(x, 0): max(x, 0) + log1p(exp(-|x|)) (jax/_src/lax/other.py). */
function softplus(x: Variable): Variable {
  const plain = constant(x.tensor);
  const tail = elementary('log1p', elementary('exp', negative(elementary('abs', plain))));
  const value = add(extreme(1, plain, zero(x)), tail);
  const slope = (v: Variable, y: Variable) => elementary('exp', subtract(v, y));
  return withDerivative(
    'logaddexp',
    value,
    x,
    (g, v, y) => multiply(g, slope(v, y)),
    (t, v, y) => add(multiply(t, slope(v, y)), multiply(zero(t), slope(zero(v), y))),
  );
}

function elu(x: Variable, parameters: Parameters): Variable {
  const positive = above(x, 0);
  const below = elementary('expm1', select(positive, zero(x), x));
  return select(positive, x, multiply(like(x, real(parameters, 'alpha', 1)), below));
}

function gelu(x: Variable, parameters: Parameters): Variable {
  if (parameters.approximate !== 'tanh') {
    // The order of the factors is that in which gradients of x meet.
    const half = multiply(like(x, 0.5), x);
    return multiply(half, elementary('erfc', multiply(negative(x), like(x, Math.SQRT1_2))));
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
      const positive = above0(x);
      return add(positive, multiply(alpha, elementary('expm1', divide(extreme(-1, x, zero(x)), alpha))));
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
