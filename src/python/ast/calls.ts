import { comprehensionClauses, startsComprehension } from './atoms';
import { type Cursor, keywords } from './cursor';
import { expression, namedExpression, startsExpression } from './expressions';
import type { Argument } from './nodes';
import { Malformed } from './tokens';

/** The arguments of a call or class, brackets included. */
export function callArguments(cursor: Cursor): Argument[] {
  cursor.expect('(');
  const args: Argument[] = [];
  while (!cursor.at(')')) {
    const { from, kind, text } = cursor.peek();
    if (cursor.accept('**')) args.push({ kind: '**', name: '', value: expression(cursor) });
    else if (cursor.accept('*')) args.push({ kind: '*', name: '', value: expression(cursor) });
    else if (kind === 'name' && !keywords.has(text) && cursor.peek(1).text === '=') {
      cursor.take();
      cursor.take();
      if (args.some((other) => other.kind === 'keyword' && other.name === text)) {
        throw new Malformed(`keyword argument repeated: ${text}`, from);
      }
      args.push({ kind: 'keyword', name: text, value: expression(cursor) });
    } else {
      const named = cursor.attempt(() => namedExpression(cursor));
      let value = named ?? expression(cursor);
      if (cursor.at('=')) throw cursor.error('expression cannot contain assignment, perhaps you meant "=="?');
      if (startsComprehension(cursor)) {
        const clauses = comprehensionClauses(cursor);
        value = {
          kind: 'Comprehension',
          result: 'generator',
          item: value,
          value: undefined,
          clauses,
          from,
          to: cursor.end,
        };
        if ((args.length > 0 || cursor.at(',')) && !(args.length === 0 && cursor.peek(1).text === ')'))
          throw new Malformed('Generator expression must be parenthesized', from);
      }
      const before = args[args.length - 1];
      if (before?.kind === 'keyword') throw new Malformed('positional argument follows keyword argument', cursor.end);
      if (before?.kind === '**')
        throw new Malformed('positional argument follows keyword argument unpacking', cursor.end);
      args.push({ kind: 'positional', name: '', value });
    }
    if (!cursor.accept(',')) break;
  }
  if (!cursor.at(')') && startsExpression(cursor)) throw cursor.error('invalid syntax. Perhaps you forgot a comma?');
  cursor.expect(')');
  return args;
}
