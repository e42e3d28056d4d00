/** Text to insert into a Python file, at the end of a line (0-based). */
export interface CommentInsertion {
  readonly line: number;
  readonly text: string;
}

const widestTrailing = 100;

/**
 * A result as a Python comment: after the code where it fits on that line, else on lines of its own below, indented like the code.
 * @param lines the file's lines without their endings
 * @param line 0-based line on which the expression ends
 */
export function resultComment(lines: readonly string[], line: number, result: string): CommentInsertion {
  let last = line;
  // A comment may not follow a backslash that joins two lines.
  while (lines[last]?.endsWith('\\') && last + 1 < lines.length) last++;
  const code = lines[last] ?? '';
  const rows = result.split(/\r\n|\r|\n/);
  const trailing = `  # ${rows[0] ?? ''}`;
  if (rows.length === 1 && !code.includes('#') && code.trimEnd().length + trailing.length <= widestTrailing) {
    return { line: last, text: trailing };
  }
  const indent = /^[ \t]*/.exec(lines[line] ?? '')?.[0] ?? '';
  return { line: last, text: rows.map((row) => `\n${indent}# ${row}`.trimEnd()).join('') };
}
