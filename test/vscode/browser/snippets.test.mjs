import assert from 'node:assert/strict';
import { openWorkbench } from './workbench.mjs';

describe('snippets, seen', () => {
  let workbench;
  before(async () => {
    workbench = await openWorkbench({
      files: { 'torch_model.py': 'import torch\n\n\n', 'keras_model.py': 'import keras\n\n\n' },
    });
  });
  afterEach(function () {
    return workbench.picture(this);
  });
  after(() => workbench?.close());

  const text = async () =>
    (await workbench.page.locator('.editor-group-container.active .view-lines').innerText()).replaceAll('\u00a0', ' ');

  it('are offered by their prefix and inserted', async () => {
    await workbench.open('torch_model.py');
    await workbench.page.locator('.view-lines').first().click();
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('swiglu-torch', { delay: 50 });
    const row = workbench.page.locator('.suggest-widget.visible .monaco-list-row.focused');
    // The list is sorted anew as completions arrive: accept what has the focus once it rests.
    await workbench.until(async () => {
      const before = await row
        .first()
        .innerText({ timeout: 1000 })
        .catch(() => '');
      await workbench.page.waitForTimeout(500);
      const after = await row
        .first()
        .innerText({ timeout: 1000 })
        .catch(() => '');
      return before === after && /^swiglu-torch\b(?!-)/.test(after.trim());
    }, 'the suggestion');
    await workbench.page.keyboard.press('Enter');
    await workbench.until(async () => /class SwiGLU\(nn\.Module\)/.test(await text()), 'the snippet');
  });

  for (const [file, framework] of [
    ['keras_model.py', 'Keras'],
    ['torch_model.py', 'PyTorch'],
  ]) {
    it(`the pick list has the file's framework first: ${framework}`, async () => {
      await workbench.open(file);
      await workbench.command('Activation Lens: Insert GLU Variant');
      const [first] = await workbench.pickList();
      assert.match(first, new RegExp(`^GLU \\w+${framework}`));
      await workbench.page.keyboard.press('Escape');
    });
  }

  it('the pick list inserts the variant with its imports', async () => {
    await workbench.open('keras_model.py');
    await workbench.page.locator('.editor-group-container.active .view-lines').first().click();
    await workbench.page.keyboard.press('Control+End');
    await workbench.command('Activation Lens: Insert GLU Variant');
    await workbench.pickList();
    await workbench.pick('GEGLU function', 'PyTorch');
    await workbench.until(async () => /def geglu\(/.test(await text()), 'the function');
    assert.match(await text(), /import torch\.nn\.functional as F/);
  });

  it('left no exception in the page', () => assert.deepEqual(workbench.errors, []));
});
