import { boundMethod } from '../lookup';
import type { Interpreter } from '../machine';
import { PythonComplex } from '../objects/complex';
import { typeOf } from '../objects/types';
import { toComplex } from '../operators/complex';
import { numeric, toFloat } from '../operators/numbers';
import { unknownOf } from '../unknown/among';
import {
  ApproximateFloat,
  ApproximateText,
  type Arguments,
  type Evaluation,
  type Machine,
  PythonObject,
  Unknown,
  type Value,
} from '../values';

const real = '(?:\\d(?:_?\\d)*\\.?(?:\\d(?:_?\\d)*)?|\\.\\d(?:_?\\d)*)(?:e[+-]?\\d(?:_?\\d)*)?|inf(?:inity)?|nan';
const written = new RegExp(`^(?:([+-]?(?:${real}))(?![\\d.j]))?(?:([+-]?(?:${real})?)j)?$`, 'i');

function partOf(text: string): number {
  const digits = text.replaceAll('_', '').toLowerCase();
  if (/^[+-]?$/.test(digits)) return digits === '-' ? -1 : 1;
  const size = digits.replace(/^[+-]/, '');
  const value = size.startsWith('inf') ? Number.POSITIVE_INFINITY : size === 'nan' ? Number.NaN : Number(size);
  return digits.startsWith('-') ? -value : value;
}

function parseComplex(text: string, machine: Machine): PythonComplex {
  const trimmed = text.trim();
  const body = /^\((.*)\)$/s.exec(trimmed)?.[1]?.trim() ?? trimmed;
  const match = written.exec(body);
  const [whole, first, second] = match ?? [];
  if (!whole || (first !== undefined && second !== undefined && !/^[+-]/.test(second)))
    return machine.raise('ValueError', 'complex() arg is a malformed string');
  return new PythonComplex(first === undefined ? 0 : partOf(first), second === undefined ? 0 : partOf(second));
}

/** A number argument as a complex, by `__complex__`, `__float__` or `__index__` where it is an object with one. */
function* convert(value: Value, complaint: string, machine: Interpreter): Evaluation<PythonComplex | Unknown> {
  if (value instanceof ApproximateFloat) return new Unknown('a complex number whose last digits are not known');
  const number = numeric(value);
  if (typeof number === 'bigint') toFloat(number, machine);
  const plain = toComplex(value);
  if (plain) return plain;
  for (const name of ['__complex__', '__float__', '__index__']) {
    const method = value instanceof PythonObject ? boundMethod(value.type, name, value, machine) : undefined;
    if (method === undefined) continue;
    const result = yield* machine.callWith(method);
    return unknownOf(result) ?? toComplex(result) ?? new Unknown(`what ${name} gives`);
  }
  return machine.raise('TypeError', `${complaint}, not '${typeOf(value).name}'`);
}

/** `complex(real, imag)`. */
export function* makeComplex({ positional, keywords }: Arguments, machine: Interpreter): Evaluation {
  if (positional.length + keywords.size > 2)
    machine.raise('TypeError', `complex() takes at most 2 arguments (${positional.length + keywords.size} given)`);
  for (const name of keywords.keys()) {
    if (name !== 'real' && name !== 'imag')
      machine.raise('TypeError', `'${name}' is an invalid keyword argument for complex()`);
  }
  const first = positional[0] ?? keywords.get('real');
  const second = positional[1] ?? keywords.get('imag');
  const unknown = unknownOf(first) ?? unknownOf(second);
  if (unknown) return unknown;
  if (first instanceof ApproximateText) return new Unknown('complex() of text whose digits are not known');
  if (typeof first === 'string') {
    if (second !== undefined) machine.raise('TypeError', "complex() can't take second arg if first is a string");
    return parseComplex(first, machine);
  }
  if (typeof second === 'string') machine.raise('TypeError', "complex() second arg can't be a string");
  const whole = yield* convert(first ?? 0n, 'complex() first argument must be a string or a number', machine);
  if (whole instanceof Unknown || second === undefined) return whole;
  const part = yield* convert(second, 'complex() second argument must be a number', machine);
  if (part instanceof Unknown) return part;
  const isComplex = second instanceof PythonComplex;
  return new PythonComplex(
    isComplex ? whole.real - part.imag : whole.real,
    first instanceof PythonComplex ? part.real + whole.imag : part.real,
  );
}
