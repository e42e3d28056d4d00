import type * as ast from '../../python/ast/nodes';
import { getAttribute } from '../attributes';
import { exceptionType, raised } from '../exceptions';
import type { Frame } from '../frame';
import { inPlace } from '../operators/binary';
import { getItem, setItem } from '../operators/item';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import { doubt } from '../unknown/doubt';
import { skipStatements } from '../unknown/effects';
import { bindInvalid } from '../unknown/invalid';
import { Lost } from '../unknown/lost';
import { QuietUnknown } from '../unknown/quiet';
import { type Evaluation, finish, type Result, Unknown, type Value } from '../values';
import { checkAnnotation } from './annotations';
import { assign, remove } from './assign';
import { executeClass } from './classDefinition';
import { executeFor, executeIf, executeWhile } from './control';
import { evaluate, settle } from './expressions';
import { executeFunction } from './functionDefinition';
import { executeImport, executeImportFrom } from './import';
import { executeMatch } from './match';
import { executeRaise, executeTry } from './try';
import { executeWith } from './with';

/** How a block ended; undefined at its end. */
export type Completion = 'break' | 'continue' | 'return' | Lost | undefined;

type Executors = {
  readonly [Kind in ast.Statement['kind']]: (
    node: Extract<ast.Statement, { kind: Kind }>,
    frame: Frame,
  ) => Result<Completion>;
};

/** Executes statements in order. */
export function* executeBlock(body: ast.Block, frame: Frame): Evaluation<Completion> {
  for (const [index, statement] of body.entries()) {
    const result = execute(statement, frame);
    const completion = typeof result === 'object' && !(result instanceof Lost) ? yield* result : result;
    if (frame.machine.meter.due()) yield;
    if (completion === undefined) continue;
    if (completion instanceof Lost) return skipStatements(body.slice(index + 1), frame, completion.unknown, completion);
    return completion;
  }
  return undefined;
}

/** Executes one statement. */
export function execute(statement: ast.Statement, frame: Frame): Result<Completion> {
  const { machine } = frame;
  machine.meter.step();
  frame.statement = statement.from;
  machine.frame = frame;
  const executor = executors[statement.kind] as (node: ast.Statement, frame: Frame) => Result<Completion>;
  return executor(statement, frame);
}

function* expressionStatement(node: ast.ExpressionStatement, frame: Frame): Evaluation<Completion> {
  const value = yield* finish(evaluate(node.value, frame));
  const unknown = unknownOf(value);
  if (unknown && node.value.kind !== 'Name' && !(unknown instanceof QuietUnknown)) frame.machine.note(unknown.reason);
  return undefined;
}

function* assignment(node: ast.Assign, frame: Frame): Evaluation<Completion> {
  const value = yield* finish(evaluate(node.value, frame));
  for (const target of node.targets) yield* finish(assign(target, value, frame));
  return undefined;
}

function* augmentedAssignment(node: ast.AugmentedAssign, frame: Frame): Evaluation<Completion> {
  const { target, operator } = node;
  const { machine } = frame;
  if (target.kind === 'Name') {
    const left = yield* finish(evaluate(target, frame));
    const right = yield* finish(evaluate(node.value, frame));
    yield* finish(assign(target, yield* inPlace(operator, left, right, machine), frame));
  } else if (target.kind === 'Attribute') {
    const object = yield* finish(evaluate(target.object, frame));
    const left = settle(yield* finish(getAttribute(object, target.name, machine)));
    const right = yield* finish(evaluate(node.value, frame));
    yield* machine.setAttribute(object, target.name, yield* inPlace(operator, left, right, machine));
  } else if (target.kind === 'Subscript') {
    const object = yield* finish(evaluate(target.object, frame));
    const index = yield* finish(evaluate(target.index, frame));
    const left = settle(yield* finish(getItem(object, index, machine)));
    const right = yield* finish(evaluate(node.value, frame));
    yield* finish(setItem(object, index, yield* inPlace(operator, left, right, machine), machine));
  }
  return undefined;
}

function* annotatedAssignment(node: ast.AnnotatedAssign, frame: Frame): Evaluation<Completion> {
  if (node.value) yield* finish(assign(node.target, yield* finish(evaluate(node.value, frame)), frame));
  if (frame.scope.kind !== 'function') checkAnnotation(node.annotation, frame);
  if (frame.scope.kind === 'class' && node.target.kind === 'Name') {
    frame.annotations ??= new Map();
    frame.annotations.set(node.target.name, node.annotation);
  }
  return undefined;
}

function* returnStatement(node: ast.Return, frame: Frame): Evaluation<Completion> {
  frame.returned = node.value ? yield* finish(evaluate(node.value, frame)) : null;
  return 'return';
}

function* deleteStatement(node: ast.Delete, frame: Frame): Evaluation<Completion> {
  for (const target of node.targets) yield* remove(target, frame);
  return undefined;
}

function* assertStatement(node: ast.Assert, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  const truth = yield* finish(truthOf(yield* finish(evaluate(node.test, frame)), machine));
  if (truth instanceof Unknown) {
    machine.note(truth.reason);
    doubt(exceptionType('AssertionError'), truth, frame);
    return undefined;
  }
  if (truth) return undefined;
  const message: Value[] = node.message ? [yield* finish(evaluate(node.message, frame))] : [];
  throw raised('AssertionError', ...message);
}

const executors: Executors = {
  Expression: expressionStatement,
  Assign: assignment,
  AugmentedAssign: augmentedAssignment,
  AnnotatedAssign: annotatedAssignment,
  Delete: deleteStatement,
  Pass: () => undefined,
  Break: () => 'break',
  Continue: () => 'continue',
  Return: returnStatement,
  Raise: executeRaise,
  Assert: assertStatement,
  Global: () => undefined,
  Nonlocal: () => undefined,
  Import: executeImport,
  ImportFrom: executeImportFrom,
  If: executeIf,
  While: executeWhile,
  For: executeFor,
  Try: executeTry,
  With: executeWith,
  Function: executeFunction,
  Class: executeClass,
  Match: executeMatch,
  Invalid: (node, frame) => {
    const { machine } = frame;
    machine.note(node.message);
    bindInvalid(machine.text.slice(node.from, node.to), frame, node.message, node.from);
    return undefined;
  },
};
