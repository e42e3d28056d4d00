import { record, type Variable } from '../../../tensor/autograd/tape';
import { ClassMethod } from '../../objects/function';
import { PythonTuple } from '../../objects/tuple';
import { Builtin, finish, Instance, type Machine, PythonType, type Result, type Value } from '../../values';
import { decline } from '../declined';

import { sequence } from './convert';
import { torchState } from './state';
import { guarded } from './table';
import { TorchTensor, variableOf, wrap } from './tensor';

/** What a custom function's `ctx` is. */
class FunctionContext extends Instance {
  saved: readonly Value[] = [];
}

const contextType: PythonType = new PythonType('FunctionCtx', 'torch.autograd.function', [], {
  getAttribute: (self: FunctionContext, name) => (name === 'saved_tensors' ? new PythonTuple(self.saved) : undefined),
});
contextType.dictionary.set(
  'save_for_backward',
  new Builtin('save_for_backward', ({ positional: [self, ...rest] }) => {
    if (self instanceof FunctionContext) self.saved = rest;
    return null;
  }),
);
contextType.dictionary.set('mark_non_differentiable', new Builtin('mark_non_differentiable', () => null));

/** `Function.apply`: forward without gradients, then a node whose backward is the user's. */
function* applyFunction(type: PythonType, args: readonly Value[], machine: Machine): Generator<void, Value> {
  const context = new FunctionContext(contextType);
  const state = torchState(machine);
  const before = state.gradEnabled;
  const inputs = args.map((value): Variable | undefined =>
    value instanceof TorchTensor ? variableOf(value, machine) : undefined,
  );
  context.attributes.set('needs_input_grad', new PythonTuple(inputs.map((input) => input?.node !== undefined)));
  const forward = yield* finish(machine.getAttribute(type, 'forward'));
  state.gradEnabled = false;
  let result: Value;
  try {
    result = yield* finish(machine.callWith(forward, context, ...args));
  } finally {
    state.gradEnabled = before;
  }
  if (!(result instanceof TorchTensor)) {
    return inputs.some((input) => input?.node)
      ? decline('a custom function with several results is not evaluated')
      : result;
  }
  const used = inputs.flatMap((input) => (input ? [input] : []));
  const output = record(`${type.name}Backward`, result.tensor, used, (g) =>
    runBackward(type, context, g, inputs, machine),
  );
  return wrap(output);
}

function* runBackward(
  type: PythonType,
  context: FunctionContext,
  g: Variable,
  inputs: readonly (Variable | undefined)[],
  machine: Machine,
): Generator<void, (Variable | undefined)[]> {
  const backwardFunction = yield* finish(machine.getAttribute(type, 'backward'));
  const state = torchState(machine);
  const before = state.gradEnabled;
  state.gradEnabled = g.node !== undefined;
  try {
    const result = yield* finish(machine.callWith(backwardFunction, context, wrap(g)));
    const gradients = sequence(result) ?? [result];
    return inputs.flatMap((input, i) => {
      if (input === undefined) return [];
      const gradient = gradients[i] ?? null;
      if (gradient instanceof TorchTensor) return [variableOf(gradient, machine)];
      return gradient === null ? [undefined] : decline('a custom gradient is not known');
    });
  } finally {
    state.gradEnabled = before;
  }
}

export const functionType: PythonType = new PythonType('Function', 'torch.autograd.function');

/** `apply` belongs to the class it is looked up on, like a class method. */
export function applyOf(): Value {
  return new ClassMethod(
    new Builtin(
      'apply',
      ({ positional: [type, ...args] }, machine): Result =>
        type instanceof PythonType ? guarded(() => applyFunction(type, args, machine)) : null,
    ),
  );
}
