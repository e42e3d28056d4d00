import { interpretWith } from './interpret';
import { findLibrary } from './modules/registry';
import type { Interpret } from './run';
import type { Evaluation } from './values';

/** Runs an evaluation to its end without pausing. */
export function complete<T>(evaluation: Evaluation<T>): T {
  for (;;) {
    const step = evaluation.next();
    if (step.done) return step.value;
  }
}

/** Evaluates a program without running it: what it prints, what it raises, what could not be evaluated, and the observed expressions. */
export const interpret: Interpret = (text, options = {}) => interpretWith(text, options, findLibrary);
