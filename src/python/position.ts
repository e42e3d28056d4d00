/** A place in a text: line is 1-based, column 0-based in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of a text begin; lines end in \n, \r\n or \r, as Python reads them. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const ending = /\r\n?|\n/g;
  while (ending.exec(text) !== null) starts.push(ending.lastIndex);
  return starts;
}

/** The position of an offset, given the text's line starts. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) };
}

/** The offset of a position, kept within the text's length. */
export function offsetAt(starts: readonly number[], position: Position, length: number): number {
  const start = starts[Math.min(Math.max(position.line, 1), starts.length) - 1] ?? 0;
  const next = starts[Math.min(Math.max(position.line, 1), starts.length)] ?? length;
  return Math.min(start + Math.max(0, position.column), next, length);
}
