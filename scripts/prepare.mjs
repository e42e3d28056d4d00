// What every script does first; it may use nothing but Node's own modules, since node_modules may not be there yet.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './vscode-host/install.mjs';

/** Installs the dependencies when node_modules is missing or does not match package-lock.json. */
export async function installDependencies() {
  if (dependenciesMatch()) return;
  console.log('Installing dependencies (npm ci) ...');
  await mustRun('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function dependenciesMatch() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!fs.existsSync(installed)) return false;
  const has = JSON.parse(fs.readFileSync(installed, 'utf8')).packages;
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || has[name]?.version === version,
  );
}

/** Runs a command in the repository's folder and resolves to its exit code. */
export function run(command, args, { onOutput, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', onOutput ? 'pipe' : 'inherit', 'inherit'],
      shell: process.platform === 'win32' && ['npm', 'npx', 'code'].includes(command),
    });
    child.stdout?.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk);
      onOutput(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a command and throws when it fails. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed with exit code ${code}`);
}

/** The path of a tool installed in node_modules, to be run with this Node. */
export function tool(file) {
  return path.join(root, 'node_modules', file);
}
