import { callPositional } from '../call';
import { raised } from '../exceptions';
import { boundMethod } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonDictionary } from '../objects/dictionary';
import { PythonTuple } from '../objects/tuple';
import { typeOf } from '../objects/types';
import { numeric } from '../operators/numbers';
import { unknownOf } from '../unknown/among';
import {
  ApproximateFloat,
  ApproximateText,
  type Evaluation,
  finish,
  PythonObject,
  type Result,
  type Text,
  Unknown,
  type Value,
} from '../values';
import { formatPrimitive } from './format';
import { asciiOf, reprOf, strOf } from './repr';

const directive = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?(.)?/gsu;

/** `text % values`. */
export function percentFormat(text: string, values: Value, machine: Interpreter): Result {
  return format(text, values, machine);
}

function* format(text: string, values: Value, machine: Interpreter): Evaluation {
  const unknown = unknownOf(values);
  if (unknown) return unknown;
  const items = values instanceof PythonTuple ? values.items : [values];
  let used = 0;
  let usedMapping = false;
  let output = '';
  let approximate = false;
  let at = 0;
  let missing: Unknown | undefined;
  const next = (): Value => {
    if (used >= items.length) return machine.raise('TypeError', 'not enough arguments for format string');
    used += 1;
    return items[used - 1] ?? null;
  };
  const starred = (): number => {
    const given = numeric(next());
    return typeof given === 'bigint' ? Number(given) : machine.raise('TypeError', '* wants int');
  };
  for (const match of text.matchAll(directive)) {
    output += text.slice(at, match.index);
    at = match.index + match[0].length;
    const [whole, key, flags = '', width, precision, code] = match;
    if (code === undefined) machine.raise('ValueError', 'incomplete format');
    if (code === '%') {
      output += '%';
      continue;
    }
    if (key !== undefined) {
      if (!(values instanceof PythonDictionary)) machine.raise('TypeError', 'format requires a mapping');
      usedMapping = true;
    }
    const widthNumber = width === '*' ? starred() : Number(width ?? 0);
    const hasPrecision = whole.includes('.');
    const precisionNumber = precision === '*' ? starred() : Number(precision ?? 0);
    let value: Value;
    if (key === undefined) value = next();
    else {
      const found = (values as PythonDictionary).get(key);
      if (found === undefined) throw raised('KeyError', key);
      value = found;
    }
    const piece = yield* one(
      value,
      code,
      flags,
      widthNumber,
      hasPrecision ? precisionNumber : undefined,
      match.index,
      machine,
    );
    if (piece instanceof Unknown) missing ??= piece;
    else {
      output += piece.text;
      approximate ||= piece.approximate;
    }
  }
  if (used < items.length && !usedMapping && !(values instanceof PythonDictionary)) {
    machine.raise('TypeError', 'not all arguments converted during string formatting');
  }
  output += text.slice(at);
  return missing ?? (approximate ? new ApproximateText(output) : output);
}

function* one(
  given: Value,
  code: string,
  flags: string,
  width: number,
  precision: number | undefined,
  position: number,
  machine: Interpreter,
): Evaluation<Text | Unknown> {
  const value = 'eEfFgGdiu'.includes(code) ? yield* toNumber(given, machine) : given;
  const unknown = unknownOf(value);
  if (unknown) return unknown;
  const left = flags.includes('-') || width < 0;
  const size = Math.abs(width);
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const alternate = flags.includes('#') ? '#' : '';
  if (code === 's' || code === 'r' || code === 'a') {
    const text = yield* finish({ s: strOf, r: reprOf, a: asciiOf }[code](value, machine));
    if (text instanceof Unknown) return text;
    const cut = precision === undefined ? text.text : text.text.slice(0, precision);
    const padded = formatPrimitive(cut, `${left ? '<' : '>'}${size || ''}`, machine);
    return padded instanceof Unknown ? padded : { text: padded.text, approximate: text.approximate };
  }
  const align = left ? '<' : flags.includes('0') ? '0=' : '>';
  if ('eEfFgG'.includes(code)) {
    const number = numeric(value);
    if (number === undefined && !(value instanceof ApproximateFloat)) {
      machine.raise('TypeError', `must be real number, not ${typeOf(value).name}`);
    }
    const float = number === undefined ? value : Number(number);
    return formatPrimitive(float, `${align}${sign}${alternate}${size || ''}.${precision ?? 6}${code}`, machine);
  }
  if (code === 'c') {
    const point = numeric(value);
    if (typeof value !== 'string' && typeof point !== 'bigint')
      return machine.raise('TypeError', '%c requires int or char');
    if (typeof point === 'bigint' && (point < 0n || point > 0x10ffffn))
      return machine.raise('OverflowError', '%c arg not in range(0x110000)');
    const character = typeof value === 'string' ? value : String.fromCodePoint(Number(point));
    if ([...character].length !== 1) machine.raise('TypeError', '%c requires int or char');
    return formatPrimitive(character, `${left ? '<' : '>'}${size || ''}`, machine);
  }
  if ('diuxXo'.includes(code)) return integer(value, code, align, sign + alternate, size, precision, machine);
  return machine.raise(
    'ValueError',
    `unsupported format character '${code}' (0x${code.codePointAt(0)?.toString(16)}) at index ${position + 1}`,
  );
}

/** An object's own `__float__`, for directives that want a number. */
function* toNumber(value: Value, machine: Interpreter): Evaluation {
  if (!(value instanceof PythonObject) || unknownOf(value) || value instanceof ApproximateFloat) return value;
  const method = boundMethod(value.type, '__float__', value, machine);
  return method === undefined ? value : yield* finish(callPositional(method, [], machine));
}

function integer(
  value: Value,
  code: string,
  align: string,
  flags: string,
  width: number,
  precision: number | undefined,
  machine: Interpreter,
): Text | Unknown {
  const number = value instanceof ApproximateFloat ? value.value : numeric(value);
  const isDecimal = 'diu'.includes(code);
  if (number === undefined || (!isDecimal && typeof number !== 'bigint')) {
    const wanted = isDecimal ? 'a real number' : 'an integer';
    machine.raise('TypeError', `%${code} format: ${wanted} is required, not ${typeOf(value).name}`);
  }
  if (value instanceof ApproximateFloat) return new Unknown(`%${code} of a number whose digits are not known`);
  if (typeof number === 'number' && !Number.isFinite(number)) {
    machine.raise(
      Number.isNaN(number) ? 'ValueError' : 'OverflowError',
      `cannot convert float ${Number.isNaN(number) ? 'NaN' : 'infinity'} to integer`,
    );
  }
  const whole = typeof number === 'bigint' ? number : BigInt(Math.trunc(number));
  const type = isDecimal ? 'd' : code;
  if (precision === undefined) return formatPrimitive(whole, `${align}${flags}${width || ''}${type}`, machine);
  const digits = formatPrimitive(whole < 0n ? -whole : whole, `0=${precision}${type}`, machine);
  if (digits instanceof Unknown) return digits;
  const sign = whole < 0n ? '-' : flags.replace('#', '');
  return formatPrimitive(sign + digits.text, `${align === '<' ? '<' : '>'}${width || ''}`, machine);
}
