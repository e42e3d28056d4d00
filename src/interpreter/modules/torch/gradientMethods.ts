import type { GradientHook } from '../../../tensor/autograd/tape';
import { isFloat } from '../../../tensor/rounding';
import { finish, type Machine } from '../../values';
import { decline } from '../declined';
import { requireGradient } from './creationArguments';
import { HookHandle } from './hookHandle';
import type { Row } from './table';
import { own, TorchTensor, variableOf, wrap } from './tensor';
import { self } from './views';

/** `x.requires_grad = wanted`. */
export function setRequiresGrad(x: TorchTensor, wanted: boolean, machine: Machine): void {
  if (wanted && !isFloat(x.tensor.dtype))
    machine.raise('RuntimeError', 'only Tensors of floating point and complex dtype can require gradients');
  if (wanted) requireGradient(x, machine);
  else if (!x.isLeaf) {
    machine.raise(
      'RuntimeError',
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  } else x.node = undefined;
}

/** Methods of tensors about the gradient that flows to them. */
export const gradientRows: readonly Row[] = [
  [
    'M:detach_',
    '(input)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      x.node = undefined;
      return x;
    },
  ],
  [
    'M:requires_grad_',
    '(input, requires_grad=True)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      if (bound.get('requires_grad') === true && !isFloat(x.tensor.dtype))
        return machine.raise('RuntimeError', 'only Tensors of floating point dtype can require gradients');
      setRequiresGrad(x, bound.get('requires_grad') === true, machine);
      return x;
    },
  ],
  [
    'M:register_hook',
    '(input, hook)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      const { node } = x;
      if (node === undefined)
        return machine.raise('RuntimeError', "cannot register a hook on a tensor that doesn't require gradient");
      const hook: GradientHook = function* (g) {
        const result = yield* finish(machine.callWith(bound.get('hook'), wrap(g)));
        if (result instanceof TorchTensor) return variableOf(result, machine);
        return result === null ? undefined : decline('what a hook gives is not known');
      };
      bound.get('hook');
      node.hooks ??= [];
      const { hooks } = node;
      hooks.push(hook);
      return new HookHandle(() => {
        const place = hooks.indexOf(hook);
        if (place >= 0) hooks.splice(place, 1);
      });
    },
  ],
  [
    'M:retain_grad',
    '(input)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      if (x.node === undefined)
        machine.raise('RuntimeError', "can't retain_grad on Tensor that has requires_grad=False");
      x.retainsGrad = true;
      own(x);
      return null;
    },
  ],
];
