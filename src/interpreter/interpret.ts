import { compileError } from '../python/ast/check';
import type { Statement } from '../python/ast/nodes';
import { lineIndex, parseStatements } from '../python/ast/parse';
import { moduleScope } from '../python/ast/scope';
import { Exhausted } from './budget';
import { builtins } from './builtins';
import { drive } from './drive';
import { execute } from './evaluate/statements';
import { Frame } from './frame';
import type { Interpreter } from './machine';
import type { Library } from './modules/library';
import { Raised } from './objects/exception';
import { Undecided } from './operators/subscript';
import { Run } from './protocol';
import type { RunOptions, RunOutcome } from './run';
import { type Ending, endingOf } from './uncaught';
import { Lost } from './unknown/lost';
import { type Evaluation, finish } from './values';

/** Evaluates a program with the libraries that `findLibrary` knows. */
export function* interpretWith(
  text: string,
  options: RunOptions,
  findLibrary: (moduleName: string) => Library | undefined,
): Evaluation<RunOutcome> {
  const line = lineIndex(text);
  const machine = new Run(text, line, options, findLibrary, builtins());
  try {
    const ending = yield* drive(machine, run(text, machine, options.tolerant === true));
    const { output, unknown, observations } = machine;
    return { output, unknown, observations, ...ending };
  } finally {
    for (const object of machine.distrustedObjects) object.distrusted = undefined;
  }
}

/** Executes the statements one after the other; gives what ended the program. */
function* run(text: string, machine: Interpreter, tolerant: boolean): Evaluation<Ending> {
  const frame = new Frame(machine, moduleScope, undefined);
  machine.frame = frame;
  const statements = parseStatements(text, machine.line);
  try {
    const source = tolerant ? statements : yield* checked(statements, machine);
    if ('message' in source) return { raised: source };
    for (const statement of source) {
      const completion = yield* finish(execute(statement, frame));
      if (machine.meter.due()) yield;
      if (completion instanceof Lost) continue;
    }
  } catch (error) {
    if (error instanceof Exhausted) machine.note(error.reason);
    else if (error instanceof Undecided) machine.note(error.unknown.reason);
    else if (error instanceof Raised) return yield* endingOf(error, machine);
    else throw error;
  }
  return {};
}

/** All statements, or the SyntaxError Python raises before anything runs. */
function* checked(
  statements: Iterable<Statement>,
  machine: Interpreter,
): Evaluation<Statement[] | NonNullable<RunOutcome['raised']>> {
  const all: Statement[] = [];
  for (const statement of statements) {
    machine.meter.parsed(statement.to - statement.from);
    if (machine.meter.due()) yield;
    if (statement.kind === 'Invalid') return { line: machine.line(statement.from), message: statement.message };
    all.push(statement);
  }
  for (const statement of all) {
    const message = compileError([statement]);
    if (message !== undefined) return { line: machine.line(statement.from), message: `SyntaxError: ${message}` };
  }
  return all;
}
