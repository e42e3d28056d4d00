import { cast } from '../../../tensor/cast';
import { getIndex, type Index, IndexFailure, setIndex } from '../../../tensor/index';
import { isInteger } from '../../../tensor/rounding';
import { toArray } from '../../../tensor/view';
import { ellipsis, PythonSlice } from '../../objects/slice';
import { PythonTuple } from '../../objects/tuple';
import type { Machine, Value } from '../../values';
import { PythonObject } from '../../values';
import { decline } from '../declined';
import { type Numeric, wrap, wrapArray } from './array';
import { checkedCast, integerOf, operandOf } from './convert';
import { shapeText } from './operations';

/** `array[key]`. */
export function getItem(self: Numeric, key: Value, machine: Machine): Value {
  const indices = indicesOf(key, machine);
  const result = getIndex(self.tensor, indices, 'broadcast');
  if (result instanceof IndexFailure) return raiseFailure(result, machine);
  return indices.some(({ kind }) => kind === 'ellipsis') ? wrapArray(result, machine) : wrap(result, machine);
}

/** `array[key] = value`. */
export function setItem(self: Numeric, key: Value, value: Value, machine: Machine): void {
  const operand =
    operandOf(value, machine) ?? decline('assigning this kind of value to array elements is not evaluated');
  const { tensor } = operand;
  const converted = tensor.dtype === self.tensor.dtype ? tensor : checkedCast(operand, self.tensor.dtype, machine);
  if (!(value instanceof PythonObject && value.tensor !== undefined) && isInteger(self.tensor.dtype)) {
    const out = toArray(tensor).find((x, i) => Number.isInteger(x) && x !== toArray(converted)[i]);
    if (out !== undefined) decline('an integer out of range in a list that is assigned is not evaluated');
  }
  machine.charge(tensor.size);
  const indices = indicesOf(key, machine);
  const failure = setIndex(self.tensor, indices, converted, 'broadcast');
  if (failure === undefined) return;
  if (failure.kind === 'shape mismatch' && failure.shapes.length === 2) {
    const [from = [], into = []] = failure.shapes;
    if (into.length === 0 && indices.every(({ kind }) => kind === 'integer')) {
      if (!(value instanceof PythonObject && value.tensor !== undefined))
        decline('a sequence assigned to one element is not evaluated');
      machine.raise('ValueError', 'setting an array element with a sequence.');
    }
    if (indices.some(({ kind }) => kind === 'mask')) decline('a mask whose values do not fit is not evaluated');
    if (indices.some(({ kind }) => kind === 'array')) {
      machine.raise(
        'ValueError',
        `shape mismatch: value array of shape ${shapeText(from)} could not be broadcast to indexing result of shape ${shapeText(into)}`,
      );
    }
    machine.raise(
      'ValueError',
      `could not broadcast input array from shape ${shapeText(from)} into shape ${shapeText(into)}`,
    );
  }
  raiseFailure(failure, machine);
}

export function indicesOf(key: Value, machine: Machine): Index[] {
  return (key instanceof PythonTuple ? key.items : [key]).map((part) => indexOf(part, machine));
}

function indexOf(part: Value, machine: Machine): Index {
  if (part === null) return { kind: 'newAxis' };
  if (part === ellipsis) return { kind: 'ellipsis' };
  if (part instanceof PythonSlice) return sliceOf(part, machine);
  if (typeof part === 'bigint') return { kind: 'integer', at: Number(part) };
  if (part instanceof PythonObject) {
    const { tensor } = operandOf(part, machine) ?? decline('this kind of index is not evaluated');
    if (tensor.dtype === 'bool' && tensor.shape.length === 0)
      return decline('an index of True or False is not evaluated');
    if (tensor.dtype === 'bool') return { kind: 'mask', tensor };
    if (tensor.dtype.startsWith('float')) {
      if (tensor.size === 0) return { kind: 'array', tensor: cast(tensor, 'int64') };
      if (tensor.shape.length > 0) {
        return machine.raise('IndexError', 'arrays used as indices must be of integer (or boolean) type');
      }
    } else if (tensor.shape.length === 0) return { kind: 'integer', at: integerOf(part) };
    else return { kind: 'array', tensor };
  }
  if (typeof part === 'boolean') return decline('an index of True or False is not evaluated');
  return machine.raise(
    'IndexError',
    'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices',
  );
}

function sliceOf(slice: PythonSlice, machine: Machine): Index {
  const part = (value: Value) => (value === null ? undefined : integerOf(value, 'a whole number in a slice'));
  const [start, stop, step] = [part(slice.start), part(slice.stop), part(slice.step)];
  if (step === 0) machine.raise('ValueError', 'slice step cannot be zero');
  return {
    kind: 'slice',
    ...(start !== undefined && { start }),
    ...(stop !== undefined && { stop }),
    ...(step !== undefined && { step }),
  };
}

export function raiseFailure(failure: IndexFailure, machine: Machine): never {
  const { kind, axis, index, extent, shapes } = failure;
  switch (kind) {
    case 'too many':
      return machine.raise(
        'IndexError',
        `too many indices for array: array is ${extent}-dimensional, but ${index} were indexed`,
      );
    case 'out of bounds':
      return machine.raise('IndexError', `index ${index} is out of bounds for axis ${axis} with size ${extent}`);
    case 'mask shape':
      return machine.raise(
        'IndexError',
        `boolean index did not match indexed array along axis ${axis}; size of axis is ${extent} but size of corresponding boolean axis is ${index}`,
      );
    case 'shape mismatch':
      return machine.raise(
        'IndexError',
        `shape mismatch: indexing arrays could not be broadcast together with shapes ${shapes.map(shapeText).join(' ')} `,
      );
    case 'ellipsis twice':
      return machine.raise('IndexError', "an index can only have a single ellipsis ('...')");
    case 'uncertain':
      return decline('an index depends on digits that differ between processors');
  }
}
