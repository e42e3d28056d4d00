import { createRequire } from 'node:module';
import path from 'node:path';
import { installBrowser, root } from './install.mjs';

/** Starts the headless browser. @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser() {
  const { folder, executable, env } = installBrowser();
  const { chromium } = createRequire(path.join(folder, 'package.json'))('playwright-core');
  return chromium.launch({
    ...(executable ? { executablePath: executable } : { channel: 'chrome' }),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-features=LocalNetworkAccessChecks'],
    env: { ...process.env, ...env },
  });
}

/**
 * The address of a workbench with a folder open.
 * @param {string} origin
 * @param {object} options
 * @param {string} options.folder the workspace
 * @param {boolean} [options.development] runs the extension from this checkout
 * @param {string} [options.tests] a CommonJS file with `run()`, for the extension host
 */
export function workbenchAddress(origin, { folder, development = true, tests }) {
  const at = (file) => `vscode-remote://${new URL(origin).host}${path.resolve(root, file)}`;
  const payload = [];
  if (development) payload.push(['extensionDevelopmentPath', at('.')]);
  if (tests) payload.push(['extensionTestsPath', at(tests)]);
  const query = payload.length === 0 ? '' : `&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  return `${origin}/?folder=${encodeURIComponent(path.resolve(root, folder))}${query}`;
}

/**
 * Runs a bundled test suite inside the extension host.
 * @returns {Promise<{ code: number, log: string[] }>} code 0 when the suite's `run()` resolved
 */
export async function runInExtensionHost(browser, origin, options, milliseconds = 120_000) {
  const page = await browser.newPage();
  const log = [];
  try {
    const done = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (_type, args) => log.push(args.map(String).join(' ')));
    await page.goto(workbenchAddress(origin, options));
    const code = await Promise.race([done, new Promise((resolve) => setTimeout(resolve, milliseconds, -1).unref())]);
    return { code: Number(code), log };
  } finally {
    await page.close();
  }
}
