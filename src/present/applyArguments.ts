import type { Parameters, ParameterValue, Spelling } from '../activations/activation';
import type { Named } from '../activations/lookup';

/** What a call passes by the spelling's names, as JSON carries it. */
export type CallArguments = Readonly<Record<string, unknown>>;

const pythonTypes: Readonly<Record<string, string>> = { string: 'str', boolean: 'bool', object: 'list' };

/** The Python exception that these arguments raise in this spelling, in Python's words; undefined when they are accepted. */
export function argumentError({ activation, spelling }: Named, args: CallArguments): string | undefined {
  const names = new Map(spelling.parameters.map((parameter) => [parameter.name, parameter]));
  const input = spelling.parameters.find(({ role }) => role === 'input')?.name;
  for (const [name, value] of Object.entries(args)) {
    const known = names.get(spelling.deprecatedParameters?.[name] ?? name);
    if (known === undefined || known.how === '*' || known.how === '**') {
      if (spelling.kind === 'layer' && ['name', 'dtype', 'trainable'].includes(name)) continue;
      return unexpected(spelling, name, value);
    }
    if (name === input) return `TypeError: ${callee(spelling)} got multiple values for argument '${name}'`;
  }
  const missing = spelling.parameters.filter(
    ({ name, required, role }) => required && role !== 'input' && !Object.hasOwn(args, name),
  );
  if (missing.length > 0) {
    const list = missing.map(({ name }) => `"${name}"`).join(', ');
    return `TypeError: ${callee(spelling)} missing ${missing.length} required positional arguments: ${list}`;
  }
  if (activation.name === 'gelu' && spelling.framework === 'torch') return approximateError(args.approximate);
  for (const parameter of activation.shape === 'elementwise' ? spelling.parameters : []) {
    const value = args[parameter.name];
    const wanted = typeof parameter.default === 'number' && parameter.sets !== undefined;
    if (wanted && value !== undefined && typeof value !== 'number' && typeof value !== 'boolean') {
      return `TypeError: ${callee(spelling)}: argument '${parameter.name}' must be Number, not ${typeName(value)}`;
    }
  }
  return spelling.kind === 'layer' ? layerError(spelling, args) : undefined;
}

function typeName(value: unknown): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return pythonTypes[typeof value] ?? typeof value;
}

function callee({ name, kind }: Spelling): string {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return kind === 'module' || kind === 'layer' || kind === 'class' ? `${last}.__init__()` : `${last}()`;
}

/** tf.nn's functions written in Python go through a dispatcher that does not say the function's name; generated operations do. */
const generatedOperations: readonly string[] = [
  'tensorflow.nn.relu',
  'tensorflow.nn.elu',
  'tensorflow.compat.v1.nn.relu',
  'tensorflow.compat.v1.nn.elu',
];

function unexpected(spelling: Spelling, name: string, value: unknown): string {
  if (spelling.kind === 'layer') {
    const shown = typeof value === 'string' ? `'${value}'` : String(value);
    return `ValueError: Unrecognized keyword arguments passed to ${spelling.name.slice(spelling.name.lastIndexOf('.') + 1)}: {'${name}': ${shown}}`;
  }
  if (spelling.framework === 'tensorflow' && !generatedOperations.includes(spelling.name)) {
    return `TypeError: Got an unexpected keyword argument '${name}'`;
  }
  return `TypeError: ${callee(spelling)} got an unexpected keyword argument '${name}'`;
}

function approximateError(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return `TypeError: gelu(): argument 'approximate' must be str, not ${typeName(value)}`;
  return value === 'none' || value === 'tanh'
    ? undefined
    : 'RuntimeError: approximate argument must be either none or tanh.';
}

/** What Keras' layers check when they are built. */
function layerError({ name }: Spelling, args: CallArguments): string | undefined {
  const slope = args.negative_slope ?? args.alpha;
  if (name.endsWith('.LeakyReLU') && typeof slope === 'number' && slope < 0) {
    return `ValueError: The negative_slope value of a Leaky ReLU layer cannot be None or negative value. Expected a float. Received: negative_slope=${slope}`;
  }
  if (!name.endsWith('.ReLU')) return undefined;
  for (const parameter of ['max_value', 'negative_slope', 'threshold']) {
    const value = args[parameter];
    if (typeof value === 'number' && value < 0) {
      return `ValueError: ${parameter} of a ReLU layer cannot be a negative value. Received: ${parameter}=${value}`;
    }
  }
  return undefined;
}

/** The arguments that are plain values, which set parameters. */
export function plainArguments(args: CallArguments): Parameters {
  const plain: Record<string, ParameterValue> = {};
  for (const [name, value] of Object.entries(args)) {
    if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
      plain[name] = value;
  }
  return plain;
}
