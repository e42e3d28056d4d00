import type { Comprehension, ComprehensionClause } from '../../python/ast/nodes';
import { scopeOf } from '../../python/ast/scope';
import { Frame } from '../frame';
import { iterate } from '../iteration';
import { PythonDictionary } from '../objects/dictionary';
import { addToSet, setEntry } from '../objects/hashing';
import { PythonList } from '../objects/list';
import { PythonSet } from '../objects/set';
import { truthOf } from '../truth';
import { skipExpressions } from '../unknown/effects';
import { UnknownRest } from '../unknown/rest';
import { type Evaluation, finish, type PythonIterator, Unknown, type Value } from '../values';
import { assign } from './assign';
import { evaluate } from './expressions';
import { makeGenerator, produce } from './functions';

/** Takes one round of a comprehension; Unknown ends it. */
type Round = (frame: Frame) => Evaluation<Unknown | undefined>;

/** A list, set or dict comprehension, or a generator expression. */
export function* evaluateComprehension(node: Comprehension, outer: Frame): Evaluation {
  const { machine } = outer;
  const [first] = node.clauses;
  if (!first || node.clauses.some((clause) => clause.isAsync))
    return new Unknown('async comprehensions are not evaluated');
  const iterable = yield* finish(evaluate(first.iterable, outer));
  const iterator = yield* finish(iterate(iterable, machine));
  const frame = new Frame(machine, scopeOf(node), outer);
  frame.prefix = outer.prefix;
  frame.statement = outer.statement;
  frame.self = outer.self;
  if (node.result === 'generator') {
    const body = function* (): Evaluation<Value> {
      const unknown = yield* rounds(node, frame, iterator, function* (inner) {
        yield* produce(yield* finish(evaluate(node.item, inner)), inner);
        return undefined;
      });
      if (unknown) while (true) yield* produce(new UnknownRest(unknown.reason), frame);
      return null;
    };
    return makeGenerator('<genexpr>', frame, body, [iterable]);
  }
  const result = collect(node, node.result, frame, iterator);
  const value = yield* result;
  machine.frame = outer;
  return value;
}

function* collect(
  node: Comprehension,
  result: Exclude<Comprehension['result'], 'generator'>,
  frame: Frame,
  iterator: PythonIterator,
): Evaluation {
  const { machine } = frame;
  const list: Value[] = [];
  const set = new PythonSet();
  const dictionary = new PythonDictionary();
  const add: Record<Exclude<Comprehension['result'], 'generator'>, Round> = {
    list: function* (inner) {
      list.push(yield* finish(evaluate(node.item, inner)));
      machine.charge(1);
      return undefined;
    },
    set: function* (inner) {
      return yield* addToSet(set, yield* finish(evaluate(node.item, inner)), machine);
    },
    dict: function* (inner) {
      const key = yield* finish(evaluate(node.item, inner));
      const value = node.value ? yield* finish(evaluate(node.value, inner)) : null;
      return yield* setEntry(dictionary, key, value, machine);
    },
  };
  const unknown = yield* rounds(node, frame, iterator, add[result]);
  if (unknown) return new Unknown(unknown.reason, unknown.position);
  return result === 'list' ? new PythonList(list) : result === 'set' ? set : dictionary;
}

/** Runs the clauses; Unknown when some iterable or condition is. */
function* rounds(
  node: Comprehension,
  frame: Frame,
  first: PythonIterator,
  round: Round,
): Evaluation<Unknown | undefined> {
  const skipped = [
    node.item,
    ...(node.value ? [node.value] : []),
    ...node.clauses.flatMap(({ conditions }) => conditions),
  ];
  const run = function* (index: number, iterator: PythonIterator): Evaluation<Unknown | undefined> {
    const clause = node.clauses[index] as ComprehensionClause;
    while (true) {
      const result = iterator.next(frame.machine);
      const item = result !== undefined ? yield* finish(result) : undefined;
      if (item === undefined) return undefined;
      if (item instanceof UnknownRest) return skipExpressions(skipped, frame, item);
      frame.machine.meter.step();
      if (frame.machine.meter.due()) yield;
      yield* finish(assign(clause.target, item, frame));
      const passes = yield* allHold(clause, frame);
      if (passes instanceof Unknown) return skipExpressions(skipped, frame, passes);
      if (!passes) continue;
      const next = node.clauses[index + 1];
      const unknown = next
        ? yield* run(index + 1, yield* finish(iterate(yield* finish(evaluate(next.iterable, frame)), frame.machine)))
        : yield* round(frame);
      if (unknown) return unknown;
    }
  };
  return yield* run(0, first);
}

function* allHold(clause: ComprehensionClause, frame: Frame): Evaluation<boolean | Unknown> {
  for (const condition of clause.conditions) {
    const truth = yield* finish(truthOf(yield* finish(evaluate(condition, frame)), frame.machine));
    if (truth !== true) return truth;
  }
  return true;
}
