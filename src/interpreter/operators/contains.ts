import { callPositional } from '../call';
import { iterate } from '../iteration';
import { slotOf } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonGenerator } from '../objects/generator';
import { typeOf } from '../objects/types';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import { UnknownRest } from '../unknown/rest';
import { ApproximateText, type Evaluation, finish, PythonObject, type Result, Unknown, type Value } from '../values';
import { areEqual } from './compare';

/** `item in container`, turned round when `negated`. */
export function contains(container: Value, item: Value, negated: boolean, machine: Interpreter): Result {
  if (typeof container === 'string') {
    const unknown = unknownOf(item);
    if (unknown) return unknown;
    if (item instanceof ApproximateText) return new Unknown('a search for text whose digits are not known');
    if (typeof item !== 'string') {
      machine.raise('TypeError', `'in <string>' requires string as left operand, not ${typeOf(item).name}`);
    }
    return container.includes(item) !== negated;
  }
  const unknown = unknownOf(container);
  if (unknown) return unknown;
  return search(container, item, negated, machine);
}

function* search(container: Value, item: Value, negated: boolean, machine: Interpreter): Evaluation {
  if (container instanceof PythonObject) {
    const found = slotOf(container.type, 'contains', '__contains__');
    if (found?.method !== undefined) {
      const result = yield* finish(callPositional(found.method, [container, item], machine));
      const truth = yield* finish(truthOf(result, machine));
      return truth instanceof Unknown ? truth : truth !== negated;
    }
    if (found?.slot) {
      const unknown = unknownOf(item);
      if (unknown) return unknown;
      const result = yield* finish(found.slot(container, item, machine));
      return result instanceof Unknown ? result : result !== negated;
    }
    if (
      !(container instanceof PythonGenerator) &&
      !slotOf(container.type, 'iterate', '__iter__') &&
      !slotOf(container.type, 'getItem', '__getitem__')
    ) {
      machine.raise('TypeError', `argument of type '${container.type.name}' is not iterable`);
    }
  } else machine.raise('TypeError', `argument of type '${typeOf(container).name}' is not iterable`);
  const result = yield* searchItems(container, item, machine);
  return result instanceof Unknown ? result : result !== negated;
}

/** Looks for an equal item by iterating. */
function* searchItems(container: Value, item: Value, machine: Interpreter): Evaluation<boolean | Unknown> {
  const iterator = yield* finish(iterate(container, machine));
  let unknown: Unknown | undefined;
  while (true) {
    const result = iterator.next(machine);
    const candidate = result !== undefined ? yield* finish(result) : undefined;
    if (candidate === undefined) return unknown ?? false;
    if (candidate instanceof UnknownRest) return candidate;
    machine.charge(1);
    if (machine.meter.due()) yield;
    const equal = yield* areEqual(candidate, item, machine);
    if (equal === true) return true;
    if (equal instanceof Unknown) unknown ??= equal;
  }
}
