import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './figure';

const limits: readonly (readonly [file: string, limit: number])[] = [
  ['dist/extension.js', 300],
  ['dist/extension.web.js', 300],
  ['dist/renderer.js', 260],
  ['dist/panel.js', 260],
];

/** Sizes of the bundles, and of the packaged extension where `npm run package` has made one. */
export function sizes(root: string): Figure[] {
  const packaged = readdirSync(root).filter((name) => name.endsWith('.vsix'));
  const files = [...limits, ...packaged.map((name) => [name, 900] as const)];
  return files
    .filter(([file]) => existsSync(path.join(root, file)))
    .map(([file, limit]) => ({ name: file, value: statSync(path.join(root, file)).size / 1024, unit: 'KB', limit }));
}
