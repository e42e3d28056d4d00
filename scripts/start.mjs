// `npm start`: opens the examples in VS Code with this extension; stays up until Ctrl+C.
// `--browser` serves VS Code for the browser even where a desktop one is installed; `--port N` chooses its port.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { installDependencies, mustRun, run } from './prepare.mjs';
import { root } from './vscode-host/install.mjs';
import { workbenchAddress } from './vscode-host/page.mjs';
import { startServer } from './vscode-host/server.mjs';

const args = process.argv.slice(2);
const examples = path.join(root, 'examples');

function hasDesktop() {
  if (args.includes('--browser')) return false;
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY && !VSCODE_IPC_HOOK_CLI) return false;
  return spawnSync('code', ['--version'], { shell: process.platform === 'win32', stdio: 'ignore' }).status === 0;
}

async function serve() {
  const wanted = Number(args.includes('--port') ? args[args.indexOf('--port') + 1] : 8137);
  const options = { testDriver: false, settings: { 'workbench.startupEditor': 'readme' } };
  // Another run may hold the usual port: any free one will do then.
  const { origin, stop } = await startServer({ ...options, port: wanted }).catch(() => startServer(options));
  console.log(`\nOpen ${workbenchAddress(origin, { folder: 'examples' })}\nPress Ctrl+C to stop.`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stop();
      process.exit(0);
    });
  }
}

await installDependencies();
await mustRun(process.execPath, ['build/build.mjs']);
if (hasDesktop()) {
  console.log('Opening VS Code; close its window or press Ctrl+C to stop.');
  process.exitCode = await run('code', ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, examples]);
} else {
  await serve();
}
