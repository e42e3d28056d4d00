import { GradientError } from '../../tensor/autograd/tape';
import { type Result, Unknown, type Value } from '../values';

/** Thrown inside an operation whose result cannot be known; caught where operations are called. */
export class Declined extends Error {
  constructor(readonly unknown: Unknown) {
    super(unknown.reason);
  }
}

/** Ends an operation: its result is not known. */
export function decline(reason: string): never {
  throw new Declined(new Unknown(reason));
}

/** Runs an operation, turning what it throws to say "not known" into an Unknown. */
export function guarded(run: () => Result): Result {
  try {
    const result = run();
    const steps = typeof result === 'object' && result !== null && 'next' in result && 'throw' in result;
    return steps ? guardedSteps(result as Generator<void, Value>) : result;
  } catch (error) {
    return unknownOf(error);
  }
}

function* guardedSteps(steps: Generator<void, Value>): Generator<void, Value> {
  try {
    return yield* steps;
  } catch (error) {
    return unknownOf(error);
  }
}

function unknownOf(error: unknown): Unknown {
  if (error instanceof Declined) return error.unknown;
  if (error instanceof GradientError) return new Unknown(error.message);
  // The tensor core throws on shapes that do not fit where the library module has no words of the framework's for it.
  if (error instanceof RangeError) return new Unknown(`not evaluated: ${error.message}`);
  throw error;
}
