import { Builtin, finish, Instance, PythonType, type Value } from '../../values';
import { torchState } from './state';

/** Switches gradients for a `with` block or a decorated function: no_grad, enable_grad, inference_mode, set_grad_enabled. */
class GradSwitch extends Instance {
  before: boolean | undefined;
  constructor(
    type: PythonType,
    readonly enabled: boolean,
  ) {
    super(type);
  }
}

function switchType(name: string, enabled: (args: readonly Value[]) => boolean, immediate = false): PythonType {
  return new PythonType(
    name,
    'torch.autograd.grad_mode',
    [],
    {
      enter: (self: GradSwitch, machine) => {
        const state = torchState(machine);
        self.before ??= state.gradEnabled;
        state.gradEnabled = self.enabled;
        return null;
      },
      exit: (self: GradSwitch, machine) => {
        torchState(machine).gradEnabled = self.before ?? true;
        self.before = undefined;
        return false;
      },
      call: (self: GradSwitch, { positional: [callee] }) => decorated(callee ?? null, self.enabled),
    },
    (type, args, machine) => {
      const [first] = args.positional;
      // `@torch.no_grad` without brackets decorates at once.
      if (first !== undefined && typeof first !== 'boolean') return decorated(first, enabled([]));
      const made = new GradSwitch(type, enabled(args.positional));
      if (immediate) {
        made.before = torchState(machine).gradEnabled;
        torchState(machine).gradEnabled = made.enabled;
      }
      return made;
    },
  );
}

function decorated(callee: Value, enabled: boolean): Value {
  return new Builtin(
    'wrapper',
    function* (args, machine) {
      const state = torchState(machine);
      const before = state.gradEnabled;
      state.gradEnabled = enabled;
      try {
        return yield* finish(machine.call(callee, args));
      } finally {
        state.gradEnabled = before;
      }
    },
    true,
  );
}

/** `no_grad` and its kin. */
export const gradSwitches: readonly (readonly [string, Value])[] = [
  ['no_grad', switchType('no_grad', () => false)],
  ['enable_grad', switchType('enable_grad', () => true)],
  ['inference_mode', switchType('inference_mode', ([mode]) => mode === false)],
  ['set_grad_enabled', switchType('set_grad_enabled', ([mode]) => mode === true, true)],
];
