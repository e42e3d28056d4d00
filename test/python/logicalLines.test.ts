import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eachLogicalLine } from '../../src/python/logicalLines';

function beginnings(text: string): number[] {
  const found: number[] = [];
  eachLogicalLine(text, (from) => {
    found.push(from);
    return undefined;
  });
  return found;
}

/** The same by its definition, one token at a time: strings, comments and escapes are skipped, brackets counted. */
function expected(text: string): number[] {
  const found = [0];
  let depth = 0;
  const tokens =
    /("""|''')(?:[^\\]|\\[\s\S])*?(?:\1|$)|"(?:[^"\\\n]|\\[\s\S])*(?:"|(?=\n)|\\?$)|'(?:[^'\\\n]|\\[\s\S])*(?:'|(?=\n)|\\?$)|#[^\n]*|\\(?:\r\n|[\s\S]|$)|\r\n?|[\s\S]/g;
  const statement = /^(?:(?:def|class|import|from|while|with|try|return|raise|assert|del|pass|global)\b|@\w)/;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth = Math.max(0, depth - 1);
    else if (/^[\r\n]/.test(token)) {
      const next = index + token.length;
      if (statement.test(text.slice(next, next + 20))) depth = 0;
      if (depth === 0) found.push(next);
    }
  }
  return found;
}

describe('eachLogicalLine', () => {
  const pieces = ['(', ')', '[', ']', '{', '"', "'", '"""', "'''", '""', '\n', '\r', '\r\n', '#', 'a', ' ', 'f("a")'];
  const text = fc
    .array(fc.constantFrom(...pieces, 'x = [1]', 'import ', 'def f', '(a', "'b'"), { maxLength: 40 })
    .map((parts) => parts.join(''));

  it('finds the lines that the definition gives', () => {
    fc.assert(
      fc.property(text, (source) => assert.deepEqual(beginnings(source), expected(source))),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('reads hostile lines once', () => {
    for (const piece of ['(', '("', '(a', '("a" ', "'a", '[(a)', 'a'])
      assert.deepEqual(beginnings(piece.repeat(20_000)), [0], piece);
  });
});
