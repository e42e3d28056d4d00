import { lookups } from '../../activations/lookup';

/** What the libraries' own APIs mean for names: facts about libraries, as tables. */

/** Modules that re-export a public one; the first prefix that fits is replaced. */
const publicNames: readonly (readonly [prefix: string, instead: string])[] = [
  ['torch.nn.modules.activation.', 'torch.nn.'],
  ['torch.nn.modules.', 'torch.nn.'],
  ['torch.functional.', 'torch.'],
  ['tensorflow.compat.v2.', 'tensorflow.'],
  ['flax.linen.activation.', 'flax.linen.'],
  ['flax.nnx.nn.activations.', 'flax.nnx.'],
  ['tensorflow.python.keras.', 'tensorflow.keras.'],
];

export function publicName(name: string): string {
  for (const [prefix, instead] of publicNames) if (name.startsWith(prefix)) return instead + name.slice(prefix.length);
  return name;
}

/** Functions that give back the function they are given, for what its results are. */
export const transparent: ReadonlySet<string> = new Set([
  'jax.jit',
  'flax.nnx.jit',
  'flax.linen.jit',
  'torch.compile',
  'torch.jit.script',
  'torch.no_grad',
  'tensorflow.function',
]);

/** Classes whose objects hold the modules given to them. */
export const moduleTables: ReadonlySet<string> = new Set(['torch.nn.ModuleDict', 'dict', 'collections.OrderedDict']);
export const moduleLists: ReadonlySet<string> = new Set(['torch.nn.ModuleList', 'list', 'tuple']);
export const moduleSequences: ReadonlySet<string> = new Set(['torch.nn.Sequential']);

export const builtinNames: ReadonlySet<string> = new Set(
  'abs all any bool bytes dict dir enumerate filter float format frozenset getattr hasattr hash id input int isinstance issubclass iter len list map max min next object open print range repr reversed round set slice sorted str sum super tuple type vars zip'.split(
    ' ',
  ),
);

/** Libraries none of whose values is a torch tensor. */
const withoutTensors =
  /^(?:numpy|jax|flax|tensorflow|keras|math|scipy|pandas|matplotlib|functools|itertools|os|sys|re)(?:\.|$)/;

export function neverTorch(name: string): boolean {
  return withoutTensors.test(name);
}

/** An argument that names an activation by a string: where it stands and which spelling a string means there. */
export interface StringArgument {
  /** Keywords that take it. */
  readonly keywords: RegExp;
  /** Its place among the positional arguments. */
  readonly positions: readonly number[];
  readonly spelling: (text: string) => string;
}

const kerasString = (text: string): string => `keras.activations.get('${text}')`;
const transformersString = (text: string): string => `transformers.activations.ACT2FN['${text}']`;
const kerasKeyword = /^(?:\w+_)?activation$/;
const kerasPositions: Readonly<Record<string, readonly number[]>> = {
  'layers.Dense': [1],
  'layers.EinsumDense': [2],
  'layers.SimpleRNN': [1],
  'layers.SimpleRNNCell': [1],
  'layers.GRU': [1, 2],
  'layers.GRUCell': [1, 2],
  'layers.LSTM': [1, 2],
  'layers.LSTMCell': [1, 2],
  'layers.Conv1D': [7],
  'layers.Conv2D': [7],
  'layers.Conv3D': [7],
};
const torchArguments = new Map<string, StringArgument>(
  (
    [
      ['TransformerEncoderLayer', 'activation', 4, 'nn.functional.'],
      ['TransformerDecoderLayer', 'activation', 4, 'nn.functional.'],
      ['Transformer', 'activation', 6, 'nn.functional.'],
      ['RNN', 'nonlinearity', 3, ''],
      ['RNNCell', 'nonlinearity', 3, ''],
    ] as const
  ).map(([name, keyword, position, module]) => [
    `torch.nn.${name}`,
    { keywords: new RegExp(`^${keyword}$`), positions: [position], spelling: (text) => `torch.${module}${text}` },
  ]),
);

/** A function whose result is the activation that its string argument names, `keras.activations.get('relu')`. */
export function stringLookup(name: string): StringArgument | undefined {
  const lookup = lookups.find((one) => one.name === name);
  return lookup && { keywords: new RegExp(`^${lookup.parameter}$`), positions: [0], spelling: lookup.spelling };
}

/** What a string argument of a function or class means, by its qualified name. */
export function stringArgument(name: string): StringArgument | undefined {
  const lookup = stringLookup(name);
  if (lookup !== undefined) return lookup;
  const keras = /^(?:tensorflow\.)?keras\.(.+)$/.exec(name)?.[1];
  if (keras !== undefined) {
    const positions = Object.hasOwn(kerasPositions, keras) ? kerasPositions[keras] : undefined;
    return { keywords: kerasKeyword, positions: positions ?? [], spelling: kerasString };
  }
  if (name.startsWith('transformers.'))
    return {
      keywords: /^(?:hidden_act|hidden_activation|activation_function|activation)$/,
      positions: [],
      spelling: transformersString,
    };
  return torchArguments.get(name);
}

/** The last parts of names through which a string becomes an activation. */
export const lookupNames: readonly string[] = [
  ...lookups.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)),
  'getattr',
  'partial',
  'ACT2FN',
];

/** The spelling that an item of a library's own table has. */
export function tableItem(name: string, key: string): string | undefined {
  return name === 'transformers.activations.ACT2FN' ? transformersString(key) : undefined;
}
