import assert from 'node:assert/strict';
import { openWorkbench, themes } from './workbench.mjs';

describe('panel, seen', () => {
  let workbench;
  before(async () => {
    workbench = await openWorkbench();
    await workbench.open('pytorch.py');
  });
  afterEach(function () {
    return workbench.picture(this);
  });
  after(() => workbench?.close());

  it('opens from the palette for activations chosen from a list', async () => {
    await workbench.goTo('pytorch.py', 'import torch');
    await workbench.command('Activation Lens: Open Curve');
    const rows = await workbench.pickList();
    assert.ok(rows.length > 5, rows.join());
    for (const name of ['relu6', 'mish']) {
      await workbench.page.locator('.quick-input-widget .quick-input-box input').fill(name);
      await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
    }
    await workbench.page.keyboard.press('Enter');
    const frame = await workbench.frameWith('figure canvas');
    const text = await frame.locator('figure').innerText();
    assert.match(text, /relu6/);
    assert.match(text, /mish/);
  });

  it('shows the activation at the cursor, in the same panel', async () => {
    await workbench.goTo('pytorch.py', 'hardswish');
    await workbench.command('Activation Lens: Open Curve');
    await workbench.page.locator('.tab', { hasText: 'hardswish' }).waitFor();
    assert.equal(await workbench.page.locator('.tab').count(), 2);
  });

  const pictures = new Set();
  for (const kind of Object.keys(themes)) {
    it(`follows the theme: ${kind}`, async () => {
      await workbench.theme(kind);
      const frame = await workbench.frameWith('figure canvas');
      const canvas = frame.locator('figure canvas').first();
      const picture = await workbench.settled(
        () => canvas.evaluate((one) => one.toDataURL()),
        (url) => url.length > 1000 && !pictures.has(url),
      );
      pictures.add(picture);
    });
  }

  it('runs no script but its own', async () => {
    const frame = await workbench.frameWith('figure canvas');
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(policy, /^default-src 'none'; script-src 'nonce-[0-9a-f]{32}';/);
  });

  it('left no exception in the page', () => assert.deepEqual(workbench.errors, []));
});
