import { findInBlocks } from '../../../numeric/blocks';
import { GradientError } from '../../../tensor/autograd/tape';
import { copy } from '../../../tensor/view';
import { resumable } from '../../resumable';
import { Bound, type Mismatch, matchArguments, parseSignature, wordMismatch } from '../../signature';
import { type Arguments, Builtin, type Machine, PythonObject, type Result, Unknown, type Value } from '../../values';
import { Declined, decline } from '../declined';
import { sequence } from './convert';
import { forget, forgetWritten } from './forget';
import { checkOverlap, checkPartialOverlap, checkWritable, writeInPlace } from './inPlace';
import { TorchTensor, tensorType } from './tensor';

/** What an operation does with its arguments; `undefined` from it stands for None. */
export type Implementation = (bound: Bound, machine: Machine, name: string) => Result;

/**
 * One operation: where it is found, its signature, what it does. Places are letters before each name: `T` torch.*, `M` Tensor.*, `F`
 * torch.nn.functional.*, `I` the in-place method with `_` after the name, `S` torch.special.*, `L` torch.linalg.*.
 */
export type Row = readonly [names: string, signature: string, implementation: Implementation];

/** The functions of a table by place. */
export type Places = Readonly<Record<'T' | 'F' | 'S' | 'L', Map<string, Value>>>;

const isSteps = (result: Result): result is Generator<void, Value> =>
  typeof result === 'object' && result !== null && 'next' in result && 'throw' in result;

/** Runs an operation, turning what it throws to say "not known" into an Unknown, which `whenDeclined` hears of. */
export function guarded(run: () => Result, whenDeclined?: (unknown: Unknown) => void): Result {
  try {
    const result = run();
    return isSteps(result) ? guardedSteps(result, whenDeclined) : result;
  } catch (error) {
    return unknownOf(error, whenDeclined);
  }
}

function* guardedSteps(
  steps: Generator<void, Value>,
  whenDeclined?: (unknown: Unknown) => void,
): Generator<void, Value> {
  try {
    return yield* steps;
  } catch (error) {
    return unknownOf(error, whenDeclined);
  }
}

function unknownOf(error: unknown, whenDeclined?: (unknown: Unknown) => void): Unknown {
  // The tensor core throws on shapes that do not fit where no operation here has torch's words for it.
  if (error instanceof RangeError)
    return unknownOf(new Declined(new Unknown(`not evaluated: ${error.message}`)), whenDeclined);
  const unsupported = error instanceof GradientError && error.kind === 'unsupported';
  if (!(error instanceof Declined) && !unsupported) throw error;
  const unknown = error instanceof Declined ? error.unknown : new Unknown(error.message);
  whenDeclined?.(unknown);
  return unknown;
}

/** Arguments that change how a result comes about or where it lies, never its numbers. */
const harmless: ReadonlySet<string> = new Set(['non_blocking', 'pin_memory', 'stable']);

export interface OperationOptions {
  /** A mismatch is worded by CPython, as for functions that torch writes in Python. */
  readonly inPython?: boolean;
  /** torch's argument parser knows this one signature only, so that it names what does not fit. */
  readonly oneSignature?: boolean;
}

/** How torch's argument parser words a mismatch with its only signature (torch/csrc/utils/python_arg_parser.cpp). */
function parserError(name: string, mismatch: Mismatch): string | undefined {
  switch (mismatch.kind) {
    case 'missing': {
      const count = mismatch.names.length;
      const list = mismatch.names.map((missing) => `"${missing}"`).join(', ');
      return `${name}() missing ${count} required positional argument${count === 1 ? 's' : ''}: ${list}`;
    }
    case 'unexpected':
      return `${name}() got an unexpected keyword argument '${mismatch.name}'`;
    case 'many':
      return mismatch.most === 1 && mismatch.keywordOnly === 0
        ? `${name}() takes 1 positional argument but ${mismatch.given} were given`
        : undefined;
    default:
      return undefined;
  }
}

/**
 * A function of the table under one name. An argument that the implementation never looked at cannot have had its effect: the result is
 * declined. So are `out=` and, where torch's own argument parser words the error, arguments that do not fit.
 */
export function operation(
  name: string,
  signature: string,
  implementation: Implementation,
  { inPython = false, oneSignature = false }: OperationOptions = {},
): Builtin {
  return new Builtin(name, (args, machine) => {
    const whenDeclined = (unknown: Unknown): void => forgetWritten(name, signature, args, unknown, machine);
    const compute = (): Result => {
      const within = unknownWithin(args);
      if (within) decline(within.reason);
      const bound = matchArguments(parseSignature(signature), withoutOut(args, name));
      if (!(bound instanceof Bound)) {
        const error = inPython ? wordMismatch(name, bound) : oneSignature ? parserError(name, bound) : undefined;
        return error === undefined
          ? decline(`torch's error for the arguments of ${name}() is not evaluated`)
          : machine.raise('TypeError', error);
      }
      const result = implementation(bound, machine, name);
      if (isSteps(result)) return checkedSteps(result, bound, name);
      checkRead(bound, name);
      return result;
    };
    return guarded(() => resumable(compute), whenDeclined);
  });
}

/** The first unknown in a list or tuple among the arguments. */
function unknownWithin({ positional, keywords }: Arguments): Unknown | undefined {
  for (const value of [...positional, ...keywords.values()]) {
    const items = sequence(value);
    const place = items === undefined ? -1 : findInBlocks(items.length, 5, (i) => unknownIn(items[i]) !== undefined);
    if (place >= 0) return unknownIn(items?.[place]);
  }
  return undefined;
}

const unknownIn = (item: Value | undefined): Unknown | undefined =>
  item instanceof Unknown ? item : item instanceof PythonObject ? item.distrusted : undefined;

/** The arguments without `out=None`; any other `out` is declined. */
function withoutOut(args: Arguments, name: string): Arguments {
  const out = args.keywords.get('out');
  if (out === undefined) return args;
  if (out !== null) return decline(`${name}(out=...) is not evaluated`);
  return { ...args, keywords: new Map([...args.keywords].filter(([key]) => key !== 'out')) };
}

function* checkedSteps(steps: Generator<void, Value>, bound: Bound, name: string): Generator<void, Value> {
  const result = yield* steps;
  checkRead(bound, name);
  return result;
}

function checkRead(bound: Bound, name: string): void {
  const ignored = bound.ignored();
  if (ignored !== undefined && !harmless.has(ignored)) decline(`${name}(${ignored}=...) is not evaluated`);
}

/** Members of torch.nn.functional that are no Python functions. */
const builtinFunctional: ReadonlySet<string> = new Set([
  'bilinear',
  'conv1d',
  'conv2d',
  'cosine_similarity',
  'linear',
  'one_hot',
  'scaled_dot_product_attention',
]);

/** Puts an operation's functions in their places and its methods on the Tensor type. */
export function register(rows: readonly Row[], places: Places): void {
  for (const [names, signature, implementation] of rows) {
    for (const entry of names.split(' ')) {
      const [, letters = '', name = ''] = /^([A-Z]*):(.*)$/.exec(entry) ?? [];
      for (const letter of letters) {
        if (letter === 'M') tensorType.dictionary.set(name, operation(name, signature, implementation));
        else if (letter === 'I')
          tensorType.dictionary.set(`${name}_`, inPlaceOperation(`${name}_`, signature, implementation));
        else {
          const inPython = letter === 'F' && !builtinFunctional.has(name);
          places[letter as keyof Places].set(name, operation(name, signature, implementation, { inPython }));
        }
      }
    }
  }
}

/** Writes that may reach one place several times. */
const repeatable: ReadonlySet<string> = new Set(['fill_', 'zero_']);

/** The operation with its result written into its first argument. */
export function inPlaceOperation(name: string, signature: string, implementation: Implementation): Builtin {
  const compute = operation(name, signature, implementation);
  return new Builtin(name, function* (args, machine) {
    const [self, ...rest] = args.positional;
    if (self instanceof TorchTensor) {
      checkWritable(self, machine);
      if (!repeatable.has(name)) {
        checkOverlap(self.tensor, machine);
        for (const other of rest)
          if (other instanceof TorchTensor) checkPartialOverlap(self.tensor, other.tensor, machine);
      }
    }
    // Operations save their operand for the gradient as it was before the write.
    const before = self instanceof TorchTensor ? new TorchTensor(copy(self.tensor), self.node) : (self ?? null);
    const result = compute.implementation({ ...args, positional: [before, ...rest] }, machine);
    const value = isSteps(result) ? yield* result : result;
    if (self instanceof TorchTensor && value instanceof Unknown) forget(self, value, machine);
    if (!(self instanceof TorchTensor) || !(value instanceof TorchTensor)) return value;
    return guarded(
      () => writeInPlace(self, value, machine),
      (unknown) => forget(self, unknown, machine),
    ) as Value;
  });
}
