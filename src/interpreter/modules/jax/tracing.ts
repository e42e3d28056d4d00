import { type Arguments, type Evaluation, type Machine, Unknown, type Value } from '../../values';
import { Declined } from '../declined';
import { JaxArray, tracingKey } from './array';
import { Trace } from './compilation';
import { integer, sequence } from './convert';
import { flatten } from './tree';

export type Transformed = (args: Arguments, machine: Machine) => Evaluation;

/** Runs something with one of the depths of tracing raised. */
export function* within<T>(
  machine: Machine,
  kinds: readonly ('traced' | 'differentiated')[],
  run: () => Evaluation<T>,
): Evaluation<T> {
  const tracing = machine.state(tracingKey);
  for (const kind of kinds) tracing[kind] += 1;
  try {
    return yield* run();
  } finally {
    for (const kind of kinds) tracing[kind] -= 1;
  }
}

export function* call(callee: Value, args: Arguments, machine: Machine): Evaluation {
  const result = yield* machine.call(callee, args);
  if (result instanceof Unknown) throw new Declined(result);
  return result;
}

/** Whole numbers of an argument that is one or a sequence of them. */
export const whole = (value: Value, what: string): number[] =>
  (sequence(value) ?? [value]).map((item) => integer(item, what));

/**
 * Runs something within the trace of the outermost transformation, which is the one that starts it: only then is all known that XLA compiles
 * together, and the arrays of the result get the numbers that it computes.
 */
export function* inTrace(machine: Machine, run: (trace: Trace) => Evaluation): Evaluation {
  const tracing = machine.state(tracingKey);
  if (tracing.trace !== undefined) return yield* run(tracing.trace);
  const trace = new Trace();
  tracing.trace = trace;
  try {
    const { leaves, rebuild } = flatten(yield* run(trace));
    const arrays = leaves.filter((leaf) => leaf instanceof JaxArray);
    const settled = trace.settle(arrays.map(({ tensor }) => tensor));
    return rebuild(
      leaves.map((leaf) => {
        if (!(leaf instanceof JaxArray)) return leaf;
        return new JaxArray(settled[arrays.indexOf(leaf)] ?? leaf.tensor, leaf.weak);
      }),
    );
  } finally {
    tracing.trace = undefined;
  }
}
