import { cast } from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { rearrange } from '../../../tensor/autograd/structure';
import { constant } from '../../../tensor/autograd/tape';
import type { Dtype } from '../../../tensor/dtype';
import { bytes, isFloat } from '../../../tensor/rounding';
import { broadcastShapes, sameShape } from '../../../tensor/shape';
import { copy, errorsOf, isContiguous, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray } from '../numpy/array';
import { checkBroadcast } from './broadcasting';
import { conversion, item, listOf, whole } from './conversions';
import { checkDevice, integer, operandOf, tensorArgument } from './convert';
import { setRequiresGrad } from './gradientMethods';
import { fillNode, overwrite, scalarTypeName } from './inPlace';
import { size, TorchDtype } from './objects';
import { checkOverflow } from './overflow';
import { type Implementation, inPlaceOperation, type Row } from './table';
import { doubt, TorchTensor, tensorType, variableOf, wrap } from './tensor';
import { self } from './views';

/** The tensor in another dtype; itself when it has it already. */
export const to = (x: TorchTensor, dtype: Dtype, machine: Machine): TorchTensor =>
  x.tensor.dtype === dtype ? x : wrap(cast(variableOf(x, machine), dtype));

const converters: readonly (readonly [names: string, dtype: Dtype])[] = [
  ['M:float', 'float32'],
  ['M:byte', 'uint8'],
  ['M:char', 'int8'],
  ['M:double', 'float64'],
  ['M:half', 'float16'],
  ['M:bfloat16', 'bfloat16'],
  ['M:long', 'int64'],
  ['M:int', 'int32'],
  ['M:short', 'int16'],
  ['M:bool', 'bool'],
];

/** Legacy type names: `torch.FloatTensor`. */
const typesByName: ReadonlyMap<string, Dtype> = new Map(
  (Object.keys(bytes) as Dtype[]).map((dtype) => [`torch.${scalarTypeName(dtype)}Tensor`, dtype]),
);

/** `x.to(dtype)`, `x.to('cpu')`, `x.to(other)`, and their mixtures. */
const toRow: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  let dtype = x.tensor.dtype;
  for (const value of [...bound.rest, ...bound.keywords.values()]) {
    if (value instanceof TorchDtype) dtype = value.dtype;
    else if (value instanceof TorchTensor) dtype = value.tensor.dtype;
    else if (typeof value !== 'boolean') checkDevice(value);
  }
  // to(dtype, non_blocking, copy) and to(device, dtype, non_blocking, copy) by position.
  const flags = bound.rest.filter((value) => typeof value === 'boolean');
  const isCopy = bound.keywords.get('copy') === true || flags[1] === true;
  return isCopy && dtype === x.tensor.dtype ? clone(x, machine) : to(x, dtype, machine);
};

/** Shares the numbers of another tensor of the same dtype: `x.data = y`. */
function setData(x: TorchTensor, value: Value, machine: Machine): void {
  if (!(value instanceof TorchTensor)) machine.raise('TypeError', 'Variable data has to be a tensor');
  else x.tensor = value.tensor;
}

/** A copy in other storage whose gradient flows back. */
const clone = (x: TorchTensor, machine: Machine): TorchTensor =>
  wrap(rearrange('CloneBackward0', variableOf(x, machine), copy));

/** A tensor that shares the numbers and takes no part in gradients. */
export const detach = (x: TorchTensor): TorchTensor => new TorchTensor(x.tensor);

export function setAttribute(x: TorchTensor, name: string, value: Value, machine: Machine): boolean {
  if (name === 'data') setData(x, value, machine);
  else if (name === 'grad' && (value === null || value instanceof TorchTensor)) x.grad = value;
  else if (name === 'requires_grad') setRequiresGrad(x, value === true, machine);
  else return false;
  return true;
}

/** Methods of tensors that are not operations on their numbers. */
export const methodRows: readonly Row[] = [
  ...converters.map(
    ([names, dtype]): Row => [
      names,
      '(input)',
      (bound, machine, name) => to(self(bound, machine, name), dtype, machine),
    ],
  ),
  ['M:to', '(input, *arguments, **keywords)', toRow],
  ['M:cpu', '(input)', (bound, machine, name) => self(bound, machine, name)],
  ['M:cuda', '(input, device=None)', () => decline("device 'cuda' is not evaluated, only the CPU")],
  [
    'M:type',
    '(input, dtype=None)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      const dtype = bound.get('dtype');
      if (dtype instanceof TorchDtype) return to(x, dtype.dtype, machine);
      const named = typeof dtype === 'string' ? typesByName.get(dtype) : undefined;
      if (named !== undefined) return to(x, named, machine);
      return dtype === null
        ? `torch.${scalarTypeName(x.tensor.dtype)}Tensor`
        : decline('type of such an argument is not evaluated');
    },
  ],
  [
    'M:type_as',
    '(input, other)',
    (bound, machine, name) =>
      to(
        self(bound, machine, name),
        tensorArgument(bound.get('other'), name, 'other', 1, machine).tensor.dtype,
        machine,
      ),
  ],
  [
    'M:size',
    '(input, dim=None)',
    (bound, machine, name) => {
      const { shape } = self(bound, machine, name).tensor;
      if (bound.get('dim') === null) return size(shape);
      const dim = integer(bound.get('dim'), 'dim', machine);
      const extent = shape.at(dim);
      if (extent !== undefined && dim >= -shape.length) return BigInt(extent);
      return machine.raise(
        'IndexError',
        `Dimension out of range (expected to be in range of [${-Math.max(shape.length, 1)}, ${Math.max(shape.length, 1) - 1}], but got ${dim})`,
      );
    },
  ],
  ['M:dim M:ndimension', '(input)', (bound, machine, name) => BigInt(self(bound, machine, name).tensor.shape.length)],
  ['TM:numel M:nelement', '(input)', (bound, machine, name) => BigInt(self(bound, machine, name).tensor.size)],
  [
    'M:stride',
    '(input)',
    (bound, machine, name) => new PythonTuple(self(bound, machine, name).tensor.strides.map(BigInt)),
  ],
  ['M:storage_offset', '(input)', (bound, machine, name) => BigInt(self(bound, machine, name).tensor.offset)],
  ['M:element_size', '(input)', (bound, machine, name) => BigInt(bytes[self(bound, machine, name).tensor.dtype])],
  ['M:is_contiguous', '(input)', (bound, machine, name) => isContiguous(self(bound, machine, name).tensor)],
  ['TM:is_floating_point', '(input)', (bound, machine, name) => isFloat(self(bound, machine, name).tensor.dtype)],
  ['M:item', '(input)', (bound, machine, name) => item(self(bound, machine, name), machine)],
  [
    'M:tolist',
    '(input)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      return doubt(x.tensor, machine) ?? listOf(toArray(x.tensor), errorsOf(x.tensor), x, 0, 0);
    },
  ],
  ['TM:clone', '(input, *, memory_format=None)', (bound, machine, name) => clone(self(bound, machine, name), machine)],
  ['TM:detach', '(input)', (bound, machine, name) => detach(self(bound, machine, name))],
  [
    'M:__len__',
    '(input)',
    (bound, machine) => {
      const { shape } = self(bound, machine, '__len__').tensor;
      return shape[0] === undefined ? machine.raise('TypeError', 'len() of a 0-d tensor') : BigInt(shape[0]);
    },
  ],
  [
    'M:__abs__',
    '(input)',
    (bound, machine, name) => wrap(math('abs', variableOf(self(bound, machine, name), machine))),
  ],
  [
    'M:numpy',
    '(input, *, force=False)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      if (x.node !== undefined && bound.get('force') !== true) {
        return machine.raise(
          'RuntimeError',
          "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
        );
      }
      if (x.tensor.dtype === 'bfloat16') return machine.raise('TypeError', 'Got unsupported ScalarType BFloat16');
      return new NumpyArray(x.tensor);
    },
  ],
  ['T:is_tensor', '(obj)', (bound) => bound.get('obj') instanceof TorchTensor],
  conversion('__float__', (value) => (typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : value)),
  conversion('__int__', whole),
  conversion('__index__', (value) =>
    typeof value === 'bigint' || typeof value === 'boolean' ? BigInt(value) : new Unknown('a float tensor as an index'),
  ),
];

/** In-place methods that are no operation's: they take the new numbers as they are. */
export function registerFillers(): void {
  const fill = (
    name: string,
    signature: string,
    value: (bound: Parameters<Implementation>[0]) => Value,
    node: string,
  ): void => {
    tensorType.dictionary.set(
      name,
      inPlaceOperation(name, signature, (bound, machine) => {
        const x = self(bound, machine, name);
        const operand = operandOf(value(bound), machine);
        if (operand === undefined) return decline(`${name} of such a value is not evaluated`);
        checkOverflow(operand, x.tensor.dtype, machine);
        checkBroadcast({ tensor: x.tensor, node: undefined }, operand.variable, machine);
        const shape = broadcastShapes(x.tensor.shape, operand.variable.tensor.shape) ?? x.tensor.shape;
        if (!sameShape(shape, x.tensor.shape)) {
          const [from, to] = [x.tensor.shape.join(', '), shape.join(', ')];
          machine.raise('RuntimeError', `output with shape [${from}] doesn't match the broadcast shape [${to}]`);
        }
        const target = constant(copy(x.tensor));
        const source = cast(operand.variable, x.tensor.dtype);
        overwrite(target.tensor, source.tensor);
        const variable = variableOf(x, machine);
        return wrap(fillNode(node, target, variable, source));
      }),
    );
  };
  fill('zero_', '(input)', () => 0n, 'ZeroBackward0');
  fill('fill_', '(input, value)', (bound) => bound.get('value'), 'FillBackward2');
  fill('copy_', '(input, src, non_blocking=False)', (bound) => bound.get('src'), 'torch::autograd::CopyBackwards');
}
