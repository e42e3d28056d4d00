import { exceptionType, raised } from '../exceptions';
import type { Interpreter } from '../machine';
import { Builtin, type Machine, PythonType, type Result, Unknown, type Value } from '../values';
import { PythonException, Raised } from './exception';
import { generatorType, type PythonGenerator } from './generator';

const native = (
  name: string,
  run: (self: PythonGenerator, rest: readonly Value[], machine: Interpreter) => Result,
): Builtin =>
  new Builtin(
    name,
    ({ positional: [self, ...rest] }, machine: Machine) => run(self as PythonGenerator, rest, machine as Interpreter),
    true,
  );

/** Gives generators `send`, `throw`, `close` and `__next__`. */
export function installGenerator(): void {
  const rows: Readonly<
    Record<string, (self: PythonGenerator, args: readonly Value[], machine: Interpreter) => Result>
  > = {
    *send(self, [value = null], machine) {
      if (self.state === 'created' && value !== null) {
        machine.raise('TypeError', "can't send non-None value to a just-started generator");
      }
      const step = yield* self.resume({ value });
      if (!step.done) return step.value;
      throw raised('StopIteration', ...(step.value === null ? [] : [step.value]));
    },
    *throw(self, [given = null], machine) {
      const exception = given instanceof PythonType ? yield* machine.callWith(given) : given;
      if (!(exception instanceof PythonException)) return new Unknown('generator.throw() of this');
      const step = yield* self.resume({ error: new Raised(exception) });
      if (!step.done) return step.value;
      throw raised('StopIteration');
    },
    *close(self) {
      if (self.state === 'closed') return null;
      try {
        yield* self.resume({ error: new Raised(new PythonException(exceptionType('GeneratorExit'), [])) });
      } catch (error) {
        if (!(error instanceof Raised) || !['GeneratorExit', 'StopIteration'].includes(error.exception.type.name))
          throw error;
      }
      return null;
    },
  };
  const next = (self: PythonGenerator, machine: Interpreter): Result => rows.send?.(self, [null], machine) ?? null;
  for (const [name, row] of Object.entries(rows)) {
    generatorType.dictionary.set(
      name,
      native(name, (self, rest, machine) => row(self, rest, machine)),
    );
  }
  generatorType.dictionary.set(
    '__next__',
    native('__next__', (self, _rest, machine) => next(self, machine)),
  );
}
