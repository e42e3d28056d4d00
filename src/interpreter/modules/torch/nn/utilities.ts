import { pausing } from '../../../../numeric/pausing';
import { add, divide, extremeOf, multiply, number } from '../../../../tensor/autograd/arithmetic';
import { joined, reshaped } from '../../../../tensor/autograd/structure';
import { constant } from '../../../../tensor/autograd/tape';
import { stack } from '../../../../tensor/join';
import { reduce } from '../../../../tensor/reduce';
import type { Tensor } from '../../../../tensor/tensor';
import { type Machine, PythonModule, Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import { real, sequence } from '../convert';
import { overwrite } from '../inPlace';
import { normRow } from '../rowFunctions';
import { gradientsKey } from '../state';
import { operation } from '../table';
import { TorchTensor, variableOf, wrap } from '../tensor';

/** The parameters of an argument: one tensor, a list, or what `parameters()` gives. */
function* tensorsOf(value: Value, machine: Machine): Generator<void, TorchTensor[]> {
  const items = value instanceof TorchTensor ? [value] : (sequence(value) ?? (yield* machine.items(value)));
  if (items instanceof Unknown) return decline(items.reason);
  const lost = machine.distrusted(gradientsKey);
  if (lost) return decline(lost.reason);
  return items.flatMap((item) =>
    item instanceof TorchTensor ? [item] : decline('parameters that are no tensors are not evaluated'),
  );
}

const gradientsOf = (parameters: readonly TorchTensor[]): TorchTensor[] =>
  parameters.flatMap((parameter) => (parameter.grad ? [parameter.grad] : []));

/** The norm of all gradients as one vector: that of the tensors' own norms (torch/nn/utils/clip_grad.py). */
function totalNorm(gradients: readonly Tensor[], p: number): Tensor {
  const dtype = gradients[0]?.dtype ?? 'float32';
  const norm = (t: Tensor): Tensor => reduce(t, [...t.shape.keys()], false, dtype, normRow(p, dtype));
  return norm(stack(gradients.map(norm), 0, dtype));
}

/** The module torch.nn.utils. */
export function utilitiesModule(): PythonModule {
  const members = new Map<string, Value>();
  members.set(
    'clip_grad_norm_',
    operation(
      'clip_grad_norm_',
      '(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None)',
      function* (bound, machine) {
        bound.get('foreach');
        if (bound.get('error_if_nonfinite') === true) return decline('error_if_nonfinite is not evaluated');
        const gradients = gradientsOf(yield* tensorsOf(bound.get('parameters'), machine));
        const [first] = gradients;
        if (first === undefined) return decline('clip_grad_norm_ without gradients is not evaluated');
        const power = real(bound.get('norm_type'), 'norm_type', machine);
        const tensors = gradients.map((gradient) => gradient.tensor);
        const total = yield* pausing(() => totalNorm(tensors, power));
        const { dtype } = first.tensor;
        const size = add(constant(total), number(1e-6, dtype));
        const ratio = divide(number(real(bound.get('max_norm'), 'max_norm', machine), dtype), size, dtype);
        const factor = extremeOf(ratio, number(1, dtype), -1);
        for (const { tensor } of gradients)
          overwrite(tensor, (yield* pausing(() => multiply(constant(tensor), factor))).tensor);
        return wrap(constant(total));
      },
      { inPython: true },
    ),
  );
  members.set(
    'clip_grad_value_',
    operation(
      'clip_grad_value_',
      '(parameters, clip_value, foreach=None)',
      function* (bound, machine) {
        bound.get('foreach');
        const limit = real(bound.get('clip_value'), 'clip_value', machine);
        for (const gradient of gradientsOf(yield* tensorsOf(bound.get('parameters'), machine))) {
          const v = constant(gradient.tensor);
          const { dtype } = gradient.tensor;
          const clipped = yield* pausing(() =>
            extremeOf(extremeOf(v, number(-limit, dtype), 1), number(limit, dtype), -1),
          );
          overwrite(gradient.tensor, clipped.tensor);
        }
        return null;
      },
      { inPython: true },
    ),
  );
  members.set(
    'parameters_to_vector',
    operation(
      'parameters_to_vector',
      '(parameters)',
      function* (bound, machine) {
        const parameters = yield* tensorsOf(bound.get('parameters'), machine);
        const parts = parameters.map((parameter) => reshaped(variableOf(parameter, machine), [parameter.tensor.size]));
        const [first] = parts;
        return first === undefined
          ? decline('parameters_to_vector of nothing is not evaluated')
          : wrap(joined(parts, 0, first.tensor.dtype));
      },
      { inPython: true },
    ),
  );
  return new PythonModule('torch.nn.utils', members);
}
