import type { Evaluation, Text, Unknown } from './values';

/** Limits of one run; passing one ends it with a reason that says which. */
export interface Budget {
  /** Statements and expressions evaluated. */
  readonly steps: number;
  /** Tensor elements made or touched. */
  readonly elements: number;
  /** Characters printed. */
  readonly output: number;
  /** Wall time spent evaluating, in milliseconds. */
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly budget?: Partial<Budget>;
  /** Expressions whose values are wanted, as `from:to` offsets in the text. */
  readonly observe?: ReadonlySet<string>;
  /** Evaluates what parses of a text with syntax errors; otherwise such a text gives Python's SyntaxError and nothing runs. */
  readonly tolerant?: boolean;
}

/** A line, or part of one, written to standard output. */
export interface Output extends Text {
  /** 1-based line of the statement that wrote it. */
  readonly line: number;
}

/** What was seen of an observed expression: its last value and how often it was evaluated. */
export interface Observation {
  readonly value: Text | Unknown;
  /** Whether the value is an array or tensor. */
  readonly isTensor: boolean;
  /** Set when the last evaluation raised; the value's text is then Python's last traceback line. */
  readonly raised?: true;
  /** Set when the expression has a value of which only the text is not known, such as the address in a function's repr. */
  readonly unprintable?: true;
  readonly count: number;
  /** For a call whose first argument (or receiver) is a tensor: up to 1,000 of its numbers. */
  readonly inputs?: readonly number[];
}

export interface RunOutcome {
  readonly output: readonly Output[];
  /** What could not be evaluated and left output out or changed what follows: 1-based line and reason. */
  readonly unknown: readonly { readonly line: number; readonly reason: string }[];
  /** The exception that would end the program: Python's own last traceback line. */
  readonly raised?: { readonly line: number; readonly message: string };
  /** How the program ended itself, by `sys.exit()`: the exit code, and the message Python writes to standard error. */
  readonly exited?: { readonly line: number; readonly code: number; readonly message?: string };
  readonly observations: ReadonlyMap<string, Observation>;
}

export type Interpret = (text: string, options?: RunOptions) => Evaluation<RunOutcome>;
