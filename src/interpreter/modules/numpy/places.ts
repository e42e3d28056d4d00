import { nonzero } from '../../../tensor/index';
import type { Tensor } from '../../../tensor/tensor';
import { PythonTuple } from '../../objects/tuple';
import type { Machine } from '../../values';
import { NumpyArray } from './array';

/** Where an array is not zero, one array of places for each axis; raises for a number. */
export function places(t: Tensor, machine: Machine): PythonTuple {
  if (t.shape.length === 0) {
    machine.raise(
      'ValueError',
      'Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.',
    );
  }
  return new PythonTuple(nonzero(t).map((found) => new NumpyArray(found)));
}
