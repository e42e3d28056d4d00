import { isLeaf, versionOf } from '../../../tensor/autograd/tape';
import { bytes } from '../../../tensor/rounding';
import { own } from '../../own';
import { type Machine, type Result, Unknown } from '../../values';
import { gradientFunction } from './gradientFunction';
import { detach } from './methods';
import { cpu, dtypeObject, size } from './objects';
import { gradientsKey } from './state';
import type { TorchTensor } from './tensor';
import { viewAttributes } from './views';

/** Attributes of tensors. */
export function getAttribute(x: TorchTensor, name: string, machine: Machine): Result | undefined {
  const viewOf = own(viewAttributes, name);
  if (viewOf) return viewOf(x, machine);
  switch (name) {
    case 'shape':
      return size(x.tensor.shape);
    case 'dtype':
      return dtypeObject(x.tensor.dtype);
    case 'device':
      return cpu;
    case 'ndim':
      return BigInt(x.tensor.shape.length);
    case 'requires_grad':
      return x.node !== undefined;
    case 'is_leaf':
      return x.isLeaf;
    case 'grad':
      return machine.distrusted(gradientsKey) ?? x.grad;
    case 'data':
      return detach(x);
    case 'grad_fn':
      return x.node === undefined || isLeaf(x.node) ? null : gradientFunction(x.node);
    case 'itemsize':
      return BigInt(bytes[x.tensor.dtype]);
    case 'nbytes':
      return BigInt(bytes[x.tensor.dtype] * x.tensor.size);
    case '_version':
      return BigInt(versionOf(x.tensor));
    case 'real':
      return x;
    case 'imag':
      return machine.raise('RuntimeError', 'imag is not implemented for tensors with non-complex dtypes.');
    case 'layout':
      return new Unknown(`torch.Tensor.${name} is not evaluated`);
    case 'output_nr':
      return new Unknown(`torch.Tensor.${name} is not evaluated`);
    case 'retains_grad':
      return x.retainsGrad && !x.isLeaf;
    case 'is_cuda':
    case 'is_sparse':
    case 'is_quantized':
      return false;
    default:
      return operatorMethods.test(name) ? new Unknown(`torch.Tensor.${name} is not evaluated`) : undefined;
  }
}

/** Operators under their methods' names, which are slots here. */
const operatorMethods =
  /^__([ri]?(add|sub|mul|matmul|truediv|floordiv|mod|pow|and|or|xor|lshift|rshift)|neg|pos|invert|bool|complex|iter|array|contains|getitem|setitem|long|div|idiv|rdiv|deepcopy|reversed)__$/;
