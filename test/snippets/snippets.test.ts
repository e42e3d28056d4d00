import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { complete, interpret } from '../../src/interpreter';
import { gluVariants } from '../../src/present/gluVariants.generated';
import { curvesMediaType, parseCurvesMessage } from '../../src/present/message';

interface Recorded {
  readonly versions: Readonly<Record<string, string>>;
  readonly snippets: readonly { readonly name: string; readonly program: string; readonly output: string }[];
}

const root = path.resolve(__dirname, '../..');
const snippetFiles = readdirSync(path.join(root, 'snippets'));
const snippets = new Map<string, { prefix: string; description: string; body: string[] }>(
  snippetFiles.flatMap((file) => Object.entries(JSON.parse(readFileSync(path.join(root, 'snippets', file), 'utf8')))),
);
const recorded = new Map(
  ['pytorch', 'keras', 'flax'].map((environment) => [
    environment,
    JSON.parse(readFileSync(path.join(__dirname, 'recorded', `${environment}.json`), 'utf8')) as Recorded,
  ]),
);

describe('snippets', () => {
  it('are what build/snippets.mjs generates', () => {
    execFileSync(process.execPath, [path.join(root, 'build/snippets.mjs'), '--check']);
  });

  it('offer GLU, Bilinear, ReGLU, GEGLU and SwiGLU in three forms for three frameworks', () => {
    const offered = new Map<string, Set<string>>();
    for (const { variant, framework, form } of gluVariants) {
      const key = `${framework.label} ${form}`;
      offered.set(key, (offered.get(key) ?? new Set()).add(variant));
    }
    assert.equal(offered.size, 9);
    for (const set of offered.values()) assert.deepEqual([...set], ['GLU', 'Bilinear', 'ReGLU', 'GEGLU', 'SwiGLU']);
  });

  it('have a prefix of their own each', () => {
    const prefixes = [...snippets.values()].map(({ prefix }) => prefix);
    assert.deepEqual([...new Set(prefixes)].sort(), [...prefixes].sort());
  });

  it('were all run by real Python, as they stand now', () => {
    const programs = new Map(
      [...recorded.values()].flatMap((file) => file.snippets).map(({ name, program }) => [name, program]),
    );
    assert.deepEqual([...programs.keys()].sort(), [...snippets.keys()].sort());
    for (const [name, { body }] of snippets) {
      const fixed = body.map((line) => line.split('$')[0]!).filter((line) => line.trim() !== '');
      for (const start of fixed)
        assert.ok(programs.get(name)!.includes(start), `${name}: recorded before "${start}" was changed`);
    }
  });

  for (const [environment, { versions, snippets: runs }] of recorded) {
    const made = Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ');
    for (const { name, program, output } of runs.filter(({ output }) => !output.startsWith('{'))) {
      it(`${name} prints what ${made} print`, function () {
        const outcome = complete(interpret(program));
        if (environment === 'flax' && outcome.unknown.length > 0) this.skip();
        assert.deepEqual(outcome.unknown, []);
        assert.equal(outcome.raised, undefined);
        assert.equal(outcome.output.map(({ text }) => text).join(''), output);
      });
    }
  }

  for (const { name, output } of recorded.get('pytorch')!.snippets.filter(({ output }) => output.startsWith('{'))) {
    it(`${name} displays a valid message`, () => {
      const parsed = parseCurvesMessage(JSON.parse(output)[curvesMediaType]);
      assert.ok('message' in parsed, JSON.stringify(parsed));
    });
  }
});
