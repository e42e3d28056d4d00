import { readFileSync } from 'node:fs';
import { apply } from './present/apply';
import { hoverCommand } from './present/commands/hover';
import { runCommand } from './present/commands/run';
import { sitesCommand } from './present/commands/sites';
import { valuesCommand } from './present/commands/values';

/** A mistake in how the command was called or in what it was given: one line on stderr, exit code 2. */
class Misuse extends Error {}

interface Answer {
  readonly out?: string;
  readonly err?: readonly string[];
  readonly exitCode?: number;
}

interface Command {
  readonly usage: string;
  /** How many arguments it takes, options apart; the last number may be Infinity. */
  readonly arity: readonly [number, number];
  run(args: readonly string[], json: boolean): Answer | Promise<Answer>;
}

const commands: Readonly<Record<string, Command>> = {
  run: {
    usage: 'run FILE',
    arity: [1, 1],
    run([file = ''], asJson) {
      const { stdout, stderr, exitCode, error } = runCommand(file, read(file));
      if (error !== undefined) throw new Misuse(`${file}: ${error}`);
      return asJson ? { out: json({ stdout, stderr, exitCode }), exitCode } : { out: stdout, err: stderr, exitCode };
    },
  },
  sites: {
    usage: 'sites FILE [--json]',
    arity: [1, 1],
    run([file = ''], asJson) {
      const rows = orMisuse(file, sitesCommand(file, read(file)));
      return {
        out: asJson
          ? json(rows)
          : lines(
              rows.map(
                (row) => `${file}:${place(row)}:${row.column}: ${row.spelling} (${row.activation}, ${row.kind})`,
              ),
            ),
      };
    },
  },
  values: {
    usage: 'values FILE [--json]',
    arity: [1, 1],
    run([file = ''], asJson) {
      const rows = orMisuse(file, valuesCommand(file, read(file)));
      return {
        out: asJson ? json(rows) : lines(rows.map((row) => `${file}:${place(row)}: [${row.source}] ${row.text}`)),
      };
    },
  },
  hover: {
    usage: 'hover FILE LINE COLUMN [--json]',
    arity: [3, 3],
    run([file = '', at = '', column = ''], asJson) {
      const parts = /^(?:(\d+):)?(\d+)$/.exec(at);
      if (!parts || !/^\d+$/.test(column))
        throw new Misuse('LINE and COLUMN must be numbers, LINE in notebooks CELL:LINE');
      const cell = parts[1] === undefined ? undefined : Number(parts[1]);
      const found = hoverCommand(file, read(file), Number(parts[2]), Number(column), cell);
      if ('error' in found) return { err: [`${file}:${at}: ${found.error}`], exitCode: 1 };
      return { out: asJson ? json(found.card) : found.markdown };
    },
  },
  check: {
    usage: 'check FILE... [--json]',
    arity: [1, Number.POSITIVE_INFINITY],
    run() {
      throw new Misuse('check is not part of this version');
    },
  },
  apply: {
    usage: 'apply [--json] < CASES',
    arity: [0, 0],
    async run() {
      return { out: json(apply(applyCases(await standardInput()))) };
    },
  },
};

function read(file: string): string {
  try {
    return new TextDecoder().decode(readFileSync(file));
  } catch (error) {
    throw new Misuse(`${file}: ${error instanceof Error ? error.message.replace(/, \w+( '.*')?$/s, '') : error}`);
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function applyCases(text: string): readonly unknown[] {
  let cases: unknown;
  try {
    cases = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Misuse(`standard input is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (!Array.isArray(cases)) {
    throw new Misuse('standard input must be a JSON list of {activation, args, dtype, input, shape}');
  }
  return cases;
}

function orMisuse<Rows extends readonly unknown[]>(file: string, rows: Rows | { readonly error: string }): Rows {
  if ('error' in rows) throw new Misuse(`${file}: ${rows.error}`);
  return rows;
}

const place = (row: { readonly cell?: number; readonly line: number }): string =>
  row.cell === undefined ? `${row.line}` : `${row.cell}:${row.line}`;

const lines = (rows: readonly string[]): string => rows.map((row) => `${row.replaceAll(/\r?\n/g, '\\n')}\n`).join('');

/** JSON on one line; the numbers that JSON does not have are strings. */
function json(value: unknown): string {
  const special = (_: string, item: unknown): unknown =>
    typeof item === 'number' && (!Number.isFinite(item) || Object.is(item, -0))
      ? item === 0
        ? '-0'
        : String(item)
      : item;
  return `${JSON.stringify(value, special)}\n`;
}

const usage = `usage: activation-lens ${Object.keys(commands).join('|')} ... [--json]`;

async function answer(given: readonly string[]): Promise<Answer> {
  const options = given.filter((argument) => argument.startsWith('--'));
  const [name = '', ...args] = given.filter((argument) => !argument.startsWith('--'));
  if (options.includes('--help'))
    return { out: `${usage}\n${lines(Object.values(commands).map((one) => `  ${one.usage}`))}` };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Misuse(name === '' ? usage : `unknown command "${name}"; ${usage}`);
  const unknown = options.find((option) => option !== '--json');
  if (unknown !== undefined) throw new Misuse(`unknown option "${unknown}"; usage: activation-lens ${command.usage}`);
  const [least, most] = command.arity;
  if (args.length < least || args.length > most) throw new Misuse(`usage: activation-lens ${command.usage}`);
  return command.run(args, options.includes('--json'));
}

/** Writes all of a text; a reader that has gone away is no error. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => (text === '' ? resolve() : stream.write(text, () => resolve())));
}

async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  let given: Answer;
  try {
    given = await answer(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    given = { err: [error.message.replaceAll(/\s*\n\s*/g, ' ')], exitCode: 2 };
  }
  process.exitCode = given.exitCode ?? 0;
  await write(process.stdout, given.out ?? '');
  await write(process.stderr, lines(given.err ?? []));
}

main();
