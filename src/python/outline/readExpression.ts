import { bindTarget, type Collector, deepest } from './collector';
import type { Expression } from './expression';
import { readNumber, readString } from './literal';
import { readCall, readMember } from './readCall';
import { readComprehension, readLambda } from './readScope';

/**
 * How an expression is met: `load` reads its value, `part` is looked at by the expression around it (a callee, an object before a dot),
 * `target` is assigned to, `silent` is an annotation, in which no use counts.
 */
export type Role = 'load' | 'part' | 'target' | 'silent';

/** Reads the expression at the cursor, notes every use of a name in it, and leaves the cursor where it was. */
export function readExpression(collector: Collector, role: Role): Expression {
  const read = readers.get(collector.cursor.name);
  if (read === undefined || collector.depth >= deepest) return at(collector, { kind: 'unread' });
  collector.depth++;
  const expression = read(collector, role);
  collector.depth--;
  if (role === 'load' && isUse(expression)) note(collector, expression);
  return expression;
}

/** Reads all expressions among the cursor's children; a star stands as an unread one. */
export function readChildren(collector: Collector, role: Role): Expression[] {
  const { cursor } = collector;
  const items: Expression[] = [];
  eachChild(collector, () => {
    if (isExpression(cursor.name)) items.push(readExpression(collector, role));
    else if (cursor.name === '*') items.push(at(collector, { kind: 'unread' }));
    else if (cursor.type.isError) items.push(...readChildren(collector, role));
  });
  return items;
}

export function isExpression(name: string): boolean {
  return readers.has(name);
}

/** Calls `visit` with the cursor on each child; `visit` must leave the cursor there. */
export function eachChild({ cursor }: Collector, visit: () => void): void {
  if (!cursor.firstChild()) return;
  do visit();
  while (cursor.nextSibling());
  cursor.parent();
}

export function source(collector: Collector): string {
  const { text, cursor, base } = collector;
  return text.slice(cursor.from - base, cursor.to - base);
}

type WithoutRange<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never;

/** Gives an expression the cursor's range. */
export function at(collector: Collector, expression: WithoutRange<Expression>): Expression {
  const { cursor, base } = collector;
  const ranged = expression as { from?: number; to?: number };
  ranged.from = cursor.from - base;
  ranged.to = cursor.to - base;
  return expression as Expression;
}

/** Remembers a use, where the reading is now. */
export function note(collector: Collector, expression: Expression, applied?: Expression): void {
  const { scope, block } = collector;
  collector.uses.push({ expression, scope, block, ...(applied === undefined ? {} : { applied }) });
}

/** The role of what an expression of this role reads inside itself. */
export function inner(role: Role, otherwise: Role): Role {
  return role === 'silent' ? 'silent' : otherwise;
}

function isUse({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'attribute' || kind === 'call' || kind === 'subscript';
}

type Reader = (collector: Collector, role: Role) => Expression;

const readers = new Map<string, Reader>([
  ['VariableName', (collector) => at(collector, { kind: 'name', name: source(collector) })],
  [
    'Number',
    (collector) => {
      const value = readNumber(source(collector));
      return at(collector, value === undefined ? { kind: 'plain' } : { kind: 'literal', value });
    },
  ],
  ['Boolean', (collector) => at(collector, { kind: 'literal', value: source(collector) === 'True' })],
  ['None', (collector) => at(collector, { kind: 'literal', value: null })],
  [
    'String',
    (collector) => {
      const content = readString(source(collector));
      if (content === undefined) return at(collector, { kind: 'plain' });
      const from = collector.cursor.from - collector.base + content.from;
      return { kind: 'string', value: content.value, from, to: from + content.length };
    },
  ],
  ['MemberExpression', readMember],
  ['CallExpression', readCall],
  ['ParenthesizedExpression', readParenthesized],
  ['ArrayExpression', readList],
  ['TupleExpression', readList],
  ['SetExpression', readPlain],
  ['ContinuedString', readPlain],
  ['FormatString', readPlain],
  ['FormatReplacement', readPlain],
  ['FormatSpec', readPlain],
  ['DictionaryExpression', readTable],
  ['ConditionalExpression', readConditional],
  ['BinaryExpression', readBinary],
  ['UnaryExpression', readUnary],
  ['AwaitExpression', readOpaque],
  ['YieldExpression', readOpaque],
  ['NamedExpression', readNamed],
  ['LambdaExpression', readLambda],
  ['ComprehensionExpression', readComprehension],
  ['ArrayComprehensionExpression', readComprehension],
  ['SetComprehensionExpression', readComprehension],
  ['DictionaryComprehensionExpression', readComprehension],
]);

function readPlain(collector: Collector, role: Role): Expression {
  readChildren(collector, inner(role, 'load'));
  return at(collector, { kind: 'plain' });
}

function readOpaque(collector: Collector, role: Role): Expression {
  readChildren(collector, inner(role, 'load'));
  return at(collector, { kind: 'unread' });
}

function readParenthesized(collector: Collector, role: Role): Expression {
  const items = readChildren(collector, role === 'load' ? 'part' : role);
  return items.length === 1 && items[0] !== undefined ? items[0] : at(collector, { kind: 'unread' });
}

function readList(collector: Collector, role: Role): Expression {
  return at(collector, {
    kind: 'list',
    items: readChildren(collector, role === 'target' ? role : inner(role, 'load')),
  });
}

function readTable(collector: Collector, role: Role): Expression {
  const { cursor } = collector;
  const entries: (readonly [Expression, Expression])[] = [];
  let key: Expression | undefined;
  let spread = false;
  eachChild(collector, () => {
    if (cursor.name === '**') spread = true;
    if (!isExpression(cursor.name)) return;
    const item = readExpression(collector, inner(role, 'load'));
    if (key === undefined && !spread) key = item;
    else {
      entries.push([key ?? { ...item, kind: 'unread' }, item]);
      key = undefined;
      spread = false;
    }
  });
  return at(collector, { kind: 'table', entries });
}

function readConditional(collector: Collector, role: Role): Expression {
  const [then, , otherwise] = readChildren(collector, inner(role, 'load'));
  return at(collector, { kind: 'choice', branches: [then, otherwise].filter((branch) => branch !== undefined) });
}

function readBinary(collector: Collector, role: Role): Expression {
  let choice = false;
  eachChild(collector, () => {
    choice ||= collector.cursor.name === 'or';
  });
  const operands = readChildren(collector, inner(role, 'load'));
  return at(collector, choice ? { kind: 'choice', branches: operands } : { kind: 'operation', operands });
}

function readUnary(collector: Collector, role: Role): Expression {
  const operands = readChildren(collector, inner(role, 'load'));
  const [operand] = operands;
  const negative = collector.text[collector.cursor.from - collector.base] === '-';
  return negative && operand?.kind === 'literal' && typeof operand.value === 'number'
    ? at(collector, { kind: 'literal', value: -operand.value })
    : at(collector, { kind: 'operation', operands });
}

function readNamed(collector: Collector, role: Role): Expression {
  const { cursor } = collector;
  let target: Expression | undefined;
  let value: Expression | undefined;
  eachChild(collector, () => {
    if (!isExpression(cursor.name)) return;
    if (target === undefined) target = readExpression(collector, 'target');
    else value = readExpression(collector, role === 'load' ? 'part' : role);
  });
  if (target !== undefined && value !== undefined) bindTarget(collector, target, value, value.to);
  return value ?? at(collector, { kind: 'unread' });
}
