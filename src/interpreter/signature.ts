import { type Arguments, Builtin, type Machine, type Result, type Value } from './values';

/** One parameter of a function, as Python's `inspect` would describe it. */
export interface Parameter {
  readonly name: string;
  readonly kind: 'positional' | 'both' | 'keyword' | '*' | '**';
  /** The default; undefined when the argument is required, null also for `=...` (told apart by `given`). */
  readonly default?: Value;
}

/** Why arguments do not fit a signature. */
export type Mismatch =
  | { readonly kind: 'missing'; readonly names: readonly string[]; readonly keywordOnly: boolean }
  | {
      readonly kind: 'many';
      readonly least: number;
      readonly most: number;
      readonly given: number;
      readonly keywordOnly: number;
    }
  | { readonly kind: 'unexpected'; readonly name: string }
  | { readonly kind: 'multiple'; readonly name: string }
  | { readonly kind: 'positional-only'; readonly names: readonly string[] };

/** How a library words its TypeErrors; undefined falls back to Python's own wording. */
export type Wording = (functionName: string, mismatch: Mismatch, args: Arguments) => string | undefined;

/** Arguments by parameter name. */
export class Bound {
  private readonly read = new Set<string>();
  constructor(
    private readonly values: ReadonlyMap<string, Value>,
    private readonly passed: ReadonlySet<string>,
    /** What `*args` took. */
    readonly rest: readonly Value[],
    /** What `**kwargs` took. */
    readonly keywords: ReadonlyMap<string, Value>,
    private readonly parameters: readonly Parameter[] = [],
  ) {}

  /** The argument, or the default. */
  get(name: string): Value {
    this.read.add(name);
    return this.values.get(name) ?? null;
  }

  /** Whether the caller passed it. */
  given(name: string): boolean {
    this.read.add(name);
    return this.passed.has(name);
  }

  /** An argument that says something else than its default and that nobody has read so far. */
  ignored(): string | undefined {
    return this.parameters.find(
      ({ name, default: usual }) =>
        this.passed.has(name) && !this.read.has(name) && usual !== undefined && this.values.get(name) !== usual,
    )?.name;
  }
}

const parsed = new Map<string, readonly Parameter[]>();

/**
 * Reads a signature as Python writes it: `(self, x, /, dim=None, *sizes, dtype=None, **extra)`. Defaults are None, True, False, integers, floats,
 * quoted strings, `()` (read as None) and `...` for "no value".
 */
export function parseSignature(text: string): readonly Parameter[] {
  const known = parsed.get(text);
  if (known) return known;
  const parameters: Parameter[] = [];
  let kind: Parameter['kind'] = 'both';
  const body = text.trim().replace(/^\(|\)$/g, '');
  for (const piece of body.matchAll(/(?:'[^']*'|"[^"]*"|\([^)]*\)|[^,'"(])+/g)) {
    const part = piece[0].trim();
    if (part === '') continue;
    if (part === '/') {
      for (const [index, parameter] of parameters.entries()) parameters[index] = { ...parameter, kind: 'positional' };
    } else if (part === '*') kind = 'keyword';
    else if (part.startsWith('**')) parameters.push({ name: part.slice(2), kind: '**' });
    else if (part.startsWith('*')) {
      parameters.push({ name: part.slice(1), kind: '*' });
      kind = 'keyword';
    } else {
      const equals = part.indexOf('=');
      if (equals < 0) parameters.push({ name: part, kind });
      else
        parameters.push({ name: part.slice(0, equals).trim(), kind, default: literal(part.slice(equals + 1).trim()) });
    }
  }
  parsed.set(text, parameters);
  return parameters;
}

function literal(text: string): Value {
  if (text === 'True' || text === 'False') return text === 'True';
  if (/^-?\d+$/.test(text)) return BigInt(text);
  if (/^-?(\d|\.\d)/.test(text)) return Number(text);
  if (/^['"]/.test(text)) return text.slice(1, -1);
  if (text === 'inf') return Number.POSITIVE_INFINITY;
  return null;
}

/** Fits arguments to parameters as CPython does (`initialize_locals` in Python/ceval.c); a Mismatch when they do not fit. */
export function matchArguments(parameters: readonly Parameter[], args: Arguments): Bound | Mismatch {
  const values = new Map<string, Value>();
  const passed = new Set<string>();
  const keywords = new Map<string, Value>();
  const open = parameters.filter((parameter) => parameter.kind === 'positional' || parameter.kind === 'both');
  const star = parameters.some((parameter) => parameter.kind === '*');
  const doubleStar = parameters.some((parameter) => parameter.kind === '**');
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  for (const [index, parameter] of open.entries()) {
    if (index >= args.positional.length) break;
    values.set(parameter.name, args.positional[index] ?? null);
    passed.add(parameter.name);
  }
  const misplaced: string[] = [];
  for (const [name, value] of args.keywords) {
    const parameter = byName.get(name);
    if (parameter?.kind === 'both' || parameter?.kind === 'keyword') {
      if (passed.has(name)) return { kind: 'multiple', name };
      values.set(name, value);
      passed.add(name);
    } else if (doubleStar) keywords.set(name, value);
    else if (parameter?.kind === 'positional') misplaced.push(name);
    else return { kind: 'unexpected', name };
  }
  if (misplaced.length > 0) return { kind: 'positional-only', names: misplaced };
  if (args.positional.length > open.length && !star) {
    const least = open.filter((parameter) => parameter.default === undefined).length;
    const keywordOnly = parameters.filter(
      (parameter) => parameter.kind === 'keyword' && passed.has(parameter.name),
    ).length;
    return { kind: 'many', least, most: open.length, given: args.positional.length, keywordOnly };
  }
  for (const keywordOnly of [false, true]) {
    const names: string[] = [];
    for (const parameter of parameters) {
      if (parameter.kind === '*' || parameter.kind === '**' || passed.has(parameter.name)) continue;
      if (parameter.default !== undefined) values.set(parameter.name, parameter.default);
      else if ((parameter.kind === 'keyword') === keywordOnly) names.push(parameter.name);
    }
    if (names.length > 0) return { kind: 'missing', names, keywordOnly };
  }
  return new Bound(values, passed, args.positional.slice(open.length), keywords, parameters);
}

/** CPython's words for a mismatch. */
export function wordMismatch(functionName: string, mismatch: Mismatch): string {
  switch (mismatch.kind) {
    case 'missing': {
      const { names } = mismatch;
      const quoted = names.map((name) => `'${name}'`);
      const list =
        quoted.length < 3
          ? quoted.join(' and ')
          : `${quoted.slice(0, -1).join(', ')}, and ${quoted[quoted.length - 1]}`;
      const kind = mismatch.keywordOnly ? 'keyword-only' : 'positional';
      return `${functionName}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`;
    }
    case 'many': {
      const { least, most, given, keywordOnly } = mismatch;
      const takes = least < most ? `from ${least} to ${most}` : `${most}`;
      const plural = least < most || most !== 1 ? 's' : '';
      if (keywordOnly === 0) {
        return `${functionName}() takes ${takes} positional argument${plural} but ${given} ${given === 1 ? 'was' : 'were'} given`;
      }
      const extra = `(and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'})`;
      return `${functionName}() takes ${takes} positional argument${plural} but ${given} positional argument${given === 1 ? '' : 's'} ${extra} were given`;
    }
    case 'unexpected':
      return `${functionName}() got an unexpected keyword argument '${mismatch.name}'`;
    case 'multiple':
      return `${functionName}() got multiple values for argument '${mismatch.name}'`;
    case 'positional-only':
      return `${functionName}() got some positional-only arguments passed as keyword arguments: '${mismatch.names.join(', ')}'`;
  }
}

/** Arguments by name, or Python's TypeError. */
export function bind(
  functionName: string,
  parameters: readonly Parameter[],
  args: Arguments,
  machine: Machine,
  wording?: Wording,
): Bound {
  const result = matchArguments(parameters, args);
  if (result instanceof Bound) return result;
  return machine.raise('TypeError', wording?.(functionName, result, args) ?? wordMismatch(functionName, result));
}

export interface FunctionOptions {
  /** Called even when an argument is Unknown. */
  readonly acceptsUnknown?: boolean;
  readonly wording?: Wording;
}

/** A native function from its Python signature; the signature is read at the first call. */
export function defineFunction(
  name: string,
  signature: string,
  implementation: (bound: Bound, machine: Machine) => Result,
  options: FunctionOptions = {},
): Builtin {
  const call = (args: Arguments, machine: Machine): Result =>
    implementation(bind(name, parseSignature(signature), args, machine, options.wording), machine);
  return new Builtin(name, call, options.acceptsUnknown ?? false);
}
