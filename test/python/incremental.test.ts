import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse, reparse } from '../../src/python/parse';
import { findSites, SiteCache, siteAt, sitesInSlices } from '../../src/python/sites';
import { program } from './program';

const folder = path.join(__dirname, '../programs/seeds');
/** Programs one after another, which bind the same names again and again. */
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .slice(0, 12)
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n');

/** Names that hang on each other in circles and in long chains, from functions, loops and other statements. */
const circles = `import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(3)
a, b = F.relu, F.gelu
for step in range(3):
    x = b(a(x)) + x
    a, b = b, a
    c = a if step else b
    x = x.relu()
print(x.relu(), c(x))
def f(y):
    global h
    h = nn.SiLU()
    return g(y) + x.sigmoid() + last.tanh()
def g(y):
    return h(f(y)).relu()
${Array.from({ length: 130 }, (_, index) => `x${index + 1} = x${index} + 1`).join('\n')}
x0 = x.double()
last = x130 * 2
print(x130.relu(), last.sigmoid(), h(last))
class A:
    act = nn.GELU()
    def forward(self, x):
        return self.act(x) + B().act(x)
class B(A):
    def forward(self, x):
        return self.act(x).softmax(-1)
print(A().act(x), B().act(x))
`;

/** What people type, and what changes what others mean. */
const fragments = [
  '',
  '\n',
  '    ',
  '\ny = 1\n',
  '\nx = 1\n',
  '\nx = torch.zeros(2)\n',
  '\nimport torch.nn.functional as F\n',
  '\nimport numpy as torch\n',
  '\nfrom torch.nn.functional import *\n',
  '\nfrom torch import nn\n',
  '\nF = 1\n',
  '\na = F.silu\n',
  '\nh = a\n',
  '\nobject.act = nn.ReLU()\n',
  '\ndef k():\n    global x, F\n    x = F = 2\n',
  '\nif x:\n    F = nn\n',
  '\nprint(x.relu(), F.gelu(x), a(x), h(x), relu(x), silu(x))\n',
  '(',
  ')',
  "'''",
  '#',
];
const edit = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat({ max: 80 })),
  insert: fc.constantFrom(...fragments),
});

describe('sites after edits', () => {
  for (const [name, text, runs] of [
    ['a program', program, 150],
    ['many programs in one file', programs, 60],
    ['circles and chains', circles, 150],
  ] as const)
    it(`are those of a search from nothing: ${name}`, function () {
      this.timeout(120_000);
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), fc.nat(), (edits, turn) => {
          let document = parse(text);
          const cache = new SiteCache();
          findSites(document, cache);
          for (const { at, length, insert } of edits) {
            const from = at % (document.text.length + 1);
            document = reparse(document, [{ from, to: Math.min(document.text.length, from + length), insert }]);
            const anew = findSites(parse(document.text));
            assert.deepEqual(findSites(document, cache), anew);
            const site = anew[turn % anew.length];
            if (site === undefined) continue;
            const first = anew.find(({ from, to }) => from <= site.from && site.from <= to);
            assert.deepEqual(siteAt(document, site.from, cache), first);
          }
        }),
        { numRuns: runs, seed: 1 },
      );
    });

  it('are right when searches of two versions take turns on one cache', () => {
    const cache = new SiteCache();
    const versions = [programs, `${programs.slice(0, 3000)}\nF = torch = x = 1\n${programs.slice(3000)}`].map(
      (text) => ({
        expected: findSites(parse(text)),
        search: sitesInSlices(parse(text), cache),
        found: undefined as unknown,
      }),
    );
    while (versions.some(({ found }) => found === undefined))
      for (const version of versions) {
        const step = version.found === undefined ? version.search.next() : undefined;
        if (step?.done) version.found = step.value;
      }
    for (const { found, expected } of versions) assert.deepEqual(found, expected);
  });
});
