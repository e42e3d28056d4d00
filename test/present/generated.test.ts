import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { activations } from '../../src/activations/lookup';
import { formulaName, recolour, svgPicture } from '../../src/present/formula';

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, 'media/formulas');

describe('formula images', () => {
  it('are those of the activations as they are now', async () => {
    const { formulaImages, staleFormulas } = await import('../../build/formulas.mjs');
    assert.deepEqual(staleFormulas(await formulaImages()), [], 'run node build/formulas.mjs');
  });

  it('there is one for the default parameters of every activation', () => {
    const files = new Set(readdirSync(folder));
    for (const activation of activations) assert.ok(files.has(`${formulaName(activation, {})}.svg`), activation.name);
  });

  for (const file of readdirSync(folder)) {
    it(`${file}: small ASCII SVG that takes a colour`, () => {
      const svg = readFileSync(path.join(folder, file), 'utf8');
      assert.match(
        svg,
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="[\d.]+" height="[\d.]+" viewBox="[-\d ]+">[\n -~]*<\/svg>\n$/,
      );
      assert.ok(statSync(path.join(folder, file)).size < 12_000);
      assert.ok(!/<script|href="(?!#)|data-|class=/.test(svg));
      const dark = recolour(svg, '#d4d4d4');
      assert.ok(dark.includes('fill="#d4d4d4"') && !dark.includes('currentColor') && !dark.includes('<style'));
      const { width, height } = svgPicture(dark, 460);
      assert.ok(width > 40 && width <= 460 && height >= 12 && height < 90, `${width}x${height}`);
    });
  }
});

describe('documentation page', () => {
  it('is that of the activations as they are now', async () => {
    const { activationsPage, pageFile } = await import('../../build/docs.mjs');
    assert.equal(readFileSync(pageFile, 'utf8'), activationsPage(), 'run node build/docs.mjs');
  });

  it('names every spelling and shows images that exist', () => {
    const page = readFileSync(path.join(root, 'docs/activations.md'), 'utf8');
    for (const activation of activations) {
      assert.ok(page.includes(`\n## ${activation.name}\n`), activation.name);
      for (const { name } of activation.spellings)
        assert.ok(page.includes(name.replace('tensorflow.keras.', 'keras.')), name);
    }
    const images = [...page.matchAll(/\]\(\.\.\/(media\/formulas\/[^)]+)\)/g)];
    assert.ok(images.length >= activations.length);
    for (const [, file] of images) assert.ok(statSync(path.join(root, file!)).isFile());
  });
});
