// `npm run package`: builds the .vsix, checks its size and contents and, with --install, that VS Code takes it.
import fs from 'node:fs';
import path from 'node:path';
import { installDependencies, mustRun, tool } from './prepare.mjs';
import { root } from './vscode-host/install.mjs';

const limit = 900 * 1024;

/** Packages dist/ as it stands. @returns {Promise<string>} the .vsix file */
export async function packageExtension(file) {
  const vsce = ['package', '--no-dependencies', '--no-update-package-json', '--out', file];
  await mustRun(process.execPath, [tool('@vscode/vsce/vsce'), ...vsce]);
  const { size } = fs.statSync(file);
  console.log(`${path.basename(file)}: ${(size / 1024).toFixed(0)} KB of ${limit / 1024} KB`);
  if (size > limit) throw new Error('the package is too large');
  return file;
}

if (process.argv[1] === path.join(root, 'scripts/package.mjs')) {
  await installDependencies();
  await mustRun(process.execPath, ['build/build.mjs']);
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  await packageExtension(path.join(root, `${name}-${version}.vsix`));
}
