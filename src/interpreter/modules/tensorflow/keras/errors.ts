import { raised } from '../../../exceptions';
import { PythonDictionary } from '../../../objects/dictionary';
import { PythonException, Raised } from '../../../objects/exception';
import { BoundMethod, PythonFunction } from '../../../objects/function';
import { PythonList } from '../../../objects/list';
import { PythonTuple } from '../../../objects/tuple';
import { Bound, matchArguments, type Parameter } from '../../../signature';
import { type Arguments, finish, type Machine, Unknown, type Value } from '../../../values';
import { decline } from '../../declined';
import { isTensor } from '../tensor';
import type { LayerObject } from './layer';

/** Exceptions that already carry the arguments of the innermost failing call. */
const injected = new WeakSet<PythonException>();

/**
 * Calls a layer's `call`; an exception from it is raised again with the arguments it was called with
 * (keras/src/utils/traceback_utils.py inject_argument_info_in_traceback).
 */
export function* withArguments(
  self: LayerObject,
  method: Value,
  args: Arguments,
  machine: Machine,
): Generator<void, Value> {
  try {
    return yield* finish(machine.call(method, args));
  } catch (error) {
    if (!(error instanceof Raised) || injected.has(error.exception)) throw error;
    const callee = method instanceof BoundMethod ? method.callee : method;
    if (!(callee instanceof PythonFunction)) throw error;
    const context = yield* argumentLines(callee.parameters.slice(1), args, machine);
    if (context === undefined) throw error;
    const name = `${self.type.name}.call()`;
    const [first] = error.exception.args;
    const message = first === undefined ? '' : yield* finish(machine.str(first));
    if (message instanceof Unknown) throw error;
    const original = typeof message === 'string' ? message : message.text;
    const text = `Exception encountered when calling ${name}.\n\n\x1b[1m${original}\x1b[0m\n\nArguments received by ${name}:\n${context}`;
    const exception = context === '' ? error.exception : rebuilt(error.exception, text);
    injected.add(exception);
    throw new Raised(exception);
  }
}

/** A new exception of the same class; a class of the user's own with its own constructor declines. */
function rebuilt(exception: PythonException, message: string): PythonException {
  if (exception.type.module === '__main__' && exception.type.dictionary.has('__init__'))
    decline('an exception with a constructor of its own is not evaluated here');
  return exception.type.module === 'builtins'
    ? raised(exception.type.name, message).exception
    : new PythonException(exception.type, [message]);
}

/** One line per parameter: `  • x=tf.Tensor(shape=(2,), dtype=float32)`; undefined when the arguments do not fit. */
function* argumentLines(
  parameters: readonly Parameter[],
  args: Arguments,
  machine: Machine,
): Generator<void, string | undefined> {
  const bound = matchArguments(parameters, args);
  if (!(bound instanceof Bound)) return undefined;
  const lines: string[] = [];
  for (const parameter of parameters) {
    let text: string;
    if (parameter.kind === '*') {
      text = bound.rest.length > 0 ? yield* mapped(new PythonTuple([...bound.rest]), machine, true) : empty;
    } else if (parameter.kind === '**') {
      if (bound.keywords.size > 0) return decline('the arguments of a failing layer are not evaluated');
      text = empty;
    } else if (bound.given(parameter.name)) text = yield* mapped(bound.get(parameter.name), machine, true);
    else text = yield* plain(bound.get(parameter.name), machine);
    lines.push(`  • ${parameter.name}=${text}`);
  }
  return lines.join('\n');
}

const empty = "<class 'inspect._empty'>";

/** `str` of a default. */
function* plain(value: Value, machine: Machine): Generator<void, string> {
  const text = yield* finish(machine.str(value));
  return text instanceof Unknown ? decline(text.reason) : text.text;
}

/** An argument as format_argument_value words it; inside a container the words are strings themselves. */
function* mapped(value: Value, machine: Machine, outermost: boolean): Generator<void, string> {
  if (isTensor(value)) {
    const { shape, dtype } = value.tensor;
    const text = `tf.Tensor(shape=(${shape.join(', ')}${shape.length === 1 ? ',' : ''}), dtype=${dtype})`;
    return outermost ? text : `'${text}'`;
  }
  if (value instanceof PythonDictionary)
    return decline('a dictionary among the arguments of a failing layer is not evaluated');
  if (value instanceof PythonList || value instanceof PythonTuple) {
    const parts: string[] = [];
    for (const item of value.items) parts.push(yield* mapped(item, machine, false));
    const body = parts.join(', ');
    return value instanceof PythonList ? `[${body}]` : `(${body}${parts.length === 1 ? ',' : ''})`;
  }
  const text = yield* finish(machine.repr(value));
  if (text instanceof Unknown) return decline(text.reason);
  return outermost ? text.text : yield* plainRepr(text.text, machine);
}

function* plainRepr(text: string, machine: Machine): Generator<void, string> {
  const quoted = yield* finish(machine.repr(text));
  return quoted instanceof Unknown ? decline(quoted.reason) : quoted.text;
}
