import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { moveAlong, type PlacedLens } from '../src/present/placedLens';
import { type Document, type Edit, parse, reparse } from '../src/python/parse';
import { findSites, SiteCache } from '../src/python/sites';
import { type Figure, type Spent, spread, table, time } from './figure';
import { hover } from './hovering';

/** A Python file of 2,000 lines made of the recorded programs. */
export function longFile(root: string, lines = 2000): string {
  const folder = path.join(root, 'test/programs');
  const texts = ['seeds', 'torch'].flatMap((name) =>
    readdirSync(path.join(folder, name))
      .filter((file) => file.endsWith('.py'))
      .map((file) => readFileSync(path.join(folder, name, file), 'utf8')),
  );
  const all: string[] = [];
  while (all.length < lines) for (const text of texts) all.push(...text.split('\n'));
  return all.slice(0, lines).join('\n');
}

/** A module of about 2,000 lines as people write them: imports at the top, then classes and functions. */
export function longModule(blocks = 130): string {
  const block = (index: number): string => `
class Block${index}(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.expand = nn.Linear(features, hidden)
        self.activation = nn.SiLU()
        self.shrink = nn.Linear(hidden, features)

    def forward(self, x):
        hidden = self.activation(self.expand(x))
        return F.gelu(self.shrink(hidden))


def rectified${index}(x):
    return F.relu(x)
`;
  const imports = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';
  return imports + Array.from({ length: blocks }, (_, index) => block(index)).join('');
}

type Work = (document: Document, cache: SiteCache, edit: Edit) => unknown;

/** Alternately types and deletes a statement somewhere in the file; times reading each new text and `work` on it. */
function edits(text: string, count: number, work: Work): Spent[] {
  const cache = new SiteCache();
  let document = parse(text);
  work(document, cache, { from: 0, to: 0, insert: '' });
  const times: Spent[] = [];
  for (let index = 0; index < count; index++) {
    const line = document.text.indexOf('\n', Math.floor(document.text.length * ((index * 0.37) % 0.95)));
    const edit = { from: line, to: line, insert: index % 2 === 0 ? '\ny = 1' : '\n' };
    times.push(
      time(() => {
        document = reparse(document, [edit]);
        work(document, cache, edit);
      }),
    );
  }
  return times;
}

/** Hovers on the sites of a text in turn, each in the middle of the name. */
function hovering(text: string): Work {
  let turn = 0;
  const sites = findSites(parse(text));
  return (document, cache) => {
    turn = (turn + 37) % sites.length;
    const site = sites[turn];
    return hover(document, cache, site === undefined ? 0 : (site.from + site.to) >> 1);
  };
}

/** What lenses cost before evaluation starts: the sites of the new text, and the last answers moved along. */
function lenses(text: string): Work {
  let placed: readonly PlacedLens[] = findSites(parse(text)).map((site, id) => {
    const { from, to } = site.call ?? site;
    return { id, from, to, lens: { line: 1, from, to, text: 'tensor([0., 1.])', source: 'value', site } };
  });
  return (document, cache, { from, to, insert }) => {
    placed = placed.flatMap(
      (lens) => moveAlong(lens, [{ rangeOffset: from, rangeLength: to - from, text: insert }]) ?? [],
    );
    return findSites(document, cache);
  };
}

/** First hovers, each in a fresh process running a bundle made like the one that ships, at places all over the file. */
function cold(root: string, text: string, count: number): Spent[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const bundle = path.join(folder, 'cold.js');
  buildSync({
    absWorkingDir: root,
    entryPoints: ['bench/cold.ts'],
    outfile: bundle,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    alias: { '@lezer/highlight': './build/highlight.mjs' },
  });
  const sites = findSites(parse(text));
  const times = Array.from({ length: count }, (_, index) => {
    const site = sites[Math.floor((index / count) * sites.length)];
    const output = execFileSync(process.execPath, [bundle, String(site?.from ?? 0)], { input: text, encoding: 'utf8' });
    const [wall, cpu, length] = JSON.parse(output) as [number, number, number];
    if (length === 0) throw new Error(`no hover at ${site?.from}`);
    return { wall, cpu };
  });
  rmSync(folder, { recursive: true });
  return times;
}

/** Hovers and lenses on 2,000 lines: cold, then after edits; in a module, and in a hundred programs that bind the same names over and over. */
export function editing(root: string): Figure[] {
  const texts: readonly (readonly [string, string])[] = [
    ['a module', longModule()],
    ['100 programs', longFile(root)],
  ];
  return texts.flatMap(([name, text]) => [
    ...spread(`${name}: hover, cold`, cold(root, text, 25), 50),
    ...spread(`${name}: hover after an edit`, edits(text, 400, hovering(text)).slice(100), 2),
    ...spread(`${name}: lenses after an edit`, edits(text, 400, lenses(text)).slice(100), 8),
  ]);
}

if (require.main === module) {
  console.log(table(editing(path.resolve(__dirname, '..'))));
}
