import { callPositional } from '../call';
import { boundMethod } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonBytes, typeOf } from '../objects/types';
import { numeric, toFloat } from '../operators/numbers';
import { toIndex } from '../operators/subscript';
import { escapeText } from '../text/escape';
import { strOf } from '../text/repr';
import { textValue } from '../text/textValue';
import { truthOf } from '../truth';
import { unknownOf } from '../unknown/among';
import {
  ApproximateFloat,
  ApproximateText,
  type Arguments,
  type Evaluation,
  finish,
  PythonObject,
  type Result,
  Unknown,
  type Value,
} from '../values';

function atMost(name: string, args: Arguments, most: number, machine: Interpreter): void {
  const given = args.positional.length + args.keywords.size;
  if (args.keywords.size > 0 && !args.keywords.has('base'))
    machine.raise('TypeError', `${name}() takes no keyword arguments`);
  if (given > most) {
    const words =
      name === 'int'
        ? `int() takes at most ${most} arguments (${given} given)`
        : `${name} expected at most ${most} argument, got ${given}`;
    machine.raise('TypeError', words);
  }
}

/** `float(value)`. */
export function* makeFloat(args: Arguments, machine: Interpreter): Evaluation {
  atMost('float', args, 1, machine);
  const [value = 0] = args.positional;
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  if (value instanceof ApproximateFloat) return value;
  if (value instanceof ApproximateText) return new Unknown('float() of text whose digits are not known');
  if (typeof value === 'string') return parseFloatText(value, machine);
  const number = numeric(value);
  if (number !== undefined) return toFloat(number, machine);
  const converted = yield* special(value, ['__float__', '__index__'], machine);
  if (converted !== undefined) {
    const result = numeric(converted);
    return result === undefined ? converted : toFloat(result, machine);
  }
  return machine.raise('TypeError', `float() argument must be a string or a real number, not '${typeOf(value).name}'`);
}

function* special(value: Value, names: readonly string[], machine: Interpreter): Evaluation<Value | undefined> {
  for (const name of names) {
    const method = value instanceof PythonObject ? boundMethod(value.type, name, value, machine) : undefined;
    if (method !== undefined) return yield* finish(callPositional(method, [], machine));
  }
  return undefined;
}

function parseFloatText(text: string, machine: Interpreter): number {
  const trimmed = text.trim().toLowerCase();
  const special = /^([+-]?)(inf|infinity|nan)$/.exec(trimmed);
  if (special) return (special[1] === '-' ? -1 : 1) * (special[2] === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY);
  if (!/^[+-]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?$/.test(trimmed)) {
    machine.raise('ValueError', `could not convert string to float: ${escapeText(text)}`);
  }
  return Number(trimmed.replaceAll('_', ''));
}

/** `int(value, base)`. */
export function* makeInt(args: Arguments, machine: Interpreter): Evaluation {
  atMost('int', args, 2, machine);
  const [value = 0n, second] = args.positional;
  const base = second ?? args.keywords.get('base');
  const unknown = unknownOf(value) ?? unknownOf(base);
  if (unknown) return unknown;
  if (value instanceof ApproximateText) return new Unknown('int() of text whose digits are not known');
  if (value instanceof PythonBytes) return parseInteger(value.data, toIndex(base ?? 10n, machine), machine);
  if (typeof value === 'string') return parseInteger(value, toIndex(base ?? 10n, machine), machine);
  if (base !== undefined) machine.raise('TypeError', "int() can't convert non-string with explicit base");
  if (value instanceof ApproximateFloat) {
    const [low, high] = [Math.trunc(value.value - value.error), Math.trunc(value.value + value.error)];
    return low === high ? BigInt(low) : new Unknown('the integer part of a number whose digits are not known');
  }
  const number = numeric(value);
  if (typeof number === 'bigint') return number;
  if (number !== undefined) return wholePart(number, machine);
  const converted = yield* special(value, ['__int__', '__index__', '__trunc__'], machine);
  if (converted !== undefined) return converted;
  const name = typeOf(value).name;
  return machine.raise(
    'TypeError',
    `int() argument must be a string, a bytes-like object or a real number, not '${name}'`,
  );
}

/** A finite float as an int, toward zero. */
export function wholePart(value: number, machine: Interpreter): bigint {
  if (Number.isNaN(value)) machine.raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) machine.raise('OverflowError', 'cannot convert float infinity to integer');
  return BigInt(Math.trunc(value));
}

const prefixes: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };

function parseInteger(text: string, base: number, machine: Interpreter): bigint {
  if (base !== 0 && (base < 2 || base > 36)) machine.raise('ValueError', 'int() base must be >= 2 and <= 36, or 0');
  const invalid = (): never =>
    machine.raise('ValueError', `invalid literal for int() with base ${base}: ${escapeText(text)}`);
  const match = /^([+-]?)(0[xob])?_?([0-9a-z]+(?:_[0-9a-z]+)*)$/i.exec(text.trim());
  if (!match) return invalid();
  const [, sign, prefix = '', body = ''] = match;
  const prefixBase = prefixes[prefix.toLowerCase()];
  const usesPrefix = prefixBase !== undefined && (base === 0 || base === prefixBase);
  const digits = (usesPrefix ? body : prefix + body).replaceAll('_', '').toLowerCase();
  const actual = base === 0 ? (prefixBase ?? 10) : base;
  if (digits.length > 4300 && actual === 10) {
    machine.raise(
      'ValueError',
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  let value = 0n;
  for (const digit of digits) {
    const number = Number.parseInt(digit, 36);
    if (!(number < actual)) return invalid();
    value = value * BigInt(actual) + BigInt(number);
  }
  return sign === '-' ? -value : value;
}

/** `str(value)`. */
export function* makeStr(args: Arguments, machine: Interpreter): Evaluation {
  const [value, encoding] = args.positional;
  if (value === undefined) return args.keywords.size > 0 ? new Unknown('str() with keywords') : '';
  if (encoding !== undefined || args.keywords.size > 0) {
    if (value instanceof PythonBytes)
      return new TextDecoder().decode(Uint8Array.from(value.data, (unit) => unit.charCodeAt(0)));
    if (encoding !== undefined && typeof encoding !== 'string') {
      machine.raise('TypeError', `str() argument 'encoding' must be str, not ${typeOf(encoding).name}`);
    }
    return machine.raise('TypeError', `decoding to str: need a bytes-like object, ${typeOf(value).name} found`);
  }
  const text = yield* finish(strOf(value, machine));
  return text instanceof Unknown ? text : textValue(text);
}

/** `bool(value)`. */
export function makeBool(args: Arguments, machine: Interpreter): Result {
  atMost('bool', args, 1, machine);
  const [value = false] = args.positional;
  return truthOf(value, machine);
}
