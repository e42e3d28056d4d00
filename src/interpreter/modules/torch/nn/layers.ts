import { add, isNarrow, multiply, number, subtract } from '../../../../tensor/autograd/arithmetic';
import { math } from '../../../../tensor/autograd/math';
import { reduceMean } from '../../../../tensor/autograd/reduction';
import { expanded, rearrange, reshaped } from '../../../../tensor/autograd/structure';
import { constant, type Variable } from '../../../../tensor/autograd/tape';
import type { Dtype } from '../../../../tensor/dtype';
import { reduce } from '../../../../tensor/reduce';
import { isFloat, rounder, ulp } from '../../../../tensor/rounding';
import { Tensor } from '../../../../tensor/tensor';
import { errorsOf, toArray } from '../../../../tensor/view';
import type { Machine } from '../../../values';
import { decline } from '../../declined';
import { scalarTypeName } from '../inPlace';
import { named } from '../linear';

/** Widens a result's bound by some units in the last place, where a fused kernel rounds at other places. */
export function loosened(v: Variable, ulps: number): Variable {
  const { tensor } = v;
  const errors = errorsOf(tensor);
  const values = toArray(tensor);
  const bounds = values.map(
    (value, i) => (errors?.[i] ?? 0) + (value === 0 || !Number.isFinite(value) ? 0 : ulps * ulp(tensor.dtype, value)),
  );
  return { tensor: Tensor.of(tensor.dtype, [...tensor.shape], values.slice(), bounds), node: v.node };
}

/** Mean and biased variance over trailing axes, in float64 and rounded; both constants off the tape. */
function moments(x: Variable, axes: readonly number[]): readonly [mean: Tensor, variance: Tensor] {
  const { dtype } = x.tensor;
  const round = rounder(dtype);
  const mean = reduce(x.tensor, axes, true, dtype, (values, errors) => {
    const value = values.reduce((sum, item) => sum + item, 0) / values.length;
    const carried = errors ? errors.reduce((sum, error) => sum + error, 0) / values.length : 0;
    return [round(value), carried + 2 * ulp(dtype, scaleOf(values))];
  });
  const variance = reduce(x.tensor, axes, true, dtype, (values, errors) => {
    const centre = values.reduce((sum, item) => sum + item, 0) / values.length;
    const value = values.reduce((sum, item) => sum + (item - centre) ** 2, 0) / values.length;
    const carried = errors
      ? errors.reduce((most, error) => Math.max(most, error), 0) * 4 * (Math.sqrt(value) + 1e-30)
      : 0;
    return [round(value), carried + 4 * ulp(dtype, value) + 2 * ulp(dtype, scaleOf(values)) * Math.sqrt(value)];
  });
  return [mean, variance];
}

const scaleOf = (values: Float64Array): number => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

/** (x - mean) / √(variance + ε), with the gradient through mean and variance. */
export function standardised(x: Variable, axes: readonly number[], epsilon: number): Variable {
  const { dtype, shape } = x.tensor;
  const [mean, variance] = moments(x, axes);
  const exactMean = x.node ? { ...reduceMean(x, axes, true), tensor: mean } : constant(mean);
  const centred = subtract(x, expanded(exactMean, shape));
  const spread = x.node
    ? { ...reduceMean(multiply(centred, centred), axes, true), tensor: variance }
    : constant(variance);
  const scale = math('rsqrt', add(spread, number(epsilon, dtype)));
  return multiply(centred, expanded(scale, shape));
}

/** Raises where a norm's parameters are of another dtype than its input; narrow inputs go with float32 parameters. */
function checkOneType(x: Variable, parameters: readonly (Variable | undefined)[], machine: Machine): void {
  const { dtype } = x.tensor;
  const fits = (v: Variable | undefined): boolean =>
    v === undefined || v.tensor.dtype === dtype || (isNarrow(dtype) && v.tensor.dtype === 'float32');
  if (!parameters.every(fits)) machine.raise('RuntimeError', 'mixed dtype (CPU): all inputs must share same datatype.');
}

/** `F.layer_norm` over the trailing axes. */
export function layerNorm(
  x: Variable,
  shape: readonly number[],
  weight: Variable | undefined,
  bias: Variable | undefined,
  epsilon: number,
  machine: Machine,
): Variable {
  checkOneType(x, [weight, bias], machine);
  const trailing = x.tensor.shape.slice(x.tensor.shape.length - shape.length);
  if (`${trailing}` !== `${shape}`) {
    machine.raise(
      'RuntimeError',
      `Given normalized_shape=[${shape.join(', ')}], expected input with shape [*, ${shape.join(', ')}], but got input of size[${x.tensor.shape.join(', ')}]`,
    );
  }
  if (!isFloat(x.tensor.dtype)) {
    const type = scalarTypeName(x.tensor.dtype);
    machine.raise('NotImplementedError', `"LayerNormKernelImpl" not implemented for '${type}'`);
  }
  const axes = trailing.map((_, i) => x.tensor.shape.length - shape.length + i);
  let result = standardised(x, axes, epsilon);
  if (weight) result = multiply(result, weight);
  if (bias) result = add(result, bias);
  return named(loosened(result, 2), 'NativeLayerNormBackward0');
}

/** `F.rms_norm`: x / √(mean of squares + ε), then the weight. */
export function rmsNorm(
  x: Variable,
  shape: readonly number[],
  weight: Variable | undefined,
  epsilon: number,
): Variable {
  const { dtype } = x.tensor;
  if (weight && weight.tensor.dtype !== dtype) decline('rms_norm with a weight of another dtype is not evaluated');
  if (!isFloat(dtype)) decline('rms_norm of integers is not evaluated');
  const axes = shape.map((_, i) => x.tensor.shape.length - shape.length + i);
  const mean = reduceMean(multiply(x, x), axes, true);
  const scaled = multiply(x, expanded(math('rsqrt', add(mean, number(epsilon, dtype))), x.tensor.shape));
  return named(loosened(weight ? multiply(scaled, weight) : scaled, 2), 'MulBackward0');
}

/** The axes of a batch norm: all but the second. */
const batchAxes = (x: Variable): number[] => [...x.tensor.shape.keys()].filter((axis) => axis !== 1);

/** A per-channel vector beside an input of rank n. */
const perChannel = (v: Variable, x: Variable): Variable =>
  reshaped(
    v,
    x.tensor.shape.map((extent, axis) => (axis === 1 ? extent : 1)),
  );

/** `F.batch_norm` with the batch's own statistics; gives them too, the variance unbiased. */
export function batchNorm(
  x: Variable,
  weight: Variable | undefined,
  bias: Variable | undefined,
  epsilon: number,
  fixed?: readonly [mean: Variable, variance: Variable],
): { readonly result: Variable; readonly mean: Tensor; readonly variance: Tensor } {
  const { dtype, shape } = x.tensor;
  const axes = batchAxes(x);
  const [mean, variance] = moments(x, axes);
  const count = axes.reduce((product, axis) => product * (shape[axis] ?? 1), 1);
  let result: Variable;
  if (fixed) {
    const scale = math('rsqrt', add(perChannel(fixed[1], x), number(epsilon, dtype)));
    result = multiply(subtract(x, perChannel(fixed[0], x)), scale);
  } else result = standardised(x, axes, epsilon);
  if (weight) result = multiply(result, perChannel(weight, x));
  if (bias) result = add(result, perChannel(bias, x));
  const unbiased = multiply(constant(variance), number(count / Math.max(count - 1, 1), dtype)).tensor;
  return { result: named(loosened(result, 3), 'NativeBatchNormBackward0'), mean, variance: unbiased };
}

/** Tensor types without a name of their own in Python, as C++ gives them. */
const unnamedTypes: Readonly<Partial<Record<Dtype, string>>> = { bool: 'CPUBoolType', bfloat16: 'CPUBFloat16Type' };

/** Rows of an embedding table. */
export function embedding(indices: Tensor, weight: Variable, machine: Machine): Variable {
  if (indices.dtype !== 'int64' && indices.dtype !== 'int32') {
    const type = unnamedTypes[indices.dtype] ?? `torch.${scalarTypeName(indices.dtype)}Tensor`;
    return machine.raise(
      'RuntimeError',
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got ${type} instead (while checking arguments for embedding)`,
    );
  }
  if (errorsOf(indices)) return decline('an index is not known');
  const [count = 0, width = 0] = weight.tensor.shape;
  const rows = toArray(indices);
  if (rows.some((row) => row < 0 || row >= count)) return machine.raise('IndexError', 'index out of range in self');
  machine.charge(rows.length * width);
  return rearrange('EmbeddingBackward0', weight, (t) => {
    const values = toArray(t);
    const errors = errorsOf(t);
    const pick = (source: Float64Array): Float64Array => {
      const result = new Float64Array(rows.length * width);
      rows.forEach((row, i) => {
        result.set(source.subarray(row * width, (row + 1) * width), i * width);
      });
      return result;
    };
    return Tensor.of(t.dtype, [...indices.shape, width], pick(values), errors && pick(errors));
  });
}
