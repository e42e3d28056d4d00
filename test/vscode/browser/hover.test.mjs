import assert from 'node:assert/strict';
import { openWorkbench, themes } from './workbench.mjs';

describe('hover, seen', () => {
  let workbench;
  before(async () => {
    workbench = await openWorkbench();
    await workbench.open('pytorch.py');
    await workbench.goTo('pytorch.py', 'gelu', 'print(F.gelu(x))');
  });
  afterEach(function () {
    return workbench.picture(this);
  });
  after(() => workbench?.close());

  const strokes = new Set();
  for (const kind of Object.keys(themes)) {
    it(`shows formula and curve in the colours of the theme: ${kind}`, async () => {
      await workbench.theme(kind);
      await workbench.goTo('pytorch.py', 'gelu', 'print(F.gelu(x))');
      const hover = await workbench.hover();
      assert.match(await hover.innerText(), /Gaussian error linear unit/);
      const pictures = await hover
        .locator('img')
        .evaluateAll((all) =>
          all.map((one) => ({ width: one.naturalWidth, alt: one.alt, svg: atob(one.src.split(',')[1]) })),
        );
      assert.equal(pictures.length, 2);
      for (const { width, alt } of pictures) assert.ok(width > 50 && alt.length > 10, alt);
      strokes.add(
        pictures
          .at(-1)
          .svg.match(/stroke="#[0-9a-f]+"/g)
          .join(' '),
      );
      await workbench.dismiss();
    });
  }

  it('differs from theme to theme', () => assert.equal(strokes.size, 4));

  it('opens the curve by its link', async () => {
    await workbench.theme('dark');
    await workbench.goTo('pytorch.py', 'leaky_relu');
    const hover = await workbench.hover();
    await hover.locator('a', { hasText: 'Open curve' }).click();
    const frame = await workbench.frameWith('figure canvas');
    assert.match(await frame.locator('figcaption').innerText(), /leaky_relu/);
  });

  it('left no exception in the page', () => assert.deepEqual(workbench.errors, []));
});
