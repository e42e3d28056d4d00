import type { Activation, Spelling } from './activation';
import { all } from './index.generated';

/** One spelling and the activation it names. */
export interface Named {
  readonly activation: Activation;
  readonly spelling: Spelling;
}

/** Every activation. */
export const activations: readonly Activation[] = all;

let spellings: ReadonlyMap<string, Named> | undefined;
let names: ReadonlyMap<string, Activation> | undefined;

/** An activation by its own name (`gelu`). */
export function activationByName(name: string): Activation | undefined {
  names ??= new Map(activations.map((activation) => [activation.name, activation]));
  return names.get(name);
}

/** All spellings by qualified name; built at first use. */
export function allSpellings(): ReadonlyMap<string, Named> {
  spellings ??= new Map(
    activations.flatMap((activation) =>
      activation.spellings.map((spelling): [string, Named] => [spelling.name, { activation, spelling }]),
    ),
  );
  return spellings;
}

/** A spelling by its fully qualified name (`torch.nn.functional.gelu`, `keras.activations.get('gelu')`). */
export function spellingByName(name: string): Named | undefined {
  return allSpellings().get(name);
}

/** A place that takes an activation as a string: `keras.layers.Activation('relu')`, `ACT2FN['gelu']`. */
export interface Lookup {
  readonly name: string;
  /** The parameter that holds the string. */
  readonly parameter: string;
  /** The spelling that a string stands for. */
  readonly spelling: (text: string) => string;
}

const kerasString = (text: string): string => `keras.activations.get('${text}')`;
const transformersString = (text: string): string => `transformers.activations.ACT2FN['${text}']`;

/** The lookups by qualified name. */
export const lookups: readonly Lookup[] = [
  { name: 'keras.layers.Activation', parameter: 'activation', spelling: kerasString },
  { name: 'tensorflow.keras.layers.Activation', parameter: 'activation', spelling: kerasString },
  { name: 'keras.activations.get', parameter: 'identifier', spelling: kerasString },
  { name: 'tensorflow.keras.activations.get', parameter: 'identifier', spelling: kerasString },
  { name: 'transformers.activations.get_activation', parameter: 'activation_string', spelling: transformersString },
];
