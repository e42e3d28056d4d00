import type { FloatType } from '../../../numeric/rounding';
import { constant } from '../../../tensor/autograd/tape';
import * as sampling from '../../../tensor/random/torch/distributions';
import type { TorchGenerator } from '../../../tensor/random/torch/generator';
import { isFloat, rounder } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { decline } from '../declined';
import { integer, tensorArgument } from './convert';
import { unknownNumbers } from './creationArguments';
import { generatorOf } from './generator';
import { torchState } from './state';
import type { Implementation } from './table';
import { wrap } from './tensor';

/** How near a draw may come to a decision before an uncertain probability could turn it. */
const margin = 1e-6;

/** Samples with replacement: the cumulative distribution searched for a float64 uniform (MultinomialKernel.cpp). */
function withReplacement(g: TorchGenerator, row: Float64Array, count: number, round: (x: number) => number): number[] {
  let sum = 0;
  const cumulative = row.map((chance) => {
    sum = round(sum + chance);
    return sum;
  });
  const scaled = cumulative.map((value, i) => (i === row.length - 1 ? 1 : round(value / sum)));
  return Array.from({ length: count }, () => {
    const draw = g.uniform53();
    if (scaled.some((edge, i) => i < row.length - 1 && Math.abs(edge - draw) < margin))
      decline('a draw falls on the edge between two classes');
    return Math.max(
      0,
      scaled.findIndex((edge) => edge >= draw),
    );
  });
}

/** Samples without replacement: the largest of chance / exponential noise (ATen/native/Distributions.cpp). */
function withoutReplacement(
  g: TorchGenerator,
  rows: readonly Float64Array[],
  count: number,
  type: FloatType,
): number[] {
  const width = rows[0]?.length ?? 0;
  const noise = sampling.exponential(g, rows.length * width, 1, type).values;
  return rows.flatMap((row, i) => {
    const keys = row.map((chance, j) => chance / (noise[i * width + j] ?? 1));
    const order = [...keys.keys()].sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0));
    const close = order.slice(0, count).some((place, k) => {
      const [x, y] = [keys[place] ?? 0, keys[order[k + 1] ?? -1] ?? Number.NEGATIVE_INFINITY];
      return x - y <= margin * x;
    });
    return close ? decline('two classes are drawn at the same chance') : order.slice(0, count);
  });
}

/** `torch.multinomial`. */
export const multinomial: Implementation = (bound, machine, name) => {
  const { tensor } = tensorArgument(bound.get('input'), name, 'input', 1, machine);
  const count = integer(bound.get('num_samples'), 'num_samples', machine);
  const replacement = bound.get('replacement') === true;
  const width = tensor.shape.at(-1) ?? 1;
  if (tensor.shape.length < 1 || tensor.shape.length > 2)
    return machine.raise('RuntimeError', 'prob_dist must be 1 or 2 dim');
  if (!isFloat(tensor.dtype))
    return machine.raise('RuntimeError', 'multinomial only supports floating-point dtypes for input, got: Long');
  if (count <= 0) return machine.raise('RuntimeError', 'cannot sample n_sample <= 0 samples');
  if (!replacement && count > width) {
    return machine.raise('RuntimeError', 'cannot sample n_sample > prob_dist.size(-1) samples without replacement');
  }
  const shape = [...tensor.shape.slice(0, -1), count];
  const generator = generatorOf(bound, machine);
  const data = toArray(tensor);
  if (errorsOf(tensor)?.some((error) => error > margin / 10)) return decline('probabilities that are not known');
  if (generator === undefined)
    return wrap(constant(unknownNumbers(shape, 'int64', torchState(machine).unknownNumbers ?? '', machine)));
  if (data.some((chance) => chance < 0))
    return machine.raise('RuntimeError', 'probability tensor contains either `inf`, `nan` or element < 0');
  const rows = Array.from({ length: data.length / width }, (_, i) => data.slice(i * width, (i + 1) * width));
  const type = tensor.dtype as FloatType;
  const places =
    replacement && count > 1
      ? rows.flatMap((row) =>
          withReplacement(generator, row, count, rounder(type === 'float64' ? 'float64' : 'float32')),
        )
      : withoutReplacement(generator, rows, count, type);
  return wrap(constant(Tensor.of('int64', shape, Float64Array.from(places))));
};
