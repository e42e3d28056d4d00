import { launchBrowser, runInExtensionHost } from './page.mjs';
import { startServer } from './server.mjs';

/** Marks the lines by which test/vscode/host/index.ts reports; the rest of the console is VS Code's own. */
const marker = '[activation-lens-test] ';

/** The same suite in each kind of host; `mode` is what a test asks where hosts differ. */
const modes = [
  { mode: 'node', title: 'Node extension host' },
  { mode: 'restricted', title: 'Restricted Mode', trust: false },
  {
    mode: 'web',
    title: 'web worker extension host',
    settings: { 'remote.extensionKind': { 'activation-lens.activation-lens': ['web'] } },
  },
];

/**
 * Runs dist/test/host.js in every kind of extension host and prints what it reports.
 * @param {'oldest' | 'newest'} release
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runHostSuites(release) {
  const totals = { passed: 0, failed: 0 };
  const browser = await launchBrowser();
  try {
    for (const { mode, title, settings = {}, trust = true } of modes) {
      const server = await startServer({ release, trust, settings: { ...settings, 'activationLens.test.mode': mode } });
      try {
        const { code, log } = await runInExtensionHost(browser, server.origin, {
          folder: 'examples',
          tests: 'dist/test/host.js',
        });
        const { passed, failed } = report(title, log);
        totals.passed += passed;
        totals.failed += failed;
        if (passed === 0 || (code !== 0 && failed === 0)) {
          totals.failed++;
          console.log(
            `  the run ended with ${code} and no failed test; VS Code said:\n${log.slice(-15).join('\n').slice(-4000)}`,
          );
        }
      } finally {
        server.stop();
      }
    }
  } finally {
    await browser.close();
  }
  return totals;
}

function report(title, log) {
  const lines = log
    .filter((line) => line.includes(marker))
    .map((line) => JSON.parse(line.slice(line.indexOf(marker) + marker.length)));
  const results = lines.filter((line) => line.note === undefined);
  const failures = results.filter(({ error }) => error !== undefined);
  console.log(`  ${title}: ${results.length - failures.length} passed, ${failures.length} failed`);
  for (const { note } of lines) if (note !== undefined) console.log(`    ${note}`);
  for (const { title: test, error } of failures)
    console.log(`    FAILED ${test}\n      ${error.replaceAll('\n', '\n      ')}`);
  return { passed: results.length - failures.length, failed: failures.length };
}
