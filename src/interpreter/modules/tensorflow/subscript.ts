import type { Index } from '../../../tensor/index';
import { IndexFailure } from '../../../tensor/index';
import { stridedSlice } from '../../../tensor/tensorflow/structure';
import { ellipsis, PythonSlice } from '../../objects/slice';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, PythonObject, type Result, type Value } from '../../values';
import { decline, guarded } from '../declined';
import { convert, integer } from './convert';
import { invalidArgument, kernelPrefix } from './decline';
import { masked } from './indexing';
import { TensorflowVariable, wrap } from './tensor';

/** `tensor[key]` as TensorFlow takes it: whole numbers, slices, ellipsis, new axes, and one mask. */

/** Parts of a Python subscript. */
export function indicesOf(key: Value, machine: Machine): Index[] {
  const parts = key instanceof PythonTuple ? key.items : [key];
  const bound = (value: Value) => (value === null ? {} : { at: integer(value, 'an index') });
  return parts.map((part): Index => {
    if (part === null) return { kind: 'newAxis' };
    if (part === ellipsis) return { kind: 'ellipsis' };
    if (part instanceof PythonSlice) {
      const [start, stop, step] = [bound(part.start).at, bound(part.stop).at, bound(part.step).at];
      return {
        kind: 'slice',
        ...(start === undefined ? {} : { start }),
        ...(stop === undefined ? {} : { stop }),
        ...(step === undefined ? {} : { step }),
      };
    }
    if (part instanceof PythonObject && part.tensor !== undefined && part.tensor.shape.length > 0) {
      decline('indexing a tensor with an array is not evaluated');
    }
    if (typeof part === 'number' || typeof part === 'string')
      machine.raise(
        'TypeError',
        `Only integers, slices (\`:\`), ellipsis (\`...\`), tf.newaxis (\`None\`) and scalar tf.int32/tf.int64 tensors are valid indices, got ${typeof part === 'string' ? `'${part}'` : Number.isInteger(part) ? part.toFixed(1) : part}`,
      );
    return { kind: 'integer', at: integer(part, 'an index') };
  });
}

/** `tensor[key]`. */
export function subscript(self: Value, key: Value, machine: Machine): Result {
  return guarded(() => {
    const x = convert(self, machine);
    if (key instanceof PythonObject && key.tensor?.dtype === 'bool' && key.tensor.shape.length > 0)
      return wrap(masked(x, key.tensor));
    const part = stridedSlice(x, indicesOf(key, machine));
    if (!(part instanceof IndexFailure)) {
      const taken = wrap(part);
      if (self instanceof TensorflowVariable) taken.part = [self, key];
      return taken;
    }
    const rank = x.tensor.shape.length;
    if (part.kind === 'too many')
      return invalidArgument(
        `${kernelPrefix('StridedSlice')} ${rank === 0 ? 'Attempting to slice scalar input.' : `Index out of range using input dim ${rank}; input has only ${rank} dims`} [Op:StridedSlice] name: strided_slice/`,
      );
    if (part.kind !== 'out of bounds') return decline('this subscript is not evaluated');
    return invalidArgument(
      `${kernelPrefix('StridedSlice')} slice index ${part.index} of dimension ${part.axis} out of bounds. [Op:StridedSlice] name: strided_slice/`,
    );
  });
}
