import type { Interpreter } from './machine';
import type { Evaluation } from './values';

/**
 * Runs an evaluation and whatever it spawns on a stack of its own. Pauses when the meter says so, so one `next` of the result never takes
 * long.
 */
export function* drive<T>(machine: Interpreter, root: Evaluation<T>): Evaluation<T> {
  const stack: Evaluation<unknown>[] = [root];
  let failure: { readonly error: unknown } | undefined;
  while (true) {
    const top = stack[stack.length - 1] as Evaluation<unknown>;
    let step: IteratorResult<void, unknown>;
    try {
      step = failure ? top.throw(failure.error) : top.next();
      failure = undefined;
    } catch (error) {
      stack.pop();
      if (stack.length === 0) throw error;
      failure = { error };
      continue;
    }
    if (step.done) {
      stack.pop();
      if (stack.length === 0) return step.value as T;
      machine.delivered = step.value;
    } else if (machine.spawned) {
      stack.push(machine.spawned);
      machine.spawned = undefined;
    } else if (machine.produced) {
      machine.produced = false;
      stack.pop();
    } else {
      machine.meter.pause();
      yield;
      const late = machine.meter.resume();
      if (late) failure = { error: late };
    }
  }
}
