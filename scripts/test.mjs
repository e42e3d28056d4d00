// `npm test`: installs what it needs, builds, checks and runs every test. The last line is `N passed, N failed`.
// `--only vscode` leaves out checks and unit tests; `--release newest` takes the newest VS Code.
import { installDependencies, run, tool } from './prepare.mjs';
import { runHostSuites } from './vscode-host/suites.mjs';

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const only = option('--only');
const release = option('--release') ?? 'oldest';
const totals = { passed: 0, failed: 0 };

/** Prints a heading, runs the step and adds what it counted; a step that throws is one failure. */
async function step(title, work) {
  const started = Date.now();
  console.log(`\n== ${title}`);
  let counted;
  try {
    counted = await work();
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    counted = { passed: 0, failed: 1 };
  }
  totals.passed += counted.passed;
  totals.failed += counted.failed;
  console.log(
    `== ${title}: ${counted.passed} passed, ${counted.failed} failed (${((Date.now() - started) / 1000).toFixed(0)} s)`,
  );
}

const node = process.execPath;

/** A check that passes or fails as a whole. */
async function check(...command) {
  const code = await run(node, command);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function mocha(...parameters) {
  let output = '';
  const code = await run(node, [tool('mocha/bin/mocha.js'), ...parameters], {
    onOutput: (chunk) => {
      output += chunk;
    },
    env: { VSCODE_RELEASE: release },
  });
  const count = (word) => Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('failing');
  // A run that ended early has no summary.
  return { passed: count('passing'), failed: code !== 0 && failed === 0 ? 1 : failed };
}

function finish() {
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
}

await step('dependencies and build', async () => {
  await installDependencies();
  return check('build/build.mjs', '--tests');
});
if (totals.failed > 0) finish();
if (only !== 'vscode') {
  await step('sizes of the bundles', () => check('build/build.mjs', '--limits'));
  await step('types', () => check(tool('typescript/bin/tsc'), '--noEmit', '-p', '.'));
  await step('types of the renderer', () => check(tool('typescript/bin/tsc'), '--noEmit', '-p', 'src/renderer'));
  await step('format and lint', () => check(tool('@biomejs/biome/bin/biome'), 'check', '.'));
  await step('unit tests', () => mocha('--reporter', 'dot', 'test/**/*.test.ts'));
}
await step(`inside VS Code (${release})`, () => runHostSuites(release));
await step(`VS Code seen by a browser (${release})`, () =>
  // A busy machine can keep the workbench waiting longer than a person would: one more try.
  mocha('--no-config', '--timeout', '60000', '--retries', '1', 'test/vscode/browser/*.test.mjs'),
);
finish();
