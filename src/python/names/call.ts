import type { Argument, Expression } from '../outline/expression';
import { attributeOf } from './attribute';
import { isChanged, itemOf } from './item';
import {
  builtinNames,
  moduleLists,
  moduleSequences,
  moduleTables,
  neverTorch,
  stringLookup,
  transparent,
} from './libraries';
import { type Meaning, other, type PlacedArgument, tensor } from './meaning';
import type { Context, Resolver } from './resolver';

type Call = Extract<Expression, { kind: 'call' }>;
type Library = Extract<Meaning, { kind: 'library' }>;

/** What the result of a call stands for. */
export function callMeaning(resolver: Resolver, call: Call, context: Context): Meaning | undefined {
  const { callee, args } = call;
  if (callee.kind === 'attribute' && callee.name === 'get') {
    const table = resolver.meaning(callee.object, context);
    if (table?.kind === 'table')
      return isChanged(resolver, callee.object) ? undefined : itemOf(resolver, table, first(resolver, args, context));
  }
  const meaning = calleeMeaning(resolver, call, context);
  switch (meaning?.kind) {
    case 'library':
      return libraryCall(resolver, meaning, args, context);
    case 'object':
      return resultOf(resolver, meaning.spelling);
    case 'class':
      return { ...meaning, kind: 'instance' };
    default:
      return undefined;
  }
}

/**
 * What is called. A method of something unknown counts as a tensor's when the file imports torch and the arguments fit that method:
 * what the receiver is, the text does not say.
 */
export function calleeMeaning(resolver: Resolver, call: Call, context: Context): Meaning | undefined {
  const { callee, args } = call;
  const meaning = resolver.meaning(callee, context);
  if (meaning !== undefined || callee.kind !== 'attribute' || !resolver.names.importsTorch) return meaning;
  const name = `torch.Tensor.${callee.name}`;
  const method = resolver.catalogue.entries.get(name);
  if (method === undefined || resolver.meaning(callee.object, context) !== undefined) return undefined;
  const taken = method.spelling.parameters.filter(({ how }) => how !== 'receiver');
  const positional = args.filter((argument) => argument.name === undefined);
  const fits =
    positional.length <= taken.length &&
    args.every(({ name: keyword }) => keyword === undefined || taken.some((parameter) => parameter.name === keyword)) &&
    (args.length > 0 || taken.every((parameter) => parameter.required !== true));
  return fits ? { kind: 'library', name, given: [] } : undefined;
}

function libraryCall(
  resolver: Resolver,
  callee: Library,
  args: readonly Argument[],
  context: Context,
): Meaning | undefined {
  const { name, given } = callee;
  const entry = resolver.catalogue.entries.get(name);
  const placed: PlacedArgument[] = args.map((argument) => ({ argument, base: context.outline.base }));
  if (entry !== undefined) {
    const { kind } = entry.spelling;
    if (kind === 'function' || kind === 'method') return resultOf(resolver, name);
    return { kind: 'object', spelling: name, given: [...given, ...placed] };
  }
  if (transparent.has(name)) return first(resolver, args, context);
  if (name === 'functools.partial') {
    const meaning = first(resolver, args, context);
    return meaning?.kind === 'library' ? { ...meaning, given: [...meaning.given, ...placed.slice(1)] } : undefined;
  }
  if (stringLookup(name) !== undefined) return lookedUp(resolver, name, first(resolver, args, context));
  if (moduleTables.has(name)) return tableOf(resolver, args, context);
  if (moduleLists.has(name)) return listOf(first(resolver, args, context));
  if (moduleSequences.has(name) && !args.some(({ spread }) => spread))
    return { kind: 'list', items: args.map(({ value }) => resolver.meaning(value, context)), id: args };
  if (name === 'getattr') return attributeByText(resolver, args, context);
  return name.startsWith('torch.Tensor.')
    ? methodResult(name)
    : builtinNames.has(name) || neverTorch(name)
      ? other
      : undefined;
}

function first(resolver: Resolver, args: readonly Argument[], context: Context): Meaning | undefined {
  const argument = args[0];
  return argument === undefined || argument.spread ? undefined : resolver.meaning(argument.value, context);
}

function resultOf({ catalogue }: Resolver, spelling: string): Meaning {
  const framework = catalogue.entries.get(spelling)?.spelling.framework;
  return framework === 'torch' || framework === 'transformers' ? tensor : other;
}

/** `keras.activations.get('relu')` and its kin: the string's activation, or what was given instead of a string. */
function lookedUp({ catalogue }: Resolver, name: string, argument: Meaning | undefined): Meaning | undefined {
  if (argument?.kind !== 'text')
    return argument?.kind === 'library' || argument?.kind === 'object' ? argument : undefined;
  const spelling = stringLookup(name)?.spelling(argument.value);
  return spelling !== undefined && catalogue.entries.has(spelling)
    ? { kind: 'object', spelling, given: [] }
    : undefined;
}

function tableOf(resolver: Resolver, args: readonly Argument[], context: Context): Meaning | undefined {
  const whole = args[0]?.name === undefined ? first(resolver, args, context) : undefined;
  const entries = new Map(whole?.kind === 'table' ? whole.entries : []);
  for (const [index, { name, spread, value }] of args.entries()) {
    if (spread || (index === 0 && name === undefined && whole?.kind !== 'table')) return undefined;
    if (name !== undefined) entries.set(name, resolver.meaning(value, context));
  }
  return { kind: 'table', entries, id: args };
}

function listOf(meaning: Meaning | undefined): Meaning | undefined {
  return meaning?.kind === 'list' ? meaning : undefined;
}

function attributeByText(resolver: Resolver, args: readonly Argument[], context: Context): Meaning | undefined {
  const name = args[1] === undefined ? undefined : resolver.meaning(args[1].value, context);
  return name?.kind === 'text' ? attributeOf(resolver, first(resolver, args, context), name.value) : undefined;
}

/** Methods of a tensor that give something else. */
const notTensors = new Set([
  'numpy',
  'tolist',
  'item',
  'size',
  'dim',
  'numel',
  'backward',
  'stride',
  'data_ptr',
  'type',
]);

function methodResult(name: string): Meaning {
  return notTensors.has(name.slice('torch.Tensor.'.length)) ? other : tensor;
}
