import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, escapeXml, fencedCode, inlineCode, oneLine, shorten } from '../../src/present/escape';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '`',
      '|',
      '\\',
      '<',
      '>',
      '&',
      '[',
      ']',
      '(',
      ')',
      '*',
      '_',
      '#',
      '!',
      '\n',
      'a',
      ' ',
      ':',
      '/',
      '@',
    ),
  }),
);

describe('escape', () => {
  const markdown: readonly (readonly [text: string, escaped: string])[] = [
    ['negative_slope', 'negative_slope'],
    ['_emphasis_', '\\_emphasis\\_'],
    ['*a* ~b~', '\\*a\\* \\~b\\~'],
    ['[a](b)', '\\[a\\](b)'],
    ['a | b', 'a &#124; b'],
    ['\\| out', '&#92;&#124; out'],
    ['<img src=x>', '&#60;img src=x>'],
    ['&lt;', '&#38;lt;'],
    ['https://x.y www.x.y a@b.c', 'https&#58;//x.y www&#46;x.y a&#64;b.c'],
    ['- item', '&#45; item'],
    ['# title', '&#35; title'],
    ['> quote', '&#62; quote'],
    ['1. item', '&#49;. item'],
    ['two\nlines', 'two lines'],
    ['\u202eright to left\u0000', 'right to left'],
  ];
  for (const [text, escaped] of markdown)
    it(`Markdown: ${JSON.stringify(text)}`, () => assert.equal(escapeMarkdown(text), escaped));

  it('Markdown text never opens a tag, a code span, a cell or a line', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const escaped = escapeMarkdown(text);
        const unescaped = escaped.replace(/\\[*[\]~$_]/g, '');
        assert.ok(!/[<`|\\*[\]\n\r]/.test(unescaped), JSON.stringify(escaped));
        assert.ok(!/&(?!#\d+;)/.test(escaped), escaped);
      }),
    );
  });

  it('inline code is a clean span, or an element whose text is escaped', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const code = inlineCode(text);
        const span = /^`([^`|\\\n]+)`$/.exec(code);
        const inner = /^<code>(.*)<\/code>$/.exec(code);
        assert.ok(span || inner, code);
        if (inner) assert.ok(!/[<`|]/.test(inner[1]!), code);
      }),
    );
  });

  it('nothing inside closes a fence', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const lines = fencedCode(text).split('\n');
        const fence = /^`+/.exec(lines[0]!)![0];
        assert.equal(lines.at(-1), fence);
        for (const line of lines.slice(1, -1)) assert.ok(!line.trim().startsWith(fence), line);
      }),
    );
  });

  it('caps lines and their length', () => {
    const block = fencedCode(Array.from({ length: 50 }, () => 'x'.repeat(500)).join('\n'), 3, 20).split('\n');
    assert.equal(block.length, 6);
    assert.equal(block[1], `${'x'.repeat(19)}…`);
    assert.equal(block[4], '…');
  });

  it('XML text is ASCII and keeps no markup', () => {
    fc.assert(
      fc.property(anything, (text) =>
        assert.match(escapeXml(text).replace(/&#\d+;/g, ''), /^[^<>&"'`\u0080-\uffff]*$/),
      ),
    );
    assert.equal(escapeXml('a<b>"&\'é🙂'), 'a&#60;b&#62;&#34;&#38;&#39;&#233;&#128578;');
  });

  it('shortens without halving a character', () => {
    assert.equal(shorten('abc', 3), 'abc');
    assert.equal(shorten('abcd', 3), 'ab…');
    assert.equal(shorten('a🙂bcd', 3), 'a…');
    assert.equal(oneLine(' a \n\t b ', 10), ' a b ');
    assert.ok(oneLine('x'.repeat(1e6), 10).length <= 10);
  });
});
