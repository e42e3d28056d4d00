import assert from 'node:assert/strict';
import { openWorkbench } from './workbench.mjs';

const program = `import torch
import torch.nn.functional as F

x = torch.tensor([-1.0, 0.0, 2.0])
print(F.relu(x))
print(F.leaky_relu(x, 0.5))
print(F.relu(x * 50))
`;

describe('lens, seen', () => {
  let workbench;
  before(async () => {
    workbench = await openWorkbench({ files: { 'program.py': program } });
    await workbench.open('program.py');
  });
  afterEach(function () {
    return workbench.picture(this);
  });
  after(() => workbench?.close());

  it('shows results above their lines, as many spaces as are printed', async () => {
    assert.deepEqual(await workbench.lenses(), [
      'tensor([0., 0., 2.])',
      'tensor([-0.5000,\u00a0 0.0000,\u00a0 2.0000])',
      'tensor([\u00a0 0.,\u00a0\u00a0 0., 100.])',
    ]);
  });

  it('stays while one types, and follows what was typed', async () => {
    await workbench.goTo('program.py', '2.0', 'tensor');
    await workbench.page.keyboard.press('End');
    const seen = [];
    for (const key of '  # a remark') {
      await workbench.page.keyboard.type(key);
      seen.push(await workbench.page.locator('.codelens-decoration').count());
    }
    assert.deepEqual([...new Set(seen)], [3]);
  });

  it('offers to copy, to insert and to draw, and draws the inputs', async () => {
    await workbench.page.locator('.codelens-decoration a').first().click();
    const offers = await workbench.pickList();
    assert.deepEqual(
      offers.map((offer) => offer.trim()),
      ['Copy result', 'Insert result as comment', 'Open curve with this input'],
    );
    await workbench.pick('Open curve');
    const frame = await workbench.frameWith('figure canvas');
    assert.match(await frame.locator('figcaption').innerText(), /relu/);
    assert.match(await frame.locator('figure').innerText(), /inputs/);
  });

  it('inserts a comment that VS Code shows', async () => {
    await workbench.page.locator('.codelens-decoration a').first().click();
    await workbench.pickList();
    await workbench.pick('Insert result');
    await workbench.page.locator('.view-line', { hasText: 'tensor([0., 0., 2.])' }).first().waitFor();
  });

  it('left no exception in the page', () => assert.deepEqual(workbench.errors, []));
});
