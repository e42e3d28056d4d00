import { targetList } from './atoms';
import { callArguments } from './calls';
import type { Cursor } from './cursor';
import { expression, expressionList, namedExpression } from './expressions';
import type { Block, Expression, Handler, Statement } from './nodes';
import { parameterList } from './parameters';
import { block } from './statements';
import { checkTarget } from './targets';
import { Malformed } from './tokens';

type Reader = (cursor: Cursor, from: number) => Statement;

/** `keyword: block` where the keyword stands next. */
function optionalBlock(cursor: Cursor, keyword: string): Block {
  const { from } = cursor.peek();
  if (!cursor.accept(keyword)) return [];
  return block(cursor, keyword === 'finally' ? "'finally' statement" : `'${keyword}' statement`, cursor.line(from));
}

/** Longer chains of `elif` overflow CPython's compiler too. */
const maximumBranches = 900;

const readIf: Reader = (cursor, start) => {
  const branches: { from: number; test: Expression; body: Block }[] = [];
  let keyword = 'if';
  for (let from = start; cursor.accept(keyword); from = cursor.peek().from) {
    const test = namedExpression(cursor);
    if (branches.length > maximumBranches) {
      throw new Malformed('maximum recursion depth exceeded during compilation', from, 'RecursionError');
    }
    branches.push({ from, test, body: block(cursor, `'${keyword}' statement`, cursor.line(from)) });
    keyword = 'elif';
  }
  let otherwise = optionalBlock(cursor, 'else');
  const to = cursor.end;
  for (const { from, test, body } of branches.slice(1).reverse())
    otherwise = [{ kind: 'If', test, body, otherwise, from, to }];
  const [first] = branches;
  if (!first) throw cursor.error();
  return { kind: 'If', test: first.test, body: first.body, otherwise, from: start, to };
};

const readWhile: Reader = (cursor, from) => {
  cursor.expect('while');
  const test = namedExpression(cursor);
  const body = block(cursor, "'while' statement", cursor.line(from));
  return { kind: 'While', test, body, otherwise: optionalBlock(cursor, 'else'), from, to: cursor.end };
};

const readFor: Reader = (cursor, from) => {
  const isAsync = cursor.accept('async');
  cursor.expect('for');
  const target = targetList(cursor);
  cursor.expect('in');
  checkTarget(target, 'cannot assign to');
  const iterable = expressionList(cursor);
  const body = block(cursor, "'for' statement", cursor.line(from));
  return {
    kind: 'For',
    target,
    iterable,
    body,
    otherwise: optionalBlock(cursor, 'else'),
    isAsync,
    from,
    to: cursor.end,
  };
};

const readTry: Reader = (cursor, from) => {
  cursor.expect('try');
  const body = block(cursor, "'try' statement", cursor.line(from));
  const handlers: Handler[] = [];
  let isGroup = false;
  while (cursor.at('except')) {
    const { from: start } = cursor.take();
    isGroup = cursor.accept('*') || isGroup;
    const type = cursor.at(':') || cursor.peek().kind === 'newline' ? undefined : expression(cursor);
    if (cursor.at(',')) throw new Malformed('multiple exception types must be parenthesized', type?.from ?? start);
    const name = cursor.accept('as') ? cursor.identifier().text : undefined;
    handlers.push({ from: start, type, name, body: block(cursor, "'except' statement", cursor.line(start)) });
  }
  const otherwise = handlers.length > 0 ? optionalBlock(cursor, 'else') : [];
  const final = optionalBlock(cursor, 'finally');
  if (handlers.length === 0 && final.length === 0)
    throw new Malformed("expected 'except' or 'finally' block", cursor.peek().from);
  return { kind: 'Try', body, handlers, otherwise, final, isGroup, from, to: cursor.end };
};

type WithItem = { readonly context: Expression; readonly target: Expression | undefined };

const readWith: Reader = (cursor, from) => {
  const isAsync = cursor.accept('async');
  cursor.expect('with');
  const item = (): WithItem => {
    const context = expression(cursor);
    const target = cursor.accept('as') ? withTarget(cursor) : undefined;
    return { context, target };
  };
  const list = (close: string): WithItem[] => {
    const items = [item()];
    while (cursor.accept(',')) {
      if (cursor.at(close)) break;
      items.push(item());
    }
    return items;
  };
  const items =
    cursor.attempt(() => {
      cursor.expect('(');
      const inside = list(')');
      cursor.expect(')');
      if (!cursor.at(':')) throw cursor.error();
      return inside;
    }) ?? list(':');
  const body = block(cursor, "'with' statement", cursor.line(from));
  return { kind: 'With', items, body, isAsync, from, to: cursor.end };
};

function withTarget(cursor: Cursor): Expression {
  const target = expression(cursor);
  checkTarget(target, 'cannot assign to');
  return target;
}

const readDefinition: Reader = (cursor, from) => {
  const decorators: Expression[] = [];
  while (cursor.accept('@')) {
    decorators.push(namedExpression(cursor));
    if (cursor.take().kind !== 'newline') throw cursor.error();
  }
  return cursor.at('class') ? readClass(cursor, from, decorators) : readFunction(cursor, from, decorators);
};

function readFunction(cursor: Cursor, from: number, decorators: Expression[]): Statement {
  const isAsync = cursor.accept('async');
  if (isAsync && cursor.at('for')) return { ...(readFor(cursor, from) as Statement & { kind: 'For' }), isAsync };
  if (isAsync && cursor.at('with')) return { ...(readWith(cursor, from) as Statement & { kind: 'With' }), isAsync };
  const start = cursor.peek().from;
  cursor.expect('def');
  const { text: name } = cursor.identifier();
  if (!cursor.accept('(')) throw cursor.error("expected '('");
  const parameters = parameterList(cursor, ')', true);
  cursor.expect(')');
  const returns = cursor.accept('->') ? expressionList(cursor) : undefined;
  const body = block(cursor, 'function definition', cursor.line(start));
  return { kind: 'Function', name, parameters, decorators, returns, body, isAsync, from, to: cursor.end };
}

function readClass(cursor: Cursor, from: number, decorators: Expression[]): Statement {
  const start = cursor.peek().from;
  cursor.expect('class');
  const { text: name } = cursor.identifier();
  const args = cursor.at('(') ? callArguments(cursor) : [];
  const body = block(cursor, 'class definition', cursor.line(start));
  return { kind: 'Class', name, args, decorators, body, from, to: cursor.end };
}

/** Compound statements by their keyword. */
export const compoundStatements = {
  if: readIf,
  while: readWhile,
  for: readFor,
  try: readTry,
  with: readWith,
  def: readDefinition,
  class: readDefinition,
  async: readDefinition,
} satisfies Record<string, Reader>;
