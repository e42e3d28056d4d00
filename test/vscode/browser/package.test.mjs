import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packageExtension } from '../../../scripts/package.mjs';
import { openWorkbench } from './workbench.mjs';

describe('the packaged extension, as a user gets it', () => {
  let workbench;
  let folder;
  let vsix;
  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
    vsix = await packageExtension(path.join(folder, 'activation-lens.vsix'));
    workbench = await openWorkbench({ vsix });
  });
  afterEach(function () {
    return workbench?.picture(this);
  });
  after(async () => {
    await workbench?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('holds what it needs and nothing else', () => {
    const names = execFileSync(
      process.execPath,
      [path.resolve('node_modules/@vscode/vsce/vsce'), 'ls', '--no-dependencies'],
      { encoding: 'utf8' },
    )
      .split('\n')
      .filter((name) => name !== '');
    for (const name of [
      'dist/extension.js',
      'dist/evaluator.js',
      'dist/renderer.js',
      'dist/panel.js',
      'media/icon.png',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'media/formulas/gelu.svg',
      'snippets/pytorch.json',
    ]) {
      assert.ok(names.includes(name), `${name} is not in the package`);
    }
    const allowed = /^(dist\/[\w.]+\.js|media\/.*|snippets\/\w+\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
    assert.deepEqual(
      names.filter((name) => !allowed.test(name)),
      [],
    );
    assert.deepEqual(
      names.filter((name) => /^dist\/test|^dist\/cli|screenshots/.test(name)),
      [],
    );
  });

  it('shows a hover and opens its curve', async () => {
    await workbench.open('pytorch.py');
    await workbench.goTo('pytorch.py', 'hardswish');
    const hover = await workbench.hover();
    assert.match(await hover.innerText(), /hardswish/);
    assert.equal(await hover.locator('img').count(), 2);
    await workbench.dismiss();
    await workbench.command('Activation Lens: Open Curve');
    await workbench.frameWith('figure canvas');
  });

  it('draws the notebook', async () => {
    await workbench.open('curves.ipynb');
    const frame = await workbench.frameWith('#container figure canvas');
    assert.match(await frame.locator('#container figcaption').first().innerText(), /GELU|ReLU|SiLU/);
  });
});
