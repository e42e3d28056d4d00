import type { Expression } from '../python/ast/nodes';
import type { Scope } from '../python/ast/scope';
import type { Interpreter } from './machine';
import type { Wake } from './objects/generator';
import type { PythonType, Value } from './values';

/** The running of one module, function, class body or comprehension. */
export class Frame {
  readonly locals = new Map<string, Value>();
  readonly module: Frame;
  /** What `return` left. */
  returned: Value = null;
  /** Offset of the statement being executed. */
  statement = 0;
  /** The class a class body became, for `super()`. */
  definedType: PythonType | undefined;
  /** First argument of a method call, for `super()`. */
  self: Value | undefined;
  /** The exception being handled, for a bare `raise`. */
  handled: Value | undefined;
  /** How a generator's body was last woken. */
  wake: Wake | undefined;
  /** Annotations of a class body, in order. */
  annotations: Map<string, Expression> | undefined;
  /** Of a module: what its star imports bound beside the names that are evaluated, latest first; undefined for names they do not have. */
  starred: ((name: string) => Value | undefined)[] = [];
  /** Of a module: whether `from __future__ import annotations` leaves annotations unevaluated. */
  postponesAnnotations = false;
  /** Prefix of qualified names defined here: `A.method.<locals>.`. */
  prefix = '';
  constructor(
    readonly machine: Interpreter,
    readonly scope: Scope,
    /** The lexically enclosing frame. */
    readonly parent: Frame | undefined,
  ) {
    this.module = parent?.module ?? this;
  }
}
