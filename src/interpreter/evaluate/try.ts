import type { Handler, Raise, Try } from '../../python/ast/nodes';
import { Exhausted } from '../budget';
import { callPositional } from '../call';
import { baseExceptionType, exceptionType, raised } from '../exceptions';
import type { Frame } from '../frame';
import { PythonException, Raised } from '../objects/exception';
import { PythonTuple } from '../objects/tuple';
import { isSubtype } from '../objects/types';
import { unknownOf } from '../unknown/among';
import { doubt, settleDoubts } from '../unknown/doubt';
import { skipHandlers, skipStatements } from '../unknown/effects';
import { Lost } from '../unknown/lost';
import { type Evaluation, finish, PythonType, Unknown, type Value } from '../values';
import { evaluate } from './expressions';
import { type Completion, executeBlock } from './statements';
import { handleGroup } from './tryGroup';

export function* executeRaise(node: Raise, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  if (!node.exception) {
    const handled = currentException(frame);
    if (handled) throw new Raised(handled);
    throw raised('RuntimeError', 'No active exception to reraise');
  }
  const exception = yield* makeException(yield* finish(evaluate(node.exception, frame)), frame);
  if (exception instanceof Unknown) {
    machine.note(exception.reason);
    doubt(exceptionType('Exception'), exception, frame);
    return new Lost(exception, false, true);
  }
  if (node.cause) {
    const cause = yield* finish(evaluate(node.cause, frame));
    exception.suppressesContext = true;
    exception.cause = cause instanceof PythonType ? yield* finish(callPositional(cause, [], machine)) : cause;
  }
  exception.context ??= currentException(frame);
  throw new Raised(exception);
}

/** The exception being handled here or in a caller's handler around. */
function currentException(frame: Frame): PythonException | undefined {
  const handled = frame.handled ?? frame.parent?.handled;
  return handled instanceof PythonException ? handled : undefined;
}

function* makeException(value: Value, frame: Frame): Evaluation<PythonException | Unknown> {
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  const made =
    value instanceof PythonType && isSubtype(value, baseExceptionType)
      ? yield* finish(callPositional(value, [], frame.machine))
      : value;
  if (made instanceof PythonException || made instanceof Unknown) return made;
  throw raised('TypeError', 'exceptions must derive from BaseException');
}

export function* executeTry(node: Try, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  let completion: Completion;
  try {
    completion = yield* guarded(node, frame);
  } catch (error) {
    if (error instanceof Exhausted || node.final.length === 0) throw error;
    machine.frame = frame;
    const last = yield* executeBlock(node.final, frame);
    if (last !== undefined) return last;
    throw error;
  }
  const returned = frame.returned;
  const last = yield* executeBlock(node.final, frame);
  if (last !== undefined) return last;
  frame.returned = returned;
  return completion;
}

/** The body with its handlers. Where something unknown may have raised, the handlers may have run too. */
function* guarded(node: Try, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  const before = machine.risks;
  const doubts = machine.doubts.length;
  const mayRun = (unknown: Unknown): Lost | undefined =>
    skipHandlers(
      node.handlers.flatMap((handler) => handler.body),
      frame,
      unknown,
    );
  let completion: Completion;
  try {
    completion = yield* executeBlock(node.body, frame);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    machine.frame = frame;
    if (node.isGroup && machine.doubts.length === doubts) {
      const unknown = yield* handleGroup(node.handlers, error.exception, frame, (handler, part) =>
        handle(handler, part, frame),
      );
      if (!unknown) return undefined;
      doubt(error.exception.type, unknown, frame);
      return mayRun(unknown);
    }
    const handler = yield* findHandler(node.handlers, error.exception, frame);
    if (handler === undefined) throw error;
    if (machine.doubts.length > doubts) return mayBeHandled(node, doubts, frame);
    if (handler instanceof Unknown) {
      doubt(error.exception.type, handler, frame);
      return mayRun(handler);
    }
    return yield* handle(handler, error.exception, frame);
  }
  if (machine.doubts.length > doubts && node.handlers.length > 0) return mayBeHandled(node, doubts, frame);
  if (machine.risks > before && node.handlers.length > 0) {
    const lost = mayRun(new Unknown('whether this raises is not known'));
    if (lost && completion === undefined) {
      return skipStatements(node.otherwise, frame, lost.unknown, lost);
    }
  }
  return completion ?? (yield* executeBlock(node.otherwise, frame));
}

/** After a body in which it is not known whether it raised: how far it came is not known either. */
function mayBeHandled(node: Try, doubts: number, frame: Frame): Completion {
  const { unknown } = frame.machine.doubts[doubts] ?? { unknown: new Unknown('whether this raises is not known') };
  settleDoubts(doubts, node.handlers, frame);
  return skipStatements([{ ...node, final: [] }], frame, unknown);
}

function* handle(handler: Handler, exception: PythonException, frame: Frame): Evaluation<Completion> {
  const outer = frame.handled;
  frame.handled = exception;
  if (handler.name !== undefined) frame.locals.set(handler.name, exception);
  try {
    return yield* executeBlock(handler.body, frame);
  } catch (error) {
    if (error instanceof Raised && error.exception !== exception) error.exception.context ??= exception;
    throw error;
  } finally {
    frame.handled = outer;
    if (handler.name !== undefined) frame.locals.delete(handler.name);
  }
}

function* findHandler(
  handlers: readonly Handler[],
  exception: PythonException,
  frame: Frame,
): Evaluation<Handler | Unknown | undefined> {
  for (const handler of handlers) {
    if (!handler.type) return handler;
    const matched = yield* matches(yield* finish(evaluate(handler.type, frame)), exception);
    if (matched instanceof Unknown) return matched;
    if (matched) return handler;
  }
  return undefined;
}

function* matches(type: Value, exception: PythonException): Evaluation<boolean | Unknown> {
  const unknown = unknownOf(type);
  if (unknown) return unknown;
  if (type instanceof PythonTuple) {
    for (const item of type.items) {
      const matched = yield* matches(item, exception);
      if (matched !== false) return matched;
    }
    return false;
  }
  if (type instanceof PythonType && isSubtype(type, baseExceptionType)) return isSubtype(exception.type, type);
  throw raised('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
}
