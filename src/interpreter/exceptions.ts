import { PythonException, Raised } from './objects/exception';
import { type Arguments, PythonType, type Value } from './values';

/** Python's built-in exceptions: each line a base and what derives from it. */
const hierarchy: readonly (readonly [string, string])[] = [
  ['BaseException', 'Exception KeyboardInterrupt SystemExit GeneratorExit'],
  [
    'Exception',
    'ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError Warning',
  ],
  ['ArithmeticError', 'FloatingPointError OverflowError ZeroDivisionError'],
  ['ImportError', 'ModuleNotFoundError'],
  ['LookupError', 'IndexError KeyError'],
  ['NameError', 'UnboundLocalError'],
  [
    'OSError',
    'BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError',
  ],
  ['ConnectionError', 'BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError'],
  ['RuntimeError', 'NotImplementedError RecursionError'],
  ['SyntaxError', 'IndentationError'],
  ['IndentationError', 'TabError'],
  ['ValueError', 'UnicodeError'],
  ['UnicodeError', 'UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError'],
  [
    'Warning',
    'BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning',
  ],
];

/** Makes a new exception object for a class deriving from BaseException. */
export const baseExceptionType = new PythonType(
  'BaseException',
  'builtins',
  [],
  {},
  (type, args) => new PythonException(type, args.positional),
);

/** The classes that OSError makes for error numbers of Linux. */
const systemErrors: Readonly<Record<string, string>> = {
  1: 'PermissionError',
  2: 'FileNotFoundError',
  3: 'ProcessLookupError',
  4: 'InterruptedError',
  10: 'ChildProcessError',
  11: 'BlockingIOError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  32: 'BrokenPipeError',
  103: 'ConnectionAbortedError',
  104: 'ConnectionResetError',
  110: 'TimeoutError',
  111: 'ConnectionRefusedError',
};

function makeImportError(type: PythonType, { positional, keywords }: Arguments): PythonException {
  const exception = new PythonException(type, positional);
  for (const [name, value] of keywords) exception.attributes.set(name, value);
  return exception;
}

function makeSystemError(type: PythonType, { positional }: Arguments): PythonException {
  const [number, text] = positional;
  const name = type.name === 'OSError' && text !== undefined ? systemErrors[String(number)] : undefined;
  return new PythonException(name === undefined ? type : exceptionType(name), positional);
}

/** The built-in exception classes by name. */
export const exceptionTypes: ReadonlyMap<string, PythonType> = buildTypes();

function buildTypes(): Map<string, PythonType> {
  const types = new Map<string, PythonType>([['BaseException', baseExceptionType]]);
  for (const [base, derived] of hierarchy) {
    const parent = types.get(base) ?? baseExceptionType;
    for (const name of derived.split(' '))
      types.set(name, new PythonType(name, 'builtins', [parent], {}, baseExceptionType.construct));
  }
  const importError = types.get('ImportError');
  if (importError) Object.assign(importError, { construct: makeImportError });
  const osError = types.get('OSError');
  if (osError) Object.assign(osError, { construct: makeSystemError });
  if (osError) for (const alias of ['IOError', 'EnvironmentError']) types.set(alias, osError);
  return types;
}

/** A built-in exception class; Exception where there is none of that name. */
export function exceptionType(name: string): PythonType {
  return exceptionTypes.get(name) ?? exceptionTypes.get('Exception') ?? baseExceptionType;
}

/** A built-in exception ready to be thrown. */
export function raised(type: string, ...args: Value[]): Raised {
  return new Raised(new PythonException(exceptionType(type), args));
}
