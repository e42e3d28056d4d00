import type { Cursor } from './cursor';
import { expression, starOrNamed } from './expressions';
import type { Expression } from './nodes';

/** What stands between square brackets: an index, a slice, or a tuple of them. */
export function subscript(cursor: Cursor): Expression {
  const first = sliceOrIndex(cursor);
  if (!cursor.at(',') && first.kind !== 'Starred') return first;
  const items = [first];
  while (cursor.accept(',')) {
    if (cursor.at(']')) break;
    items.push(sliceOrIndex(cursor));
  }
  return { kind: 'Tuple', items, from: first.from, to: cursor.end };
}

function sliceOrIndex(cursor: Cursor): Expression {
  const { from } = cursor.peek();
  const part = (): Expression | undefined =>
    cursor.at(':') || cursor.at(',') || cursor.at(']') ? undefined : expression(cursor);
  const start = cursor.at(':') ? undefined : starOrNamed(cursor);
  if (!cursor.accept(':')) return start ?? expression(cursor);
  const stop = part();
  const step = cursor.accept(':') ? part() : undefined;
  return { kind: 'Slice', start, stop, step, from, to: cursor.end };
}
