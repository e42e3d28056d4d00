import { call } from '../../call';
import type { Interpreter } from '../../machine';
import { PythonFunction } from '../../objects/function';
import { objectType, typeOf } from '../../objects/types';
import { unknownOf } from '../../unknown/among';
import {
  type Arguments,
  Builtin,
  type Evaluation,
  finish,
  PythonObject,
  PythonType,
  type Result,
  type Slots,
  Unknown,
  type Value,
} from '../../values';

const slots: Slots<Dispatcher> = {
  call: (self, args, machine) => self.call(args, machine as Interpreter),
  getAttribute: (self, name) => {
    if (name === 'register')
      return new Builtin(name, ({ positional }, machine) => self.register(positional, machine as Interpreter), true);
    if (name === 'dispatch')
      return new Builtin(name, ({ positional: [type = null] }) =>
        type instanceof PythonType ? self.implementation(type) : null,
      );
    if (name === '__wrapped__') return self.fallback;
    return name === '__name__' && self.fallback instanceof PythonFunction ? self.fallback.name : undefined;
  },
};

const dispatcherType = new PythonType('function', 'builtins', [], slots);

/** What singledispatch makes of a function: one implementation per class of the first argument. */
export class Dispatcher extends PythonObject {
  readonly type = dispatcherType;
  private readonly registry = new Map<PythonType, Value>();
  private unknown: Unknown | undefined;
  constructor(readonly fallback: Value) {
    super();
  }

  implementation(type: PythonType): Value {
    for (const base of type.order) {
      const found = this.registry.get(base);
      if (found !== undefined) return found;
    }
    return this.unknown ?? this.registry.get(objectType) ?? this.fallback;
  }

  call(args: Arguments, machine: Interpreter): Result {
    const [first] = args.positional;
    if (first === undefined) {
      const name = this.fallback instanceof PythonFunction ? this.fallback.name : 'function';
      return machine.raise('TypeError', `${name} requires at least 1 positional argument`);
    }
    return unknownOf(first) ?? call(this.implementation(typeOf(first)), args, machine);
  }

  /** `register(type)`, `register(type, function)`, or as a decorator of a function with an annotation. */
  *register([given = null, callee]: readonly Value[], machine: Interpreter): Evaluation {
    if (given instanceof PythonType) {
      if (given.module !== 'builtins' && given.module !== '__main__') this.unknown ??= new Unknown('this dispatch');
      if (callee !== undefined) return this.add(given, callee);
      return new Builtin('register', ({ positional: [decorated = null] }) => this.add(given, decorated), true);
    }
    const annotation = given instanceof PythonFunction ? [...given.annotations.values()][0] : undefined;
    if (annotation?.kind === 'Name' && given instanceof PythonFunction) {
      const local = given.closure.locals.get(annotation.name) ?? given.closure.module.locals.get(annotation.name);
      const type = local ?? machine.builtins.get(annotation.name);
      if (type instanceof PythonType) return yield* finish(this.add(type, given));
    }
    this.unknown ??= new Unknown('register() with this class is not evaluated');
    return given;
  }

  private add(type: PythonType, callee: Value): Value {
    this.registry.set(type, callee);
    return callee;
  }
}
