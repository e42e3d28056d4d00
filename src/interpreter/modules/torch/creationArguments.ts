import { leafNode } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { isFloat } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import type { Bound } from '../../signature';
import { type Machine, PythonObject } from '../../values';
import { decline } from '../declined';
import { checkDevice, dtypeArgument, integers, sequence } from './convert';
import { typeName } from './objects';
import { torchState } from './state';
import { own, TorchTensor } from './tensor';

/** Keyword parameters that most constructors end with. */
export const options = 'dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False';

/** Finishes a new tensor: device, requires_grad. */
export function created(t: Tensor, bound: Bound, machine: Machine): TorchTensor {
  checkDevice(bound.get('device'));
  machine.charge(t.size);
  const result = new TorchTensor(t);
  if (bound.get('requires_grad') === true) requireGradient(result, machine);
  return result;
}

/** Makes a tensor a leaf that gradients accumulate in. */
export function requireGradient(t: TorchTensor, machine: Machine): void {
  if (!isFloat(t.tensor.dtype)) {
    machine.raise('RuntimeError', 'Only Tensors of floating point and complex dtype can require gradients');
  }
  if (t.node !== undefined) return;
  t.node = leafNode(t.tensor);
  own(t);
}

/** The size arguments of `zeros(2, 3)`, `zeros((2, 3))`, `zeros(size=(2, 3))`. */
export function sizeArgument(bound: Bound, name: string, machine: Machine): number[] {
  const named = bound.keywords.get('size');
  const given = named === undefined ? bound.rest : [named];
  const [first] = given;
  for (const key of bound.keywords.keys()) {
    if (key !== 'size') decline(`torch's error for the arguments of ${name}() is not evaluated`);
  }
  if (
    first !== undefined &&
    sequence(first) === undefined &&
    typeof first !== 'bigint' &&
    !(first instanceof PythonObject)
  ) {
    machine.raise('TypeError', `${name}(): argument 'size' (position 1) must be tuple of ints, not ${typeName(first)}`);
  }
  if (first === undefined) decline(`torch's error for ${name}() without a size is not evaluated`);
  const shape = integers(given, `${name}(): argument 'size'`, machine);
  const negative = shape.find((extent) => extent < 0);
  if (negative !== undefined) {
    if (name === 'zeros') machine.raise('RuntimeError', 'zeros: Dimension size must be non-negative.');
    machine.raise('RuntimeError', `Trying to create tensor with negative dimension ${negative}: [${shape.join(', ')}]`);
  }
  machine.charge(sizeOf(shape));
  return shape;
}

/** A tensor of a shape whose numbers cannot be known; the reason is kept for where they would show. */
export function unknownNumbers(shape: readonly number[], dtype: Dtype, reason: string, machine: Machine): Tensor {
  torchState(machine).unknownNumbers = reason;
  return boundless(shape, dtype);
}

/** Numbers of which nothing is known. */
export function boundless(shape: readonly number[], dtype: Dtype): Tensor {
  const count = sizeOf(shape);
  return Tensor.of(dtype, [...shape], new Float64Array(count), new Float64Array(count).fill(Number.POSITIVE_INFINITY));
}

export const dtypeOf = (bound: Bound, machine: Machine): Dtype =>
  dtypeArgument(bound.get('dtype'), machine) ?? torchState(machine).defaultDtype;
