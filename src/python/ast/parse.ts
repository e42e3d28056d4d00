import { Cursor, keywords } from './cursor';
import { expression, startsExpression } from './expressions';
import type { Statement } from './nodes';
import { statement } from './statements';
import { type LineOf, Malformed, tokenise, Unclosed } from './tokens';

/** 1-based lines of offsets. */
export function lineIndex(text: string): LineOf {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return (position) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/**
 * The top-level statements of a program, parsed as they are asked for. Text that is not Python becomes one Invalid statement and reading goes on at the
 * next line that starts at the margin.
 *
 * The evaluator does not read the Lezer tree: that grammar takes `not a or b` as `not (a or b)` and has no bare `yield`, no `with a as (b, c)` and
 * no `lambda a, /`, so a value computed from it could be wrong.
 */
export function* parseStatements(text: string, line: LineOf): Generator<Statement, undefined> {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start < text.length) {
    const cursor = new Cursor(text, start, line);
    let from = start;
    try {
      while (cursor.peek().kind !== 'end') {
        from = cursor.peek().from;
        yield* statement(cursor);
      }
      return;
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      const to = nextStart(text, Math.max(from, start));
      const { type, message } = lexicalError(text, start, line, error) ?? missingComma(cursor, error) ?? error;
      yield { kind: 'Invalid', message: `${type}: ${message}`, from, to };
      start = to;
    }
  }
}

/** CPython reads on after an error of the grammar: one in the tokens, or a bracket left open on an earlier line, goes before it. */
function lexicalError(text: string, start: number, line: LineOf, error: Malformed): Malformed | undefined {
  if (error.isLexical) return undefined;
  try {
    for (const token of tokenise(text, start, line)) if (token.kind === 'end') break;
  } catch (found) {
    if (!(found instanceof Malformed)) throw found;
    return found instanceof Unclosed && line(found.position) >= line(error.position) ? undefined : found;
  }
  return undefined;
}

/** Two expressions side by side inside brackets, for CPython's hint. */
function missingComma(cursor: Cursor, error: Malformed): Malformed | undefined {
  const { from, kind } = cursor.peek();
  const before = cursor.previous;
  if (error.message !== 'invalid syntax' || error.position !== from || !before || !cursor.isInBrackets)
    return undefined;
  const ends =
    before.kind === 'name'
      ? !keywords.has(before.text) || /^(?:None|True|False)$/.test(before.text)
      : before.kind === 'number' || before.kind === 'string' || /^[)\]}]$/.test(before.text);
  const isPlain = kind === 'name' || kind === 'number' || kind === 'string' || /^[([{]$/.test(cursor.peek().text);
  const isLegacy = before.kind === 'name' && (kind === 'string' || /^(?:print|exec|match|case|_)$/.test(before.text));
  if (!ends || !isPlain || isLegacy || !startsExpression(cursor)) return undefined;
  if (cursor.attempt(() => expression(cursor)) === undefined) return undefined;
  return new Malformed('invalid syntax. Perhaps you forgot a comma?', from);
}

/** Where the next line after an offset starts that is neither indented, nor blank, nor a closing bracket. */
function nextStart(text: string, from: number): number {
  const margin = /(?:\r\n|\n|\r)(?=[^\s#)\]}])/g;
  margin.lastIndex = from;
  return margin.exec(text) === null ? text.length : margin.lastIndex;
}
