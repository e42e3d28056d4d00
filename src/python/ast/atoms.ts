import { type Cursor, keywords } from './cursor';
import { binary, disjunction, expression, starOrNamed, startsExpression, yieldExpression } from './expressions';
import type { ComprehensionClause, Expression } from './nodes';
import { readStrings } from './strings';
import { checkTarget } from './targets';
import { Malformed } from './tokens';

const constants: Readonly<Record<string, null | boolean>> = { None: null, True: true, False: false };

/** A literal, a name, or something in brackets. */
export function atom(cursor: Cursor): Expression {
  const token = cursor.peek();
  const { from, to, text } = token;
  if (token.kind === 'name') {
    if (Object.hasOwn(constants, text)) {
      cursor.take();
      return { kind: 'Constant', value: constants[text] ?? null, from, to };
    }
    if (keywords.has(text)) throw cursor.error();
    cursor.take();
    return { kind: 'Name', name: text, from, to };
  }
  if (token.kind === 'number') {
    cursor.take();
    return numberLiteral(text, from, to);
  }
  if (token.kind === 'string') return readStrings(cursor);
  if (token.kind === 'operator') {
    if (text === '...') {
      cursor.take();
      return { kind: 'Ellipsis', from, to };
    }
    if (text === '(') return cursor.nested(() => parenthesised(cursor));
    if (text === '[') return cursor.nested(() => list(cursor));
    if (text === '{') return cursor.nested(() => braces(cursor));
  }
  throw cursor.error();
}

/** CPython refuses longer decimal literals (`sys.set_int_max_str_digits`). */
const maximumDigits = 4300;

function numberLiteral(text: string, from: number, to: number): Expression {
  const digits = text.replaceAll('_', '');
  if (/[jJ]$/.test(digits)) return { kind: 'Imaginary', value: Number(digits.slice(0, -1)), from, to };
  if (/^0[xXoObB]/.test(digits)) return { kind: 'Constant', value: BigInt(digits.toLowerCase()), from, to };
  if (/[.eE]/.test(digits)) return { kind: 'Constant', value: Number(digits), from, to };
  if (digits.length > maximumDigits) {
    const detail = `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`;
    throw new Malformed(
      `${detail} - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.`,
      from,
    );
  }
  return { kind: 'Constant', value: BigInt(digits), from, to };
}

function parenthesised(cursor: Cursor): Expression {
  const { from } = cursor.expect('(');
  if (cursor.accept(')')) return { kind: 'Tuple', items: [], from, to: cursor.end };
  if (cursor.at('yield')) {
    const value = yieldExpression(cursor);
    cursor.expect(')');
    return value;
  }
  const first = starOrNamed(cursor);
  if (startsComprehension(cursor)) {
    const clauses = comprehensionClauses(cursor, first);
    cursor.expect(')');
    return { kind: 'Comprehension', result: 'generator', item: first, value: undefined, clauses, from, to: cursor.end };
  }
  if (!cursor.at(',')) {
    if (first.kind === 'Starred') throw new Malformed('cannot use starred expression here', first.from);
    cursor.expect(')');
    return first;
  }
  const items = itemsUntil(cursor, first, ')');
  return { kind: 'Tuple', items, from, to: cursor.end };
}

function itemsUntil(cursor: Cursor, first: Expression, close: string): Expression[] {
  const items = [first];
  while (cursor.accept(',')) {
    if (cursor.at(close)) break;
    items.push(starOrNamed(cursor));
  }
  if (!cursor.at(close) && startsExpression(cursor)) {
    throw new Malformed('invalid syntax. Perhaps you forgot a comma?', cursor.peek().from);
  }
  cursor.expect(close);
  return items;
}

function list(cursor: Cursor): Expression {
  const { from } = cursor.expect('[');
  if (cursor.accept(']')) return { kind: 'List', items: [], from, to: cursor.end };
  const first = starOrNamed(cursor);
  if (startsComprehension(cursor)) {
    const clauses = comprehensionClauses(cursor, first);
    cursor.expect(']');
    return { kind: 'Comprehension', result: 'list', item: first, value: undefined, clauses, from, to: cursor.end };
  }
  const items = itemsUntil(cursor, first, ']');
  return { kind: 'List', items, from, to: cursor.end };
}

function braces(cursor: Cursor): Expression {
  const { from } = cursor.expect('{');
  if (cursor.accept('}')) return { kind: 'Dictionary', entries: [], from, to: cursor.end };
  if (cursor.at('**')) return dictionary(cursor, from, undefined);
  const first = starOrNamed(cursor);
  if (first.kind !== 'Starred' && cursor.accept(':')) return dictionary(cursor, from, first);
  if (startsComprehension(cursor)) {
    const clauses = comprehensionClauses(cursor, first);
    cursor.expect('}');
    return { kind: 'Comprehension', result: 'set', item: first, value: undefined, clauses, from, to: cursor.end };
  }
  const items = itemsUntil(cursor, first, '}');
  return { kind: 'Set', items, from, to: cursor.end };
}

/** The rest of a dict display, after the first key and its colon. */
function dictionary(cursor: Cursor, from: number, firstKey: Expression | undefined): Expression {
  const entries: { key: Expression | undefined; value: Expression }[] = [];
  if (firstKey) {
    const value = entryValue(cursor);
    if (startsComprehension(cursor)) {
      const clauses = comprehensionClauses(cursor);
      cursor.expect('}');
      return { kind: 'Comprehension', result: 'dict', item: firstKey, value, clauses, from, to: cursor.end };
    }
    entries.push({ key: firstKey, value });
    if (!cursor.at('}')) cursor.expect(',');
  }
  while (!cursor.at('}')) {
    if (cursor.accept('**')) {
      entries.push({ key: undefined, value: binary(cursor, 1) });
      if (startsComprehension(cursor)) throw cursor.error('dict unpacking cannot be used in dict comprehension');
    } else {
      const key = expression(cursor);
      if (!cursor.at(':')) throw cursor.error("':' expected after dictionary key");
      cursor.take();
      entries.push({ key, value: entryValue(cursor) });
    }
    if (!cursor.accept(',')) break;
  }
  cursor.expect('}');
  return { kind: 'Dictionary', entries, from, to: cursor.end };
}

function entryValue(cursor: Cursor): Expression {
  if (cursor.at('}') || cursor.at(',')) throw cursor.error("expression expected after dictionary key and ':'");
  return expression(cursor);
}

export function startsComprehension(cursor: Cursor): boolean {
  return cursor.at('for') || (cursor.at('async') && cursor.peek(1).text === 'for');
}

export function comprehensionClauses(cursor: Cursor, item?: Expression): ComprehensionClause[] {
  if (item?.kind === 'Starred') throw new Malformed('iterable unpacking cannot be used in comprehension', item.from);
  const clauses: ComprehensionClause[] = [];
  while (startsComprehension(cursor)) {
    const isAsync = cursor.accept('async');
    cursor.expect('for');
    const target = targetList(cursor);
    cursor.expect('in');
    checkTarget(target, 'cannot assign to');
    const iterable = disjunction(cursor);
    const conditions: Expression[] = [];
    while (cursor.accept('if')) conditions.push(disjunction(cursor));
    clauses.push({ target, iterable, conditions, isAsync });
  }
  return clauses;
}

/** The targets of `for`: names, subscripts, tuples, with stars. */
export function targetList(cursor: Cursor): Expression {
  const target = (): Expression => {
    const { from } = cursor.peek();
    if (!cursor.accept('*')) return binary(cursor, 1);
    const value = binary(cursor, 1);
    return { kind: 'Starred', value, from, to: value.to };
  };
  const first = target();
  if (!cursor.at(',')) return first;
  const items = [first];
  while (cursor.accept(',')) {
    if (!startsExpression(cursor)) break;
    items.push(target());
  }
  return { kind: 'Tuple', items, from: first.from, to: cursor.end };
}
