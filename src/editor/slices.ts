import type { CancellationToken } from 'vscode';

/** The extension host may be held for 16 ms; the step that runs past the end of its slice takes most of that. */
const sliceMilliseconds = 4;

/**
 * Runs an evaluation in slices, giving the extension host back between them.
 * Resolves to undefined when it was cancelled; it is then ended, so that it puts back what it shares with others.
 */
export async function runInSlices<T>(evaluation: Generator<void, T>, token: CancellationToken): Promise<T | undefined> {
  for (;;) {
    const end = performance.now() + sliceMilliseconds;
    do {
      const step = evaluation.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (token.isCancellationRequested) {
      const abandoned: Generator<void, T | undefined> = evaluation;
      abandoned.return(undefined);
      return undefined;
    }
  }
}
