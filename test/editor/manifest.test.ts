import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hoverCommands } from '../../src/present/hover/links';
import { curvesMediaType } from '../../src/present/message';
import { palettes } from '../../src/present/palette';

const root = path.resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { contributes } = manifest;
const sources = ['src/extension.ts', ...readdirSync(path.join(root, 'src/editor')).map((name) => `src/editor/${name}`)];
const code = sources.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
const commands: string[] = contributes.commands.map(({ command }: { command: string }) => command);
const settings: Record<string, { description?: string; default?: unknown }> = contributes.configuration.properties;

describe('manifest', () => {
  for (const command of commands) {
    it(`${command} is registered`, () => {
      const name = command.replace('activationLens.', '');
      assert.ok(code.includes(`'${command}'`) || code.includes(`register('${name}'`));
    });
  }
  it('contributes every command that is registered or linked', () => {
    const registered = [...code.matchAll(/registerCommand\('([^']+)'/g)].map(([, name]) => name ?? '');
    for (const name of [...registered, ...Object.values(hoverCommands)]) assert.ok(commands.includes(name), name);
  });
  it('puts every command into one category', () => {
    for (const { category } of contributes.commands) assert.equal(category, 'Activation Lens');
  });
  it('gives every setting a name of three parts, a default and a short description, and reads it', () => {
    for (const [name, { description = '', default: byDefault }] of Object.entries(settings)) {
      assert.match(name, /^activationLens\.[a-z]+\.[a-zA-Z]+$/);
      assert.notEqual(byDefault, undefined, name);
      assert.ok(description.length > 20 && description.length < 140, name);
      assert.ok(code.includes(`setting('${name.replace('activationLens.', '')}'`), `${name} is not read`);
    }
  });
  it('contributes the colours of the palettes', () => {
    const expected = palettes.dark.series.map((dark, index) => ({
      id: `activationLens.series${index + 1}`,
      defaults: {
        dark,
        light: palettes.light.series[index],
        highContrast: palettes['hc-dark'].series[index],
        highContrastLight: palettes['hc-light'].series[index],
      },
    }));
    const actual = contributes.colors.map(({ id, defaults }: { id: string; defaults: object }) => ({ id, defaults }));
    assert.deepEqual(actual, expected);
  });
  it('renders the media type of the message', () => {
    assert.deepEqual(contributes.notebookRenderer[0].mimeTypes, [curvesMediaType]);
  });
  it('names files that are there', () => {
    const files: string[] = [
      manifest.icon,
      ...contributes.snippets.map(({ path: file }: { path: string }) => file),
      ...contributes.walkthroughs[0].steps.map(({ media }: { media: { markdown: string } }) => media.markdown),
    ];
    for (const file of files) assert.ok(existsSync(path.join(root, file)), file);
  });
  it('contributes every snippet file', () => {
    const contributed = contributes.snippets.map(({ path: file }: { path: string }) => path.basename(file)).sort();
    assert.deepEqual(contributed, readdirSync(path.join(root, 'snippets')).sort());
  });
  it('has at most five keywords and needs nothing at run time', () => {
    assert.ok(manifest.keywords.length <= 5);
    assert.equal(manifest.dependencies, undefined);
  });
});
