import { multiply, select } from '../../../tensor/autograd/arithmetic';
import { reshaped } from '../../../tensor/autograd/structure';
import type { Variable } from '../../../tensor/autograd/tape';
import { scalar } from '../../../tensor/create';
import { compare } from '../../../tensor/elementwise';
import type { Machine } from '../../values';
import { scalarTypeName } from './inPlace';
import { named } from './linear';

/** Raises what torch says of a weight that does not fit the input (native/Activation.cpp, `prelu`). */
function checkWeight({ tensor: x }: Variable, { tensor: weight }: Variable, machine: Machine): void {
  if (x.dtype !== weight.dtype) {
    const [left, right] = [scalarTypeName(x.dtype), scalarTypeName(weight.dtype)];
    machine.raise('RuntimeError', `prelu: Type promoting not supported. Got ${left} and ${right}`);
  }
  if (weight.shape.length > 1) {
    const text = `prelu: Expected \`weight\` to be a scalar or 1D tensor, but got: ndim = ${weight.shape.length}`;
    machine.raise('RuntimeError', text);
  }
  if (weight.size === 1) return;
  if (x.shape.length === 0) machine.raise('RuntimeError', 'Not allow zero-dim input tensor.');
  const channels = x.shape.length > 1 ? x.shape[1] : 1;
  if (channels === weight.size) return;
  machine.raise(
    'RuntimeError',
    `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight.size} and channel size = ${channels}.`,
  );
}

/** PReLU: x where it is positive, else x times the weight, which is one number or one for each channel (axis 1). */
export function prelu(x: Variable, weight: Variable, machine: Machine): Variable {
  checkWeight(x, weight, machine);
  machine.charge(x.tensor.size);
  const { shape, dtype } = x.tensor;
  const perChannel =
    weight.tensor.size === 1 ? shape.map(() => 1) : shape.map((extent, axis) => (axis === 1 ? extent : 1));
  const slopes = reshaped(weight, perChannel);
  const positive = compare(x.tensor, scalar(0, dtype), (p, q) => p > q);
  return named(select(positive, x, multiply(slopes, x)), 'PreluKernelBackward0');
}
