import type { Activation, Parameters, ParameterValue, Spelling, SpellingParameter } from '../activations/activation';
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
      if (name === spelling.weights?.name) continue;
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
  for (const parameter of activation.shape === 'elementwise' ? spelling.parameters : []) {
    const value = args[parameter.name];
    const wanted = expectedType(parameter);
    if (wanted === undefined || value === undefined || parameter.isTensor) continue;
    const fits = wanted === 'str' ? typeof value === 'string' : typeof value === 'number' || typeof value === 'boolean';
    if (!fits) {
      const name = spelling.framework === 'torch' ? `${activation.name}()` : callee(spelling);
      return `TypeError: ${name}: argument '${parameter.name}' must be ${wanted}, not ${typeName(value)}`;
    }
  }
  return spelling.kind === 'layer' ? layerError(activation, args) : undefined;
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

/** The type a parameter must have in this spelling, as its error names it. */
function expectedType({ sets, default: byDefault, toCanonical }: SpellingParameter): 'str' | 'Number' | undefined {
  if (sets === undefined || toCanonical !== undefined) return undefined;
  return typeof byDefault === 'string' ? 'str' : typeof byDefault === 'number' ? 'Number' : undefined;
}

/** What a layer checks when it is built. */
function layerError({ behaviour }: Activation, args: CallArguments): string | undefined {
  return behaviour?.keras?.layerError?.(args)?.join(': ');
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
