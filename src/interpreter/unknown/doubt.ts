import type { Call, Expression, Handler, Raise, Try } from '../../python/ast/nodes';
import { type AnyNode, childNodes } from '../../python/ast/walk';
import { baseExceptionType, exceptionType } from '../exceptions';
import type { Frame } from '../frame';
import { lookUpName } from '../names';
import { Raised } from '../objects/exception';
import { PythonFunction } from '../objects/function';
import { isSubtype } from '../objects/types';
import { PythonType, type Unknown, type Value } from '../values';

/** An exception that may have ended the flow: what follows happens only if it was not raised. */
export interface Doubt {
  readonly unknown: Unknown;
  readonly exception: PythonType;
}

/** Takes note that an exception of a class may have been raised here. */
export function doubt(exception: PythonType, unknown: Unknown, frame: Frame): void {
  const { doubts } = frame.machine;
  if (!doubts.some((known) => known.exception === exception)) doubts.push({ unknown, exception });
}

/** The same for all that statements or expressions raise by `raise`, `assert` and `sys.exit()` if they run. */
export function doubtFrom(nodes: readonly AnyNode[], frame: Frame, unknown: Unknown): void {
  for (const exception of escaping(nodes, frame)) doubt(exception, unknown, frame);
}

/** Drops the doubts past the first `count` that one of the handlers surely catches. */
export function settleDoubts(count: number, handlers: readonly Handler[], frame: Frame): void {
  const { doubts } = frame.machine;
  const added = doubts.splice(count);
  doubts.push(...added.filter(({ exception }) => !isCaught(exception, handlers, frame)));
}

function escaping(nodes: readonly AnyNode[], frame: Frame): Set<PythonType> {
  return new Set(nodes.flatMap((node) => raisedBy(node, frame)));
}

function raisedBy(node: AnyNode, frame: Frame): PythonType[] {
  if (node.kind === 'Lambda' || node.kind === 'Function') return [];
  if (node.kind === 'Try') return raisedByTry(node, frame);
  const within = childNodes(node).flatMap((child) => raisedBy(child, frame));
  if (node.kind === 'Raise') return [raisedClass(node, frame), ...within];
  if (node.kind === 'Assert') return [exceptionType('AssertionError'), ...within];
  return node.kind === 'Call' ? [...raisedByCall(node, frame), ...within] : within;
}

function raisedByTry(node: Try, frame: Frame): PythonType[] {
  const tried = [...escaping(node.body, frame)].filter((exception) => !isCaught(exception, node.handlers, frame));
  const beside = [...node.handlers.flatMap(({ body }) => body), ...node.otherwise, ...node.final];
  return [...tried, ...escaping(beside, frame)];
}

/** The class of a `raise`; any at all where it raises again what was caught. */
function raisedClass(node: Raise, frame: Frame): PythonType {
  if (!node.exception) return baseExceptionType;
  const named = peekClass(node.exception.kind === 'Call' ? node.exception.callee : node.exception, frame);
  return named ?? exceptionType('Exception');
}

/** `sys.exit()` and its kin, and functions of the program whose body raises whatever happens. */
function raisedByCall({ callee }: Call, frame: Frame): PythonType[] {
  if (callee.kind === 'Attribute' && callee.object.kind === 'Name' && /^_?exit$/.test(callee.name)) {
    return /^(sys|os)$/.test(callee.object.name) ? [exceptionType('SystemExit')] : [];
  }
  if (callee.kind !== 'Name') return [];
  if (/^(exit|quit)$/.test(callee.name)) return [exceptionType('SystemExit')];
  const found = peekName(callee.name, frame);
  if (!(found instanceof PythonFunction) || found.node.kind === 'Lambda') return [];
  return found.node.body.flatMap((statement) =>
    statement.kind === 'Raise' ? [raisedClass(statement, found.closure)] : [],
  );
}

function isCaught(exception: PythonType, handlers: readonly Handler[], frame: Frame): boolean {
  return handlers.some(({ type }) => {
    if (!type) return true;
    const classes = type.kind === 'Tuple' ? type.items : [type];
    return classes.some((one) => {
      const caught = peekClass(one, frame);
      return caught !== undefined && isSubtype(exception, caught);
    });
  });
}

function peekClass(node: Expression, frame: Frame): PythonType | undefined {
  const found = node.kind === 'Name' ? peekName(node.name, frame) : undefined;
  return found instanceof PythonType && isSubtype(found, baseExceptionType) ? found : undefined;
}

/** What a name stands for now, if anything. */
function peekName(name: string, frame: Frame): Value | undefined {
  try {
    return lookUpName(name, frame);
  } catch (error) {
    if (error instanceof Raised) return undefined;
    throw error;
  }
}
