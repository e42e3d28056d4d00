import type {
  ElementwiseActivation,
  Interval,
  Parameters,
  ParameterValue,
  Spelling,
} from '../../../activations/activation';
import type { FloatType } from '../../../numeric/rounding';
import { cast, multiply, number, select } from '../../../tensor/autograd/arithmetic';
import { applyKernel, math } from '../../../tensor/autograd/math';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { scalar } from '../../../tensor/create';
import { compare } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { floatDtype } from './convert';
import { scalarTypeName } from './inPlace';
import { kernels } from './kernels';
import { typeName } from './objects';
import { blurred, ownGradient } from './slopes';

/** Activations whose backward kernel multiplies by a number without rounding it first: kinks and straight lines. */
const straight: ReadonlySet<string> = new Set([
  'relu',
  'relu6',
  'leaky_relu',
  'threshold',
  'hardtanh',
  'hardshrink',
  'softshrink',
]);

/**
 * Activations whose slope is a sum of parts that may cancel: PyTorch's error is that of the parts, in half units in the last place of 1
 * (measured against its float32 kernels, and rounded up).
 */
const cancelling: Readonly<Record<string, number>> = { gelu: 5, gelu_tanh: 24, silu: 12, mish: 10, hardswish: 3 };

/** Activations that take integers: to floats, or as they are. */
const takesIntegers: Readonly<Record<string, 'float' | 'same'>> = {
  sigmoid: 'float',
  tanh: 'float',
  relu: 'same',
  relu6: 'same',
};

/** Units in the last place that a kernel which is not reproduced may stray from the definition. */
export const strays = 4;

/** A Python value as an activation's parameter. */
function parameterValue(value: Value, name: string): ParameterValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number')
    return value;
  return typeof value === 'bigint' ? Number(value) : decline(`the parameter ${name} is not known`);
}

/** Canonical parameters from a call's arguments, with torch's errors for wrong types. */
export function canonicalParameters(
  spelling: Spelling,
  read: (name: string) => Value,
  functionName: string,
  machine: Machine,
): Parameters {
  const result: Record<string, ParameterValue> = { ...spelling.preset };
  spelling.parameters.forEach((parameter, position) => {
    const { name, sets } = parameter;
    if (sets === undefined || sets === 'axis') return;
    const value = read(name);
    const expected = typeof parameter.default === 'string' ? 'str' : 'Number';
    const fits = expected === 'str' ? typeof value === 'string' : value !== null && typeof value !== 'string';
    if (!fits) {
      const place = parameter.how === 'keyword' || expected === 'str' ? '' : ` (position ${position + 1})`;
      machine.raise(
        'TypeError',
        `${functionName}(): argument '${name}'${place} must be ${expected}, not ${typeName(value)}`,
      );
    }
    const given = parameterValue(value, name);
    result[sets] = parameter.toCanonical ? parameter.toCanonical(given) : given;
  });
  if (typeof result.approximate === 'string' && result.approximate !== 'none' && result.approximate !== 'tanh') {
    machine.raise('RuntimeError', 'approximate argument must be either none or tanh.');
  }
  return result;
}

/** A gradient with nothing where the slope is zero: PyTorch's kernels write 0 there, whatever comes from above. */
function withoutDead(gradient: Variable, input: Tensor, zones: readonly Interval[]): Variable {
  if (zones.length === 0) return gradient;
  const dead = applyKernel(input, (x) => Number(zones.some(({ from, to }) => from <= x && x <= to)), 0);
  const isDead = compare(dead, scalar(0, dead.dtype), (x, zero) => x !== zero);
  return select(isDead, number(0, gradient.tensor.dtype), gradient);
}

/** An elementwise activation of a tensor, on the tape under the spelling's node. */
export function elementwise(
  activation: ElementwiseActivation,
  spelling: Spelling,
  given: Variable,
  parameters: Parameters,
  machine: Machine,
): Variable {
  const { name } = activation;
  const { dtype } = given.tensor;
  machine.charge(given.tensor.size);
  const integers = takesIntegers[name];
  if (!isFloat(dtype) && integers === undefined) {
    return decline(`${name} of ${scalarTypeName(dtype)} is not evaluated`);
  }
  const x = isFloat(dtype) || integers === 'same' ? given : cast(given, floatDtype(dtype, machine));
  if (name === 'sigmoid' || name === 'tanh') return math(name, x, kernels);
  const type = (isFloat(x.tensor.dtype) ? x.tensor.dtype : 'float64') as FloatType;
  const own = isFloat(x.tensor.dtype) ? kernels(name, x.tensor.dtype, parameters) : undefined;
  const value = (input: number): number =>
    spelling.departure?.(input, parameters, type) ?? activation.value(input, parameters);
  const slope = (input: number): number =>
    spelling.slopeDeparture?.(input, parameters, type) ?? activation.slope(input, parameters);
  const output = applyKernel(x.tensor, value, straight.has(name) || !isFloat(x.tensor.dtype) ? 0 : strays, own);
  return record(spelling.gradFn ?? 'UnknownBackward0', output, [x], (g, saved) => {
    const input = saved.input(0);
    const own = input.node === undefined ? ownGradient(name, parameters, g.tensor, input.tensor) : undefined;
    if (own) return [constant(own)];
    const exact = applyKernel(input.tensor, slope, straight.has(name) ? 0 : strays);
    const parts = cancelling[parameters.approximate === 'tanh' ? `${name}_tanh` : name];
    const factor = parts === undefined ? exact : blurred(exact, parts);
    const cut = (v: Variable): Variable => withoutDead(v, input.tensor, activation.facts.deadZones);
    if (input.node === undefined) return [cut(multiply(g, constant(factor)))];
    const second = record('SlopeBackward0', factor, [input], () =>
      decline(`the second derivative of ${name} is not evaluated`),
    );
    return [cut(multiply(g, second))];
  });
}
