import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from '../../src/python/parse';
import { lineStarts, positionAt } from '../../src/python/position';
import { findSites } from '../../src/python/sites';

/** Programs in the styles people write, each followed by its sites as `line:column-endColumn kind spelling {parameters}`. */
const programs = readFileSync(new URL('programs.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((text) => {
    const [head = '', expected = ''] = text.split('---\n');
    const end = head.indexOf('\n') + 1;
    return { name: head.slice(0, end - 1), source: head.slice(end), expected: expected.split('\n').filter(Boolean) };
  });

function sitesOf(source: string): string[] {
  const starts = lineStarts(source);
  return findSites(parse(source)).map(({ kind, spelling, from, to, parameters }) => {
    const { line, column } = positionAt(starts, from);
    const set = Object.keys(parameters).length > 0 ? ` ${JSON.stringify(parameters)}` : '';
    return `${line}:${column}-${column + to - from} ${kind} ${spelling}${set}`;
  });
}

describe('sites of whole programs', () => {
  for (const { name, source, expected } of programs) {
    it(name, () => assert.deepEqual(sitesOf(source), expected));
    it(`${name}, lines ending in CRLF`, () => {
      const places = (sites: readonly string[]) => sites.map((site) => site.replace(/ \{.*/, ''));
      assert.deepEqual(places(sitesOf(source.replaceAll('\n', '\r\n'))), places(expected));
    });
  }
});
