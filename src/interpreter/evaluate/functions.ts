import type { Expression, FunctionDefinition, Lambda } from '../../python/ast/nodes';
import { scopeOf } from '../../python/ast/scope';
import { exceptionType, raised } from '../exceptions';
import { Frame } from '../frame';
import { PythonDictionary } from '../objects/dictionary';
import { Raised } from '../objects/exception';
import { PythonFunction } from '../objects/function';
import { PythonGenerator, type Step, type Wake } from '../objects/generator';
import { PythonTuple } from '../objects/tuple';
import { isSubtype } from '../objects/types';
import { bind, type Parameter } from '../signature';
import { Lost } from '../unknown/lost';
import { UnknownRest } from '../unknown/rest';
import { type Arguments, type Evaluation, finish, type Result, Unknown, type Value } from '../values';
import { checkAnnotations } from './annotations';
import { evaluate } from './expressions';
import { executeBlock } from './statements';

/** Evaluates a definition: defaults now, body when called. */
export function* makeFunction(node: FunctionDefinition | Lambda, frame: Frame): Evaluation<PythonFunction> {
  const parameters: Parameter[] = [];
  const annotations = new Map<string, Expression>();
  for (const parameter of node.parameters) {
    if (parameter.annotation) annotations.set(parameter.name, parameter.annotation);
    const { name, kind } = parameter;
    if (!parameter.default) parameters.push({ name, kind });
    else parameters.push({ name, kind, default: yield* finish(evaluate(parameter.default, frame)) });
  }
  if (node.kind === 'Function') checkAnnotations(node, frame);
  const name = node.kind === 'Lambda' ? '<lambda>' : node.name;
  return new PythonFunction(name, frame.prefix + name, parameters, node, frame, annotations, callFunction);
}

/** Calls a function written in Python. */
function callFunction(callee: PythonFunction, args: Arguments): Result {
  const { machine } = callee.closure;
  const scope = scopeOf(callee.node);
  const frame = new Frame(machine, scope, callee.closure);
  frame.prefix = `${callee.qualifiedName}.<locals>.`;
  frame.statement = callee.node.from;
  bindArguments(callee, args, frame);
  if (callee.node.kind === 'Function' && callee.node.isAsync) return new Unknown('async functions are not evaluated');
  if (scope.isGenerator) return makeGenerator(callee.name, frame, () => runGenerator(callee, frame));
  return machine.spawn(runBody(callee, frame));
}

function bindArguments(callee: PythonFunction, args: Arguments, frame: Frame): void {
  const { parameters } = callee;
  const { positional } = args;
  frame.self = positional[0];
  if (
    args.keywords.size === 0 &&
    positional.length === parameters.length &&
    parameters.every(({ kind }) => kind === 'both')
  ) {
    for (const [index, parameter] of parameters.entries()) frame.locals.set(parameter.name, positional[index] ?? null);
    return;
  }
  const bound = bind(callee.qualifiedName, parameters, args, frame.machine);
  for (const { name, kind } of parameters) {
    if (kind === '*') frame.locals.set(name, new PythonTuple(bound.rest));
    else if (kind === '**') frame.locals.set(name, new PythonDictionary(bound.keywords));
    else frame.locals.set(name, bound.get(name));
  }
}

function* runBody(callee: PythonFunction, frame: Frame): Evaluation {
  frame.machine.frame = frame;
  if (callee.node.kind === 'Lambda') return yield* finish(evaluate(callee.node.body, frame));
  const completion = yield* executeBlock(callee.node.body, frame);
  return completion instanceof Lost ? completion.unknown : frame.returned;
}

/** A generator's body: where control is lost, its further items are. */
function* runGenerator(callee: PythonFunction, frame: Frame): Evaluation {
  const result = yield* runBody(callee, frame);
  const isLost = result instanceof Unknown && result !== frame.returned;
  return isLost ? new UnknownRest(result.reason, result.position) : result;
}

/** A generator object over a body that yields through `produce`. */
export function makeGenerator(
  name: string,
  frame: Frame,
  start: () => Evaluation<Value>,
  over: readonly Value[] = [],
): PythonGenerator {
  const { machine } = frame;
  const body = guard(start, frame);
  let lost: Step | undefined;
  const resume = function* (wake: Wake): Evaluation<Step> {
    if (generator.state === 'running') machine.raise('ValueError', 'generator already executing');
    if (generator.state === 'closed') {
      if ('error' in wake) throw wake.error;
      return lost ?? { done: true, value: null };
    }
    if (generator.state === 'created' && 'error' in wake) {
      generator.state = 'closed';
      throw wake.error;
    }
    generator.state = 'running';
    frame.wake = wake;
    let step: Step | undefined;
    try {
      step = yield* machine.spawn(body);
    } finally {
      if (step?.value instanceof UnknownRest) lost = step;
      generator.state = step && !step.done && !lost ? 'suspended' : 'closed';
    }
    return step;
  };
  const generator = new PythonGenerator(name, resume, () => [...over, ...reachable(frame)]);
  return generator;
}

/** The values of the variables that a function's body sees, its module's apart. */
function reachable(frame: Frame): Value[] {
  if (frame === frame.module) return [];
  return [...frame.locals.values(), ...(frame.parent ? reachable(frame.parent) : [])];
}

function* guard(start: () => Evaluation<Value>, frame: Frame): Evaluation<Step> {
  frame.machine.frame = frame;
  try {
    const value = yield* start();
    return { done: !(value instanceof UnknownRest), value };
  } catch (error) {
    if (error instanceof Raised && isSubtype(error.exception.type, exceptionType('StopIteration'))) {
      const wrapped = raised('RuntimeError', 'generator raised StopIteration');
      wrapped.exception.cause = error.exception;
      throw wrapped;
    }
    throw error;
  }
}

/** Hands a value to whoever iterates the generator and waits to be woken: what `yield` does. */
export function* produce(value: Value, frame: Frame): Evaluation {
  const { machine } = frame;
  const step: Step = { done: false, value };
  machine.delivered = step;
  machine.produced = true;
  yield;
  machine.frame = frame;
  const { wake } = frame;
  if (wake && 'error' in wake) throw wake.error;
  return wake ? wake.value : null;
}
