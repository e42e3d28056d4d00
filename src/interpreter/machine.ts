import type { Expression } from '../python/ast/nodes';
import type { LineOf } from '../python/ast/tokens';
import { Meter } from './budget';
import { exceptionType } from './exceptions';
import type { Frame } from './frame';
import type { Library } from './modules/library';
import { PythonException, Raised } from './objects/exception';
import type { Observation, Output, RunOptions } from './run';
import type { Doubt } from './unknown/doubt';
import {
  type Arguments,
  type BinaryOperator,
  type ComparisonOperator,
  type Evaluation,
  type Machine,
  type PythonModule,
  type PythonObject,
  type PythonType,
  type StateKey,
  type Text,
  Unknown,
  type Value,
} from './values';

/** The annotations of a class body and where to evaluate them. */
export interface ClassAnnotations {
  readonly nodes: ReadonlyMap<string, Expression>;
  readonly frame: Frame;
}

const loadedLibraries = new Map<Library, PythonModule>();

/** Python's `sys.getrecursionlimit()`. */
const standardRecursionLimit = 1000;

/** One run of one program: what native code and the evaluator share. What it may ask of objects stands in protocol.ts, above them. */
export abstract class Interpreter implements Machine {
  readonly meter: Meter;
  readonly output: Output[] = [];
  readonly unknown: { line: number; reason: string }[] = [];
  readonly observations = new Map<string, Observation>();
  /** Wanted expressions as `from:to`, also without the brackets around them, to how they were asked for. */
  readonly observed = new Map<string, string>();
  /** The numbers a wanted call was last applied to. */
  readonly callInputs = new Map<object, readonly number[]>();
  readonly observes: boolean;
  /** Attributes set on modules and native classes by this program. */
  readonly overlays = new Map<PythonModule | PythonType, Map<string, Value>>();
  readonly libraries = new Set<Library>();
  /** Annotations of the user's classes, for dataclasses and their kin. */
  readonly annotations = new Map<PythonType, ClassAnnotations>();
  /** Objects whose repr is being made, to stop at those that hold themselves. */
  readonly printing = new Set<PythonObject>();
  /** Objects marked distrusted, to be released at the end of the run. */
  readonly distrustedObjects = new Set<PythonObject>();
  frame: Frame | undefined;
  /** The exception a native context manager's `exit` is called with. */
  pendingException: PythonException | undefined;
  /** Exceptions that may have ended the flow at something unknown: while there is one, nothing is printed. */
  readonly doubts: Doubt[] = [];
  /** How often something happened that may have raised or printed without our seeing it. */
  risks = 0;
  /** What the driver runs next on behalf of the evaluation that pauses. */
  spawned: Evaluation<unknown> | undefined;
  /** What the last spawned evaluation gave. */
  delivered: unknown;
  /** Set by a generator body that yields a Python value instead of ending. */
  produced = false;
  recursionLimit = standardRecursionLimit;
  private depth = 0;
  private readonly places = new WeakMap<Raised, { readonly line: number; readonly frame: Frame | undefined }>();
  private readonly states = new Map<StateKey<unknown>, unknown>();
  private readonly distrustedStates = new Map<StateKey<unknown>, Unknown>();

  constructor(
    readonly text: string,
    readonly line: LineOf,
    readonly options: RunOptions,
    readonly findLibrary: (moduleName: string) => Library | undefined,
    /** Python's built-in names. */
    readonly builtins: ReadonlyMap<string, Value>,
  ) {
    this.meter = new Meter(options.budget);
    for (const key of options.observe ?? []) {
      let [from = 0, to = 0] = key.split(':').map(Number);
      this.observed.set(key, key);
      while (text[from] === '(' && text[to - 1] === ')') {
        from += 1 + (/^\s*/.exec(text.slice(from + 1, to))?.[0].length ?? 0);
        to -= 1 + (/\s*$/.exec(text.slice(from, to - 1))?.[0].length ?? 0);
        if (!this.observed.has(`${from}:${to}`)) this.observed.set(`${from}:${to}`, key);
      }
    }
    this.observes = this.observed.size > 0;
  }

  /**
   * Runs an evaluation on the driver's own stack instead of JavaScript's, so that Python's recursion never overflows it; counts against
   * Python's recursion limit.
   */
  *spawn<T>(evaluation: Evaluation<T>, where = ''): Evaluation<T> {
    if (this.depth >= this.recursionLimit - 1) {
      this.raise('RecursionError', `maximum recursion depth exceeded${where}`);
    }
    const { frame } = this;
    this.depth += 1;
    this.spawned = evaluation;
    try {
      yield;
    } catch (error) {
      if (error instanceof Raised && !this.places.has(error)) this.places.set(error, this.placeOf(error));
      throw error;
    } finally {
      this.depth -= 1;
      this.frame = frame;
    }
    const result = this.delivered as T;
    this.delivered = undefined;
    return result;
  }

  /** Makes one object unknown from here on. */
  markDistrusted(object: PythonObject, unknown: Unknown): void {
    object.distrusted ??= unknown;
    this.distrustedObjects.add(object);
  }

  /** Where an exception was raised: the innermost frame and the line of its statement at that time. */
  placeOf(error: Raised): { readonly line: number; readonly frame: Frame | undefined } {
    return this.places.get(error) ?? { line: this.currentLine, frame: this.frame };
  }

  get currentLine(): number {
    return this.frame ? this.line(this.frame.statement) : 1;
  }

  /** Records that something could not be evaluated at the current statement; `mayRaise` when an exception may have been missed. */
  note(reason: string, mayRaise = true, line = this.currentLine): void {
    if (mayRaise) this.risks += 1;
    if (!this.unknown.some((entry) => entry.line === line && entry.reason === reason))
      this.unknown.push({ line, reason });
  }

  /** A library's module, made once for all runs. */
  loadLibrary(library: Library): PythonModule {
    const module = loadedLibraries.get(library) ?? library.load();
    loadedLibraries.set(library, module);
    return module;
  }

  abstract call(callee: Value, args: Arguments): Evaluation;
  abstract callWith(callee: Value, ...positional: Value[]): Evaluation;
  abstract getAttribute(value: Value, name: string): Evaluation;
  abstract setAttribute(value: Value, name: string, item: Value): Evaluation<void>;
  abstract binary(operator: BinaryOperator, left: Value, right: Value): Evaluation;
  abstract compare(operator: ComparisonOperator, left: Value, right: Value): Evaluation;
  abstract truth(value: Value): Evaluation<boolean | Unknown>;
  abstract repr(value: Value): Evaluation<Text | Unknown>;
  abstract str(value: Value): Evaluation<Text | Unknown>;
  abstract items(value: Value): Evaluation<Value[] | Unknown>;

  write(text: Text): void {
    if (text.text === '') return;
    const [doubt] = this.doubts;
    if (doubt) {
      this.note(doubt.unknown.reason, false);
      return;
    }
    this.meter.print(text.text.length);
    const line = this.currentLine;
    const last = this.output[this.output.length - 1];
    if (last && last.line === line && last.approximate === text.approximate) {
      this.output[this.output.length - 1] = { ...last, text: last.text + text.text };
    } else this.output.push({ text: text.text, approximate: text.approximate, line });
  }

  charge(elements: number): void {
    this.meter.charge(elements);
  }

  state<T>(key: StateKey<T>): T {
    if (!this.states.has(key)) this.states.set(key, key.create());
    return this.states.get(key) as T;
  }

  distrust<T>(key: StateKey<T>, reason: string): void {
    if (!this.distrustedStates.has(key)) this.distrustedStates.set(key, new Unknown(reason));
  }

  trust<T>(key: StateKey<T>): void {
    this.distrustedStates.delete(key);
  }

  distrusted<T>(key: StateKey<T>): Unknown | undefined {
    return this.distrustedStates.get(key);
  }

  raise(type: string, message: string): never {
    throw new Raised(new PythonException(exceptionType(type), message === '' ? [] : [message]));
  }
}
