import type {
  ElementwiseActivation,
  Interval,
  Parameters,
  ParameterValue,
  Spelling,
} from '../../../activations/activation';
import { backwardSpread } from '../../../kernels/torch/backward';
import type { FloatType } from '../../../numeric/rounding';
import { cast, isNarrow, multiply, number, select } from '../../../tensor/autograd/arithmetic';
import { applyKernel } from '../../../tensor/autograd/math';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { cast as castTensor } from '../../../tensor/cast';
import { scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { compare } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { toArray } from '../../../tensor/view';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { compositions } from './compositions';
import { floatDtype } from './convert';
import { scalarTypeName } from './inPlace';
import { kernels } from './kernels';
import { differentiableGradient } from './secondDerivative';
import { blurred, ownGradient, straightGradient } from './slopes';

/** Units in the last place that a kernel which is not reproduced may stray from the definition. */
export const strays = 4;

/** The least number of elements of which some are computed in registers. */
const smallestBlock = 8;

/** Raises what torch says of a dtype that a kernel does not take. */
export const refuse = (kernel: string, dtype: Dtype, machine: Machine): never =>
  machine.raise('NotImplementedError', `"${kernel}" not implemented for '${scalarTypeName(dtype)}'`);

/** A gradient with nothing where the slope is zero: PyTorch's kernels write 0 there, whatever comes from above. */
function withoutDead(gradient: Variable, input: Tensor, zones: readonly Interval[]): Variable {
  if (zones.length === 0) return gradient;
  const dead = applyKernel(input, (x) => Number(zones.some(({ from, to }) => from <= x && x <= to)), 0);
  const isDead = compare(dead, scalar(0, dead.dtype), (x, zero) => x !== zero);
  return select(isDead, number(0, gradient.tensor.dtype), gradient, gradient.tensor.dtype);
}

const truncated = (parameters: Parameters): Parameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]): [string, ParameterValue] => [
      name,
      typeof value === 'number' ? Math.trunc(value) : value,
    ]),
  );

/** The input and parameters as the kernel takes them, or the error for integers that it does not take. */
function admitted(
  { name, behaviour }: ElementwiseActivation,
  x: Variable,
  parameters: Parameters,
  machine: Machine,
): readonly [Variable, Parameters] {
  const { dtype } = x.tensor;
  if (isFloat(dtype)) return [x, parameters];
  const rule = behaviour?.torch?.integers ?? decline(`${name} of ${scalarTypeName(dtype)} is not evaluated`);
  if (typeof rule === 'object') return refuse(rule.refusedBy, dtype, machine);
  return rule === 'kept' ? [x, truncated(parameters)] : [cast(x, floatDtype(dtype, machine)), parameters];
}

/** The gradient in a narrow type: computed in float32 and rounded once. */
const narrowProduct = (g: Tensor, input: Tensor, slope: (x: number) => number): Variable => {
  const factor = applyKernel(castTensor(input, 'float32'), slope, strays);
  return cast(multiply(constant(castTensor(g, 'float32')), constant(factor)), g.dtype);
};

/** An elementwise activation of a tensor, on the tape under the spelling's node. */
export function elementwise(
  activation: ElementwiseActivation,
  spelling: Spelling,
  given: Variable,
  canonical: Parameters,
  isInPlace: boolean,
  machine: Machine,
): Variable {
  const { name, facts, behaviour } = activation;
  machine.charge(given.tensor.size);
  const [x, parameters] = admitted(activation, given, canonical, machine);
  const compose = Object.hasOwn(compositions, name) ? compositions[name] : undefined;
  if (compose) return compose(x);
  const { dtype } = x.tensor;
  const type = (isFloat(dtype) ? dtype : 'float64') as FloatType;
  const inPlace = isInPlace ? behaviour?.torch?.inPlace : undefined;
  const slopeDeparture = inPlace?.slope ?? spelling.slopeDeparture;
  const value = (input: number): number =>
    spelling.departure?.(input, parameters, type) ?? activation.value(input, parameters);
  const slope = (input: number): number =>
    slopeDeparture?.(input, parameters, type) ?? activation.slope(input, parameters);
  const own = isFloat(dtype) ? kernels(name, dtype, parameters) : undefined;
  const output = applyKernel(x.tensor, value, isFloat(dtype) ? strays : 0, own);
  return record(inPlace?.gradFn ?? spelling.gradFn ?? 'UnknownBackward0', output, [x], (g, saved) => {
    const refusal = inPlace?.refuses?.(parameters);
    if (refusal) return machine.raise('RuntimeError', refusal);
    const input = saved.input(0);
    const detached = input.node === undefined;
    if (
      behaviour?.torch?.isSlopeAtNaNByPlace &&
      x.tensor.size >= smallestBlock &&
      toArray(input.tensor).some(Number.isNaN)
    )
      return decline(`the gradient of ${name} at NaN is not evaluated`);
    const exact = applyKernel(input.tensor, slope, facts.piecewiseLinear ? 0 : strays);
    const gradient = (): Variable => {
      if (facts.piecewiseLinear)
        return constant(straightGradient(g.tensor, input.tensor, slope, facts.deadZones.length > 0));
      const own = inPlace?.slope === undefined ? ownGradient(name, parameters, g.tensor, input.tensor) : undefined;
      if (own) return constant(own);
      if (isNarrow(dtype)) return narrowProduct(g.tensor, input.tensor, slope);
      const spread = backwardSpread(name, parameters);
      const factor = spread === undefined ? exact : blurred(exact, spread);
      return withoutDead(multiply(constant(g.tensor), constant(factor)), input.tensor, facts.deadZones);
    };
    if (detached) return [gradient()];
    return [differentiableGradient(name, parameters, g, input, gradient(), constant(exact), machine)];
  });
}
