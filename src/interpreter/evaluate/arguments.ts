import type * as ast from '../../python/ast/nodes';
import { call } from '../call';
import type { Frame } from '../frame';
import { starredItems } from '../iteration';
import { BoundMethod, PythonFunction } from '../objects/function';
import { mappingPairs } from '../objects/mapping';
import { typeOf } from '../objects/types';
import { unknownCall } from '../unknown/effects';
import { type Arguments, type Evaluation, finish, noKeywords, type PythonObject, Unknown, type Value } from '../values';
import { evaluate, settle } from './expressions';
import { inputNumbers } from './observe';

const maximumArguments = 100_000;

/** Arguments in order; Unknown when a starred one is. */
export function* evaluateArguments(
  nodes: readonly ast.Argument[],
  callee: Value,
  frame: Frame,
): Evaluation<Arguments & { readonly unknown?: Unknown }> {
  const positional: Value[] = [];
  let keywords: Map<string, Value> | undefined;
  let unknown: Unknown | undefined;
  for (const { kind, name, value: node } of nodes) {
    const value = yield* finish(evaluate(node, frame));
    if (kind === 'positional') positional.push(value);
    else if (kind === 'keyword') {
      keywords ??= new Map();
      if (keywords.has(name)) repeated(callee, name, frame);
      keywords.set(name, value);
    } else if (kind === '*') {
      const items = yield* starredItems(value, `${calleeName(callee)} argument after *`, frame.machine);
      if (items instanceof Unknown) unknown ??= items;
      else if (items.length + positional.length > maximumArguments)
        unknown ??= new Unknown('a call with more than 100,000 arguments');
      else for (const item of items) positional.push(item);
    } else {
      keywords ??= new Map();
      const pairs = yield* mappingPairs(value, frame.machine);
      if (pairs === undefined) {
        frame.machine.raise(
          'TypeError',
          `${calleeName(callee)} argument after ** must be a mapping, not ${typeOf(value).name}`,
        );
      }
      if (pairs instanceof Unknown) unknown ??= pairs;
      else {
        for (const [key, item] of pairs) {
          if (typeof key !== 'string') frame.machine.raise('TypeError', 'keywords must be strings');
          if (keywords.has(key)) repeated(callee, key, frame);
          keywords.set(key, item);
        }
      }
    }
  }
  return unknown
    ? { positional, keywords: keywords ?? noKeywords, unknown }
    : { positional, keywords: keywords ?? noKeywords };
}

function repeated(callee: Value, name: string, frame: Frame): never {
  return frame.machine.raise('TypeError', `${calleeName(callee)} got multiple values for keyword argument '${name}'`);
}

function calleeName(callee: Value): string {
  if (callee instanceof BoundMethod) return calleeName(callee.callee);
  if (callee instanceof PythonFunction) return `__main__.${callee.qualifiedName}()`;
  const name =
    typeof callee === 'object' && callee !== null && 'name' in callee ? String(callee.name) : typeOf(callee).name;
  return `${name}()`;
}

export function* evaluateCall(node: ast.Call, frame: Frame): Evaluation {
  const { machine } = frame;
  const callee = yield* finish(evaluate(node.callee, frame));
  const args = yield* evaluateArguments(node.args, callee, frame);
  if (machine.meter.due()) yield;
  machine.frame = frame;
  if (args.unknown) return unknownCall(callee, args, args.unknown, machine);
  if (machine.observes && machine.observed.has(`${node.from}:${node.to}`)) {
    const input =
      callee instanceof BoundMethod && (callee.self as PythonObject | null)?.tensor ? callee.self : args.positional[0];
    const numbers = inputNumbers(input ?? [...args.keywords.values()][0]);
    if (numbers) machine.callInputs.set(node, numbers);
  }
  const result = yield* finish(call(callee, args, machine));
  machine.frame = frame;
  return settle(result);
}
