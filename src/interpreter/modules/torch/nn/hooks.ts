import { record, type Step, type Variable } from '../../../../tensor/autograd/tape';
import { PythonDictionary } from '../../../objects/dictionary';
import { PythonTuple } from '../../../objects/tuple';
import { type Arguments, finish, type Machine, Unknown, type Value } from '../../../values';
import { HookHandle } from '../hookHandle';
import { TorchTensor, variableOf, wrap } from '../tensor';
import type { ModuleObject } from './module';

/** A hook on a module's call: the function, and whether it wants the keyword arguments too. */
export interface ModuleHook {
  readonly callee: Value;
  readonly takesKeywords: boolean;
}

/** Hooks of one kind on a module, in the order in which they run. */
export type HookKind = 'preHooks' | 'forwardHooks' | 'backwardHooks';

/** Adds a hook to a module; its handle takes it off again. */
export function addHook(self: ModuleObject, kind: HookKind, hook: ModuleHook, first: boolean): HookHandle {
  if (first) self[kind].unshift(hook);
  else self[kind].push(hook);
  return new HookHandle(() => {
    const place = self[kind].indexOf(hook);
    if (place >= 0) self[kind].splice(place, 1);
  });
}

const keywordsOf = (args: Arguments): Value => new PythonDictionary([...args.keywords]);

/** `module(...)`: forward between the hooks (`_call_impl` in torch/nn/modules/module.py). */
export function* callWithHooks(self: ModuleObject, given: Arguments, machine: Machine): Generator<void, Value> {
  let args = given;
  for (const { callee, takesKeywords } of [...self.preHooks]) {
    const positional = new PythonTuple(args.positional);
    const result = yield* finish(
      machine.callWith(callee, self, positional, ...(takesKeywords ? [keywordsOf(args)] : [])),
    );
    if (result instanceof Unknown) return result;
    if (takesKeywords && result !== null) return new Unknown('a hook that changes keyword arguments is not evaluated');
    if (result !== null) {
      args = { positional: result instanceof PythonTuple ? result.items : [result], keywords: args.keywords };
    }
  }
  const pass = self.backwardHooks.length > 0 ? new BackwardPass(self, args, machine) : undefined;
  const forward = yield* finish(machine.getAttribute(self, 'forward'));
  let output = yield* finish(machine.call(forward, pass?.args ?? args));
  for (const { callee, takesKeywords } of [...self.forwardHooks]) {
    if (output instanceof Unknown) return output;
    const positional = new PythonTuple(args.positional);
    const extra = takesKeywords ? [keywordsOf(args)] : [];
    const result = yield* finish(machine.callWith(callee, self, positional, ...extra, output));
    if (result !== null) output = result;
  }
  return pass ? pass.observe(output) : output;
}

/** Watches the gradients at a module's inputs and outputs for its full backward hooks (torch/utils/hooks.py, `BackwardHook`). */
class BackwardPass {
  readonly args: Arguments;
  private readonly watched: number[] = [];
  private outputGradient: Value = null;
  constructor(
    private readonly module: ModuleObject,
    given: Arguments,
    private readonly machine: Machine,
  ) {
    const positional = given.positional.map((value, i) => {
      if (!(value instanceof TorchTensor)) return value;
      const v = variableOf(value, machine);
      if (v.node === undefined) return value;
      this.watched.push(i);
      const pass = (g: Variable): Step<readonly (Variable | undefined)[]> => this.reachInput(i, g);
      return wrap(record('BackwardHookFunctionBackward', v.tensor, [v], pass));
    });
    this.args = { ...given, positional };
  }

  /** The output with a node that notes its gradient. */
  observe(output: Value): Value {
    if (!(output instanceof TorchTensor))
      return new Unknown('a backward hook on a module with several results is not evaluated');
    if (this.watched.length > 1) return new Unknown('a backward hook on a module with several inputs is not evaluated');
    const v = variableOf(output, this.machine);
    return wrap(record('BackwardHookFunctionBackward', v.tensor, [v], (g) => this.reachOutput(g)));
  }

  private *reachOutput(g: Variable): Generator<void, readonly Variable[]> {
    this.outputGradient = new PythonTuple([wrap(g)]);
    if (this.watched.length === 0) yield* this.run(this.args.positional.map(() => null));
    return [g];
  }

  private *reachInput(place: number, g: Variable): Generator<void, readonly Variable[]> {
    const result = yield* this.run(this.args.positional.map((_, i) => (i === place ? wrap(g) : null)));
    const [changed] = result instanceof PythonTuple ? result.items : [result];
    return [changed instanceof TorchTensor ? variableOf(changed, this.machine) : g];
  }

  private *run(inputGradients: readonly Value[]): Generator<void, Value> {
    let gradients: Value = new PythonTuple(inputGradients);
    let changed: Value = null;
    for (const { callee } of [...this.module.backwardHooks]) {
      const result: Value = yield* this.machine.callWith(callee, this.module, gradients, this.outputGradient);
      if (result === null) continue;
      changed = result;
      gradients = result instanceof PythonTuple ? result : new PythonTuple([result]);
    }
    return changed;
  }
}
