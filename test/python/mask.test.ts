import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mask, maskMagics } from '../../src/python/mask';

const numbers: readonly (readonly [source: string, masked: string])[] = [
  ['x = 1.', 'x = .1'],
  ['x = 1.e-5', 'x = .1e-5'],
  ['x = 1.E5', 'x = .1E5'],
  ['f(1.j, 20.)', 'f(.1j, .20)'],
  ['[-2., -1.]', '[-.2, -.1]'],
  ['1_000.', '.1_000'],
  ['1..real', '.1.real'],
  ['1.if x else 2', '.1if x else 2'],
  ['1.5', '1.5'],
  ['1.real', '1.real'],
  ['a1.b', 'a1.b'],
  ['0x1.x', '0x1.x'],
  ['x[1].y', 'x[1].y'],
  ['...', '...'],
];

const magics: readonly (readonly [name: string, source: string, masked: string])[] = [
  ['line magic', '%matplotlib inline\nx', '0#                \nx'],
  ['shell escape', '!ls', '0# '],
  ['single character', '?', '0'],
  ['in a suite', 'if a:\n  %time\nx', 'if a:\n  0#   \nx'],
  ['help', 'torch.relu?', '0#         '],
  ['help before', '?x', '0#'],
  ['timed statement', '%time y = f(x)', '0    ;y = f(x)'],
  ['carriage return', '%a b\r\nx', '0#  \r\nx'],
  ['modulo inside brackets', 'x = (a\n % b)', 'x = (a\n % b)'],
  ['modulo after a backslash', 'x = a \\\n % b', 'x = a \\\n % b'],
  ['inside a string', '"""\n%a\n"""', '"""\n%a\n"""'],
  ['after a string with quotes', 'x = "\'" # it\'s\n%a', 'x = "\'" # it\'s\n0#'],
  ['after an unclosed string', "x = 'a\n%b", "x = 'a\n0#"],
  ['question mark in a comment', '# why?\nx', '# why?\nx'],
];

const pieces = [
  '1.',
  '.',
  'e-5',
  'j',
  '%',
  '!',
  '?',
  ' ',
  '\n',
  '\r\n',
  '"',
  "'",
  '"""',
  '(',
  ')',
  '[',
  '\\',
  '#',
  'a',
  '\t',
  '%time ',
  '𝛼',
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

describe('mask', () => {
  for (const [source, masked] of numbers) it(source, () => assert.equal(mask(source), masked));
  for (const [name, source, masked] of magics) it(name, () => assert.equal(mask(source), masked));

  it('leaves numbers to those who evaluate', () => assert.equal(maskMagics('%a\nx = 1.'), '0#\nx = 1.'));

  it('keeps the length and every line ending in its place', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const masked = mask(text);
        assert.equal(masked.length, text.length);
        for (let index = 0; index < text.length; index++)
          assert.equal(/[\r\n]/.test(masked[index]!), /[\r\n]/.test(text[index]!));
      }),
      { numRuns: 2000 },
    );
  });

  it('masks in time that grows with the text', () => {
    // Were the time quadratic, this would take far longer than any test may.
    const text = `${'%'.repeat(200_000)}\n${'1.'.repeat(100_000)}\n${' '.repeat(100_000)}?\n${'"'.repeat(100_001)}`;
    assert.equal(mask(text).length, text.length);
  });
});
