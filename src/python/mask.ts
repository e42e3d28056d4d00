import { eachLogicalLine, lineEnd } from './logicalLines';

/**
 * Same-length masking of what the Lezer grammar for Python misreads, so that offsets in the tree are offsets in the text:
 * - a float literal with nothing after the point (`1.`, `1.e-5`, `1.j`) becomes `.1`, `.1e-5`, `.1j`;
 * - IPython's line magics, shell escapes and help requests (`%timeit f()`, `!pip install torch`, `relu?`) become a constant and a comment.
 * Whoever wants a literal's value or a name reads the original text.
 */
export function mask(text: string): string {
  return maskMagics(text.includes('.') ? text.replace(barePoint, '.$1') : text);
}

/** Digits that end in a point; not part of a name, another number, an ellipsis or an attribute. */
const barePoint =
  /(?<![\w.])(\d[\d_]*)\.(?!\d|\.(?![A-Za-z_]))(?!(?!e[-+\d]|j\b|if\b|else\b|and\b|or\b|in\b|is\b|not\b|for\b)[A-Za-z_])/gi;
const escapeLine = /^[ \t]*[%!?]/m;
const helpLine = /\?[ \t\r]*$/m;
/** From its indentation on: a line that is a magic, an escape or a request for help. */
const magicLine = /[ \t]*([%!?][^\n]*|[\w.*]+\?{1,2}[ \t]*\r?(?=\n|$))/y;
const timedStatement = /^%time[ \t]+(?=\S)/;

/** Masks IPython's lines alone, where a statement may begin. */
export function maskMagics(text: string): string {
  if (!escapeLine.test(text) && !(text.includes('?') && helpLine.test(text))) return text;
  const parts: string[] = [];
  let copied = 0;
  eachLogicalLine(text, (from) => {
    const line = magicAt(text, from);
    if (line === undefined) return undefined;
    const end = lineEnd(text, from);
    parts.push(text.slice(copied, end - line.length), magicMask(line));
    copied = end;
    return end;
  });
  return parts.join('') + text.slice(copied);
}

/** The magic that a logical line holds, without its indentation. */
export function magicAt(text: string, from: number): string | undefined {
  magicLine.lastIndex = from;
  return magicLine.exec(text)?.[1];
}

/** `%time statement` still runs its statement; every other magic is nothing that Python sees. */
function magicMask(line: string): string {
  const timed = timedStatement.exec(line);
  if (timed !== null) return `0${' '.repeat(timed[0].length - 2)};${line.slice(timed[0].length)}`;
  const carriageReturn = line.endsWith('\r') ? '\r' : '';
  const length = line.length - carriageReturn.length;
  return `0${length > 1 ? '#' : ''}${' '.repeat(Math.max(0, length - 2))}${carriageReturn}`;
}
