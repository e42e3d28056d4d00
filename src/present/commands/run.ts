import { complete, interpret } from '../../interpreter';
import type { Budget } from '../../interpreter/run';
import { readSource } from './source';

/** What the `run` command writes and how it exits. */
export interface RunResult {
  /** What Python would print, byte for byte, without what could not be evaluated. */
  readonly stdout: string;
  /** Lines: `FILE:LINE: reason`, `FILE:LINE: approximate`, and Python's own last line when it would raise. */
  readonly stderr: readonly string[];
  /** 0 all evaluated and certain, 1 Python would raise, 3 something was not evaluated or not certain; Python's own where the program ends itself. */
  readonly exitCode: number;
  /** Why the file cannot be read as a program; the exit code is then 2. */
  readonly error?: string;
}

/** A command that is waited for may take longer than a lens. */
const budget: Partial<Budget> = { milliseconds: 60_000 };

/** The `run` command: interprets a program or a notebook's code cells in order. */
export function runCommand(name: string, content: string): RunResult {
  const source = readSource(name, content);
  if ('error' in source) return { stdout: '', stderr: [], exitCode: 2, error: source.error };
  const { output, unknown, raised, exited } = complete(interpret(source.text, { budget }));
  const notes = [
    ...unknown.map(({ line, reason }) => ({ line, note: reason })),
    ...output.filter(({ approximate }) => approximate).map(({ line }) => ({ line, note: 'approximate' })),
  ].sort((a, b) => a.line - b.line);
  const lines = new Set(
    notes.map(({ line, note }) => `${name}:${source.lineName(line)}: ${note.replaceAll(/\s*\n\s*/g, ' ')}`),
  );
  return {
    stdout: output.map(({ text }) => text).join(''),
    stderr: [...lines, ...[raised?.message, exited?.message].filter((message) => message !== undefined)],
    exitCode: raised !== undefined ? 1 : exited?.code || (notes.length > 0 ? 3 : 0),
  };
}
