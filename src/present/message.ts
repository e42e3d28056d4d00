import type { ParameterValue } from '../activations/activation';
import { oneLine } from './escape';

/** Media type of the notebook message. */
export const curvesMediaType = 'application/vnd.activation-lens.curves+json';

/** One curve of the message: an activation with parameters, or measured points under a label; null in `y` breaks the line. */
export type CurveRequest =
  | {
      /** The activation's name (`leaky_relu`), with its canonical parameters, or a spelling (`tensorflow.nn.leaky_relu`), with its own. */
      readonly activation: string;
      readonly parameters?: Readonly<Record<string, ParameterValue>>;
      readonly label?: string;
    }
  | { readonly label: string; readonly x: readonly number[]; readonly y: readonly (number | null)[] };

/** The notebook message, version 1; media/curves.schema.json describes it, `parseCurvesMessage` checks it. */
export interface CurvesMessage {
  readonly version: 1;
  readonly title?: string;
  readonly domain?: readonly [number, number];
  readonly slope?: boolean;
  readonly curves: readonly CurveRequest[];
  readonly inputs?: readonly number[];
}

/** What one message may hold; the schema says the same. */
export const limits = {
  curves: 24,
  points: 20_000,
  parameters: 16,
  text: 200,
  label: 100,
  name: 100,
  magnitude: 1e6,
} as const;

/** What is wrong with a value found at a path, as `path: reason`; undefined where nothing is. */
type Check = (value: unknown, path: string) => string | undefined;

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return ({ object: 'an object', undefined: 'nothing' } as Record<string, string>)[typeof value] ?? `a ${typeof value}`;
}

const expected =
  (what: string): Check =>
  (value, path) =>
    `${path}: expected ${what}, got ${kindOf(value)}`;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const text =
  (most: number): Check =>
  (value, path) => {
    if (typeof value !== 'string') return expected('text')(value, path);
    if (value.length === 0) return `${path}: expected text, got an empty string`;
    return value.length > most ? `${path}: ${value.length} characters, at most ${most} are allowed` : undefined;
  };

const flag: Check = (value, path) => (typeof value === 'boolean' ? undefined : expected('true or false')(value, path));

const list =
  (element: (value: unknown) => boolean, what: string, fewest: number, most: number): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return expected(what)(value, path);
    if (value.length < fewest) return `${path}: expected at least ${fewest} of ${what}, got ${value.length}`;
    if (value.length > most) return `${path}: ${value.length} ${what}, at most ${most} are allowed`;
    const bad = value.findIndex((item) => !element(item));
    return bad < 0 ? undefined : `${path}[${bad}]: expected a number, got ${kindOf(value[bad])}`;
  };

const numbers = list(isNumber, 'numbers', 0, limits.points);

const domain: Check = (value, path) => {
  const wrong = list(isNumber, 'numbers', 2, 2)(value, path);
  if (wrong !== undefined || !Array.isArray(value)) return wrong;
  const [from, to] = value as [number, number];
  if (Math.max(Math.abs(from), Math.abs(to)) > limits.magnitude)
    return `${path}: numbers must lie within ±${limits.magnitude}`;
  return to - from >= 1e-6 ? undefined : `${path}: the first number must be smaller than the second`;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parameterName = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

const parameters: Check = (value, path) => {
  if (!isObject(value)) return expected('an object of parameters')(value, path);
  const entries = Object.entries(value);
  if (entries.length > limits.parameters)
    return `${path}: ${entries.length} parameters, at most ${limits.parameters} are allowed`;
  for (const [name, setting] of entries) {
    if (!parameterName.test(name)) return `${path}: ${quote(name)} is not a parameter's name`;
    const at = `${path}.${name}`;
    const wrong = typeof setting === 'string' ? text(limits.label)(setting, at) : undefined;
    if (wrong !== undefined) return wrong;
    if (typeof setting !== 'string' && typeof setting !== 'boolean' && setting !== null && !isNumber(setting)) {
      return expected('a number, text, true, false or null')(setting, at);
    }
  }
  return undefined;
};

const quote = (name: string): string => `"${oneLine(name, 40)}"`;

interface Field {
  readonly check: Check;
  readonly required?: true;
}

/** An object with these fields and no others. */
const object =
  (fields: Readonly<Record<string, Field>>): Check =>
  (value, path) => {
    if (!isObject(value)) return expected('an object')(value, path || 'message');
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name)) {
        return `${path || 'message'}: unknown field ${quote(name)}; the fields are ${Object.keys(fields).join(', ')}`;
      }
    }
    for (const [name, { check, required }] of Object.entries(fields)) {
      if (!Object.hasOwn(value, name) || value[name] === undefined) {
        if (required) return `${at(name)}: missing`;
        continue;
      }
      const wrong = check(value[name], at(name));
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };

const activationCurve = object({
  activation: { check: text(limits.name), required: true },
  parameters: { check: parameters },
  label: { check: text(limits.label) },
});

const measuredFields = object({
  label: { check: text(limits.label), required: true },
  x: { check: numbers, required: true },
  y: { check: list((v) => v === null || isNumber(v), 'numbers', 0, limits.points), required: true },
});

const curve: Check = (value, path) => {
  if (!isObject(value)) return expected('an object')(value, path);
  if (Object.hasOwn(value, 'activation')) return activationCurve(value, path);
  if (!Object.hasOwn(value, 'x') && !Object.hasOwn(value, 'y'))
    return `${path}: expected an activation, or x and y with a label`;
  const wrong = measuredFields(value, path);
  if (wrong !== undefined) return wrong;
  const { x, y } = value as { x: unknown[]; y: unknown[] };
  return x.length === y.length ? undefined : `${path}.y: ${y.length} numbers, but x has ${x.length}`;
};

const curves: Check = (value, path) => {
  if (!Array.isArray(value)) return expected('a list of curves')(value, path);
  if (value.length === 0) return `${path}: expected at least 1 curve, got none`;
  if (value.length > limits.curves) return `${path}: ${value.length} curves, at most ${limits.curves} are allowed`;
  for (const [i, one] of value.entries()) {
    const wrong = curve(one, `${path}[${i}]`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
};

const message = object({
  version: {
    check: (value, path) =>
      value === 1 ? undefined : `${path}: expected 1, got ${isNumber(value) ? value : kindOf(value)}`,
    required: true,
  },
  title: { check: text(limits.text) },
  domain: { check: domain },
  slope: { check: flag },
  curves: { check: curves, required: true },
  inputs: { check: numbers },
});

/**
 * Checks a notebook message of any origin. The error names the first offending field and what was expected there:
 * `curves[1].x: expected numbers, got a string`.
 */
export function parseCurvesMessage(value: unknown): { readonly message: CurvesMessage } | { readonly error: string } {
  const error = message(value, '');
  return error === undefined ? { message: value as CurvesMessage } : { error };
}
