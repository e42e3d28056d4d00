import { compoundStatements } from './compound';
import type { Cursor } from './cursor';
import { binary, expression, expressionList, yieldExpression } from './expressions';
import { matchStatement } from './match';
import type { BinaryOperatorName, Block, Expression, ImportName, Statement } from './nodes';
import { checkAnnotated, checkAssigned, checkTarget, isPlace, targetName } from './targets';
import { Malformed } from './tokens';

type Reader = (cursor: Cursor, from: number) => Statement;

/** One logical line's statements, or one compound statement. */
export function statement(cursor: Cursor): Statement[] {
  return cursor.nested(() => {
    const token = cursor.peek();
    if (token.kind === 'operator' && token.text === '@') return [compoundStatements.def(cursor, token.from)];
    if (token.kind === 'name' && Object.hasOwn(compoundStatements, token.text)) {
      return [compoundStatements[token.text as keyof typeof compoundStatements](cursor, token.from)];
    }
    if (token.kind === 'name' && token.text === 'match') {
      const matched = cursor.attempt(() => matchStatement(cursor, token.from));
      if (matched) return [matched];
    }
    return simpleLine(cursor);
  });
}

function simpleLine(cursor: Cursor): Statement[] {
  const statements = [simpleStatement(cursor)];
  while (cursor.accept(';')) {
    if (cursor.peek().kind === 'newline') break;
    statements.push(simpleStatement(cursor));
  }
  if (cursor.peek().kind !== 'newline') throw cursor.error(legacy(cursor, statements));
  cursor.take();
  return statements;
}

/** CPython's hint where a Python 2 statement stands. */
function legacy(cursor: Cursor, statements: readonly Statement[]): string {
  const last = statements[statements.length - 1];
  const isName = last?.kind === 'Expression' && last.value.kind === 'Name' ? last.value.name : '';
  const { kind } = cursor.peek();
  if ((isName === 'print' || isName === 'exec') && (kind === 'name' || kind === 'string' || kind === 'number')) {
    return `Missing parentheses in call to '${isName}'. Did you mean ${isName}(...)?`;
  }
  return 'invalid syntax';
}

/** `: block`, on the same line or indented. */
export function block(cursor: Cursor, after: string, headLine: number): Block {
  cursor.colon(/^(?:function definition|'(?:else|try|finally)' statement)/.test(after));
  if (cursor.peek().kind !== 'newline') return simpleLine(cursor);
  cursor.take();
  if (cursor.peek().kind !== 'indent') {
    throw new Malformed(
      `expected an indented block after ${after} on line ${headLine}`,
      cursor.peek().from,
      'IndentationError',
    );
  }
  cursor.take();
  const body: Statement[] = [];
  while (cursor.peek().kind !== 'dedent' && cursor.peek().kind !== 'end') body.push(...statement(cursor));
  if (cursor.peek().kind === 'dedent') cursor.take();
  return body;
}

const updates: ReadonlySet<string> = new Set([
  '+=',
  '-=',
  '*=',
  '/=',
  '//=',
  '%=',
  '**=',
  '@=',
  '&=',
  '|=',
  '^=',
  '<<=',
  '>>=',
]);

function simpleStatement(cursor: Cursor): Statement {
  const token = cursor.peek();
  if (token.kind === 'name' && Object.hasOwn(readers, token.text)) {
    const reader = readers[token.text];
    if (reader) {
      cursor.take();
      return reader(cursor, token.from);
    }
  }
  return expressionStatement(cursor, token.from);
}

function rightSide(cursor: Cursor): Expression {
  return cursor.at('yield') ? yieldExpression(cursor) : expressionList(cursor);
}

function expressionStatement(cursor: Cursor, from: number): Statement {
  const first = cursor.at('yield') ? yieldExpression(cursor) : expressionList(cursor);
  if (cursor.accept(':')) {
    checkAnnotated(first);
    const annotation = expression(cursor);
    const value = cursor.accept('=') ? rightSide(cursor) : undefined;
    return { kind: 'AnnotatedAssign', target: first, annotation, value, from, to: cursor.end };
  }
  if (cursor.atAny(updates)) {
    if (!isPlace(first))
      throw new Malformed(`'${targetName(first)}' is an illegal expression for augmented assignment`, first.from);
    const operator = cursor.take().text.slice(0, -1) as BinaryOperatorName;
    return { kind: 'AugmentedAssign', target: first, operator, value: rightSide(cursor), from, to: cursor.end };
  }
  if (!cursor.at('=')) {
    if (first.kind === 'Starred') throw new Malformed("can't use starred expression here", first.from);
    return { kind: 'Expression', value: first, from, to: cursor.end };
  }
  const targets: Expression[] = [];
  let value = first;
  while (cursor.accept('=')) {
    const target = value;
    value = rightSide(cursor);
    checkAssigned(target, value, cursor);
    targets.push(target);
  }
  return { kind: 'Assign', targets, value, from, to: cursor.end };
}

const simple =
  (kind: 'Pass' | 'Break' | 'Continue'): Reader =>
  (cursor, from) => ({ kind, from, to: cursor.end });

const declaration =
  (kind: 'Global' | 'Nonlocal'): Reader =>
  (cursor, from) => {
    const names = [cursor.identifier().text];
    while (cursor.accept(',')) names.push(cursor.identifier().text);
    return { kind, names, from, to: cursor.end };
  };

const readers: Readonly<Record<string, Reader>> = {
  pass: simple('Pass'),
  break: simple('Break'),
  continue: simple('Continue'),
  global: declaration('Global'),
  nonlocal: declaration('Nonlocal'),
  return: (cursor, from) => {
    const value = cursor.peek().kind === 'newline' || cursor.at(';') ? undefined : expressionList(cursor);
    return { kind: 'Return', value, from, to: cursor.end };
  },
  raise: (cursor, from) => {
    const bare = cursor.peek().kind === 'newline' || cursor.at(';');
    const exception = bare ? undefined : expression(cursor);
    const cause = exception && cursor.accept('from') ? expression(cursor) : undefined;
    return { kind: 'Raise', exception, cause, from, to: cursor.end };
  },
  assert: (cursor, from) => {
    const test = expression(cursor);
    const message = cursor.accept(',') ? expression(cursor) : undefined;
    return { kind: 'Assert', test, message, from, to: cursor.end };
  },
  del: (cursor, from) => {
    const list = expressionList(cursor, (inner) => binary(inner, 1));
    checkTarget(list, 'cannot delete');
    return { kind: 'Delete', targets: list.kind === 'Tuple' ? list.items : [list], from, to: cursor.end };
  },
  import: (cursor, from) => {
    const names: ImportName[] = [];
    do names.push({ name: dottedName(cursor), alias: cursor.accept('as') ? cursor.identifier().text : undefined });
    while (cursor.accept(','));
    return { kind: 'Import', names, from, to: cursor.end };
  },
  from: (cursor, from) => {
    let level = 0;
    while (cursor.at('.') || cursor.at('...')) level += cursor.take().text.length;
    const module = level > 0 && cursor.at('import') ? '' : dottedName(cursor);
    cursor.expect('import');
    const names: ImportName[] = [];
    if (!cursor.accept('*')) {
      const inBrackets = cursor.accept('(');
      do {
        if (inBrackets && cursor.at(')')) break;
        if (names.length > 0 && cursor.peek().kind === 'newline')
          throw cursor.error('trailing comma not allowed without surrounding parentheses');
        names.push({
          name: cursor.identifier().text,
          alias: cursor.accept('as') ? cursor.identifier().text : undefined,
        });
      } while (cursor.accept(','));
      if (inBrackets) cursor.expect(')');
    }
    return { kind: 'ImportFrom', level, module, names, from, to: cursor.end };
  },
};

function dottedName(cursor: Cursor): string {
  let name = cursor.identifier().text;
  while (cursor.accept('.')) name += `.${cursor.identifier().text}`;
  return name;
}
