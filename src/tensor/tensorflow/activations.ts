import type { Parameters } from '../../activations/activation';
import { constant, record, type Variable } from '../autograd/tape';
import { scalar } from '../create';
import { compare } from '../elementwise';
import { rounder } from '../rounding';
import type { Tensor } from '../tensor';
import { add, divide, extreme, multiply, negative, number, pow, select, subtract } from './arithmetic';
import {
  abs,
  apply,
  complement,
  exp,
  leakyRelu,
  relu,
  relu6,
  sigmoid,
  softplus,
  sqrt,
  square,
  tanh,
} from './elementary';

/**
 * How TensorFlow and Keras compose their activations from operations (python/ops/nn_ops.py, nn_impl.py; keras/src/backend/tensorflow/nn.py,
 * keras/src/activations/activations.py). Parameters are canonical.
 */

type Composition = (x: Variable, parameters: Parameters) => Variable;

const real = (parameters: Parameters, name: string, otherwise: number): number => {
  const value = parameters[name];
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : otherwise;
};
const like = (x: Variable, value: number): Variable => number(value, x.tensor.dtype);
const above = (x: Variable, limit: number, orEqual = false): Tensor =>
  compare(x.tensor, scalar(rounder(x.tensor.dtype)(limit), x.tensor.dtype), (a, b) => (orEqual ? a >= b : a > b));

/** GELU; constants that Python's cast() makes tensors of pass through float32. */
function gelu(x: Variable, parameters: Parameters): Variable {
  const half = multiply(like(x, 0.5), x);
  if (parameters.approximate !== 'tanh') {
    return multiply(half, apply('erfc', multiply(negative(x), like(x, Math.fround(Math.SQRT1_2)))));
  }
  const cubic = multiply(like(x, Math.fround(0.044715)), pow(x, like(x, 3)));
  return multiply(half, add(like(x, 1), tanh(multiply(like(x, 0.7978845608028654), add(x, cubic)))));
}

/** x sigmoid(βx) with a gradient of its own. */
function silu(x: Variable, parameters: Parameters): Variable {
  const beta = like(x, real(parameters, 'beta', 1));
  const plain = constant(x.tensor);
  const value = multiply(plain, sigmoid(multiply(beta, plain)));
  return record('Swish', value.tensor, [x], (g, saved) => {
    const scaled = multiply(beta, saved.input(0));
    const gate = sigmoid(scaled);
    return [multiply(g, multiply(gate, add(like(x, 1), multiply(scaled, complement(gate)))))];
  });
}

/** Keras's relu with its slope, ceiling and threshold. */
function kerasRelu(x: Variable, parameters: Parameters): Variable {
  const slope = real(parameters, 'negative_slope', 0);
  const threshold = real(parameters, 'threshold', 0);
  const ceiling = typeof parameters.max_value === 'number' ? parameters.max_value : undefined;
  if (slope !== 0 && ceiling === undefined && threshold === 0) return leakyRelu(x, slope);
  const isSix = threshold === 0 && ceiling === 6;
  const kept = threshold !== 0 ? select(above(x, threshold), x, like(x, 0)) : isSix ? relu6(x) : relu(x);
  const cut = ceiling === undefined || isSix ? kept : extreme(1, extreme(-1, kept, like(x, ceiling)), like(x, 0));
  if (slope === 0) return cut;
  const rest = relu(threshold === 0 ? negative(x) : add(negative(x), like(x, threshold)));
  return subtract(cut, multiply(like(x, slope), rest));
}

const hardSigmoid = (x: Variable): Variable => divide(relu6(add(x, like(x, 3))), like(x, 6));

function elu(x: Variable, parameters: Parameters): Variable {
  const alpha = real(parameters, 'alpha', 1);
  const value = apply('elu', x);
  return alpha === 1 ? value : select(above(x, 0), x, multiply(like(x, alpha), value));
}

function celu(x: Variable, parameters: Parameters): Variable {
  const alpha = like(x, real(parameters, 'alpha', 1));
  const below = divide(extreme(-1, x, like(x, 0)), alpha);
  return add(extreme(1, x, like(x, 0)), multiply(alpha, apply('expm1', below)));
}

/** By the activation's own name. */
export const compositions: Readonly<Record<string, Composition>> = {
  relu: (x, parameters) => (Object.keys(parameters).length === 0 ? relu(x) : kerasRelu(x, parameters)),
  relu6,
  leaky_relu: (x, parameters) => leakyRelu(x, real(parameters, 'negative_slope', 0.2)),
  elu,
  selu: (x) => apply('selu', x),
  celu,
  gelu,
  silu,
  hardswish: (x) => multiply(x, hardSigmoid(x)),
  hardsigmoid: hardSigmoid,
  sigmoid,
  tanh,
  softplus,
  softsign: (x) => apply('softsign', x),
  mish: (x) => multiply(x, tanh(softplus(x))),
  log_sigmoid: (x) => negative(softplus(negative(x))),
  tanhshrink: (x) => subtract(x, tanh(x)),
  hardshrink: (x, parameters) => {
    const limit = real(parameters, 'lambd', 0.5);
    return select(above(abs(x), limit), x, like(x, 0));
  },
  softshrink: (x, parameters) => {
    const limit = like(x, real(parameters, 'lambd', 0.5));
    const below = select(above(negative(x), real(parameters, 'lambd', 0.5)), add(x, limit), like(x, 0));
    return select(above(x, real(parameters, 'lambd', 0.5)), subtract(x, limit), below);
  },
  threshold: (x, parameters) =>
    select(above(x, real(parameters, 'threshold', 0)), x, like(x, real(parameters, 'value', 0))),
  identity: (x) => x,
  sparse_plus: (x) => {
    const parabola = multiply(like(x, 0.25), pow(add(x, like(x, 1)), like(x, 2)));
    return select(above(negative(x), 1, true), like(x, 0), select(above(negative(x), -1), parabola, x));
  },
  sparse_sigmoid: (x) => {
    const line = multiply(like(x, 0.5), add(x, like(x, 1)));
    return select(above(negative(x), 1, true), like(x, 0), select(above(x, 1, true), like(x, 1), line));
  },
  hardtanh: (x) => extreme(1, extreme(-1, x, like(x, 1)), like(x, -1)),
  squareplus: (x, parameters) => divide(add(x, sqrt(add(square(x), like(x, real(parameters, 'b', 4))))), like(x, 2)),
  exponential: exp,
};
