import { pausable } from '../numeric/pausing';
import { type Evaluation, finish, PythonObject, type Result, type Value } from './values';

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

/**
 * The same for what an object's slot does, where the object holds numbers: only then are there long loops. A slot that does not handle its
 * operands says so (undefined) before any.
 */
export function resumableFor<R>(self: Value, compute: () => R): R {
  return self instanceof PythonObject && self.tensor !== undefined
    ? (resumable(compute as () => Result) as R)
    : compute();
}

function* settled<T>(steps: Evaluation<Result<T>>): Evaluation<T> {
  return yield* finish(yield* steps);
}
