import { findInBlocks, foldInBlocks, visitInBlocks } from '../../../numeric/blocks';
import { constant } from '../../../tensor/autograd/tape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Machine } from '../../values';
import { decline } from '../declined';

import { type TorchTensor, wrap } from './tensor';

export function oneHot(x: TorchTensor, wanted: number, machine: Machine): TorchTensor {
  const classes = toArray(x.tensor);
  if (x.tensor.dtype !== 'int64') {
    return machine.raise('RuntimeError', `one_hot is only applicable to index tensor of type LongTensor.`);
  }
  if (errorsOf(x.tensor)) return decline('one_hot of numbers that are not known is not evaluated');
  if (findInBlocks(classes.length, 2, (i) => (classes[i] ?? 0) < 0) >= 0)
    return machine.raise('RuntimeError', 'Class values must be non-negative.');
  const count =
    wanted === -1 ? foldInBlocks(classes.length, 2, 0, (most, i) => Math.max(most, (classes[i] ?? 0) + 1)) : wanted;
  if (findInBlocks(classes.length, 2, (i) => (classes[i] ?? 0) >= count) >= 0)
    return machine.raise('RuntimeError', 'Class values must be smaller than num_classes.');
  machine.charge(classes.length * count);
  const make = () => new Float64Array(classes.length * count);
  const numbers = visitInBlocks(classes.length, 5, make, (ones, i) => {
    ones[i * count + (classes[i] ?? 0)] = 1;
  });
  return wrap(constant(Tensor.of('int64', [...x.tensor.shape, count], numbers)));
}
