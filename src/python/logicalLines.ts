/**
 * Visits the offsets at which a logical line begins: outside strings and brackets, not after a backslash. A statement that only begins
 * with a keyword ends brackets left open before it, so that one half-typed line does not swallow the rest. `visit` may give the offset
 * from which to go on. The first line visited is the one at `start`.
 */
export function eachLogicalLine(text: string, visit: (from: number) => number | undefined, start = 0): void {
  let depth = 0;
  let at = visit(start) ?? start;
  while (at < text.length) {
    run.lastIndex = at;
    if (run.test(text)) at = run.lastIndex;
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
      at++;
      if (depth > 0 && startsStatement(text, at)) depth = 0;
      if (depth === 0) at = visit(at) ?? at;
    } else if (code === hash) at = lineEnd(text, at);
    else if (code === backslash) at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? 3 : 2;
    else if (code === doubleQuote || code === singleQuote) at = stringEnd(text, at);
    else {
      if (code === 40 || code === 91 || code === 123) depth++;
      else if (depth > 0 && (code === 41 || code === 93 || code === 125)) depth--;
      at++;
    }
  }
}

/**
 * A stretch within a line that leaves the depth as it is: text without brackets, short strings, and pairs of brackets around such. The
 * loop would read it to the same end; a regular expression is quick from its first use on. No two parts of it can match the same text,
 * and the counts bound what is read again where a pair is not closed.
 */
const [bare, string] = [`[^\\n\\r#\\\\"'()[\\]{}]`, `(?:"(?!"")[^"\\\\\\n]{0,200}"|'(?!'')[^'\\\\\\n]{0,200}')`];
const pair = `[([{]${bare}{0,200}(?:${string}${bare}{0,200}){0,10}[)\\]}]`;
const run = new RegExp(`(?:${bare}{1,200}|${string}|${pair}){1,50}`, 'y');

const hash = 35;
const backslash = 92;
const doubleQuote = 34;
const singleQuote = 39;

/** Keywords at the margin that cannot stand inside brackets. */
const statement = /(?:def|class|import|from|while|with|try|return|raise|assert|del|pass|global)\b|@\w/y;

function startsStatement(text: string, from: number): boolean {
  statement.lastIndex = from;
  return statement.test(text);
}

/** Where the string that opens at an offset ends; an unclosed one ends with its line, or with the text when tripled. */
function stringEnd(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  if (text.charCodeAt(from + 1) === quote && text.charCodeAt(from + 2) === quote) {
    const quotes = text.slice(from, from + 3);
    let end = text.indexOf(quotes, from + 3);
    while (end >= 0 && isEscaped(text, end)) end = text.indexOf(quotes, end + 1);
    return end < 0 ? text.length : end + 3;
  }
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 10) return at;
    if (code === backslash) at++;
  }
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === backslash) before--;
  return (at - before) % 2 === 1;
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
