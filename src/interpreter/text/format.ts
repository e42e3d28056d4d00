import { exponential, fixed, pythonRepr } from '../../numeric/decimal';
import { typeOf } from '../objects/types';
import { numeric, toFloat } from '../operators/numbers';
import { ApproximateFloat, ApproximateText, type Machine, type Text, Unknown, type Value } from '../values';
import { characterLength, sliceCharacters } from './characters';
import { integerText } from './integer';

/** A format specification, Python's mini-language. */
export interface Specification {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly zeroSign: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const pattern = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?(.)?$/su;
const maximumWidth = 100_000;

/** Reads a format specification; Python's ValueError where it is none. */
export function parseSpecification(text: string, typeName: string, machine: Machine): Specification {
  const match = pattern.exec(text);
  if (!match) return machine.raise('ValueError', `Invalid format specifier '${text}' for object of type '${typeName}'`);
  const [, fill, align, sign = '', z, alternate, zero, width, grouping = '', precision, type = ''] = match;
  if (Number(width ?? 0) > 2 ** 31 || Number(precision ?? 0) > 2 ** 31) {
    machine.raise('ValueError', 'Too many decimal digits in format string');
  }
  refuseGrouping(grouping, type || (typeName === 'str' ? 's' : ''), machine);
  return {
    fill: fill ?? (zero !== undefined ? '0' : ' '),
    align: align ?? (zero !== undefined ? '=' : ''),
    sign,
    zeroSign: z !== undefined,
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  };
}

/** Thousands separators go with numbers only, and with other bases the underscore alone (Python/formatter_unicode.c). */
function refuseGrouping(grouping: string, type: string, machine: Machine): void {
  if (grouping === '' || /^[deEfFgG%]?$/.test(type) || (grouping === '_' && /^[boxX]$/.test(type))) return;
  const code = type.codePointAt(0) ?? 0;
  const shown = code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
  machine.raise('ValueError', `Cannot specify '${grouping}' with '${shown}'.`);
}

/** `format` of a str, int, bool, float, None or approximate value. */
export function formatPrimitive(value: Value, specification: string, machine: Machine): Text | Unknown {
  if (value === null) {
    return machine.raise('TypeError', 'unsupported format string passed to NoneType.__format__');
  }
  const typeName = typeOf(value instanceof ApproximateFloat ? value.value : value).name;
  const parsed = parseSpecification(specification, typeName, machine);
  if (parsed.width > maximumWidth || (parsed.precision ?? 0) > maximumWidth) {
    return new Unknown(`a format of more than ${maximumWidth.toLocaleString('en')} characters`);
  }
  machine.charge((parsed.width + (parsed.precision ?? 0)) >> 4);
  if (value instanceof ApproximateText) {
    return { text: formatText(value.text, parsed, specification, machine), approximate: true };
  }
  if (typeof value === 'string') return { text: formatText(value, parsed, specification, machine), approximate: false };
  if (value instanceof ApproximateFloat) {
    const ends = [-value.error, 0, value.error].map((shift) => formatFloat(value.value + shift, parsed, machine));
    return { text: ends[1] ?? '', approximate: ends.some((end) => end !== ends[1]) };
  }
  const number = numeric(value);
  if (number === undefined) return new Unknown('format of this value');
  const text =
    typeof number === 'bigint' && !'eEfFgG%'.includes(parsed.type || 'd')
      ? formatInteger(number, value, parsed, machine)
      : formatFloat(toFloat(number, machine), parsed, machine, typeof number === 'bigint');
  return { text, approximate: false };
}

function wrongCode(type: string, name: string, machine: Machine): never {
  return machine.raise('ValueError', `Unknown format code '${type}' for object of type '${name}'`);
}

function formatText(value: string, spec: Specification, _text: string, machine: Machine): string {
  if (spec.type !== '' && spec.type !== 's') wrongCode(spec.type, 'str', machine);
  if (spec.sign !== '') {
    machine.raise(
      'ValueError',
      spec.sign === ' '
        ? 'Space not allowed in string format specifier'
        : 'Sign not allowed in string format specifier',
    );
  }
  if (spec.alternate) machine.raise('ValueError', 'Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=' && spec.fill !== '0')
    machine.raise('ValueError', "'=' alignment not allowed in string format specifier");
  const cut = spec.precision === undefined ? value : sliceCharacters(value, 0, spec.precision);
  return pad('', cut, { ...spec, align: spec.align === '=' ? '<' : spec.align }, '<');
}

/** Pads to the width: `sign` stays in front of the filling for `=`. */
export function pad(sign: string, body: string, spec: Specification, standard: string): string {
  const missing = spec.width - characterLength(sign) - characterLength(body);
  if (missing <= 0) return sign + body;
  const fill = (count: number): string => spec.fill.repeat(count);
  switch (spec.align || standard) {
    case '<':
      return sign + body + fill(missing);
    case '^':
      return fill(missing >> 1) + sign + body + fill(missing - (missing >> 1));
    case '=':
      return sign + fill(missing) + body;
    default:
      return fill(missing) + sign + body;
  }
}

/** Digits in groups; with zero filling the zeros are grouped too. */
function group(digits: string, sign: string, tail: string, spec: Specification, size: number): string {
  if (spec.grouping === '') return digits;
  const separate = (text: string): string =>
    text.replace(new RegExp(`\\B(?=(?:[0-9a-zA-Z]{${size}})+$)`, 'g'), spec.grouping);
  let grouped = separate(digits);
  if (spec.fill !== '0' || spec.align !== '=') return grouped;
  let padded = digits;
  while (sign.length + grouped.length + tail.length < spec.width) {
    padded = `0${padded}`;
    grouped = separate(padded);
  }
  return grouped;
}

function signOf(negative: boolean, spec: Specification): string {
  if (negative) return '-';
  return spec.sign === '-' ? '' : spec.sign;
}

const bases: Readonly<Record<string, readonly [radix: number, prefix: string]>> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
};

function formatInteger(number: bigint, value: Value, spec: Specification, machine: Machine): string {
  const type = spec.type || 'd';
  if (spec.precision !== undefined) machine.raise('ValueError', 'Precision not allowed in integer format specifier');
  if (type === 'c') {
    if (number < 0n || number > 0x10ffffn) machine.raise('OverflowError', '%c arg not in range(0x110000)');
    return pad('', String.fromCodePoint(Number(number)), spec, '<');
  }
  const base = bases[type];
  if (!base && type !== 'd' && type !== 'n') {
    if (typeof value === 'boolean' && type === 's') wrongCode('s', 'bool', machine);
    wrongCode(type, typeOf(value).name, machine);
  }
  const magnitude = number < 0n ? -number : number;
  const plain = base ? magnitude.toString(base[0]) : integerText(magnitude, machine);
  const digits = type === 'X' ? plain.toUpperCase() : plain;
  const sign = signOf(number < 0n, spec) + (base && spec.alternate ? base[1] : '');
  return pad(sign, group(digits, sign, '', spec, base ? 4 : 3), spec, '>');
}

/** A finite or special float by its presentation type. */
export function formatFloat(value: number, spec: Specification, machine: Machine, isInteger = false): string {
  const { type } = spec;
  if (type !== '' && !'eEfFgGn%'.includes(type)) wrongCode(type, isInteger ? 'int' : 'float', machine);
  const negative = value < 0 || Object.is(value, -0);
  let body = floatDigits(Math.abs(value), spec);
  const vanished = spec.zeroSign && /^[0.]*(?:e[-+]\d+)?%?$/i.test(body);
  const sign = signOf(negative && !Number.isNaN(value) && !vanished, spec);
  if ('EFG'.includes(type) && type !== '') body = body.toUpperCase();
  if (!Number.isFinite(value)) return pad(sign, body, spec, '>');
  const split = /^(\d+)(.*)$/s.exec(body);
  const tail = split?.[2] ?? '';
  return pad(sign, group(split?.[1] ?? body, sign, tail, spec, 3) + tail, spec, '>');
}

function floatDigits(value: number, spec: Specification): string {
  const kind = spec.type.toLowerCase();
  if (!Number.isFinite(value)) return (Number.isNaN(value) ? 'nan' : 'inf') + (kind === '%' ? '%' : '');
  const precision = spec.precision ?? 6;
  const point = (text: string): string => (spec.alternate && precision === 0 ? text.replace(/^(\d+)/, '$1.') : text);
  if (kind === 'f') return point(fixed(value, precision));
  if (kind === 'e') return point(exponential(value, precision));
  if (kind === '%') return `${point(fixed(value * 100, precision))}%`;
  if (kind === '' && spec.precision === undefined) return pythonRepr(value);
  return general(value, Math.max(precision, 1), kind === '' ? 'repr' : spec.alternate ? 'alternate' : 'plain');
}

/** `%g`: as many significant digits as asked, fixed or exponential by size, without trailing zeros; like repr keeps `.0`. */
export function general(value: number, precision: number, style: 'plain' | 'alternate' | 'repr'): string {
  const [mantissa = '0', tail = '+00'] = exponential(value, precision - 1).split('e');
  const exponent = Number(tail);
  const trim = (text: string): string =>
    style === 'alternate'
      ? text.includes('.')
        ? text
        : `${text}.`
      : text.includes('.')
        ? text.replace(/\.?0+$/, '')
        : text;
  const limit = style === 'repr' ? precision - 1 : precision;
  if (exponent < -4 || exponent >= limit) return `${trim(mantissa)}e${tail}`;
  const text = trim(fixed(value, Math.max(0, precision - 1 - exponent)));
  return style === 'repr' && !text.includes('.') ? `${text}.0` : text;
}
