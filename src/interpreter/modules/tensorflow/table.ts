import type { Variable } from '../../../tensor/autograd/tape';
import { resumable } from '../../resumable';
import { type Bound, defineFunction } from '../../signature';
import {
  type Builtin,
  type Evaluation,
  finish,
  type Machine,
  PythonObject,
  type Result,
  Unknown,
  type Value,
} from '../../values';
import { guarded } from '../declined';
import { wrap } from './tensor';

/** What an operation does with its arguments. */
export type Implementation = (bound: Bound, machine: Machine, name: string) => Result;

/** Where an operation is found (dotted names below `tensorflow`, apart by spaces), its signature, what it does. */
export type Row = readonly [names: string, signature: string, implementation: Implementation];

/** Methods that change what they are called on: where one declines, the object is not to be trusted any more. */
const changing: ReadonlySet<string> = new Set([
  '__init__',
  'add',
  'build',
  'set_weights',
  'assign',
  'assign_add',
  'assign_sub',
  'watch',
]);

function checked(result: Value, self: Value): Value {
  if (result instanceof Unknown && self instanceof PythonObject) self.distrusted = result;
  return result;
}

function* checkedLater(result: Evaluation, self: Value): Evaluation {
  return checked(yield* result, self);
}

/** Arguments that do not change what is computed. */
const harmless: ReadonlySet<string> = new Set([
  'self',
  'name',
  'validate_indices',
  'dtype_hint',
  'layout',
  'use_locking',
  'read_value',
  'bad_indices_policy',
  'validate_shape',
  'caching_device',
  'synchronization',
  'aggregation',
  'autocast',
  'sorted',
  'stable',
  'num',
  'alg',
]);

/** The result, or why there is none where an argument was given that nobody read. */
function withoutIgnored(result: Result, bound: Bound, name: string): Result {
  if (typeof result === 'object' && result !== null && !(result instanceof PythonObject))
    return checkedSteps(result, bound, name);
  const ignored = bound.ignored();
  return ignored === undefined || harmless.has(ignored)
    ? result
    : new Unknown(`${name}(${ignored}=...) is not evaluated`);
}

function* checkedSteps(steps: Evaluation, bound: Bound, name: string): Evaluation {
  return yield* finish(withoutIgnored(yield* steps, bound, name));
}

/** A function under its own name that declines as a value instead of throwing. */
export function operation(name: string, signature: string, implementation: Implementation): Builtin {
  return defineFunction(name, signature, (bound, machine) => {
    const result = guarded(() => implementation(bound, machine, name));
    if (!changing.has(name)) return result;
    const isLater = typeof result === 'object' && result !== null && !(result instanceof PythonObject);
    return isLater ? checkedLater(result, bound.get('self')) : checked(result, bound.get('self'));
  });
}

/** Every name of a table with its function. */
export function* entries(rows: readonly Row[]): Generator<readonly [path: string, value: Value]> {
  for (const [names, signature, implementation] of rows) {
    for (const path of names.split(' ')) {
      const compute: Implementation = (bound, machine, name) =>
        withoutIgnored(
          resumable(() => implementation(bound, machine, name)),
          bound,
          name,
        );
      yield [path, operation(path.slice(path.lastIndexOf('.') + 1), signature, compute)];
    }
  }
}

/** A result as a tensor, its elements charged. */
export function result(variable: Variable, machine: Machine): Result {
  machine.charge(variable.tensor.size);
  return wrap(variable);
}
