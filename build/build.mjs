// Bundles everything that ships into dist/: `node build/build.mjs [--watch] [--tests] [--limits] [--composition dist/FILE.js]`.
// With --limits a file above its limit is an error.
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, context } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  alias: { '@lezer/highlight': './build/highlight.mjs' },
};
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs' };
const browser = { ...shared, platform: 'browser', target: 'es2022' };

/** One row per file in dist/; the limit is in bytes. */
const bundles = [
  // One file for every host: it needs no Node module.
  {
    ...browser,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    format: 'cjs',
    external: ['vscode'],
    limit: 300 * 1024,
  },
  // The interpreter, loaded when the first result is wanted.
  { ...browser, entryPoints: ['src/present/evaluator.ts'], outfile: 'dist/evaluator.js', format: 'cjs' },
  { ...browser, entryPoints: ['src/renderer/index.ts'], outfile: 'dist/renderer.js', format: 'esm', limit: 260 * 1024 },
  { ...browser, entryPoints: ['src/renderer/panel.ts'], outfile: 'dist/panel.js', format: 'iife', limit: 260 * 1024 },
  { ...node, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];

/** The suite that runs inside VS Code: one file without Node modules, so that the web worker host takes it too. */
const testBundles = [
  {
    ...browser,
    minify: false,
    sourcemap: 'inline',
    entryPoints: ['test/vscode/host/index.ts'],
    outfile: 'dist/test/host.js',
    format: 'cjs',
    external: ['vscode'],
    alias: { ...shared.alias, mocha: './dist/test/mocha.cjs' },
  },
];

function options({ limit: _, ...rest }) {
  return rest;
}

/** Builds the bundles and returns their sizes in bytes by file. */
export async function buildAll({ tests = false } = {}) {
  const rows = tests ? [...bundles, ...testBundles] : bundles;
  if (tests) {
    // Mocha's browser build is CommonJS in a package that says it is not.
    mkdirSync(path.join(root, 'dist/test'), { recursive: true });
    copyFileSync(path.join(root, 'node_modules/mocha/mocha.js'), path.join(root, 'dist/test/mocha.cjs'));
  }
  await Promise.all(rows.map((row) => build(options(row))));
  return rows.map(({ outfile, limit }) => ({ outfile, limit, bytes: statSync(path.join(root, outfile)).size }));
}

/** What an outfile is made of, largest first, as `[bytes, file]`. */
export async function composition(outfile) {
  const row = bundles.find((bundle) => bundle.outfile === outfile);
  const { metafile } = await build({ ...options(row), write: false });
  const inputs = Object.values(metafile.outputs)[0].inputs;
  return Object.entries(inputs)
    .map(([file, { bytesInOutput }]) => [bytesInOutput, file])
    .sort(([a], [b]) => b - a);
}

async function main(args) {
  if (args.includes('--watch')) {
    const contexts = await Promise.all(
      bundles.map((row) => context({ ...options(row), minify: false, sourcemap: 'linked', logLevel: 'info' })),
    );
    await Promise.all(contexts.map((one) => one.watch()));
    return;
  }
  if (args.includes('--composition')) {
    for (const [bytes, file] of await composition(args.at(-1))) console.log(String(bytes).padStart(8), file);
    return;
  }
  const sizes = await buildAll({ tests: args.includes('--tests') });
  let over = false;
  for (const { outfile, limit, bytes } of sizes) {
    const tooLarge = limit !== undefined && bytes > limit;
    over ||= tooLarge;
    const budget = limit === undefined ? '' : ` of ${limit / 1024} KB${tooLarge ? ': TOO LARGE' : ''}`;
    console.log(`${outfile.padEnd(24)} ${(bytes / 1024).toFixed(1).padStart(7)} KB${budget}`);
  }
  if (over && args.includes('--limits')) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
