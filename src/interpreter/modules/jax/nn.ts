import type { ElementwiseActivation, Parameters, ParameterValue, Spelling } from '../../../activations/activation';
import { allSpellings } from '../../../activations/lookup';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { kernelOf, unary } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import { slice } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Builtin, Machine, Value } from '../../values';
import { decline } from '../declined';
import { cast, multiply } from './arithmetic';
import { type JaxArray, wrap } from './array';
import { compiled } from './compilation';
import { type Composition, compositions, type Integers, sigmoid, strengthening } from './compositions';
import { axesArgument, axisArgument, convert, integer } from './convert';
import { rearrange } from './moving';
import { logSoftmax, softmax } from './reduction';
import { type Implementation, operation, type Row } from './table';

/** Activations that JAX does not compile as a whole. */
const apart: ReadonlySet<string> = new Set(['gelu', 'sigmoid', 'tanh', 'identity']);

const rowFunctions: Readonly<Record<string, (x: Variable, axes: readonly number[]) => Variable>> = {
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

function checked(value: Value, machine: Machine): JaxArray {
  const x = convert(value, machine);
  if (x.tensor.dtype === 'int64') return decline('an activation of the words of a random key is not evaluated');
  machine.charge(x.tensor.size);
  return x;
}

const floats = (x: JaxArray, machine: Machine, isWeak = x.weak): JaxArray =>
  isFloat(x.tensor.dtype) ? x : wrap(cast(x, 'float32'), machine, isWeak);

/** The input of an elementwise activation as JAX promotes it. */
function promoted(x: JaxArray, name: string, integers: Integers, machine: Machine): JaxArray {
  const { dtype } = x.tensor;
  if (isFloat(dtype) || (integers === 'kept' && (dtype !== 'bool' || name === 'identity'))) return x;
  if (integers === 'refused')
    return machine.raise(
      'TypeError',
      `${name === 'tanh' ? name : 'logistic'} does not accept dtype ${dtype}. Accepted dtypes are subtypes of floating, complexfloating.`,
    );
  if (integers === 'weak') return floats(x, machine, true);
  return dtype === 'bool' ? decline(`jax.nn.${name} of booleans is not evaluated`) : floats(x, machine);
}

function halves(x: Variable, axis: number): readonly [Variable, Variable] {
  const half = (x.tensor.shape[axis] ?? 0) / 2;
  if (!Number.isInteger(half)) return decline('glu of an odd extent: JAX raises');
  return [
    rearrange('slice', x, (t) => slice(t, axis, 0, half)),
    rearrange('slice', x, (t) => slice(t, axis, half, half)),
  ];
}

/** What other modules than jax.nn do with integers, whatever the function. */
const integersOf: readonly (readonly [start: string, rule: Integers])[] = [
  ['lax.', 'refused'],
  ['scipy.', 'strong'],
];

/** Units in the last place by which a composition that is not reproduced may stray from the definition. */
const strays = 8;

/** An activation without a composition here: its definition, within a bound. */
const defined =
  (activation: ElementwiseActivation, spelling: Spelling): Composition =>
  (x, parameters) => {
    const { dtype } = x.tensor;
    if (!isFloat(dtype)) return decline(`${spelling.name} of integers is not evaluated`);
    if (x.node !== undefined) return decline(`the gradient of ${spelling.name} is not evaluated`);
    const value = (input: number) =>
      spelling.departure?.(input, parameters, dtype) ?? activation.value(input, parameters);
    return constant(unary(x.tensor, dtype, kernelOf(dtype, value, strays)));
  };

const implementations = {
  elementwise:
    (activation: ElementwiseActivation, spelling: Spelling, path: string, input: string): Implementation =>
    (bound, machine) => {
      const { name } = activation;
      const [compose, integers] = compositions[name] ?? [defined(activation, spelling), 'strong' as const];
      const rule = integersOf.find(([start]) => path.startsWith(start))?.[1] ?? integers;
      const x = promoted(checked(bound.get(input), machine), name, rule, machine);
      const run = ([v = x]: readonly Variable[]) => compose(v, parametersOf(spelling, bound));
      return wrap(apart.has(name) ? run([x]) : compiled([x], run), machine, x.weak && !strengthening.has(name));
    },
  axis:
    (name: string, input: string): Implementation =>
    (bound, machine) => {
      if (bound.given('where') && bound.get('where') !== null) return decline(`${name} with where= is not evaluated`);
      const x = floats(checked(bound.get(input), machine), machine);
      const run = rowFunctions[name] ?? decline(`jax.nn.${name} is not evaluated`);
      return wrap(run(x, axesArgument(bound.get('axis'), x.tensor.shape.length)), machine);
    },
  gated:
    (input: string): Implementation =>
    (bound, machine) => {
      const x = floats(checked(bound.get(input), machine), machine);
      const axis = axisArgument(BigInt(integer(bound.get('axis'), 'axis')), x.tensor.shape.length);
      if ((x.tensor.shape[axis] ?? 0) % 2 === 1)
        return machine.raise('AssertionError', 'axis size must be divisible by 2');
      const gate = ([v = x]: readonly Variable[]) => {
        const [a, b] = halves(v, axis);
        return multiply(a, sigmoid(b, {}));
      };
      return wrap(compiled([x], gate), machine);
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
        ? implementations.elementwise(activation, spelling, path, input)
        : activation.shape === 'axis'
          ? implementations.axis(activation.name, input)
          : implementations.gated(input);
    yield [path, operation(spelling.definedAs ?? name, spelling.signature, run)];
  }
}

export const nnRows: readonly Row[] = [
  [
    'nn.standardize',
    '(x, axis=-1, mean=None, variance=None, epsilon=1e-5, where=None)',
    () => decline('jax.nn.standardize is not evaluated'),
  ],
];
