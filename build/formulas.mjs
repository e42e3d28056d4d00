/** Writes media/formulas: one SVG for every formula variant of every activation. `--check` only says what is stale. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { finish, typeset } from './typeset.mjs';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../media/formulas');

/** File name to SVG, for all activations; throws when two variants share a name or MathJax does not accept one. */
export async function formulaImages() {
  const { activations } = await tsImport('../src/activations/lookup.ts', import.meta.url);
  const { formulaName } = await tsImport('../src/present/formula.ts', import.meta.url);
  const images = new Map();
  for (const activation of activations) {
    const defaults = Object.fromEntries(activation.parameters.map((parameter) => [parameter.name, parameter.default]));
    for (const variant of activation.formula.variants) {
      const name = `${formulaName(activation, variant)}.svg`;
      if (images.has(name)) throw new Error(`formulas: two variants of ${activation.name} are called ${name}`);
      images.set(name, await typeset(activation.formula.tex({ ...defaults, ...variant })));
    }
  }
  await finish();
  return images;
}

/** The names of the files that are missing, superfluous or different. */
export function staleFormulas(images) {
  const found = new Set(readdirSync(folder, { withFileTypes: true }).map((entry) => entry.name));
  const different = [...images].filter(
    ([name, svg]) => !found.has(name) || readFileSync(path.join(folder, name), 'utf8') !== svg,
  );
  return [...different.map(([name]) => name), ...[...found].filter((name) => !images.has(name))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  const images = await formulaImages();
  const stale = staleFormulas(images);
  if (process.argv.includes('--check')) {
    for (const name of stale) console.error(`media/formulas/${name} is stale: run node build/formulas.mjs`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const name of stale) {
      const svg = images.get(name);
      if (svg === undefined) rmSync(path.join(folder, name));
      else writeFileSync(path.join(folder, name), svg);
    }
    console.log(`media/formulas: ${images.size} formulas, ${stale.length} changed`);
  }
}
