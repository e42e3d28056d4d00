import type { For, If, While } from '../../python/ast/nodes';
import type { Frame } from '../frame';
import { iterate } from '../iteration';
import { truthOf } from '../truth';
import { skipStatements } from '../unknown/effects';
import { Lost } from '../unknown/lost';
import { UnknownRest } from '../unknown/rest';
import { type Evaluation, finish, Unknown } from '../values';
import { assign } from './assign';
import { evaluate } from './expressions';
import { type Completion, executeBlock } from './statements';

export function* executeIf(node: If, frame: Frame): Evaluation<Completion> {
  let branch = node;
  while (true) {
    const truth = yield* finish(truthOf(yield* finish(evaluate(branch.test, frame)), frame.machine));
    if (truth instanceof Unknown) return skipStatements([...branch.body, ...branch.otherwise], frame, truth);
    if (truth) return yield* executeBlock(branch.body, frame);
    const [next, ...rest] = branch.otherwise;
    if (next?.kind !== 'If' || rest.length > 0) return yield* executeBlock(branch.otherwise, frame);
    frame.statement = next.from;
    branch = next;
  }
}

/** A loop whose further rounds are unknown: everything in it may still run. */
function loseLoop(node: For | While, frame: Frame, unknown: Unknown, before?: Lost): Completion {
  const target = node.kind === 'For' ? [{ ...node, body: [], otherwise: [] }] : [];
  const lost = skipStatements([...target, ...node.body], frame, unknown);
  const after = skipStatements(node.otherwise, frame, unknown);
  if (lost?.returns || before?.returns || after?.returns) return new Lost(unknown, after?.breaks === true, true);
  return after?.breaks ? after : undefined;
}

export function* executeWhile(node: While, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  while (true) {
    frame.statement = node.from;
    machine.frame = frame;
    machine.meter.step();
    if (machine.meter.due()) yield;
    const truth = yield* finish(truthOf(yield* finish(evaluate(node.test, frame)), machine));
    if (truth instanceof Unknown) return loseLoop(node, frame, truth);
    if (!truth) return yield* executeBlock(node.otherwise, frame);
    const completion = yield* executeBlock(node.body, frame);
    if (completion instanceof Lost) return loseLoop(node, frame, completion.unknown, completion);
    if (completion === 'break') return undefined;
    if (completion === 'return') return completion;
  }
}

export function* executeFor(node: For, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  if (node.isAsync) return loseLoop(node, frame, new Unknown('async for is not evaluated'));
  const iterator = yield* finish(iterate(yield* finish(evaluate(node.iterable, frame)), machine));
  while (true) {
    frame.statement = node.from;
    machine.frame = frame;
    machine.meter.step();
    if (machine.meter.due()) yield;
    const result = iterator.next(machine);
    const item = result !== undefined ? yield* finish(result) : undefined;
    machine.frame = frame;
    if (item === undefined) return yield* executeBlock(node.otherwise, frame);
    if (item instanceof UnknownRest) return loseLoop(node, frame, item);
    yield* finish(assign(node.target, item, frame));
    const completion = yield* executeBlock(node.body, frame);
    if (completion instanceof Lost) return loseLoop(node, frame, completion.unknown, completion);
    if (completion === 'break') return undefined;
    if (completion === 'return') return completion;
  }
}
