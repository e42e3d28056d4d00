import { pausable } from '../numeric/pausing';
import { type Evaluation, finish, type Result } from './values';

/**
 * Runs native code whose long loops may pause. It is begun again after each pause: what it changes it must change at its end, or say
 * `runThrough` before.
 */
export function resumable<T>(compute: () => Result<T>): Result<T> {
  const result = pausable(compute) as Result<T>;
  return typeof result === 'object' && result !== null && 'next' in result && 'throw' in result
    ? settled(result)
    : result;
}

function* settled<T>(steps: Evaluation<Result<T>>): Evaluation<T> {
  return yield* finish(yield* steps);
}
