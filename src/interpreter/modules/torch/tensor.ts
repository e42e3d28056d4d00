import { type GradientNode, isLeaf, type Variable } from '../../../tensor/autograd/tape';
import { doubtOf } from '../../../tensor/doubt';
import { torchText } from '../../../tensor/printing/torch';
import { isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { ApproximateFloat, type Machine, PythonObject, PythonType, type Text, Unknown, type Value } from '../../values';
import { torchState } from './state';

/** A torch.Tensor: its numbers, and the node its gradient flows into. */
export class TorchTensor extends PythonObject {
  attributes: Map<string, Value> | undefined;
  /** The leaf's gradient, once there is one. */
  grad: TorchTensor | null = null;
  /** The tensor this one is a view of. */
  base: TorchTensor | undefined;
  /** Whether views of it were made: in-place changes are then not followed by gradients. */
  hasViews = false;
  retainsGrad = false;
  node: GradientNode | undefined;
  constructor(
    override tensor: Tensor,
    node?: GradientNode | undefined,
    readonly type: PythonType = tensorType,
  ) {
    super();
    this.node = node;
  }

  get isLeaf(): boolean {
    return this.node === undefined || isLeaf(this.node);
  }

  get gradFn(): string | undefined {
    return this.node === undefined || isLeaf(this.node) ? undefined : this.node.name;
  }
}

/** `torch.Tensor`; its slots and methods are filled in by the module's tables. */
export const tensorType: PythonType = new PythonType('Tensor', 'torch');

/** `torch.nn.Parameter`. */
export const parameterType: PythonType = new PythonType('Parameter', 'torch.nn.parameter', [tensorType]);

/** The Python object of a differentiable result. */
export const wrap = (variable: Variable): TorchTensor => new TorchTensor(variable.tensor, variable.node);

/** A result whose storage is shared with the tensor it was made from. */
export function wrapView(of: TorchTensor, variable: Variable): TorchTensor {
  const result = wrap(variable);
  if (variable.tensor.storage === of.tensor.storage) {
    result.base = of.base ?? of;
    result.base.hasViews = true;
  }
  return result;
}

/** The tensor as an operand: without its node where gradients are switched off. */
export const variableOf = (t: TorchTensor, machine: Machine): Variable => ({
  tensor: t.tensor,
  node: torchState(machine).gradEnabled ? t.node : undefined,
});

/** Why a tensor's numbers cannot be shown, if they cannot. */
export function doubt(t: Tensor, machine: Machine): Unknown | undefined {
  const reason = doubtOf(t);
  if (reason === undefined) return undefined;
  const boundless = errorsOf(t)?.includes(Number.POSITIVE_INFINITY) ?? false;
  const cause = torchState(machine).unknownNumbers;
  return new Unknown(cause !== undefined && (boundless || !isFloat(t.dtype)) ? cause : reason);
}

/** `repr(tensor)`. */
export function tensorText(self: TorchTensor, machine: Machine): Text | Unknown {
  const unknown = doubt(self.tensor, machine);
  if (unknown) return unknown;
  const { printOptions, defaultDtype } = torchState(machine);
  const gradFn = self.gradFn;
  const text = torchText(self.tensor, {
    options: printOptions,
    defaultDtype,
    requiresGrad: self.node !== undefined,
    ...(gradFn === undefined ? {} : { gradFn }),
  });
  return self.type.order.includes(parameterType) ? { ...text, text: `Parameter containing:\n${text.text}` } : text;
}

/** The one number of a tensor as a Python value, or why it is not known. */
export function itemOf(t: Tensor, machine: Machine): Value {
  const unknown = doubt(t, machine);
  if (unknown) return unknown;
  return pythonNumber(toArray(t)[0] ?? 0, errorsOf(t)?.[0] ?? 0, t);
}

/** An element as Python's own float, int or bool. */
export function pythonNumber(value: number, error: number, t: Tensor): Value {
  if (t.dtype === 'bool') return value !== 0;
  if (!isFloat(t.dtype)) return BigInt(value);
  return error > 0 ? new ApproximateFloat(value, error) : value;
}

const owners = new WeakMap<GradientNode, TorchTensor>();

/** Notes that gradients reaching the tensor's node belong in its `.grad`. */
export const own = (t: TorchTensor): void => {
  if (t.node) owners.set(t.node, t);
};

/** The tensor object whose `.grad` a node's gradient belongs in. */
export const ownerOf = (node: GradientNode): TorchTensor | undefined => owners.get(node);
