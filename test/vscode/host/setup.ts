import mocha from 'mocha';

/** The part of mocha's browser build, which needs no Node module, that the suite uses; esbuild puts it in place of mocha. */
export interface BrowserMocha {
  setup(options: { ui: 'bdd'; reporter: unknown; timeout: number }): void;
  run(done: (failures: number) => void): unknown;
}

/** Marks the lines that scripts/vscode-host/suites.mjs reads. */
const marker = '[activation-lens-test] ';

/** Prints a line with the suite's results. */
export const note = (text: string): void => console.log(`${marker}${JSON.stringify({ note: text })}`);

function report(test: Mocha.Test | Mocha.Hook, error?: Error) {
  console.log(
    `${marker}${JSON.stringify({ title: test.fullTitle(), error: error && `${error.message}\n${error.stack ?? ''}` })}`,
  );
}

function ConsoleReporter(runner: Mocha.Runner) {
  runner.on('pass', (test) => report(test));
  runner.on('fail', (test, error: Error) => report(test, error));
}

// Mocha's browser build reads its query string, which the Node host does not have.
if (!('location' in globalThis)) Object.assign(globalThis, { location: { search: '' } });

export const browserMocha = mocha as unknown as BrowserMocha;
browserMocha.setup({ ui: 'bdd', reporter: ConsoleReporter, timeout: 20_000 });
