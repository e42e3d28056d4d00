import { exceptionType } from './exceptions';
import type { Frame } from './frame';
import type { Interpreter } from './machine';
import { attributesOf } from './objects/attributeTable';
import type { Raised } from './objects/exception';
import { directory, namesOfModule } from './objects/realNames';
import { PythonTuple } from './objects/tuple';
import { isSubtype } from './objects/types';
import type { RunOutcome } from './run';
import { suggestion } from './suggest';
import { qualifiedName, strOf } from './text/repr';
import { type Evaluation, finish, Unknown } from './values';

/** What ended a program before its last statement. */
export type Ending = Pick<RunOutcome, 'raised' | 'exited'>;

/** How an exception that nobody catches ends the program; in no way that is known where it is in doubt whether it came to that. */
export function* endingOf(error: Raised, machine: Interpreter): Evaluation<Ending> {
  const { line } = machine.placeOf(error);
  const [doubt] = machine.doubts;
  if (doubt) {
    machine.note(doubt.unknown.reason, false, line);
    return {};
  }
  if (isSubtype(error.exception.type, exceptionType('SystemExit'))) return yield* describeExit(error, machine);
  return { raised: yield* describeUncaught(error, machine) };
}

/** What `sys.exit(argument)` does: nothing and None are 0, an integer is the code, anything else is a message and 1. */
function* describeExit(error: Raised, machine: Interpreter): Evaluation<Ending> {
  const { args } = error.exception;
  const { line } = machine.placeOf(error);
  const argument = args.length > 1 ? new PythonTuple(args) : (args[0] ?? null);
  if (argument === null) return { exited: { line, code: 0 } };
  if (typeof argument === 'bigint' || typeof argument === 'boolean')
    return { exited: { line, code: Number(BigInt.asUintN(8, BigInt(argument))) } };
  const text = yield* finish(strOf(argument, machine));
  if (!(text instanceof Unknown)) return { exited: { line, code: 1, message: text.text } };
  machine.note(text.reason, false, line);
  return {};
}

/** The last line of CPython's traceback, with the name it suggests. */
function* describeUncaught(error: Raised, machine: Interpreter): Evaluation<NonNullable<RunOutcome['raised']>> {
  const { exception } = error;
  const place = machine.placeOf(error);
  const { line } = place;
  const name = qualifiedName(exception.type).replace(/^__main__\./, '');
  const text = yield* finish(strOf(exception, machine));
  if (text instanceof Unknown) {
    machine.note(text.reason, false, line);
    return { line, message: name };
  }
  return { line, message: (text.text === '' ? name : `${name}: ${text.text}`) + hint(error, place.frame) };
}

/** What Python's traceback suggests for a misspelt name (Python/suggestions.c). */
function hint(error: Raised, frame: Frame | undefined): string {
  const [message] = error.exception.args;
  if (typeof message !== 'string') return '';
  let found: string | undefined;
  const missing = /^name '(.+)' is not defined$/.exec(message)?.[1];
  if (error.exception.type.name === 'NameError' && missing !== undefined && frame) {
    for (const names of [ownNames(frame), globalNames(frame), namesOfModule('builtins') ?? []])
      found ??= suggestion(missing, names);
  } else if (error.exception.type.name === 'AttributeError' && error.exception.receiver) {
    const { name, object } = error.exception.receiver;
    found = suggestion(name, directory(object) ?? attributesOf(object)?.keys() ?? []);
  }
  return found === undefined ? '' : `. Did you mean: '${found}'?`;
}

const ownNames = (frame: Frame): Iterable<string> =>
  frame.scope.kind === 'function' ? new Set([...frame.scope.locals, ...frame.locals.keys()]) : [];

function* globalNames(frame: Frame): Generator<string> {
  yield* [
    '__name__',
    '__doc__',
    '__package__',
    '__loader__',
    '__spec__',
    '__annotations__',
    '__builtins__',
    '__file__',
    '__cached__',
  ];
  yield* frame.module.locals.keys();
}
