import type { Argument, BinaryOperatorName, Expression, Node, ParameterNode, Pattern } from './expressionNodes';

export type * from './expressionNodes';

export type Block = readonly Statement[];

export interface Handler {
  readonly from: number;
  readonly type: Expression | undefined;
  readonly name: string | undefined;
  readonly body: Block;
}
export interface ImportName {
  readonly name: string;
  readonly alias: string | undefined;
}

export interface ExpressionStatement extends Node<'Expression'> {
  readonly value: Expression;
}
export interface Assign extends Node<'Assign'> {
  readonly targets: readonly Expression[];
  readonly value: Expression;
}
export interface AugmentedAssign extends Node<'AugmentedAssign'> {
  readonly target: Expression;
  readonly operator: BinaryOperatorName;
  readonly value: Expression;
}
export interface AnnotatedAssign extends Node<'AnnotatedAssign'> {
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | undefined;
}
export interface Delete extends Node<'Delete'> {
  readonly targets: readonly Expression[];
}
export interface Simple extends Node<'Pass' | 'Break' | 'Continue'> {}
export interface Return extends Node<'Return'> {
  readonly value: Expression | undefined;
}
export interface Raise extends Node<'Raise'> {
  readonly exception: Expression | undefined;
  readonly cause: Expression | undefined;
}
export interface Assert extends Node<'Assert'> {
  readonly test: Expression;
  readonly message: Expression | undefined;
}
export interface ScopeDeclaration extends Node<'Global' | 'Nonlocal'> {
  readonly names: readonly string[];
}
export interface Import extends Node<'Import'> {
  readonly names: readonly ImportName[];
}
export interface ImportFrom extends Node<'ImportFrom'> {
  readonly level: number;
  readonly module: string;
  /** Empty for `*`. */
  readonly names: readonly ImportName[];
}
export interface If extends Node<'If'> {
  readonly test: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}
export interface While extends Node<'While'> {
  readonly test: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}
export interface For extends Node<'For'> {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: Block;
  readonly otherwise: Block;
  readonly isAsync: boolean;
}
export interface Try extends Node<'Try'> {
  readonly body: Block;
  readonly handlers: readonly Handler[];
  readonly otherwise: Block;
  readonly final: Block;
  /** `except*`. */
  readonly isGroup: boolean;
}
export interface With extends Node<'With'> {
  readonly items: readonly { readonly context: Expression; readonly target: Expression | undefined }[];
  readonly body: Block;
  readonly isAsync: boolean;
}
export interface FunctionDefinition extends Node<'Function'> {
  readonly name: string;
  readonly parameters: readonly ParameterNode[];
  readonly decorators: readonly Expression[];
  readonly returns: Expression | undefined;
  readonly body: Block;
  readonly isAsync: boolean;
}
export interface ClassDefinition extends Node<'Class'> {
  readonly name: string;
  readonly args: readonly Argument[];
  readonly decorators: readonly Expression[];
  readonly body: Block;
}
export interface Match extends Node<'Match'> {
  readonly subject: Expression;
  readonly cases: readonly {
    readonly pattern: Pattern;
    readonly guard: Expression | undefined;
    readonly body: Block;
  }[];
}
/** Text that does not parse, up to where the next statement starts. */
export interface Invalid extends Node<'Invalid'> {
  /** Python's own words: `SyntaxError: invalid syntax`. */
  readonly message: string;
}

export type Statement =
  | ExpressionStatement
  | Assign
  | AugmentedAssign
  | AnnotatedAssign
  | Delete
  | Simple
  | Return
  | Raise
  | Assert
  | ScopeDeclaration
  | Import
  | ImportFrom
  | If
  | While
  | For
  | Try
  | With
  | FunctionDefinition
  | ClassDefinition
  | Match
  | Invalid;
