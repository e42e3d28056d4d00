import { constant } from '../../../tensor/autograd/tape';
import { fromNumbers } from '../../../tensor/create';
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
  if (classes.some((label) => label < 0)) return machine.raise('RuntimeError', 'Class values must be non-negative.');
  const count = wanted === -1 ? classes.reduce((most, label) => Math.max(most, label + 1), 0) : wanted;
  if (classes.some((label) => label >= count))
    return machine.raise('RuntimeError', 'Class values must be smaller than num_classes.');
  machine.charge(classes.length * count);
  const numbers = new Float64Array(classes.length * count);
  classes.forEach((label, i) => {
    numbers[i * count + label] = 1;
  });
  return wrap(constant(fromNumbers(numbers, [...x.tensor.shape, count], 'int64')));
}
