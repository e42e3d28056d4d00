import type {
  Activation,
  AxisActivation,
  ElementwiseActivation,
  Parameters,
  ParameterValue,
  Spelling,
} from '../../../activations/activation';
import { allSpellings } from '../../../activations/lookup';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { kernelOf, unary } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import { compositions } from '../../../tensor/tensorflow/activations';
import { multiply } from '../../../tensor/tensorflow/arithmetic';
import { operationOf, sigmoid } from '../../../tensor/tensorflow/elementary';
import { logSoftmaxLast, softmaxLast } from '../../../tensor/tensorflow/reduction';
import { cast, reshape, slice, transpose } from '../../../tensor/tensorflow/structure';
import { resumable } from '../../resumable';
import type { Bound } from '../../signature';
import { ApproximateFloat, type Builtin, type Machine, type Value } from '../../values';
import { decline } from '../declined';
import { axisArgument, convert, integer } from './convert';
import { type Implementation, operation } from './table';
import { isTensor, TensorflowTensor, wrap } from './tensor';
import { floatsFor } from './typeErrors';

/** The activations of tf.nn and keras.activations, made from the activations' own spellings. */

/** A Python value as an activation's parameter. */
function parameterValue(value: Value, name: string): ParameterValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (isTensor(value) && value.tensor.size === 1) return decline(`a tensor as ${name} is not evaluated`);
  return decline(
    `the parameter ${name} is ${value instanceof ApproximateFloat ? 'only known approximately' : 'not evaluated'}`,
  );
}

/** A function along one axis, computed on the last. */
export function alongAxis(x: Variable, axis: number, last: (x: Variable) => Variable): Variable {
  const rank = x.tensor.shape.length;
  if (axis === rank - 1) return last(x);
  const order = [...Array(rank).keys()].map((i) => (i === axis ? rank - 1 : i === rank - 1 ? axis : i));
  return transpose(last(transpose(x, order)), order);
}

const rowFunctions: Readonly<Record<AxisActivation['rows'], (x: Variable) => Variable>> = {
  softmax: softmaxLast,
  log_softmax: logSoftmaxLast,
};

/** The two halves of an axis, the first gated by the sigmoid of the second. */
function glu(x: Variable, given: Value, machine: Machine): Variable {
  const axis = axisArgument(given, x.tensor.shape.length);
  const extent = x.tensor.shape[axis] ?? 0;
  if (extent % 2 !== 0) {
    const shape = `(${x.tensor.shape.join(', ')}${x.tensor.shape.length === 1 ? ',' : ''})`;
    machine.raise(
      'ValueError',
      `axis size must be divisible by 2. Received: x.shape=${shape} with axis=${String(given)}`,
    );
  }
  return multiply(slice(x, axis, 0, extent / 2), sigmoid(slice(x, axis, extent / 2, extent / 2)));
}

/** Units in the last place by which a composition that is not reproduced may stray from the definition. */
const strays = 8;

/** An elementwise activation without a composition here: its definition, within a bound. */
function defined(activation: ElementwiseActivation, spelling: Spelling, x: Variable, parameters: Parameters): Variable {
  const { dtype } = x.tensor;
  if (!isFloat(dtype)) return decline(`${activation.name} of integers is not evaluated`);
  if (x.node !== undefined) return decline(`the gradient of ${spelling.name} is not evaluated`);
  const value = (input: number) =>
    spelling.departure?.(input, parameters, dtype) ?? activation.value(input, parameters);
  return constant(unary(x.tensor, dtype, kernelOf(dtype, value, strays)));
}

/** Applies an activation to a tensor. */
export function applyActivation(
  activation: Activation,
  spelling: Spelling,
  x: Variable,
  parameters: Parameters,
  axisGiven: Value,
  machine: Machine,
): Variable {
  machine.charge(x.tensor.size);
  if (activation.shape === 'gated') return glu(x, axisGiven ?? -1n, machine);
  if (activation.shape === 'axis') {
    const last = rowFunctions[activation.rows];
    if (spelling.framework === 'tensorflow' && activation.name === 'log_softmax') floatsFor('LogSoftmax', x);
    if (!isFloat(x.tensor.dtype)) return decline(`${activation.name} of integers is not evaluated: TensorFlow raises`);
    if (x.tensor.shape.length === 0) return decline(`${activation.name} of a scalar is not evaluated`);
    if (axisGiven === null && spelling.framework === 'keras') {
      return reshape(last(reshape(x, [x.tensor.size])), x.tensor.shape);
    }
    return alongAxis(x, axisArgument(axisGiven ?? -1n, x.tensor.shape.length), last);
  }
  const compose = compositions[activation.name];
  if (compose === undefined) return defined(activation, spelling, x, parameters);
  if (isFloat(x.tensor.dtype)) return compose(x, parameters);
  const integers = activation.behaviour?.tensorflow?.integers;
  if (integers !== undefined && x.tensor.dtype !== 'bool')
    return compose(integers === 'kept' ? x : cast(x, 'float32'), parameters);
  if (spelling.framework !== 'tensorflow')
    return decline(`${spelling.name} of integers or booleans is not evaluated: TensorFlow raises`);
  return floatsFor(activation.name === 'silu' ? 'Sigmoid' : operationOf(activation.name), x);
}

/** The signature of a spelling as Python writes it. */
function signatureOf(spelling: Spelling): string {
  const parts = spelling.parameters.map(({ name, how, required, default: value }) => {
    const text = how === '**' ? `**${name}` : name;
    if (required || how === '**' || value === undefined) return text;
    return `${text}=${value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : typeof value === 'string' ? `'${value}'` : Number.isInteger(value) ? value.toString() : value}`;
  });
  return `(${parts.join(', ')})`;
}

/** Canonical parameters, the axis apart. */
export function readParameters(spelling: Spelling, bound: Bound): readonly [parameters: Parameters, axis: Value] {
  const parameters: Record<string, ParameterValue> = { ...spelling.preset };
  let axis: Value = null;
  for (const { name, sets, toCanonical, role } of spelling.parameters) {
    if (role === 'input' || sets === undefined) continue;
    const value = bound.get(name);
    if (sets === 'axis') axis = value === null ? null : BigInt(integer(value, 'axis'));
    else {
      const given = parameterValue(value, name);
      parameters[sets] = toCanonical ? toCanonical(given) : given;
    }
  }
  return [parameters, axis];
}

/** The function of one spelling. */
function activationFunction(activation: Activation, spelling: Spelling): Builtin {
  const lastPart = spelling.name.slice(spelling.name.lastIndexOf('.') + 1);
  const name = spelling.definedAs ?? lastPart;
  const input = spelling.parameters.find(({ role }) => role === 'input')?.name ?? 'x';
  const compute: Implementation = (bound, machine) => {
    const given = bound.get(input);
    const x = convert(given, machine);
    const refusal = activation.behaviour?.tensorflow?.refusal;
    if (refusal && spelling.framework === 'tensorflow' && !isFloat(x.tensor.dtype))
      machine.raise(...refusal(x.tensor.dtype));
    const [parameters, axis] = readParameters(spelling, bound);
    const result = wrap(applyActivation(activation, spelling, x, parameters, axis, machine));
    if (spelling.framework === 'keras' && activation.behaviour?.keras?.keepsLogits)
      result.logits = given instanceof TensorflowTensor ? given : wrap(x);
    return result;
  };
  return operation(name, signatureOf(spelling), (bound, machine, called) =>
    resumable(() => compute(bound, machine, called)),
  );
}

let table: ReadonlyMap<string, Builtin> | undefined;

/** Functions of tf.nn, tf.math and keras by dotted name below `tensorflow`: `nn.relu`, `keras.activations.gelu`. */
export function activationFunctions(): ReadonlyMap<string, Builtin> {
  if (table !== undefined) return table;
  const made = new Map<string, Builtin>();
  for (const { activation, spelling } of allSpellings().values()) {
    if (spelling.kind !== 'function' || (spelling.framework !== 'tensorflow' && spelling.framework !== 'keras'))
      continue;
    const path = spelling.name.replace(/^tensorflow\./, '');
    if (!made.has(path)) made.set(path, activationFunction(activation, spelling));
  }
  table = made;
  return made;
}
