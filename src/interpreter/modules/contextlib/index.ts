import type { Interpreter } from '../../machine';
import { Raised } from '../../objects/exception';
import { PythonGenerator } from '../../objects/generator';
import { isSubtype } from '../../objects/types';
import {
  type Arguments,
  Builtin,
  type Evaluation,
  PythonObject,
  PythonType,
  type Result,
  type Slots,
  Unknown,
  type Value,
} from '../../values';
import { standardLibrary } from '../standard/define';

/** What a context manager does on the way in and out; `exit` is told the exception. */
interface Manager {
  enter(machine: Interpreter): Result;
  exit(exception: Raised | undefined, machine: Interpreter): Evaluation<boolean>;
}

const slots: Slots<NativeManager> = {
  enter: (self, machine) => self.manager.enter(machine as Interpreter),
  exit(self, machine) {
    const { pendingException } = machine as Interpreter;
    return self.manager.exit(pendingException && new Raised(pendingException), machine as Interpreter);
  },
  call: () => new Unknown('a context manager used as a decorator'),
};

const managerType = new PythonType('_GeneratorContextManager', 'contextlib', [], slots);

class NativeManager extends PythonObject {
  readonly type = managerType;
  constructor(readonly manager: Manager) {
    super();
  }
}

/** A manager from a generator that yields once. */
function fromGenerator(make: () => Evaluation): Manager {
  let generator: PythonGenerator | undefined;
  return {
    *enter(machine) {
      const made = yield* make();
      if (!(made instanceof PythonGenerator))
        return made instanceof Unknown ? made : new Unknown('a context manager of this kind');
      generator = made;
      const step = yield* made.resume({ value: null });
      return step.done ? machine.raise('RuntimeError', "generator didn't yield") : step.value;
    },
    *exit(exception, machine) {
      if (!generator) return false;
      try {
        const step = yield* generator.resume(exception ? { error: exception } : { value: null });
        if (!step.done)
          machine.raise('RuntimeError', exception ? "generator didn't stop after throw()" : "generator didn't stop");
        return exception !== undefined;
      } catch (error) {
        if (exception && error instanceof Raised && error.exception === exception.exception) return false;
        throw error;
      }
    },
  };
}

const native = (name: string, run: (args: Arguments, machine: Interpreter) => Value): [string, Value] => [
  name,
  new Builtin(name, (args, machine) => run(args, machine as Interpreter), true),
];

const simple = (
  value: Value,
  swallows: (exception: Raised) => boolean,
  leave?: (machine: Interpreter) => Evaluation,
): Value =>
  new NativeManager({
    enter: () => value,
    *exit(exception, machine) {
      if (leave) yield* leave(machine);
      return exception !== undefined && swallows(exception);
    },
  });

export const library = standardLibrary('contextlib', () => [
  native(
    'contextmanager',
    ({ positional: [callee = null] }) =>
      new Builtin(
        'helper',
        (args, machine) => new NativeManager(fromGenerator(() => machine.call(callee, args))),
        true,
      ),
  ),
  native('suppress', ({ positional }) => {
    const types = positional.filter((type) => type instanceof PythonType);
    return simple(null, ({ exception }) => types.some((type) => isSubtype(exception.type, type)));
  }),
  native('nullcontext', ({ positional: [value = null] }) => simple(value, () => false)),
  native('closing', ({ positional: [thing = null] }) =>
    simple(
      thing,
      () => false,
      function* (machine) {
        return yield* machine.callWith(yield* machine.getAttribute(thing, 'close'));
      },
    ),
  ),
]);
