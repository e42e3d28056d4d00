import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { type Figure, spread } from './figure';

/** A fresh process per run: loads the bundle with a stand-in for the editor's API and calls activate(); prints both times, by the clock and of the processor. */
const script = `
const Module = require('node:module');
const declarations = require('node:fs').readFileSync(process.argv[2], 'utf8');
const anything = () => new Proxy(function () {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '' : name === Symbol.iterator ? function* () {} : anything()),
  apply: () => anything(),
  construct: () => anything(),
});
const names = [...declarations.matchAll(/export (?:class|enum|namespace) (\\w+)/g)].map(([, name]) => [name, anything()]);
const editor = Object.fromEntries(names);
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? editor : load(name, ...rest));
const time = (work) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { result, times: [wall, (user + system) / 1000] };
};
const loading = time(() => require(process.argv[1]));
const activating = time(() => loading.result.activate({ subscriptions: [], extensionUri: anything() }));
console.log(JSON.stringify([...loading.times, ...activating.times]));
`;

/** Loading dist/extension.js and its activate(), each in 15 fresh processes. */
export function activation(root: string): Figure[] {
  const runs = Array.from({ length: 15 }, () => {
    const output = execFileSync(
      process.execPath,
      ['-e', script, path.join(root, 'dist/extension.js'), path.join(root, 'node_modules/@types/vscode/index.d.ts')],
      {
        encoding: 'utf8',
      },
    );
    return JSON.parse(output) as [number, number, number, number];
  });
  return [
    ...spread(
      'loading the bundle',
      runs.map(([wall, cpu]) => ({ wall, cpu })),
    ),
    ...spread(
      'activate()',
      runs.map(([, , wall, cpu]) => ({ wall, cpu })),
      10,
    ),
  ];
}
