import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { spellingByName } from '../../src/activations/lookup';
import { complete, interpret } from '../../src/interpreter';
import { buildCard } from '../../src/present/card';
import { cardMarkdown } from '../../src/present/hover/markdown';
import { lensesFor } from '../../src/present/lenses';
import { parse } from '../../src/python/parse';
import { findSites } from '../../src/python/sites';
import { mutations, randomNumbers } from './mutate';

const folder = path.join(__dirname, '../programs/seeds');
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));

const budget = { steps: 20_000, elements: 200_000, output: 20_000, milliseconds: 2_000 };
const versions = 2_000;

describe('robustness', () => {
  for (const [index, [name, mutate]] of Object.entries(mutations).entries()) {
    it(`${name}: no exception, nothing over budget`, function () {
      this.timeout(120_000);
      const random = randomNumbers(index + 1);
      const count = Math.ceil(versions / Object.keys(mutations).length);
      for (let version = 0; version < count; version++) {
        let text = programs[version % programs.length]!;
        for (let times = 0; times <= version % 3; times++) text = mutate(text, random);
        const outcome = complete(interpret(text, { budget }));
        const printed = outcome.output.reduce((total, { text: piece }) => total + piece.length, 0);
        assert.ok(printed <= budget.output, `${printed} characters printed`);
        const document = parse(text);
        for (const site of findSites(document)) {
          assert.ok(site.from >= 0 && site.to <= text.length && site.from < site.to);
          const named = spellingByName(site.spelling)!;
          const card = buildCard(named.activation, named.spelling, site.parameters);
          const markdown = cardMarkdown(card, 'dark', { curve: false, full: true });
          assert.ok(markdown.length < 100_000);
          assert.doesNotMatch(markdown, /<img src=x|(?<!\\)\]\(command:y\)/);
        }
        if (version % 10 === 0) complete(lensesFor(document, { budget }));
      }
    });
  }
});
