// `npm run bench`: every figure the product promises, measured in one run, beside its limit. Prints only; nothing fails on a slow machine.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { activation } from './activation';
import { editing } from './editing';
import { evaluation } from './evaluation';
import { type Figure, table } from './figure';
import { sizes } from './sizes';

const root = path.resolve(__dirname, '..');

async function main(): Promise<void> {
  execFileSync(process.execPath, [path.join(root, 'build/build.mjs')], { stdio: 'inherit' });
  const figures: Figure[] = [];
  for (const measure of [sizes, activation, editing, evaluation]) figures.push(...(await measure(root)));
  console.log(table(figures));
}

void main();
