import type { Parameters, ParameterValue, Spelling } from '../../../activations/activation';
import { allSpellings } from '../../../activations/lookup';
import { rearrange } from '../../../tensor/autograd/structure';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { isFloat } from '../../../tensor/rounding';
import { slice } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Builtin, Machine, Value } from '../../values';
import { decline } from '../declined';
import {
  above,
  add,
  cast,
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
import { type JaxArray, wrap } from './array';
import { axesArgument, axisArgument, convert, integer, isFused } from './convert';
import { elementary } from './elementary';
import { logSoftmax, softmax } from './reduction';
import { type Implementation, operation, type Row } from './table';

/** How jax.nn composes its activations (jax/_src/nn/functions.py); every one is compiled as a whole. Parameters are canonical. */
type Composition = (x: Variable, parameters: Parameters) => Variable;

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
const sigmoid: Composition = (x) => elementary('sigmoid', x);
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

const compositions: Readonly<Record<string, Composition>> = {
  relu,
  relu6,
  sigmoid,
  silu,
  softplus,
  elu,
  gelu,
  tanh: (x) => elementary('tanh', x),
  leaky_relu: (x, parameters) =>
    select(
      test(x, zero(x), (p, q) => p >= q),
      x,
      multiply(like(x, real(parameters, 'negative_slope', 0.01)), x),
    ),
  mish: (x) => multiply(x, elementary('tanh', softplus(x))),
  hardswish: (x) => multiply(x, hardSigmoid(x, {})),
  hard_sigmoid: hardSigmoid,
  log_sigmoid: (x) => negative(softplus(negative(x))),
  soft_sign: (x) => divide(x, add(elementary('abs', x), one(x))),
  hard_tanh: (x) => select(above(x, 1), one(x), select(above(negative(x), 1), like(x, -1), x)),
  selu: (x) => multiply(like(x, 1.0507009873554805), elu(x, { alpha: 1.6732632423543772 })),
  celu: (x, parameters) => {
    const alpha = like(x, real(parameters, 'alpha', 1));
    const below = elementary('expm1', divide(extreme(-1, x, zero(x)), alpha));
    return add(extreme(1, x, zero(x)), multiply(alpha, below));
  },
  squareplus: (x, parameters) => {
    const root = elementary('sqrt', add(multiply(x, x), like(x, real(parameters, 'b', 4))));
    return divideBy(add(x, root), 2);
  },
};

/** Activations that jax.nn has and the activation files do not, with their signatures. */
const others: Readonly<Record<string, string>> = {
  hard_sigmoid: '(x)',
  log_sigmoid: '(x)',
  soft_sign: '(x)',
  hard_tanh: '(x)',
  selu: '(x)',
  celu: '(x, alpha=1.0)',
  squareplus: '(x, b=4)',
};

const rowFunctions: Readonly<Record<string, (x: Variable, axes: readonly number[], fused: boolean) => Variable>> = {
  softmax,
  log_softmax: logSoftmax,
};

function parameterOf(value: Value, name: string): ParameterValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number')
    return value;
  return typeof value === 'bigint' ? Number(value) : decline(`an array as ${name} is not evaluated`);
}

/** Canonical parameters of a call of a spelling, the axis apart. */
function parametersOf(spelling: Spelling, bound: Bound): Parameters {
  const parameters: Record<string, ParameterValue> = { ...spelling.preset };
  for (const { name, sets, toCanonical, role } of spelling.parameters) {
    if (role === 'input' || sets === undefined || sets === 'axis') continue;
    const given = parameterOf(bound.get(name), name);
    parameters[sets] = toCanonical ? toCanonical(given) : given;
  }
  return parameters;
}

function floats(value: Value, machine: Machine, keeps: boolean): JaxArray {
  const x = convert(value, machine);
  if (x.tensor.dtype === 'int64') return decline('an activation of the words of a random key is not evaluated');
  machine.charge(x.tensor.size);
  return isFloat(x.tensor.dtype) || keeps ? x : wrap(cast(x, 'float32'), machine, x.weak);
}

function halves(x: Variable, axis: number): readonly [Variable, Variable] {
  const half = (x.tensor.shape[axis] ?? 0) / 2;
  if (!Number.isInteger(half)) return decline('glu of an odd extent: JAX raises');
  return [
    rearrange('slice', x, (t) => slice(t, axis, 0, half)),
    rearrange('slice', x, (t) => slice(t, axis, half, half)),
  ];
}

const implementations = {
  elementwise:
    (name: string, read: (bound: Bound) => Parameters, input: string): Implementation =>
    (bound, machine) => {
      const compose = compositions[name] ?? decline(`jax.nn.${name} is not evaluated`);
      const x = floats(bound.get(input), machine, name === 'relu');
      if (name === 'relu6' && !isFloat(x.tensor.dtype)) return decline('relu6 of integers is not evaluated');
      return wrap(compose(x, read(bound)), machine, x.weak && name !== 'gelu');
    },
  axis:
    (name: string, input: string): Implementation =>
    (bound, machine) => {
      if (bound.given('where') && bound.get('where') !== null) return decline(`${name} with where= is not evaluated`);
      const x = floats(bound.get(input), machine, false);
      const run = rowFunctions[name] ?? decline(`jax.nn.${name} is not evaluated`);
      return wrap(run(x, axesArgument(bound.get('axis'), x.tensor.shape.length), isFused(machine)), machine);
    },
  gated:
    (input: string): Implementation =>
    (bound, machine) => {
      const x = floats(bound.get(input), machine, false);
      const [a, b] = halves(x, axisArgument(BigInt(integer(bound.get('axis'), 'axis')), x.tensor.shape.length));
      return wrap(multiply(a, sigmoid(b, {})), machine);
    },
};

/** Functions of jax.nn and their synonyms by dotted name below `jax`, made from the activations' own spellings. */
export function* activationEntries(): Generator<readonly [path: string, value: Builtin]> {
  for (const { activation, spelling } of allSpellings().values()) {
    if (spelling.framework !== 'jax' || spelling.kind !== 'function' || !spelling.name.startsWith('jax.')) continue;
    const path = spelling.name.slice('jax.'.length);
    const name = path.slice(path.lastIndexOf('.') + 1);
    const input = spelling.parameters.find(({ role }) => role === 'input')?.name ?? 'x';
    const run =
      activation.shape === 'elementwise'
        ? implementations.elementwise(activation.name, (bound) => parametersOf(spelling, bound), input)
        : activation.shape === 'axis'
          ? implementations.axis(activation.name, input)
          : implementations.gated(input);
    yield [path, operation(spelling.definedAs ?? name, spelling.signature, run)];
  }
  for (const [name, signature] of Object.entries(others)) {
    const read = (bound: Bound): Parameters =>
      signature.includes('alpha')
        ? { alpha: parameterOf(bound.get('alpha'), 'alpha') }
        : signature.includes('b=')
          ? { b: parameterOf(bound.get('b'), 'b') }
          : {};
    yield [`nn.${name}`, operation(name, signature, implementations.elementwise(name, read, 'x'))];
  }
}

export const nnRows: readonly Row[] = [
  ['nn.identity', '(x)', (bound, machine) => convert(bound.get('x'), machine)],
  [
    'nn.standardize',
    '(x, axis=-1, mean=None, variance=None, epsilon=1e-5, where=None)',
    () => decline('jax.nn.standardize is not evaluated'),
  ],
];
