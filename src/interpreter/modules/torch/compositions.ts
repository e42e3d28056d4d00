import { add, divide, number, subtract } from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import type { Variable } from '../../../tensor/autograd/tape';
import { kernels } from './kernels';

/** Activations that PyTorch computes by other functions of its own (torch/nn/functional.py), each with its place on the tape. */
export const compositions: Readonly<Record<string, (x: Variable) => Variable>> = {
  sigmoid: (x) => math('sigmoid', x, kernels),
  tanh: (x) => math('tanh', x, kernels),
  softsign: (x) => divide(x, add(math('abs', x, kernels), number(1, x.tensor.dtype))),
  tanhshrink: (x) => subtract(x, math('tanh', x, kernels)),
};
