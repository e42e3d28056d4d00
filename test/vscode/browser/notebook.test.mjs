import assert from 'node:assert/strict';
import { openWorkbench, themes } from './workbench.mjs';

describe('notebook, seen', () => {
  let workbench;
  let frame;
  before(async () => {
    // High enough that no output is left out of the page.
    workbench = await openWorkbench({ size: { width: 1200, height: 2600 } });
    await workbench.open('curves.ipynb');
    frame = await workbench.frameWith('figure canvas');
  });
  afterEach(function () {
    return workbench.picture(this);
  });
  after(() => workbench?.close());

  it('draws every stored output that can be drawn', async () => {
    await frame.locator('figure canvas').nth(2).waitFor();
    const titles = await frame.locator('figcaption').allInnerTexts();
    assert.deepEqual(titles.sort(), ['GELU and its tanh approximation', 'SiLU as measured', 'The ReLU family']);
  });

  it('says in place what is wrong with a message, naming the field', async () => {
    const alert = frame.locator('[role=alert]');
    assert.equal(await alert.count(), 1);
    assert.match(await alert.innerText(), /domain/);
  });

  it('has a legend, and reads values under the mouse', async () => {
    const figure = frame.locator('figure', { hasText: 'GELU and its tanh' });
    assert.match(await figure.innerText(), /gelu[\s\S]*approximate/);
    await figure.locator('canvas').hover();
    await figure.locator('.reading').waitFor({ state: 'visible' });
    assert.match(await figure.locator('.reading').innerText(), /gelu.*-?\d/);
  });

  it('shows results in the status bar of cells', async () => {
    await workbench.page
      .locator('.cell-statusbar-container', { hasText: /line 5: / })
      .first()
      .waitFor();
  });

  const pictures = new Set();
  for (const kind of Object.keys(themes)) {
    it(`follows the theme: ${kind}`, async () => {
      await workbench.theme(kind);
      const canvas = frame.locator('figure canvas').first();
      const picture = await workbench.settled(
        () => canvas.evaluate((one) => one.toDataURL()),
        (url) => url.length > 1000 && !pictures.has(url),
      );
      pictures.add(picture);
    });
  }

  it('left no exception in the page', () => assert.deepEqual(workbench.errors, []));
});
