import type { Frame } from '../frame';
import { iterate } from '../iteration';
import { PythonGenerator, type Step, type Wake } from '../objects/generator';
import { UnknownRest } from '../unknown/rest';
import { type Evaluation, finish, type Value } from '../values';
import { produce } from './functions';

/** `yield from value`: passes values, sends and exceptions through. */
export function* delegate(value: Value, frame: Frame): Evaluation {
  const { machine } = frame;
  if (value instanceof PythonGenerator) {
    let wake: Wake = { value: null };
    while (true) {
      const step: Step = yield* value.resume(wake);
      if (step.done) return step.value;
      try {
        wake = { value: yield* produce(step.value, frame) };
      } catch (error) {
        wake = { error };
      }
    }
  }
  const iterator = yield* finish(iterate(value, machine));
  while (true) {
    const result = iterator.next(machine);
    const item = result !== undefined ? yield* finish(result) : undefined;
    if (item === undefined) return null;
    if (item instanceof UnknownRest) while (true) yield* produce(item, frame);
    yield* produce(item, frame);
  }
}
