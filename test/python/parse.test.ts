import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, parse, parseInSlices, reparse } from '../../src/python/parse';
import { findSites, SiteCache, siteAt } from '../../src/python/sites';
import { program } from './program';

/** Fragments that change what the text around them means. */
const fragments = [
  '',
  ' ',
  '\n',
  '    ',
  '(',
  ')',
  '"""',
  "'",
  '#',
  'F.relu(x)\n',
  'act = nn.GELU()\n',
  ':',
  '=',
  '1.',
  '\n%time x\n',
  'def relu(x):\n',
  'x',
  '\\',
  'import torch\n',
  'self.act',
  'del F\n',
];
const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), insert: fc.constantFrom(...fragments) });

describe('reparse', () => {
  it('gives the same tree and sites as a parse from nothing, whatever the edits', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let document = parse(program);
        const cache = new SiteCache();
        findSites(document, cache);
        for (const { at, length, insert } of edits) {
          const from = at % (document.text.length + 1);
          document = reparse(document, [{ from, to: Math.min(document.text.length, from + length), insert }]);
          const anew = parse(document.text);
          assert.equal(document.tree.toString(), anew.tree.toString());
          assert.deepEqual(findSites(document, cache), findSites(anew));
        }
      }),
    );
  });

  it('gives at every offset the site that a whole search finds there', () => {
    const document = parse(program);
    const all = findSites(document);
    const cache = new SiteCache();
    for (let offset = 0; offset <= program.length; offset++)
      assert.deepEqual(
        siteAt(document, offset, cache),
        all.find(({ from, to }) => from <= offset && offset <= to),
      );
  });

  it('takes several edits at once, in any order', () => {
    assert.equal(
      applyEdits('abcdef', [
        { from: 4, to: 5, insert: 'X' },
        { from: 0, to: 1, insert: '' },
        { from: 2, to: 2, insert: '__' },
      ]),
      'b__cdXf',
    );
  });

  it('parses in slices', () => {
    let slices = 0;
    const parsing = parseInSlices(program.repeat(20));
    while (parsing.next().done !== true) slices++;
    assert.ok(slices > 10, `${slices} slices`);
  });
});

describe('findSites on mutated text', () => {
  it('never throws, and every site lies within the text', () => {
    const mutation = fc.record({ at: fc.nat(), length: fc.nat({ max: 200 }), to: fc.nat() });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 8 }), (mutations) => {
        let text = program;
        for (const { at, length, to } of mutations) {
          const from = at % (text.length + 1);
          const piece = text.slice(from, from + length);
          const rest = text.slice(0, from) + text.slice(from + length);
          const target = to % (rest.length + 1);
          text = to % 3 === 0 ? rest : rest.slice(0, target) + piece + rest.slice(target);
        }
        for (const { from, to, call } of findSites(parse(text))) {
          assert.ok(0 <= from && from < to && to <= text.length);
          assert.ok(call === undefined || (0 <= call.from && call.to <= text.length));
        }
      }),
    );
  });
});
