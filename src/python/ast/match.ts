import type { Cursor } from './cursor';
import { binary, expressionList, namedExpression, starOrNamed, startsExpression } from './expressions';
import type { Block, Expression, Match, Pattern } from './nodes';
import { block } from './statements';

/** `match subject:` with its cases; throws Malformed when `match` is only a name here. */
export function matchStatement(cursor: Cursor, from: number): Match {
  cursor.take();
  if (!startsExpression(cursor)) throw cursor.error();
  const subject = expressionList(cursor, starOrNamed);
  cursor.expect(':');
  if (cursor.take().kind !== 'newline' || cursor.take().kind !== 'indent') throw cursor.error();
  const cases: { pattern: Pattern; guard: Expression | undefined; body: Block }[] = [];
  do {
    const start = cursor.expect('case').from;
    const pattern = openPattern(cursor);
    const guard = cursor.accept('if') ? namedExpression(cursor) : undefined;
    cases.push({ pattern, guard, body: block(cursor, "'case' statement", cursor.line(start)) });
  } while (cursor.at('case'));
  if (cursor.peek().kind === 'dedent') cursor.take();
  return { kind: 'Match', subject, cases, from, to: cursor.end };
}

/** A pattern, or several with commas: a sequence. */
function openPattern(cursor: Cursor): Pattern {
  const { from } = cursor.peek();
  const first = pattern(cursor);
  if (!cursor.at(',') && first.kind !== 'StarPattern') return first;
  const patterns = [first];
  while (cursor.accept(',')) {
    if (cursor.at(':') || cursor.at('if')) break;
    patterns.push(pattern(cursor));
  }
  return { kind: 'SequencePattern', patterns, from, to: cursor.end };
}

function pattern(cursor: Cursor): Pattern {
  return cursor.nested(() => {
    const { from } = cursor.peek();
    if (cursor.accept('*')) {
      const { text } = cursor.identifier();
      return { kind: 'StarPattern', name: text === '_' ? undefined : text, from, to: cursor.end };
    }
    const first = closedPattern(cursor);
    const patterns = [first];
    while (cursor.accept('|')) patterns.push(closedPattern(cursor));
    const whole: Pattern = patterns.length === 1 ? first : { kind: 'OrPattern', patterns, from, to: cursor.end };
    if (!cursor.accept('as')) return whole;
    return { kind: 'AsPattern', pattern: whole, name: cursor.identifier().text, from, to: cursor.end };
  });
}

function patternsUntil(cursor: Cursor, close: string): Pattern[] {
  const patterns: Pattern[] = [];
  while (!cursor.at(close)) {
    patterns.push(pattern(cursor));
    if (!cursor.accept(',')) break;
  }
  cursor.expect(close);
  return patterns;
}

function closedPattern(cursor: Cursor): Pattern {
  const token = cursor.peek();
  const { from, text } = token;
  if (token.kind === 'operator' && text === '[') {
    cursor.take();
    return { kind: 'SequencePattern', patterns: patternsUntil(cursor, ']'), from, to: cursor.end };
  }
  if (token.kind === 'operator' && text === '(') return parenthesisedPattern(cursor);
  if (token.kind === 'operator' && text === '{') return mappingPattern(cursor);
  if (token.kind === 'name' && !/^(None|True|False)$/.test(text)) return namePattern(cursor);
  const value = binary(cursor, 2);
  return { kind: 'ValuePattern', value, from, to: cursor.end };
}

function parenthesisedPattern(cursor: Cursor): Pattern {
  const { from } = cursor.expect('(');
  if (cursor.accept(')')) return { kind: 'SequencePattern', patterns: [], from, to: cursor.end };
  const first = pattern(cursor);
  if (first.kind !== 'StarPattern' && cursor.accept(')')) return first;
  if (!cursor.at(')')) cursor.expect(',');
  const patterns = [first, ...patternsUntil(cursor, ')')];
  return { kind: 'SequencePattern', patterns, from, to: cursor.end };
}

function mappingPattern(cursor: Cursor): Pattern {
  const { from } = cursor.expect('{');
  const entries: { key: Expression; pattern: Pattern }[] = [];
  let rest: string | undefined;
  while (!cursor.at('}')) {
    if (cursor.accept('**')) rest = cursor.identifier().text;
    else {
      const key = binary(cursor, 2);
      cursor.expect(':');
      entries.push({ key, pattern: pattern(cursor) });
    }
    if (!cursor.accept(',')) break;
  }
  cursor.expect('}');
  return { kind: 'MappingPattern', entries, rest, from, to: cursor.end };
}

function namePattern(cursor: Cursor): Pattern {
  const { from, to, text } = cursor.identifier();
  let value: Expression = { kind: 'Name', name: text, from, to };
  while (cursor.accept('.')) {
    const name = cursor.identifier().text;
    value = { kind: 'Attribute', object: value, name, from, to: cursor.end };
  }
  if (cursor.accept('(')) {
    const positional: Pattern[] = [];
    const keywords: { name: string; pattern: Pattern }[] = [];
    while (!cursor.at(')')) {
      if (cursor.peek().kind === 'name' && cursor.peek(1).text === '=') {
        const name = cursor.identifier().text;
        cursor.expect('=');
        keywords.push({ name, pattern: pattern(cursor) });
      } else positional.push(pattern(cursor));
      if (!cursor.accept(',')) break;
    }
    cursor.expect(')');
    return { kind: 'ClassPattern', type: value, positional, keywords, from, to: cursor.end };
  }
  if (value.kind === 'Name') {
    return { kind: 'CapturePattern', name: text === '_' ? undefined : text, from, to };
  }
  return { kind: 'ValuePattern', value, from, to: cursor.end };
}
