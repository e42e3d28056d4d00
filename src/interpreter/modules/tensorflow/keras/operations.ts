import type { Bound } from '../../../signature';
import type { Builtin, Machine, Result } from '../../../values';
import { decline } from '../../declined';
import { axisArgument, convert, integer, sequence } from '../convert';
import { pieces } from '../shaping';
import { operation } from '../table';

/** keras.ops.split: into equal parts, or before each of the given indices (keras/src/backend/tensorflow/numpy.py). */
function split(bound: Bound, machine: Machine): Result {
  const x = convert(bound.get('x'), machine);
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  const extent = x.tensor.shape[axis] ?? 1;
  const indices = sequence(bound.get('indices_or_sections'))?.map((item) => integer(item, 'an index'));
  if (indices === undefined) {
    const count = integer(bound.get('indices_or_sections'), 'indices_or_sections');
    if (count < 1 || extent % count !== 0) return decline('a split into parts of different sizes is not evaluated');
    return pieces(x, axis, new Array<number>(count).fill(extent / count), machine);
  }
  const edges = [0, ...indices, extent];
  const sizes = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
  if (sizes.some((size) => size < 0)) return decline('indices out of order are not evaluated');
  return pieces(x, axis, sizes, machine);
}

/** Functions of keras.ops beside the activations. */
export const kerasOperations: readonly Builtin[] = [operation('split', '(x, indices_or_sections, axis=0)', split)];
