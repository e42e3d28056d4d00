import type { ParameterValue } from '../../activations/activation';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** An expression reduced to what names depend on. Offsets count from the start of the statement at module level that holds it. */
export type Expression =
  | (Range & { readonly kind: 'name'; readonly name: string })
  /** `object.name`; `nameFrom` is where the name begins. */
  | (Range & {
      readonly kind: 'attribute';
      readonly object: Expression;
      readonly name: string;
      readonly nameFrom: number;
    })
  | (Range & { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Argument[] })
  | (Range & { readonly kind: 'subscript'; readonly object: Expression; readonly key: Expression | undefined })
  /** A plain string; the range is that of the text inside the quotes. */
  | (Range & { readonly kind: 'string'; readonly value: string })
  | (Range & { readonly kind: 'literal'; readonly value: ParameterValue })
  | (Range & { readonly kind: 'list'; readonly items: readonly Expression[] })
  | (Range & { readonly kind: 'table'; readonly entries: readonly (readonly [Expression, Expression])[] })
  /** One of several: `a if condition else b`, `a or b`. */
  | (Range & { readonly kind: 'choice'; readonly branches: readonly Expression[] })
  /** Arithmetic: a tensor when an operand is one. */
  | (Range & { readonly kind: 'operation'; readonly operands: readonly Expression[] })
  /** Certainly neither tensor, module nor function of a library: a comprehension, a lambda, formatted text. */
  | (Range & { readonly kind: 'plain' })
  | (Range & { readonly kind: 'unread' });

export interface Argument extends Range {
  /** The keyword; absent for a positional argument. */
  readonly name?: string;
  /** `*args` or `**kwargs`. */
  readonly spread: boolean;
  readonly value: Expression;
}

/** A suite that may or may not run: the body of an if, a loop, a try. Undefined stands for the scope's own body. */
export interface Block {
  readonly parent: Block | undefined;
  readonly kind: 'branch' | 'loop' | 'handler';
  /** Shared by suites of which only one runs. */
  readonly group: object;
}

/** What a name is bound to. */
export type Bound =
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'item'; readonly expression: Expression; readonly index: number }
  /** A dotted name from an import, `torch.nn.functional`. */
  | { readonly kind: 'import'; readonly name: string }
  | { readonly kind: 'class'; readonly scope: Scope }
  | { readonly kind: 'function' }
  /** A parameter with its default and annotation. */
  | { readonly kind: 'parameter'; readonly value: Expression | undefined; readonly annotation: Expression | undefined }
  /** The first parameter of a method. */
  | { readonly kind: 'self'; readonly scope: Scope }
  | { readonly kind: 'unknown' };

export interface Binding {
  readonly bound: Bound;
  /** From where on it holds. */
  readonly from: number;
  readonly block: Block | undefined;
  /** Where the bound expressions are to be read. */
  readonly scope: Scope;
  /** Made from another scope, by `global` or `nonlocal`, at a time that the text does not tell. */
  readonly floating: boolean;
}

export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'comprehension';
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding[]>;
  /** Classes: what methods assign to `self.name`. */
  readonly attributes: Map<string, Binding[]>;
  readonly bases: readonly Expression[];
  /** Methods: the name of the first parameter and its class. */
  readonly self?: { readonly name: string; readonly scope: Scope };
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
}

/** A place where an expression is read. */
export interface Use {
  readonly expression: Expression;
  readonly scope: Scope;
  readonly block: Block | undefined;
  /** The call whose callee is this very call (`nn.ReLU()(x)`), or this subscript. */
  readonly applied?: Range;
}

/** A name of an import statement, `GELU` in `from torch.nn import GELU as G`. */
export interface ImportedName extends Range {
  readonly name: string;
}

/** What one statement at module level says about names. */
export interface Outline {
  readonly scope: Scope;
  readonly uses: readonly Use[];
  readonly imports: readonly ImportedName[];
  /** Modules of which everything is imported. */
  readonly stars: readonly string[];
  /** Attributes assigned through anything but self, and tables assigned into. */
  readonly assignedElsewhere: ReadonlySet<string>;
  /** For each variable and attribute bound, the last parts of the names it gets its meaning from. */
  readonly links: readonly (readonly [source: string, name: string])[];
  readonly importsTorch: boolean;
}
