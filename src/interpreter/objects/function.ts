import type { Expression, FunctionDefinition, Lambda } from '../../python/ast/nodes';
import type { Frame } from '../frame';
import type { Parameter } from '../signature';
import { PythonObject, PythonType, type Value } from '../values';

export const functionType = new PythonType('function', 'builtins');
export const methodType = new PythonType('method', 'builtins');
export const staticMethodType = new PythonType('staticmethod', 'builtins');
export const classMethodType = new PythonType('classmethod', 'builtins');
export const propertyType = new PythonType('property', 'builtins');

/** A function or lambda written in Python. */
export class PythonFunction extends PythonObject {
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
  ) {
    super();
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

export class StaticMethod extends PythonObject {
  readonly type = staticMethodType;
  constructor(readonly callee: Value) {
    super();
  }
}

export class ClassMethod extends PythonObject {
  readonly type = classMethodType;
  constructor(readonly callee: Value) {
    super();
  }
}

/** `property`; `caches` makes it functools.cached_property. */
export class Property extends PythonObject {
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
