import type { Expression, FunctionDefinition, Lambda } from '../../python/ast/nodes';
import type { Frame } from '../frame';
import type { Parameter } from '../signature';
import { type Arguments, FixedObject, PythonObject, PythonType, type Result, type Value } from '../values';

export const functionType = new PythonType('function', 'builtins');
export const methodType = new PythonType('method', 'builtins');
export const staticMethodType = new PythonType('staticmethod', 'builtins');
export const classMethodType = new PythonType('classmethod', 'builtins');
export const propertyType = new PythonType('property', 'builtins');

/** A function or lambda written in Python. */
export class PythonFunction extends FixedObject {
  readonly type = functionType;
  attributes: Map<string, Value> | undefined;
  constructor(
    public name: string,
    public qualifiedName: string,
    readonly parameters: readonly Parameter[],
    readonly node: FunctionDefinition | Lambda,
    /** Where it was defined. */
    readonly closure: Frame,
    readonly annotations: ReadonlyMap<string, Expression>,
    /** Binds the arguments and evaluates the body. */
    private readonly body: (self: PythonFunction, args: Arguments) => Result,
  ) {
    super();
  }
  call(args: Arguments): Result {
    return this.body(this, args);
  }
}

/** A function with its first argument. */
export class BoundMethod extends PythonObject {
  readonly type = methodType;
  constructor(
    readonly callee: Value,
    readonly self: Value,
  ) {
    super();
  }
}

export class StaticMethod extends FixedObject {
  readonly type = staticMethodType;
  constructor(readonly callee: Value) {
    super();
  }
}

export class ClassMethod extends FixedObject {
  readonly type = classMethodType;
  constructor(readonly callee: Value) {
    super();
  }
}

/** `property`; `caches` makes it functools.cached_property. */
export class Property extends FixedObject {
  readonly type = propertyType;
  constructor(
    readonly getter: Value,
    readonly setter: Value,
    readonly deleter: Value,
    readonly caches = false,
  ) {
    super();
  }
}
