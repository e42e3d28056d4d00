/** Syntax trees of Python 3.11. `from` and `to` are offsets in the text; an expression in parentheses keeps its own, without them. */
export interface Node<Kind extends string> {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

export type BinaryOperatorName = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '&' | '|' | '^' | '<<' | '>>';
export type ComparisonName = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

export interface Constant extends Node<'Constant'> {
  readonly value: null | boolean | bigint | number | string;
}
export interface Imaginary extends Node<'Imaginary'> {
  readonly value: number;
}
/** `b'...'`: one UTF-16 unit per byte. */
export interface Bytes extends Node<'Bytes'> {
  readonly value: string;
}
export interface EllipsisLiteral extends Node<'Ellipsis'> {}
/** Valid Python that is not evaluated. */
export interface Unsupported extends Node<'Unsupported'> {
  readonly reason: string;
}
export interface Name extends Node<'Name'> {
  readonly name: string;
}
export interface Attribute extends Node<'Attribute'> {
  readonly object: Expression;
  readonly name: string;
}
export interface Subscript extends Node<'Subscript'> {
  readonly object: Expression;
  readonly index: Expression;
}
export interface SliceExpression extends Node<'Slice'> {
  readonly start: Expression | undefined;
  readonly stop: Expression | undefined;
  readonly step: Expression | undefined;
}
/** One argument of a call: `value`, `name=value`, `*value` or `**value`. */
export interface Argument {
  readonly kind: 'positional' | 'keyword' | '*' | '**';
  readonly name: string;
  readonly value: Expression;
}
export interface Call extends Node<'Call'> {
  readonly callee: Expression;
  readonly args: readonly Argument[];
}
export interface Unary extends Node<'Unary'> {
  readonly operator: '-' | '+' | '~' | 'not';
  readonly operand: Expression;
}
export interface Binary extends Node<'Binary'> {
  readonly operator: BinaryOperatorName;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Comparison extends Node<'Comparison'> {
  readonly first: Expression;
  readonly rest: readonly { readonly operator: ComparisonName; readonly operand: Expression }[];
}
export interface BooleanOperation extends Node<'Boolean'> {
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
}
export interface Conditional extends Node<'Conditional'> {
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
export interface Lambda extends Node<'Lambda'> {
  readonly parameters: readonly ParameterNode[];
  readonly body: Expression;
}
export interface Sequence extends Node<'Tuple' | 'List' | 'Set'> {
  readonly items: readonly Expression[];
}
/** A display; an entry without a key is `**value`. */
export interface DictionaryDisplay extends Node<'Dictionary'> {
  readonly entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[];
}
export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
  readonly isAsync: boolean;
}
export interface Comprehension extends Node<'Comprehension'> {
  readonly result: 'list' | 'set' | 'dict' | 'generator';
  /** The item, or the key of a dict. */
  readonly item: Expression;
  readonly value: Expression | undefined;
  readonly clauses: readonly ComprehensionClause[];
}
export interface Starred extends Node<'Starred'> {
  readonly value: Expression;
}
export interface NamedExpression extends Node<'Named'> {
  readonly name: string;
  readonly value: Expression;
}
/** A piece of an f-string. */
export type FormatPart =
  | string
  | {
      readonly value: Expression;
      readonly conversion: 'r' | 's' | 'a' | undefined;
      readonly specification: readonly FormatPart[] | undefined;
    };
export interface FormatString extends Node<'FormatString'> {
  readonly parts: readonly FormatPart[];
}
export interface Yield extends Node<'Yield'> {
  readonly value: Expression | undefined;
  readonly delegates: boolean;
}
export interface Await extends Node<'Await'> {
  readonly value: Expression;
}

export type Expression =
  | Constant
  | Imaginary
  | Bytes
  | EllipsisLiteral
  | Unsupported
  | Name
  | Attribute
  | Subscript
  | SliceExpression
  | Call
  | Unary
  | Binary
  | Comparison
  | BooleanOperation
  | Conditional
  | Lambda
  | Sequence
  | DictionaryDisplay
  | Comprehension
  | Starred
  | NamedExpression
  | FormatString
  | Yield
  | Await;

export interface ParameterNode {
  readonly name: string;
  readonly kind: 'positional' | 'both' | 'keyword' | '*' | '**';
  readonly default: Expression | undefined;
  readonly annotation: Expression | undefined;
}

export type Pattern =
  | (Node<'ValuePattern'> & { readonly value: Expression })
  /** Binds a name, or nothing for `_`. */
  | (Node<'CapturePattern'> & { readonly name: string | undefined })
  | (Node<'AsPattern'> & { readonly pattern: Pattern; readonly name: string })
  | (Node<'OrPattern'> & { readonly patterns: readonly Pattern[] })
  | (Node<'SequencePattern'> & { readonly patterns: readonly Pattern[] })
  | (Node<'StarPattern'> & { readonly name: string | undefined })
  | (Node<'MappingPattern'> & {
      readonly entries: readonly { readonly key: Expression; readonly pattern: Pattern }[];
      readonly rest: string | undefined;
    })
  | (Node<'ClassPattern'> & {
      readonly type: Expression;
      readonly positional: readonly Pattern[];
      readonly keywords: readonly { readonly name: string; readonly pattern: Pattern }[];
    });
