import { visitInBlocks } from '../../../numeric/blocks';
import { PythonList } from '../../objects/list';
import { ApproximateFloat, type Machine, Unknown, type Value } from '../../values';
import type { Row } from './table';
import { itemOf, pythonNumber, type TorchTensor } from './tensor';
import { self } from './views';

/** Nested lists of Python numbers. */
export function listOf(
  values: Float64Array,
  errors: Float64Array | undefined,
  x: TorchTensor,
  axis: number,
  start: number,
): Value {
  const extent = x.tensor.shape[axis];
  if (extent === undefined) return pythonNumber(values[start] ?? 0, errors?.[start] ?? 0, x.tensor);
  const step = x.tensor.shape.slice(axis + 1).reduce((product, n) => product * n, 1);
  const make = () => new PythonList([]);
  return visitInBlocks(extent, 5 * step, make, (list, i) => {
    list.items[i] = listOf(values, errors, x, axis + 1, start + i * step);
  });
}

/** The one element as a Python number, or torch's error. */
export function item(x: TorchTensor, machine: Machine): Value {
  if (x.tensor.size === 1) return itemOf(x.tensor, machine);
  return machine.raise('RuntimeError', `a Tensor with ${x.tensor.size} elements cannot be converted to Scalar`);
}

/** `float(x)`, `int(x)`, `x.__index__()`. */
export const conversion = (name: string, convert: (value: Value) => Value): Row => [
  `M:${name}`,
  '(input)',
  (bound, machine) => {
    const x = self(bound, machine, name);
    if (x.tensor.size !== 1)
      return machine.raise('ValueError', 'only one element tensors can be converted to Python scalars');
    const value = item(x, machine);
    return value instanceof Unknown ? value : convert(value);
  },
];

export const whole = (value: Value): Value => {
  if (value instanceof ApproximateFloat) {
    const [low, high] = [Math.trunc(value.value - value.error), Math.trunc(value.value + value.error)];
    return low === high ? BigInt(low) : new Unknown('an integer depends on digits that are not certain');
  }
  return typeof value === 'number' || typeof value === 'boolean' ? BigInt(Math.trunc(Number(value))) : value;
};
