import { constant } from '../../../tensor/autograd/tape';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { input } from './reductions';
import { type TorchTensor, wrap } from './tensor';

/** A tensor without a place on the tape. */
export const plain = (t: Tensor): TorchTensor => wrap(constant(t));

/** The operand of a statistic that has no gradient here. */
export function observed(bound: Bound, machine: Machine, name: string): Tensor {
  const x = input(bound, machine, name);
  return x.node ? decline(`the gradient of ${name} is not evaluated`) : x.tensor;
}

/** The operand, all of whose numbers must be known: its order decides. */
export function ordered(bound: Bound, machine: Machine, name: string): Tensor {
  const x = observed(bound, machine, name);
  return errorsOf(x) ? decline(`${name} of numbers that are not known is not evaluated`) : x;
}
