import { type FloatType, floatFormats } from '../numeric/rounding';
import type { CallArguments } from './applyArguments';

/** A number as JSON carries it: `"NaN"`, `"Infinity"`, `"-Infinity"` and `"-0"` are strings. */
export type JsonNumber = number | string;

/** One call: any qualified spelling, arguments by that spelling's names, the input in row-major order. */
export interface ApplyCase {
  readonly activation: string;
  readonly args?: CallArguments;
  readonly dtype?: string;
  readonly input: readonly JsonNumber[];
  readonly shape?: readonly number[];
}

/** A case that has been looked through. */
export interface ReadCase {
  readonly activation: string;
  readonly args: CallArguments;
  readonly type: FloatType;
  readonly input: readonly number[];
  readonly shape: readonly number[];
}

/** Reads one case as JSON gave it; an error names the field that is wrong and what it must be. */
export function readCase(one: unknown): ReadCase | { readonly error: string } {
  if (!isObject(one)) return { error: 'a case must be an object {activation, args, dtype, input, shape}' };
  const { activation } = one;
  const [args, dtype] = [one.args ?? {}, one.dtype ?? 'float32'];
  if (typeof activation !== 'string') return { error: "activation must be a name such as 'torch.nn.functional.gelu'" };
  if (!isObject(args)) return { error: 'args must be an object of arguments by name' };
  const type = typeof dtype === 'string' ? floatType(dtype) : undefined;
  if (type === undefined) return { error: `dtype ${quoted(dtype)} is not a floating-point type` };
  if (!Array.isArray(one.input)) return { error: 'input must be a list of numbers' };
  const input = one.input.map(readNumber);
  const odd = input.indexOf(undefined);
  if (odd >= 0) return { error: `input must be a flat list of numbers; item ${odd} is ${quoted(one.input[odd])}` };
  const shape = one.shape ?? [input.length];
  if (!Array.isArray(shape) || !shape.every((extent) => Number.isSafeInteger(extent) && extent >= 0))
    return { error: 'shape must be a list of integers that are not negative' };
  if (shape.reduce((product, extent) => product * extent, 1) !== input.length)
    return { error: `shape (${shape.join(', ')}) does not fit ${input.length} numbers` };
  return { activation, args, type, input: input as number[], shape };
}

/** The type of a name such as `float16`, `half` or `torch.float16`. */
export function floatType(name: string): FloatType | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(floatFormats, last) ? (last as FloatType) : shortNames.get(last);
}

const shortNames: ReadonlyMap<string, FloatType> = new Map([
  ['float', 'float32'],
  ['double', 'float64'],
  ['half', 'float16'],
]);

const specialNumbers: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
]);

function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const special = specialNumbers.get(value.toLowerCase());
  if (special !== undefined) return special;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
