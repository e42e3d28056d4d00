import { pausing } from '../../../numeric/pausing';
import { add } from '../../../tensor/autograd/arithmetic';
import {
  backpropagate,
  constant,
  GradientError,
  type GradientNode,
  isLeaf,
  leafNode,
  type Variable,
  versionOf,
} from '../../../tensor/autograd/tape';
import { full } from '../../../tensor/create';
import { sameShape } from '../../../tensor/shape';
import { PythonTuple } from '../../objects/tuple';
import { type Machine, PythonModule, type Result, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { sequence } from './convert';
import { applyOf, functionType } from './customFunction';
import { forgetGradients } from './forget';
import { overwrite, scalarTypeName } from './inPlace';
import { torchState } from './state';
import { guarded, operation, type Row } from './table';
import { ownerOf, TorchTensor, variableOf, wrap } from './tensor';
import { functionalModule } from './transforms';

const freedMessage =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.';

/** The gradient that a backward pass starts with. */
function seed(output: TorchTensor, given: Value, machine: Machine): Variable {
  if (given instanceof TorchTensor) {
    if (!sameShape(given.tensor.shape, output.tensor.shape)) {
      const text = (shape: readonly number[]) => `torch.Size([${shape.join(', ')}])`;
      machine.raise(
        'RuntimeError',
        `Mismatch in shape: grad_output[0] has a shape of ${text(given.tensor.shape)} and output[0] has a shape of ${text(output.tensor.shape)}.`,
      );
    }
    return variableOf(given, machine);
  }
  if (output.tensor.size !== 1)
    return machine.raise('RuntimeError', 'grad can be implicitly created only for scalar outputs');
  return constant(full(output.tensor.shape, 1, output.tensor.dtype));
}

interface Pass {
  readonly outputs: readonly TorchTensor[];
  readonly seeds: readonly Value[];
  readonly keepGraph: boolean;
  readonly createGraph: boolean;
  readonly targets?: ReadonlySet<GradientNode>;
}

/** Runs a backward pass with torch's errors. */
function* differentiate(pass: Pass, machine: Machine): Generator<void, Map<GradientNode, Variable>> {
  const starts = pass.outputs.map((output, i) => {
    if (output.node === undefined) {
      machine.raise('RuntimeError', `element ${i} of tensors does not require grad and does not have a grad_fn`);
    }
    return { node: output.node ?? leafNode(output.tensor), gradient: seed(output, pass.seeds[i] ?? null, machine) };
  });
  const options = {
    createGraph: pass.createGraph,
    keepGraph: pass.keepGraph,
    add: (a: Variable, b: Variable) => add(a, b),
  };
  try {
    return yield* backpropagate(starts, pass.targets ? { ...options, targets: pass.targets } : options);
  } catch (error) {
    if (!(error instanceof GradientError)) throw error;
    if (error.kind === 'freed') return machine.raise('RuntimeError', freedMessage);
    if (error.modified === undefined) throw error;
    const { tensor, expected, writer } = error.modified;
    const origin = writer === undefined ? '' : `, which is output 0 of ${writer.replace(/Backward\d+$/, '')},`;
    return machine.raise(
      'RuntimeError',
      `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${scalarTypeName(tensor.dtype)}Tensor [${tensor.shape.join(', ')}]]${origin} is at version ${versionOf(tensor)}; expected version ${expected} instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).`,
    );
  }
}

/** `tensor.backward()`: gradients are added to the leaves' `.grad`. */
export function backward(
  outputs: readonly TorchTensor[],
  seeds: readonly Value[],
  keepGraph: boolean,
  createGraph: boolean,
  machine: Machine,
): Result {
  return guarded(
    () => accumulate(outputs, seeds, keepGraph, createGraph, machine),
    (unknown) => {
      for (const output of outputs) forgetGradients(output, unknown, machine);
    },
  );
}

function* accumulate(
  outputs: readonly TorchTensor[],
  seeds: readonly Value[],
  keepGraph: boolean,
  createGraph: boolean,
  machine: Machine,
): Generator<void, Value> {
  const gradients = yield* differentiate({ outputs, seeds, keepGraph, createGraph }, machine);
  for (const [node, gradient] of gradients) {
    const owner = ownerOf(node);
    if (owner === undefined || !(isLeaf(node) || owner.retainsGrad)) continue;
    const earlier = owner.grad;
    if (earlier === null) owner.grad = wrap(createGraph ? gradient : constant(gradient.tensor));
    else if (createGraph) owner.grad = wrap(yield* pausing(() => add(earlier, gradient)));
    else {
      const sum = yield* pausing(() => add(constant(earlier.tensor), constant(gradient.tensor)));
      overwrite(earlier.tensor, sum.tensor);
    }
  }
  return null;
}

const list = (value: Value): readonly Value[] => sequence(value) ?? (value === null ? [] : [value]);
const tensors = (values: readonly Value[]): TorchTensor[] =>
  values.map((value) =>
    value instanceof TorchTensor ? value : decline('gradients of something else than tensors are not evaluated'),
  );

/** `torch.autograd.grad`. */
function* grad(bound: { get(name: string): Value }, machine: Machine): Generator<void, Value> {
  const outputs = tensors(list(bound.get('outputs')));
  const inputs = tensors(list(bound.get('inputs')));
  const createGraph = bound.get('create_graph') === true;
  for (const input of inputs) {
    if (input.node === undefined)
      machine.raise('RuntimeError', 'One of the differentiated Tensors does not require grad');
  }
  const targets = new Set(inputs.flatMap((input) => (input.node ? [input.node] : [])));
  const keepGraph = bound.get('retain_graph') === true || createGraph;
  const gradients = yield* differentiate(
    { outputs, seeds: list(bound.get('grad_outputs')), keepGraph, createGraph, targets },
    machine,
  );
  return new PythonTuple(
    inputs.map((input, i) => {
      const found = input.node && gradients.get(input.node);
      if (found) return wrap(createGraph ? found : constant(found.tensor));
      if (bound.get('allow_unused') === true) return null;
      return machine.raise(
        'RuntimeError',
        `The differentiated Tensor at index ${i} appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.`,
      );
    }),
  );
}

/** The members of `torch.autograd` and the gradient switches of `torch`. */
export function autogradModule(): PythonModule {
  const members = new Map<string, Value>();
  functionType.dictionary.set('apply', applyOf());
  members.set('Function', functionType);
  members.set(
    'grad',
    operation(
      'grad',
      '(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None, is_grads_batched=False, materialize_grads=False)',
      (bound, machine) => grad(bound, machine),
      { inPython: true },
    ),
  );
  members.set(
    'backward',
    operation(
      'backward',
      '(tensors, grad_tensors=None, retain_graph=None, create_graph=False)',
      (bound, machine) =>
        backward(
          tensors(list(bound.get('tensors'))),
          list(bound.get('grad_tensors')),
          bound.get('retain_graph') === true || bound.get('create_graph') === true,
          bound.get('create_graph') === true,
          machine,
        ),
      { inPython: true },
    ),
  );
  members.set('functional', functionalModule());
  return new PythonModule('torch.autograd', members);
}

export const autogradRows: readonly Row[] = [
  [
    'M:backward',
    '(input, gradient=None, retain_graph=None, create_graph=False, inputs=None)',
    (bound, machine) => {
      const output = bound.get('input');
      if (!(output instanceof TorchTensor)) return decline('backward of something else than a tensor is not evaluated');
      if (bound.get('inputs') !== null) {
        forgetGradients(output, new Unknown('backward(inputs=...) is not evaluated'), machine);
        return decline('backward(inputs=...) is not evaluated');
      }
      const createGraph = bound.get('create_graph') === true;
      return backward(
        [output],
        [bound.get('gradient')],
        bound.get('retain_graph') === true || createGraph,
        createGraph,
        machine,
      );
    },
  ],
  ['T:is_grad_enabled', '()', (_bound, machine) => torchState(machine).gradEnabled],
];
