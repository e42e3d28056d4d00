import { leafNode } from '../../../../tensor/autograd/tape';
import { full } from '../../../../tensor/create';
import { isFloat } from '../../../../tensor/rounding';
import { sizeOf } from '../../../../tensor/shape';
import type { Tensor } from '../../../../tensor/tensor';
import { bind, parseSignature } from '../../../signature';
import { type Machine, Unknown } from '../../../values';
import { boundless } from '../creationArguments';
import { typeName } from '../objects';
import { torchState } from '../state';
import { own, parameterType, TorchTensor } from '../tensor';

/** A tensor as a Parameter: a leaf that wants gradients unless told otherwise. */
export function parameter(t: Tensor, wantsGradient = true): TorchTensor {
  const result = new TorchTensor(t, wantsGradient ? leafNode(t) : undefined, parameterType);
  own(result);
  return result;
}

/** Charges for a parameter's elements; raises torch's error for a shape that cannot be. */
function checkShape(shape: readonly number[], machine: Machine): void {
  const negative = shape.find((extent) => extent < 0);
  if (negative !== undefined)
    machine.raise('RuntimeError', `Trying to create tensor with negative dimension ${negative}: [${shape.join(', ')}]`);
  machine.charge(sizeOf(shape));
}

/** A parameter whose numbers an initialiser will fill in. */
export const blankParameter = (shape: readonly number[], machine: Machine): TorchTensor => {
  checkShape(shape, machine);
  return parameter(boundless(shape, torchState(machine).defaultDtype));
};

/** A parameter of one number throughout. */
export const filledParameter = (shape: readonly number[], value: number, machine: Machine): TorchTensor => {
  checkShape(shape, machine);
  return parameter(full(shape, value, torchState(machine).defaultDtype));
};

const signature = '(data=None, requires_grad=True)';

/** `nn.Parameter(data)`. */
export function constructParameter(args: Parameters<typeof bind>[2], machine: Machine): TorchTensor | Unknown {
  const bound = bind('Parameter.__new__', parseSignature(signature), args, machine);
  const data = bound.get('data');
  if (data instanceof Unknown) return data;
  if (!(data instanceof TorchTensor)) {
    return machine.raise('TypeError', `expected a Tensor, got ${typeName(data)}`);
  }
  const wanted = bound.get('requires_grad') !== false;
  if (wanted && !isFloat(data.tensor.dtype)) {
    machine.raise('RuntimeError', 'Only Tensors of floating point and complex dtype can require gradients');
  }
  return parameter(data.tensor, wanted);
}
