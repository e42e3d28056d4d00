import type {
  Departure,
  Framework,
  Parameters,
  ParameterValue,
  Spelling,
  SpellingKind,
  SpellingParameter,
} from './activation';

/** What a row of spellings may add to its signature. */
export interface RowOptions {
  readonly note?: string;
  readonly preset?: Parameters;
  readonly deprecatedParameters?: Readonly<Record<string, string>>;
  readonly departure?: Departure;
  readonly slopeDeparture?: Departure;
  readonly toCanonical?: Readonly<Record<string, (value: ParameterValue) => ParameterValue>>;
  readonly definedAs?: string;
  readonly isBuiltin?: true;
  readonly weights?: Spelling['weights'];
}

/**
 * One or more spellings as Python writes their signature: `torch.nn.functional.elu(input, alpha=1.0, inplace=False)`; braces list
 * alternatives: `{jax.nn,flax.nnx}.relu(x)`. Strings are written as they are looked up: `keras.activations.get('relu')`.
 */
export type Row = string | readonly [signatures: string, options: RowOptions];

/** What all spellings of one activation share. */
export interface SpellingTable {
  /** Canonical parameter names. */
  readonly canonical: readonly string[];
  /** Other names of canonical parameters: `{ alpha: 'negative_slope' }`. */
  readonly alias?: Readonly<Record<string, string>>;
  /** Parameters of functions and methods that take a tensor. */
  readonly tensors?: readonly string[];
  /** torch: the autograd node. */
  readonly gradFn?: string;
  /** torch modules: the parameters that `extra_repr` prints, `inplace` only when it is true; a function prints them otherwise. */
  readonly moduleRepr?: readonly string[] | ((repr: (parameter: string) => string) => string);
  readonly departures?: Partial<Readonly<Record<Framework, Departure>>>;
  readonly slopeDepartures?: Partial<Readonly<Record<Framework, Departure>>>;
  readonly rows: readonly Row[];
}

/** The spellings of a table, with their parameters read from the signatures. */
export function readSpellings(table: SpellingTable): Spelling[] {
  return table.rows.flatMap((row) => {
    const [text, options] = typeof row === 'string' ? [row, {}] : row;
    return expandBraces(text).map((signature) => readSpelling(signature, options, table));
  });
}

function expandBraces(text: string): string[] {
  const braces = /\{([^}]*)\}/.exec(text);
  if (braces === null) return [text];
  return (braces[1] ?? '').split(',').flatMap((choice) => expandBraces(text.replace(braces[0], choice)));
}

function readSpelling(text: string, options: RowOptions, table: SpellingTable): Spelling {
  const isString = text.endsWith("']") || (/\.get\(/.test(text) && !text.includes('='));
  const open = isString ? text.length : text.indexOf('(');
  const name = text.slice(0, open);
  const framework = frameworkOf(name);
  const kind = isString ? 'string' : kindOf(name);
  const torch = framework === 'torch' || framework === 'transformers';
  const { moduleRepr, gradFn } = table;
  const departure = options.departure ?? table.departures?.[framework];
  const slopeDeparture = options.slopeDeparture ?? table.slopeDepartures?.[framework];
  let parameters: readonly SpellingParameter[] | undefined;
  return {
    name,
    framework,
    kind,
    signature: text.slice(open),
    // Read at first use: of some hundred spellings a file uses a few.
    get parameters() {
      parameters ??= readParameters(text.slice(open + 1, -1), kind, table, options);
      return parameters;
    },
    ...(options.note === undefined ? {} : { note: options.note }),
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    ...(options.deprecatedParameters === undefined ? {} : { deprecatedParameters: options.deprecatedParameters }),
    ...(torch && gradFn !== undefined ? { gradFn } : {}),
    ...(kind === 'module'
      ? {
          extraRepr: (repr) =>
            typeof moduleRepr === 'function' ? moduleRepr(repr) : printModule(moduleRepr ?? [], repr),
        }
      : {}),
    ...(options.definedAs === undefined ? {} : { definedAs: options.definedAs }),
    ...(options.weights === undefined ? {} : { weights: options.weights }),
    ...(options.isBuiltin || (framework === 'torch' && name.endsWith('_')) ? { isBuiltin: true } : {}),
    ...(departure === undefined ? {} : { departure }),
    ...(slopeDeparture === undefined ? {} : { slopeDeparture }),
  };
}

function printModule(names: readonly string[], repr: (parameter: string) => string): string {
  return names
    .filter((name) => name !== 'inplace' || repr(name) === 'True')
    .map((name) => `${name}=${repr(name)}`)
    .join(', ');
}

function frameworkOf(name: string): Framework {
  if (name.startsWith('tensorflow.keras.')) return 'keras';
  return name.slice(0, name.indexOf('.')) as Framework;
}

const kinds: readonly (readonly [pattern: RegExp, kind: SpellingKind])[] = [
  [/^torch\.Tensor\./, 'method'],
  [/^torch\.nn\.[A-Z]/, 'module'],
  [/\.layers\.[A-Z]/, 'layer'],
  [/\.[A-Z]\w*$/, 'class'],
];

function kindOf(name: string): SpellingKind {
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'function';
}

function readParameters(
  text: string,
  kind: SpellingKind,
  table: SpellingTable,
  { toCanonical }: RowOptions,
): readonly SpellingParameter[] {
  const parameters: SpellingParameter[] =
    kind === 'method' ? [{ name: 'input', required: true, how: 'receiver', role: 'input' }] : [];
  let how: SpellingParameter['how'] = 'both';
  for (const part of text === '' ? [] : text.split(', ')) {
    if (part === '*') {
      how = 'keyword';
      continue;
    }
    if (part === '/') {
      parameters.forEach((parameter, at) => {
        if (parameter.how === 'both') parameters[at] = { ...parameter, how: 'positional' };
      });
      continue;
    }
    const stars = /^\**/.exec(part)?.[0] ?? '';
    const [name = '', value] = part.slice(stars.length).split('=');
    const isInput = kind === 'function' && parameters.length === 0;
    const sets = table.canonical.includes(name) ? name : table.alias?.[name];
    const convert = toCanonical?.[name];
    parameters.push({
      name,
      how: stars === '' ? how : (stars as '*' | '**'),
      ...(isInput ? { role: 'input' } : {}),
      ...(sets === undefined || isInput ? {} : { sets }),
      ...(table.tensors?.includes(name) ? { isTensor: true } : {}),
      ...(value === undefined
        ? stars === ''
          ? { required: true }
          : {}
        : { default: readValue(value), defaultText: value }),
      ...(convert === undefined ? {} : { toCanonical: convert }),
    });
  }
  return parameters;
}

const constants: Readonly<Record<string, ParameterValue>> = { None: null, True: true, False: false };

function readValue(text: string): ParameterValue {
  const constant = constants[text];
  if (constant !== undefined) return constant;
  return text.startsWith("'") ? text.slice(1, -1) : Number(text);
}
