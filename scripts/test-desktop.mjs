// `npm run test:desktop`: the extension-host suite in a desktop VS Code that @vscode/test-electron downloads, or the one named by
// VSCODE_EXECUTABLE. Linux without a display: xvfb-run npm run test:desktop.
import { createRequire } from 'node:module';
import path from 'node:path';
import { installDependencies, mustRun } from './prepare.mjs';
import { root } from './vscode-host/install.mjs';

await installDependencies();
await mustRun(process.execPath, ['build/build.mjs', '--tests']);
const { runTests } = createRequire(path.join(root, 'package.json'))('@vscode/test-electron');
const executable = process.env.VSCODE_EXECUTABLE;
process.exitCode = await runTests({
  ...(executable ? { vscodeExecutablePath: executable } : { version: '1.100.3' }),
  extensionDevelopmentPath: root,
  extensionTestsPath: path.join(root, 'dist/test/host.js'),
  launchArgs: [path.join(root, 'examples'), '--disable-extensions', '--disable-workspace-trust'],
});
