import { Cursor } from './cursor';
import type { Statement } from './nodes';
import { statement } from './statements';
import { type LineOf, Malformed } from './tokens';

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
      yield { kind: 'Invalid', message: `${error.type}: ${error.message}`, from, to };
      start = to;
    }
  }
}

/** Where the next line after an offset starts that is neither indented, nor blank, nor a closing bracket. */
function nextStart(text: string, from: number): number {
  const margin = /(?:\r\n|\n|\r)(?=[^\s#)\]}])/g;
  margin.lastIndex = from;
  return margin.exec(text) === null ? text.length : margin.lastIndex;
}
