import type { Expression } from '../../python/ast/nodes';
import { toArray } from '../../tensor/view';
import type { Frame } from '../frame';
import { Raised } from '../objects/exception';
import type { Observation } from '../run';
import { reprOf } from '../text/repr';
import { endingOf } from '../uncaught';
import { unknownOf } from '../unknown/among';
import { type Evaluation, finish, PythonObject, type Result, Unknown, type Value } from '../values';

const maximumInputs = 1000;

/** Remembers what an expression gave, when it is one of those wanted. */
export function observe(node: Expression, result: Result, frame: Frame): Result {
  const key = observedKey(node, frame);
  return key === undefined ? result : record(key, node, result, frame);
}

/** Evaluates an expression and remembers what it gave or raised, when it is one of those wanted. */
export function watch(node: Expression, evaluator: (node: Expression, frame: Frame) => Result, frame: Frame): Result {
  const key = observedKey(node, frame);
  return key === undefined ? evaluator(node, frame) : recordAttempt(key, node, evaluator, frame);
}

function observedKey({ from, to }: Expression, { machine }: Frame): string | undefined {
  return machine.observed.get(`${from}:${to}`);
}

function* recordAttempt(
  key: string,
  node: Expression,
  evaluator: (node: Expression, frame: Frame) => Result,
  frame: Frame,
): Evaluation {
  const { machine } = frame;
  let value: Value;
  try {
    value = yield* finish(evaluator(node, frame));
  } catch (error) {
    if (error instanceof Raised && machine.doubts.length === 0) {
      const { raised } = yield* endingOf(error, machine);
      const count = (machine.observations.get(key)?.count ?? 0) + 1;
      if (raised !== undefined)
        machine.observations.set(key, {
          value: { text: raised.message, approximate: false },
          isTensor: false,
          raised: true,
          count,
        });
    }
    throw error;
  }
  return yield* record(key, node, value, frame);
}

function* record(key: string, node: Expression, result: Result, frame: Frame): Evaluation {
  const { machine } = frame;
  const value = yield* finish(result);
  const inputs = machine.callInputs.get(node);
  const unknown = unknownOf(value);
  const count = (machine.observations.get(key)?.count ?? 0) + 1;
  // Where it is in doubt whether the program came here once more, the first value is what it has if it did, the last is not known.
  const again = count > 1 ? machine.doubts[0]?.unknown : undefined;
  const reason = unknown ?? again;
  const text = reason ?? (yield* describe(value, frame));
  const isTensor = value instanceof PythonObject && value.tensor !== undefined;
  const unprintable = reason === undefined && text instanceof Unknown;
  const observation: Observation = { value: text, isTensor, count, ...(unprintable && { unprintable }) };
  machine.observations.set(key, inputs ? { ...observation, inputs } : observation);
  return value;
}

/** A tensor as `print` shows it, anything else by its repr. */
function* describe(value: Value, frame: Frame): Evaluation<Observation['value']> {
  try {
    return yield* value instanceof PythonObject && value.tensor
      ? frame.machine.str(value)
      : finish(reprOf(value, frame.machine));
  } catch (error) {
    return new Unknown(error instanceof Error ? error.message : 'not printable');
  }
}

/** Up to 1,000 numbers of a tensor. */
export function inputNumbers(value: Value | undefined): readonly number[] | undefined {
  const tensor = value instanceof PythonObject ? value.tensor : undefined;
  return tensor && tensor.size > 0 && tensor.size <= 100_000 ? [...toArray(tensor).slice(0, maximumInputs)] : undefined;
}
