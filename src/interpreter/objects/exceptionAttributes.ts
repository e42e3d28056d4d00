import type { Value } from '../values';
import type { PythonException } from './exception';
import { PythonList } from './list';
import { PythonTuple } from './tuple';

const isA = (exception: PythonException, name: string): boolean =>
  exception.type.order.some((base) => base.module === 'builtins' && base.name === name);

/** One of the arguments of an OSError with a number, a text and maybe a file. */
const ofSystem =
  (index: number) =>
  (exception: PythonException): Value | undefined =>
    isA(exception, 'OSError') ? (exception.args.length > 1 ? (exception.args[index] ?? null) : null) : undefined;

function nameOf(exception: PythonException): Value | undefined {
  const [message] = exception.args;
  if (isA(exception, 'ImportError')) return exception.attributes.get('name') ?? null;
  if (isA(exception, 'AttributeError')) return exception.receiver?.name ?? null;
  if (isA(exception, 'NameError'))
    return (
      (typeof message === 'string' ? /^(?:name|cannot .* variable) '(.+?)' /.exec(message)?.[1] : undefined) ?? null
    );
  return undefined;
}

/** Attributes of exceptions that stand in no dictionary. */
export const exceptionAttributes: Readonly<Record<string, (exception: PythonException) => Value | undefined>> = {
  args: ({ args }) => new PythonTuple(args),
  __cause__: ({ cause }) => cause ?? null,
  __context__: ({ context }) => context ?? null,
  __suppress_context__: ({ suppressesContext }) => suppressesContext,
  __notes__: ({ attributes }) => attributes.get('__notes__'),
  value: (exception) => (isA(exception, 'StopIteration') ? (exception.args[0] ?? null) : undefined),
  code: (exception) => (isA(exception, 'SystemExit') ? (exception.args[0] ?? null) : undefined),
  name: nameOf,
  obj: (exception) => (isA(exception, 'AttributeError') ? (exception.receiver?.object ?? null) : undefined),
  msg: (exception) => (isA(exception, 'ImportError') ? (exception.args[0] ?? null) : undefined),
  errno: ofSystem(0),
  strerror: ofSystem(1),
  filename: ofSystem(2),
  message: (exception) => (isA(exception, 'BaseExceptionGroup') ? (exception.args[0] ?? null) : undefined),
  exceptions: (exception) => {
    const items = exception.args[1];
    return isA(exception, 'BaseExceptionGroup') && (items instanceof PythonList || items instanceof PythonTuple)
      ? new PythonTuple([...items.items])
      : undefined;
  },
};
