import { multiply } from '../../../tensor/autograd/arithmetic';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { uniform } from '../../../tensor/random/torch/distributions';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { floatOf, sampled } from './generator';

/**
 * RReLU in training (ATen's native/Activation.cpp, `_rrelu_with_noise_train`): elements that are not positive are multiplied by slopes drawn
 * one by one, in order, in float64; that slope is their derivative.
 */
export function randomSlopes(
  x: Variable,
  [lower, upper]: readonly [number, number],
  node: string,
  read: (name: string) => Value,
  machine: Machine,
): Variable {
  const { shape, dtype } = x.tensor;
  const type = floatOf(dtype, 'rrelu_with_noise_out_cpu', machine);
  const round = type === 'float64' ? (value: number): number => value : Math.fround;
  const input = toArray(x.tensor);
  if (errorsOf(x.tensor)) return decline('rrelu in training of approximate numbers is not evaluated');
  const bound = { get: (name: string) => (name === 'generator' ? read(name) : null) } as Bound;
  const noise = sampled(shape, dtype, bound, machine, (generator) => {
    const cut = input.reduce((count, value) => count + Number(value <= 0), 0);
    const drawn = uniform(generator, cut, round(lower), round(upper), 'float64').values;
    let next = 0;
    return { values: input.map((value) => (value <= 0 ? round(drawn[next++] ?? 0) : 1)) };
  });
  const slopes = constant(noise);
  return record(node, multiply(x, slopes).tensor, [x], (g) => [multiply(g, slopes)]);
}
