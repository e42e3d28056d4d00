import type { SyntaxNode } from '@lezer/common';
import type { Document } from '../python/parse';

/** An expression around a site. */
export interface Enclosing {
  readonly from: number;
  readonly to: number;
  /**
   * `value` is worth looking at; `passage` carries the value of what is inside (a callee, a container, parentheses): whether it is a
   * tensor says nothing.
   */
  readonly role: 'value' | 'passage';
}

/** The expressions around a place, innermost first, up to its statement, lambda or comprehension. */
export interface Surroundings {
  readonly expressions: readonly Enclosing[];
  /** The statement, or of a compound statement its head. */
  readonly statement: { readonly from: number; readonly to: number };
}

const values = new Set([
  'CallExpression',
  'MemberExpression',
  'BinaryExpression',
  'UnaryExpression',
  'ConditionalExpression',
]);
const passages = new Set([
  'ParenthesizedExpression',
  'NamedExpression',
  'AwaitExpression',
  'TupleExpression',
  'ArrayExpression',
  'DictionaryExpression',
  'SetExpression',
]);
/** What runs at another time, more than once, or makes text of its values. */
const borders = /^(?:Lambda|.*Comprehension|Yield)Expression$|^Format|^ParamList$|^Decorator$/;
const statements = /(?:Statement|Definition)$|^(?:Script|Body|StatementGroup)$/;

export function surroundings({ tree }: Document, offset: number): Surroundings {
  const expressions: Enclosing[] = [];
  let inside: SyntaxNode = tree.resolveInner(offset, 1);
  let open = true;
  for (let node = inside.parent; node !== null; inside = node, node = node.parent) {
    const { name, from, to } = node;
    if (statements.test(name)) return { expressions, statement: headOf(node, inside) };
    if (borders.test(name)) open = false;
    if (!open) continue;
    const isCallee =
      name === 'MemberExpression' && node.parent?.name === 'CallExpression' && node.nextSibling?.name === 'ArgList';
    if (values.has(name) && !isCallee) expressions.push({ from, to, role: 'value' });
    else if (values.has(name) || passages.has(name)) expressions.push({ from, to, role: 'passage' });
  }
  return { expressions, statement: inside };
}

/** Up to the suite that follows, when the place is in the head of a compound statement. */
function headOf(statement: SyntaxNode, inside: SyntaxNode): { from: number; to: number } {
  if (statement.name === 'Script' || statement.name === 'Body' || statement.name === 'StatementGroup')
    return { from: inside.from, to: inside.to };
  for (let next = inside.nextSibling; next !== null; next = next.nextSibling)
    if (next.name === 'Body') return { from: statement.from, to: next.from + 1 };
  return { from: statement.from, to: statement.to };
}
