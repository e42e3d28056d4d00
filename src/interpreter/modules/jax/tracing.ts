import { type Arguments, type Evaluation, type Machine, Unknown, type Value } from '../../values';
import { Declined } from '../declined';
import { type Tracing, tracingKey } from './array';
import { integer, sequence } from './convert';

export type Transformed = (args: Arguments, machine: Machine) => Evaluation;

/** Runs something with one of the depths of tracing raised. */
export function* within<T>(
  machine: Machine,
  kinds: readonly (keyof Tracing)[],
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
