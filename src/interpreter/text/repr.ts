import { pythonRepr } from '../../numeric/decimal';
import { call } from '../call';
import { slotOf } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonException } from '../objects/exception';
import { BoundMethod, PythonFunction } from '../objects/function';
import { typeOf } from '../objects/types';
import { resumableFor } from '../resumable';
import {
  ApproximateFloat,
  ApproximateText,
  Builtin,
  type Evaluation,
  finish,
  Instance,
  noKeywords,
  PythonModule,
  PythonObject,
  PythonType,
  type Result,
  type Slots,
  type Text,
  Unknown,
  type Value,
} from '../values';
import { escapeText } from './escape';
import { formatPrimitive } from './format';
import { integerText } from './integer';

export const exactly = (text: string): Text => ({ text, approximate: false });

/** `repr(value)`. */
export function reprOf(value: Value, machine: Interpreter): Result<Text | Unknown> {
  switch (typeof value) {
    case 'string':
      return exactly(escapeText(value));
    case 'bigint':
      return exactly(integerText(value, machine));
    case 'number':
      return exactly(pythonRepr(value));
    case 'boolean':
      return exactly(value ? 'True' : 'False');
    default:
      return value === null ? exactly('None') : objectRepr(value, machine);
  }
}

/** `str(value)`. */
export function strOf(value: Value, machine: Interpreter): Result<Text | Unknown> {
  if (typeof value === 'string') return exactly(value);
  if (!(value instanceof PythonObject)) return reprOf(value, machine);
  if (value instanceof Unknown) return value;
  if (value.distrusted) return value.distrusted;
  if (value instanceof ApproximateText) return { text: value.text, approximate: true };
  for (const base of value.type.order) {
    const method = base.dictionary.get('__str__');
    if (method !== undefined) return userText(method, value, '__str__', machine);
    const { str } = base.slots as Slots<PythonObject>;
    if (str) return machine.spawn(finish(resumableFor(value, () => str(value, machine))));
    if ((base.slots as Slots<PythonObject>).repr && !(value instanceof PythonException)) break;
  }
  if (value instanceof PythonException) return exceptionText(value, machine);
  return reprOf(value, machine);
}

function* exceptionText(exception: PythonException, machine: Interpreter): Evaluation<Text | Unknown> {
  const { args } = exception;
  if (args.length === 0) return exactly('');
  if (args.length > 1) {
    if (
      typeof args[0] === 'bigint' &&
      typeof args[1] === 'string' &&
      exception.type.order.some(({ name }) => name === 'OSError')
    ) {
      const file = args[2] === undefined || args[2] === null ? undefined : yield* finish(reprOf(args[2], machine));
      if (file instanceof Unknown) return file;
      return exactly(`[Errno ${args[0]}] ${args[1]}${file ? `: ${file.text}` : ''}`);
    }
    if (/^Unicode/.test(exception.type.name)) return new Unknown(`the text of a ${exception.type.name}`);
    const inside = exception.type.order.some(({ name }) => name === 'BaseExceptionGroup') ? args[1] : undefined;
    if (inside instanceof PythonObject && 'items' in inside) {
      const count = (inside.items as readonly Value[]).length;
      return exactly(`${args[0]} (${count} sub-exception${count === 1 ? '' : 's'})`);
    }
    const texts = yield* argumentTexts(args, machine);
    return texts instanceof Unknown ? texts : { text: `(${texts.text})`, approximate: texts.approximate };
  }
  const [only = null] = args;
  const isKeyError = exception.type.order.some(({ name }) => name === 'KeyError');
  return yield* finish(isKeyError ? reprOf(only, machine) : strOf(only, machine));
}

function* argumentTexts(args: readonly Value[], machine: Interpreter): Evaluation<Text | Unknown> {
  const texts: string[] = [];
  let approximate = false;
  for (const value of args) {
    const text = yield* finish(reprOf(value, machine));
    if (text instanceof Unknown) return text;
    texts.push(text.text);
    approximate ||= text.approximate;
  }
  return { text: texts.join(', '), approximate };
}

function objectRepr(value: PythonObject, machine: Interpreter): Result<Text | Unknown> {
  if (value instanceof Unknown) return value;
  if (value.distrusted) return value.distrusted;
  if (value instanceof ApproximateFloat) return approximateRepr(value);
  if (value instanceof ApproximateText) return { text: escapeText(value.text), approximate: true };
  const found = slotOf(value.type, 'repr', '__repr__');
  if (found?.method !== undefined) return userText(found.method, value, '__repr__', machine);
  const slot = found?.slot;
  if (slot)
    return machine.spawn(
      finish(resumableFor(value, () => slot(value, machine))),
      ' while getting the repr of an object',
    );
  if (value instanceof PythonType) return exactly(`<class '${qualifiedName(value)}'>`);
  if (value instanceof PythonModule) {
    return value.name === 'math' || value.name === 'sys'
      ? exactly(`<module '${value.name}' (built-in)>`)
      : new Unknown(`the path of module ${value.name}`);
  }
  if (value instanceof PythonException) return exceptionRepr(value, machine);
  if (value instanceof Builtin && machine.builtins.get(value.name) === value)
    return exactly(`<built-in function ${value.name}>`);
  const what = value instanceof PythonFunction || value instanceof BoundMethod ? 'function' : 'object';
  return new Unknown(`the address of a ${value instanceof Instance ? value.type.name : what} is not known`);
}

/** A class as `repr` names it. */
export function qualifiedName(type: PythonType): string {
  return `${type.module === 'builtins' ? '' : `${type.module}.`}${type.qualifiedName ?? type.name}`;
}

function approximateRepr(value: ApproximateFloat): Text {
  const text = pythonRepr(value.value);
  return { text, approximate: true };
}

function* exceptionRepr(exception: PythonException, machine: Interpreter): Evaluation<Text | Unknown> {
  const texts = yield* argumentTexts(exception.args, machine);
  return texts instanceof Unknown
    ? texts
    : { text: `${exception.type.name}(${texts.text})`, approximate: texts.approximate };
}

function* userText(method: Value, value: PythonObject, name: string, machine: Interpreter): Evaluation<Text | Unknown> {
  const result = yield* finish(call(method, { positional: [value], keywords: noKeywords }, machine));
  if (typeof result === 'string') return exactly(result);
  if (result instanceof Unknown) return result;
  if (result instanceof ApproximateText) return { text: result.text, approximate: true };
  return machine.raise('TypeError', `${name} returned non-string (type ${typeOf(result).name})`);
}

/** `ascii(value)`. */
export function* asciiOf(value: Value, machine: Interpreter): Evaluation<Text | Unknown> {
  const text = yield* finish(reprOf(value, machine));
  if (text instanceof Unknown) return text;
  const escaped = text.text.replace(/[^\0-\x7f]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const digits = code.toString(16);
    return code < 256
      ? `\\x${digits.padStart(2, '0')}`
      : code < 65536
        ? `\\u${digits.padStart(4, '0')}`
        : `\\U${digits.padStart(8, '0')}`;
  });
  return { ...text, text: escaped };
}

/** `format(value, specification)`. */
export function formatValue(value: Value, specification: string, machine: Interpreter): Result<Text | Unknown> {
  if (value instanceof PythonObject) {
    if (value instanceof Unknown) return value;
    if (value.distrusted) return value.distrusted;
    const found = slotOf(value.type, 'format', '__format__');
    if (found?.method !== undefined) return userFormat(found.method, value, specification, machine);
    if (found?.slot) return finish(found.slot(value, specification, machine));
    if (!(value instanceof ApproximateFloat) && !(value instanceof ApproximateText)) {
      if (specification === '') return strOf(value, machine);
      return machine.raise('TypeError', `unsupported format string passed to ${value.type.name}.__format__`);
    }
  } else if (specification === '') return strOf(value, machine);
  return formatPrimitive(value, specification, machine);
}

function* userFormat(
  method: Value,
  value: PythonObject,
  specification: string,
  machine: Interpreter,
): Evaluation<Text | Unknown> {
  const result = yield* finish(call(method, { positional: [value, specification], keywords: noKeywords }, machine));
  if (typeof result === 'string') return exactly(result);
  if (result instanceof Unknown) return result;
  if (result instanceof ApproximateText) return { text: result.text, approximate: true };
  return machine.raise('TypeError', `__format__ must return a str, not ${typeOf(result).name}`);
}

/** `[a, b]`: the reprs of items between brackets, `...` where an object holds itself. */
export function* joinReprs(
  owner: PythonObject,
  items: Iterable<readonly Value[]>,
  open: string,
  close: string,
  machine: Interpreter,
  recursive = `${open}...${close}`,
): Evaluation<Text | Unknown> {
  if (machine.printing.has(owner)) return exactly(recursive);
  machine.printing.add(owner);
  try {
    const pieces: string[] = [];
    let approximate = false;
    let length = 0;
    let unknown: Unknown | undefined;
    for (const parts of items) {
      const texts: string[] = [];
      for (const part of parts) {
        const text = yield* finish(reprOf(part, machine));
        if (text instanceof Unknown) unknown ??= text;
        else {
          texts.push(text.text);
          approximate ||= text.approximate;
          length += text.text.length;
        }
      }
      pieces.push(texts.join(': '));
      machine.charge(1);
      if (length > 2_000_000) return new Unknown('a text of more than 2,000,000 characters');
      if (machine.meter.due()) yield;
    }
    return unknown ?? { text: open + pieces.join(', ') + close, approximate };
  } finally {
    machine.printing.delete(owner);
  }
}
