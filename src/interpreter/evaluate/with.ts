import type { With } from '../../python/ast/nodes';
import { callPositional } from '../call';
import type { Frame } from '../frame';
import { boundMethod, slotOf } from '../lookup';
import { type PythonException, Raised } from '../objects/exception';
import { typeOf } from '../objects/types';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import { skipStatements } from '../unknown/effects';
import { type Evaluation, finish, PythonObject, Unknown, type Value } from '../values';
import { assign } from './assign';
import { evaluate } from './expressions';
import { type Completion, executeBlock } from './statements';

/** `with a as b, c:`: each manager around the rest. */
export function executeWith(node: With, frame: Frame): Evaluation<Completion> {
  return enterFrom(node, 0, frame);
}

function* enterFrom(node: With, index: number, frame: Frame): Evaluation<Completion> {
  const item = node.items[index];
  if (!item) return yield* executeBlock(node.body, frame);
  const { machine } = frame;
  const manager = yield* finish(evaluate(item.context, frame));
  const unknown = unknownOf(manager) ?? (node.isAsync ? new Unknown('async with is not evaluated') : undefined);
  const entered = unknown ?? (yield* enter(manager, frame));
  if (entered instanceof Unknown) {
    const skipped = { ...node, items: node.items.slice(index), body: [] };
    const lost = skipStatements([skipped, ...node.body], frame, entered);
    return lost;
  }
  if (item.target) yield* finish(assign(item.target, entered, frame));
  let completion: Completion;
  try {
    completion = yield* enterFrom(node, index + 1, frame);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    machine.frame = frame;
    const swallowed = yield* exit(manager, error.exception, frame);
    if (swallowed instanceof Unknown) {
      machine.note(swallowed.reason);
      return undefined;
    }
    if (!swallowed) throw error;
    return undefined;
  }
  yield* exit(manager, undefined, frame);
  return completion;
}

function* enter(manager: Value, frame: Frame): Evaluation {
  const { machine } = frame;
  const type = typeOf(manager);
  const found = slotOf(type, 'enter', '__enter__');
  if (found?.slot && manager instanceof PythonObject) return yield* finish(found.slot(manager, machine));
  const method = boundMethod(type, '__enter__', manager, machine);
  if (method === undefined) {
    return machine.raise('TypeError', `'${type.name}' object does not support the context manager protocol`);
  }
  return yield* finish(callPositional(method, [], machine));
}

/** Leaves a manager; true when it swallows the exception. */
function* exit(manager: Value, exception: PythonException | undefined, frame: Frame): Evaluation<boolean | Unknown> {
  const { machine } = frame;
  const type = typeOf(manager);
  const found = slotOf(type, 'exit', '__exit__');
  if (found?.slot && manager instanceof PythonObject) {
    const { slot } = found;
    const { pendingException } = machine;
    machine.pendingException = exception;
    const swallowed = yield* finish(slot(manager, machine));
    machine.pendingException = pendingException;
    return exception !== undefined && swallowed;
  }
  const method = boundMethod(type, '__exit__', manager, machine) ?? null;
  const args: Value[] = exception ? [exception.type, exception, null] : [null, null, null];
  const result = yield* finish(callPositional(method, args, machine));
  return exception ? yield* finish(truthOf(result, machine)) : false;
}
