import { atom } from './atoms';
import { callArguments } from './calls';
import { type Cursor, keywords } from './cursor';
import type { BinaryOperatorName, ComparisonName, Expression } from './nodes';
import { parameterList } from './parameters';
import { subscript } from './subscripts';
import { targetName } from './targets';
import { Malformed } from './tokens';

/** Tighter operators have higher numbers; `**` and unary are apart. */
const precedence: Readonly<Record<string, number>> = {
  '|': 1,
  '^': 2,
  '&': 3,
  '<<': 4,
  '>>': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '//': 6,
  '%': 6,
  '@': 6,
};
const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'not', 'is']);
/** CPython's compiler gives up on longer chains too. */
const maximumChain = 1000;
const maximumTrailers = 150;

/** `test`: everything but tuples, `:=` and stars. */
export function expression(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const { from } = cursor.peek();
    if (cursor.at('lambda')) return lambda(cursor);
    const then = disjunction(cursor);
    if (!cursor.accept('if')) return then;
    const test = disjunction(cursor);
    if (!cursor.accept('else')) throw cursor.error("expected 'else' after 'if' expression");
    const otherwise = expression(cursor);
    return { kind: 'Conditional', test, then, otherwise, from, to: cursor.end };
  });
}

/** `name := value` or an expression. */
export function namedExpression(cursor: Cursor): Expression {
  const { from, kind, text } = cursor.peek();
  const value = expression(cursor);
  if (cursor.at('=')) throw mistakenEquals(value, cursor);
  if (!cursor.at(':=')) return value;
  if (kind !== 'name' || value.kind !== 'Name')
    throw cursor.error(`cannot use assignment expressions with ${targetName(value)}`);
  cursor.take();
  const assigned = expression(cursor);
  return { kind: 'Named', name: text, value: assigned, from, to: assigned.to };
}

/** A single `=` where a condition or an item stands. */
function mistakenEquals(value: Expression, cursor: Cursor): Malformed {
  const assigned = cursor.attempt(() => {
    cursor.take();
    return binary(cursor, 1);
  });
  const isClear = assigned !== undefined && !cursor.at('=') && !cursor.at(':=');
  if (isClear && value.kind === 'Name')
    return new Malformed("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", value.from);
  if (isClear && !['List', 'Tuple', 'Boolean', 'Comparison', 'Conditional', 'Lambda'].includes(value.kind))
    return new Malformed(
      `cannot assign to ${targetName(value)} here. Maybe you meant '==' instead of '='?`,
      value.from,
    );
  return cursor.error();
}

/** `*value` or a named expression. */
export const starOrNamed = (cursor: Cursor): Expression => starOr(namedExpression, cursor);

export function starOr(otherwise: (cursor: Cursor) => Expression, cursor: Cursor): Expression {
  const { from } = cursor.peek();
  if (!cursor.accept('*')) return otherwise(cursor);
  const value = binary(cursor, 1);
  return { kind: 'Starred', value, from, to: value.to };
}

/** One or more expressions, stars allowed; with a comma a tuple. */
export function expressionList(
  cursor: Cursor,
  item: (cursor: Cursor) => Expression = (inner) => starOr(expression, inner),
): Expression {
  const first = item(cursor);
  if (!cursor.at(',')) {
    if (first.kind === 'Starred') throw new Malformed("can't use starred expression here", first.from);
    return first;
  }
  const items = [first];
  while (cursor.accept(',')) {
    if (!startsExpression(cursor)) break;
    items.push(item(cursor));
  }
  return { kind: 'Tuple', items, from: first.from, to: cursor.end };
}

/** What may stand inside the braces of an f-string: in `{x:=8}` the colon starts the format. */
export function formatValue(cursor: Cursor): Expression {
  return cursor.at('yield') ? yieldExpression(cursor) : expressionList(cursor);
}

export function startsExpression(cursor: Cursor): boolean {
  const { kind, text } = cursor.peek();
  if (kind === 'name') return !keywords.has(text) || /^(None|True|False|not|lambda|await)$/.test(text);
  return kind === 'number' || kind === 'string' || (kind === 'operator' && /^([-+~([{*]|\.\.\.)$/.test(text));
}

export function yieldExpression(cursor: Cursor): Expression {
  const { from } = cursor.expect('yield');
  if (cursor.accept('from')) {
    const value = expression(cursor);
    return { kind: 'Yield', value, delegates: true, from, to: value.to };
  }
  const value = startsExpression(cursor) ? expressionList(cursor) : undefined;
  return { kind: 'Yield', value, delegates: false, from, to: cursor.end };
}

export function disjunction(cursor: Cursor): Expression {
  return boolean(cursor, 'or', (inner) => boolean(inner, 'and', negation));
}

function boolean(cursor: Cursor, operator: 'and' | 'or', operand: (cursor: Cursor) => Expression): Expression {
  const first = operand(cursor);
  if (!cursor.at(operator)) return first;
  const operands = [first];
  while (cursor.accept(operator)) operands.push(operand(cursor));
  return { kind: 'Boolean', operator, operands, from: first.from, to: cursor.end };
}

function negation(cursor: Cursor): Expression {
  const { from } = cursor.peek();
  if (!cursor.accept('not')) return comparison(cursor);
  const operand = cursor.nested(() => negation(cursor));
  return { kind: 'Unary', operator: 'not', operand, from, to: operand.to };
}

function comparison(cursor: Cursor): Expression {
  const { from } = cursor.peek();
  const first = binary(cursor, 1);
  if (!cursor.atAny(comparisons)) return first;
  const rest: { operator: ComparisonName; operand: Expression }[] = [];
  while (cursor.atAny(comparisons)) {
    let operator = cursor.peek().text;
    if (operator === 'not' && cursor.peek(1).text !== 'in') break;
    cursor.take();
    if (operator === 'not') {
      cursor.take();
      operator = 'not in';
    } else if (operator === 'is' && cursor.accept('not')) operator = 'is not';
    rest.push({ operator: operator as ComparisonName, operand: binary(cursor, 1) });
  }
  return rest.length === 0 ? first : { kind: 'Comparison', first, rest, from, to: cursor.end };
}

/** Arithmetic and bitwise operators of at least this precedence. */
export function binary(cursor: Cursor, least: number): Expression {
  const { from } = cursor.peek();
  let left = unary(cursor);
  for (let length = 0; ; length++) {
    const { kind, text } = cursor.peek();
    const level = kind === 'operator' ? precedence[text] : undefined;
    if (level === undefined || level < least) return left;
    if (length > maximumChain) {
      throw new Malformed('maximum recursion depth exceeded during compilation', cursor.peek().from, 'RecursionError');
    }
    cursor.take();
    const right = binary(cursor, level + 1);
    left = { kind: 'Binary', operator: text as BinaryOperatorName, left, right, from, to: cursor.end };
  }
}

function unary(cursor: Cursor): Expression {
  const { from, text } = cursor.peek();
  if (cursor.peek().kind !== 'operator' || (text !== '-' && text !== '+' && text !== '~')) return power(cursor);
  cursor.take();
  const operand = cursor.nested(() => unary(cursor));
  return { kind: 'Unary', operator: text, operand, from, to: cursor.end };
}

function power(cursor: Cursor): Expression {
  const { from } = cursor.peek();
  const awaits = cursor.accept('await');
  const value = primary(cursor);
  const base: Expression = awaits ? { kind: 'Await', value, from, to: value.to } : value;
  if (!cursor.accept('**')) return base;
  const exponent = cursor.nested(() => unary(cursor));
  return { kind: 'Binary', operator: '**', left: base, right: exponent, from, to: cursor.end };
}

/** An atom with its calls, subscripts and attributes. */
function primary(cursor: Cursor): Expression {
  const { from } = cursor.peek();
  let value = atom(cursor);
  for (let length = 0; ; length++) {
    const { kind, text } = cursor.peek();
    if (kind !== 'operator' || (text !== '.' && text !== '(' && text !== '[')) return value;
    if (length > maximumTrailers) {
      throw new Malformed('maximum recursion depth exceeded during compilation', cursor.peek().from, 'RecursionError');
    }
    if (text === '.') {
      cursor.take();
      const { text: name } = cursor.identifier();
      value = { kind: 'Attribute', object: value, name, from, to: cursor.end };
    } else if (text === '(') {
      const args = callArguments(cursor);
      value = { kind: 'Call', callee: value, args, from, to: cursor.end };
    } else {
      cursor.take();
      const index = subscript(cursor);
      cursor.expect(']');
      value = { kind: 'Subscript', object: value, index, from, to: cursor.end };
    }
  }
}

function lambda(cursor: Cursor): Expression {
  const { from } = cursor.expect('lambda');
  const parameters = parameterList(cursor, ':', false);
  cursor.expect(':');
  const body = expression(cursor);
  return { kind: 'Lambda', parameters, body, from, to: body.to };
}
