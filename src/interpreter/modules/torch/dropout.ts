import { mapInBlocks } from '../../../numeric/pausing';
import { multiply, number } from '../../../tensor/autograd/arithmetic';
import { constant } from '../../../tensor/autograd/tape';
import * as sampling from '../../../tensor/random/torch/distributions';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { tensorArgument } from './convert';
import { floatOf, numberOf, sampled } from './generator';
import type { Implementation } from './table';
import { type TorchTensor, variableOf, wrap } from './tensor';

/** A mask of ones and zeros scaled by 1 / (1 - p), as ATen's native/Dropout.cpp multiplies by it. */
export function dropout(x: TorchTensor, p: number, bound: Bound, machine: Machine): TorchTensor {
  const variable = variableOf(x, machine);
  if (p === 0 || x.tensor.size === 0) return x;
  const type = floatOf(x.tensor.dtype, 'bernoulli_scalar_cpu_', machine);
  const keep = 1 - p;
  if (p === 1) return wrap(multiply(variable, number(0, type)));
  const noise = constant(
    sampled(x.tensor.shape, type, bound, machine, (g, n) => ({ values: sampling.bernoulli(g, n, keep) })),
  );
  const scaled = { tensor: divideBy(noise.tensor, keep), node: undefined };
  return wrap(multiply(variable, scaled));
}

const divideBy = (t: Tensor, divisor: number): Tensor => {
  const divided = mapInBlocks(toArray(t), 3, (x) =>
    x === 0 ? 0 : t.dtype === 'float64' ? 1 / divisor : Math.fround(1 / Math.fround(divisor)),
  );
  return Tensor.of(t.dtype, [...t.shape], divided, errorsOf(t)?.slice());
};

export const dropoutRow: Implementation = (bound, machine, name) => {
  const x = tensorArgument(bound.get('input'), name, 'input', 1, machine);
  const p = numberOf(bound, 'p', machine);
  if (p < 0 || p > 1) return machine.raise('ValueError', `dropout probability has to be between 0 and 1, but got ${p}`);
  return bound.get('training') === false ? x : dropout(x, p, bound, machine);
};
