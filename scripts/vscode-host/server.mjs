import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installServer } from './install.mjs';

const quiet = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'security.workspace.trust.startupPrompt': 'never',
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Starts VS Code's server with a data folder of its own.
 * @param {object} options
 * @param {'oldest' | 'newest'} [options.release]
 * @param {Record<string, unknown>} [options.settings] user settings
 * @param {boolean} [options.trust] false for Restricted Mode
 * @param {boolean} [options.testDriver] lets a page run a test suite in the extension host
 * @param {string} [options.vsix] an extension to install first, as a user would
 * @param {number} [options.port] 0 takes a free one
 * @returns {Promise<{ origin: string, data: string, stop: () => void }>}
 */
export async function startServer({
  release = 'oldest',
  settings = {},
  trust = true,
  testDriver = true,
  vsix,
  port = 0,
} = {}) {
  const { node, main } = installServer(release);
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-'));
  fs.mkdirSync(path.join(data, 'data/User'), { recursive: true });
  fs.writeFileSync(path.join(data, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...settings }));
  const folders = ['--server-data-dir', data, '--extensions-dir', path.join(data, 'extensions')];
  // The server leaves sockets behind: they go with the data folder.
  const env = { ...process.env, TMPDIR: data, XDG_RUNTIME_DIR: data };
  if (vsix) {
    const done = spawnSync(node, [main, '--install-extension', vsix, ...folders], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`installing ${vsix} failed: ${done.stderr}${done.stdout}`);
  }
  const server = spawn(
    node,
    [
      main,
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '--without-connection-token',
        '--accept-server-license-terms',
        '--disable-telemetry',
      ],
      ...folders,
      ...(trust ? ['--disable-workspace-trust'] : []),
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { detached: true, env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = () => {
    process.off('exit', stop);
    try {
      // The extension host is a child: the whole process group goes.
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.on('exit', stop);
  const origin = await new Promise((resolve, reject) => {
    let log = '';
    const read = (chunk) => {
      log = `${log}${chunk}`.slice(-10_000);
      const address = /Web UI available at (http:\/\/[^\s/]+)/.exec(log);
      if (address) resolve(address[1]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', () => reject(new Error(`VS Code's server ended:\n${log}`)));
  });
  return { origin, data, stop };
}
