import type { Tensor } from '../tensor/tensor';
import { linearise } from './linearise';

/**
 * A Python value. None is null, bool is boolean, int is bigint, float is number, str is string; everything else is a PythonObject.
 * A float that is only known to within an error is an ApproximateFloat, a text that holds digits of one an ApproximateText.
 */
export type Value = null | boolean | bigint | number | string | PythonObject;

/** A computation that pauses now and then so that the editor is never held, and ends with a T. */
export type Evaluation<T = Value> = Generator<void, T>;

/** What a slot or built-in function gives: a value at once, or an evaluation where user code may run in between. */
export type Result<T = Value> = T | Evaluation<T>;

/** Text as Python would print it; approximate when a digit could differ on another processor. */
export interface Text {
  readonly text: string;
  readonly approximate: boolean;
}

export abstract class PythonObject {
  abstract readonly type: PythonType;
  /** The numbers inside, for arrays and tensors of any framework. */
  readonly tensor?: Tensor;
  /** Set when the object may have been changed in a way that could not be followed: every use of it is then unknown. */
  distrusted: Unknown | undefined;
  /** Whether it must not be marked as distrusted. */
  get isFixed(): boolean {
    return false;
  }
}

/** An object that never changes, or is shared by all runs. */
export abstract class FixedObject extends PythonObject {
  override get isFixed(): boolean {
    return true;
  }
}

/** A value that cannot be known, with the reason shown to the user; it spreads to whatever depends on it. */
export class Unknown extends FixedObject {
  readonly type = unknownType;
  constructor(
    readonly reason: string,
    /** Offset in the source where it arose. */
    readonly position?: number,
    /** The library whose member it stands for: calling it may move that library's state. */
    readonly library?: string,
  ) {
    super();
  }
}

/** A Python float known only to within an absolute error. */
export class ApproximateFloat extends PythonObject {
  readonly type = unknownType;
  constructor(
    readonly value: number,
    readonly error: number,
  ) {
    super();
  }
}

/** A Python str in which some digits may differ on another processor. */
export class ApproximateText extends PythonObject {
  readonly type = unknownType;
  constructor(readonly text: string) {
    super();
  }
}

/** The arguments of a call, in order and by keyword. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

export const noKeywords: ReadonlyMap<string, Value> = new Map();
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '&' | '|' | '^' | '<<' | '>>';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type UnaryOperator = '-' | '+' | '~';

/**
 * What values of a native type can do. A slot left out means Python's TypeError for that operation; a slot may return undefined for
 * "not implemented for these operands". No slot is called with an Unknown or a distrusted object: those never reach it.
 */
export interface Slots<Self extends PythonObject> {
  /** Attribute beyond the type's own dictionary; undefined when there is none. */
  readonly getAttribute?: (self: Self, name: string, machine: Machine) => Result | undefined;
  /** True when handled. */
  readonly setAttribute?: (self: Self, name: string, value: Value, machine: Machine) => Result<boolean>;
  /** `del self.name` beyond the object's own dictionary; true when there was one. */
  readonly deleteAttribute?: (self: Self, name: string, machine: Machine) => boolean;
  readonly call?: (self: Self, args: Arguments, machine: Machine) => Result;
  /** self operator other, or other operator self when reflected. */
  readonly binary?: (
    operator: BinaryOperator,
    self: Self,
    other: Value,
    reflected: boolean,
    machine: Machine,
  ) => Result | undefined;
  /** The augmented assignment `self operator= other`, in place; undefined falls back to binary. */
  readonly inPlace?: (operator: BinaryOperator, self: Self, other: Value, machine: Machine) => Result | undefined;
  readonly compare?: (operator: ComparisonOperator, self: Self, other: Value, machine: Machine) => Result | undefined;
  readonly unary?: (operator: UnaryOperator, self: Self, machine: Machine) => Result | undefined;
  readonly getItem?: (self: Self, key: Value, machine: Machine) => Result;
  readonly setItem?: (self: Self, key: Value, value: Value, machine: Machine) => Result<void>;
  readonly deleteItem?: (self: Self, key: Value, machine: Machine) => Result<void>;
  readonly contains?: (self: Self, item: Value, machine: Machine) => Result<boolean | Unknown>;
  /** The items, lazily: `next` gives undefined at the end. */
  readonly iterate?: (self: Self, machine: Machine) => Result<PythonIterator>;
  readonly length?: (self: Self, machine: Machine) => Result<number | Unknown>;
  readonly truth?: (self: Self, machine: Machine) => Result<boolean | Unknown>;
  readonly repr?: (self: Self, machine: Machine) => Result<Text | Unknown>;
  /** Defaults to repr. */
  readonly str?: (self: Self, machine: Machine) => Result<Text | Unknown>;
  /** `format(self, specification)`; defaults to str for an empty specification. */
  readonly format?: (self: Self, specification: string, machine: Machine) => Result<Text | Unknown>;
  /** The Python number or str that it equals and hashes like, as a NumPy scalar does. */
  readonly number?: (self: Self) => number | bigint | boolean | string | undefined;
  /** A string equal for equal values; absent means unhashable. */
  readonly hash?: (self: Self) => string;
  readonly enter?: (self: Self, machine: Machine) => Result;
  /** True when the exception is swallowed. */
  readonly exit?: (self: Self, machine: Machine) => Result<boolean>;
}

export interface PythonIterator {
  next(machine: Machine): Result<Value | undefined>;
}

/** A Python class, native or written by the user. Native methods stand in `dictionary` as Builtin. */
export class PythonType extends FixedObject {
  readonly dictionary = new Map<string, Value>();
  /** `Outer.Inner`, `f.<locals>.Inner`: set where it is more than the name. */
  qualifiedName: string | undefined;
  /** Method resolution order, this class first. */
  readonly order: readonly PythonType[];
  constructor(
    /** `ReLU`. */
    readonly name: string,
    /** `torch.nn.modules.activation`; `__main__` for the user's own. */
    readonly module: string,
    readonly bases: readonly PythonType[] = [],
    // biome-ignore lint/suspicious/noExplicitAny: slots are contravariant in Self and looked up by the object's own type
    readonly slots: Slots<any> = {},
    /** Makes a new object for `Type(...)` before `__init__`; inherited. Absent for user classes without a native base: a plain Instance. */
    readonly construct?: (type: PythonType, args: Arguments, machine: Machine) => Result,
  ) {
    super();
    this.order = linearise(this, bases);
  }
  get type(): PythonType {
    return typeType;
  }
}

/** An object of a user class, or of a native class written like one (nn.Module): attributes in a dictionary. */
export class Instance extends PythonObject {
  readonly attributes = new Map<string, Value>();
  constructor(readonly type: PythonType) {
    super();
  }
}

/** A function written in TypeScript. When in a type's dictionary it binds as a method: self comes first among the positionals. */
export class Builtin extends FixedObject {
  readonly type: PythonType = builtinType;
  constructor(
    /** `__name__`, and how error messages name it. */
    readonly name: string,
    readonly implementation: (args: Arguments, machine: Machine) => Result,
    /** When false (the default) a call with an Unknown among the arguments is Unknown without calling. */
    readonly acceptsUnknown = false,
  ) {
    super();
  }
}

/** A module: names looked up in `members`, then made by `missing`, which by default declines with "<qualified name> is not evaluated". */
export class PythonModule extends FixedObject {
  readonly type = moduleType;
  constructor(
    readonly name: string,
    readonly members: Map<string, Value>,
    readonly missing?: (name: string) => Value | undefined,
  ) {
    super();
  }
}

/** A piece of state that a library keeps for one run: its generator, its print options. */
export class StateKey<T> {
  constructor(
    readonly name: string,
    readonly create: () => T,
  ) {}
}

/** What native code may ask of the interpreter that runs it. One machine serves one run. */
export interface Machine {
  call(callee: Value, args: Arguments): Evaluation;
  /** Positional arguments only. */
  callWith(callee: Value, ...positional: Value[]): Evaluation;
  getAttribute(value: Value, name: string): Evaluation;
  setAttribute(value: Value, name: string, item: Value): Evaluation<void>;
  binary(operator: BinaryOperator, left: Value, right: Value): Evaluation;
  compare(operator: ComparisonOperator, left: Value, right: Value): Evaluation;
  truth(value: Value): Evaluation<boolean | Unknown>;
  repr(value: Value): Evaluation<Text | Unknown>;
  str(value: Value): Evaluation<Text | Unknown>;
  /** All items of an iterable. */
  items(value: Value): Evaluation<Value[] | Unknown>;
  /** Writes to standard output, newline included in the text where wanted. */
  write(text: Text): void;
  /** Counts work against the budgets (elements touched or made); ends the run past them. */
  charge(elements: number): void;
  state<T>(key: StateKey<T>): T;
  /** Marks a library's state unknown from here on (its generator may have moved). */
  distrust<T>(key: StateKey<T>, reason: string): void;
  /** Takes a library's state as known again: it was set anew (a generator seeded). */
  trust<T>(key: StateKey<T>): void;
  /** The reason a library's state is unknown, if it is. */
  distrusted<T>(key: StateKey<T>): Unknown | undefined;
  /** Raises a built-in Python exception by name. */
  raise(exceptionType: string, message: string): never;
}

/** Lets native code run a Result: `const value = yield* finish(result)`. */
export function* finish<T>(result: Result<T>): Evaluation<T> {
  return isEvaluation(result) ? yield* result : result;
}

function isEvaluation<T>(result: Result<T>): result is Evaluation<T> {
  return (
    typeof result === 'object' &&
    result !== null &&
    'next' in result &&
    'throw' in result &&
    !(result instanceof PythonObject)
  );
}

export const typeType: PythonType = new PythonType('type', 'builtins');
const builtinType = new PythonType('builtin_function_or_method', 'builtins');
export const moduleType = new PythonType('module', 'builtins');
const unknownType = new PythonType('unknown', 'activation-lens');
