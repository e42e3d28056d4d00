import type { Expression, FunctionDefinition } from '../../python/ast/nodes';
import { callPositional } from '../call';
import type { Frame } from '../frame';
import { type Evaluation, finish, type Value } from '../values';
import { assign } from './assign';
import { evaluate } from './expressions';
import { makeFunction } from './functions';
import type { Completion } from './statements';

export function* executeFunction(node: FunctionDefinition, frame: Frame): Evaluation<Completion> {
  const decorators = yield* evaluateDecorators(node.decorators, frame);
  yield* bindDecorated(node, yield* makeFunction(node, frame), decorators, frame);
  return undefined;
}

export function* evaluateDecorators(nodes: readonly Expression[], frame: Frame): Evaluation<Value[]> {
  const decorators: Value[] = [];
  for (const node of nodes) decorators.push(yield* finish(evaluate(node, frame)));
  return decorators;
}

/** Applies decorators from the innermost out and binds the name. */
export function* bindDecorated(
  node: { readonly name: string; readonly from: number; readonly to: number },
  made: Value,
  decorators: readonly Value[],
  frame: Frame,
): Evaluation<void> {
  let value = made;
  for (const decorator of [...decorators].reverse()) {
    value = yield* finish(callPositional(decorator, [value], frame.machine));
    frame.machine.frame = frame;
  }
  yield* finish(assign({ kind: 'Name', name: node.name, from: node.from, to: node.to }, value, frame));
}
